// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/discrete_laplace.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>

#include "disclosure/noise_laws.hpp"
#include "support/result_matchers.hpp"

namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::drawing_from;
using rung_test::fails_with;
using rung_test::is_ok;
using rung_test::misfit;
using rung_test::stream_of;

constexpr double one_in_a_million = 4.75;

TEST(noise_stream, is_the_same_for_the_same_key_and_text_alone) {
    auto                       a = stream_of(1), same = stream_of(1), other = stream_of(2);
    std::vector<std::uint64_t> first, again, others;
    for (int i = 0; i < 9; ++i) {
        first.push_back(a.below(1'000'000).value());
        again.push_back(same.below(1'000'000).value());
        others.push_back(other.below(1'000'000).value());
    }
    EXPECT_EQ(first, again);
    EXPECT_NE(first, others);
    // Computed apart, by HMAC alone: the first 64 bits are those of HMAC(HMAC(key, text 1), 0 1).
    using rung::crypto::secret_bytes;
    const auto key  = rung::crypto::hmac_sha256(secret_bytes::copy_of(std::string(32, 't')), "test 1\x01").value();
    const auto own  = secret_bytes::copy_of({reinterpret_cast<const char*>(key.data()), key.size()});
    const auto bits = rung::crypto::hmac_sha256(own, std::string(8, '\0') + '\x01').value();
    std::uint64_t word = 0;
    for (int i = 0; i < 8; ++i) { word = word << 8U | bits[static_cast<std::size_t>(i)]; }
    EXPECT_EQ(first[0], word % 1'000'000);
    EXPECT_TRUE(fails_with(a.below(0), errc::precondition, "below"));
    EXPECT_TRUE(fails_with(noise_stream::make(rung::crypto::secret_bytes(31), ""), errc::bad_key, "size"));
}

TEST(noise_stream, favours_no_number) {
    auto          stream = stream_of(3);
    constexpr int n      = 60'000;
    for (const std::uint64_t below : {1U, 2U, 3U, 7U, 10U}) {
        std::vector<double> counts(below, 0);
        for (int i = 0; i < n; ++i) { ++counts.at(stream.below(below).value()); }
        double statistic = 0;
        const double expected = n / static_cast<double>(below);
        for (const auto c : counts) { statistic += (c - expected) * (c - expected) / expected; }
        if (below > 1) { EXPECT_LT(rung_test::excess(statistic, static_cast<double>(below - 1)), one_in_a_million) << below; }
    }
    // Three quarters of 2^64 and a little: without drawing again the lower third would come twice as often.
    int                     low   = 0;
    constexpr std::uint64_t large = 3 * (std::uint64_t{1} << 62U) + 1;
    for (int i = 0; i < n; ++i) { low += stream.below(large).value() < large / 3 ? 1 : 0; }
    EXPECT_NEAR(low, n / 3, 5 * std::sqrt(n * 2.0 / 9));
}

/// Not sampled: every answer of the source is followed while the path is not too rare, so that the probabilities are bounded on both sides.
TEST(bernoulli_exp, has_the_exact_probability) {
    for (const auto rate : {ratio{0, 1}, ratio{1, 3}, ratio{1, 2}, ratio{2, 3}, ratio{1, 1}, ratio{3, 2}, ratio{2, 1}, ratio{7, 3}}) {
        const auto law = rung_test::enumerate<bool>([&](const uniform_source& u) { return bernoulli_exp(rate, u); }, 1e-6);
        const auto yes = law.mass.contains(true) ? law.mass.at(true) : 0;
        const auto exact = std::exp(-static_cast<double>(rate.numerator) / static_cast<double>(rate.denominator));
        EXPECT_LE(yes, exact + 1e-12) << to_text(rate);
        EXPECT_GE(yes + law.given_up, exact - 1e-12) << to_text(rate);
        EXPECT_LT(law.given_up, 0.01) << to_text(rate);
    }
}

TEST(bernoulli_exp, comes_as_often_as_it_should) {
    auto          stream = stream_of(4);
    const auto    source = drawing_from(stream);
    constexpr int n      = 40'000;
    for (const auto rate : {ratio{1, 1000}, ratio{1, 10}, ratio{1, 1}, ratio{355, 113}, ratio{2'147'483'647, 2'147'483'648}}) {
        int yes = 0;
        for (int i = 0; i < n; ++i) { yes += bernoulli_exp(rate, source).value() ? 1 : 0; }
        const double p = std::exp(-static_cast<double>(rate.numerator) / static_cast<double>(rate.denominator));
        EXPECT_NEAR(yes, n * p, one_in_a_million * std::sqrt(n * p * (1 - p))) << to_text(rate);
    }
    for (const auto bad : {ratio{-1, 1}, ratio{1, 0}, ratio{largest_noise_part + 1, 1}, ratio{1, largest_noise_part + 1}}) {
        EXPECT_TRUE(fails_with(bernoulli_exp(bad, source), errc::precondition, "rate"));
        EXPECT_TRUE(fails_with(discrete_laplace(bad, source), errc::precondition, "rate"));
    }
    EXPECT_TRUE(fails_with(discrete_laplace({0, 1}, source), errc::precondition, "rate"));
    const uniform_source broken = [](std::uint64_t) { return rung::failure{errc::internal, "dice", {}}; };
    EXPECT_TRUE(fails_with(discrete_laplace({1, 1}, broken), errc::internal, "dice"));
}

TEST(discrete_laplace, has_the_exact_probabilities) {
    for (const auto rate : {ratio{1, 1}, ratio{2, 1}, ratio{1, 2}, ratio{3, 2}}) {
        const auto law = rung_test::enumerate<std::int64_t>([&](const uniform_source& u) { return discrete_laplace(rate, u); }, 1e-7);
        EXPECT_LT(law.given_up, 0.12) << to_text(rate);
        double all = law.given_up;
        for (const auto& [z, mass] : law.mass) {
            const auto exact = rung_test::laplace_mass(static_cast<double>(rate.numerator) / static_cast<double>(rate.denominator), z);
            EXPECT_LE(mass, exact + 1e-12) << to_text(rate) << " at " << z;
            EXPECT_GE(mass + law.given_up, exact - 1e-12) << to_text(rate) << " at " << z;
            EXPECT_NEAR(mass, law.mass.at(-z), 1e-12);
            all += mass;
        }
        EXPECT_NEAR(all, 1, 1e-9);
        std::cout << "rate " << to_text(rate) << ": " << law.paths << " paths, " << law.given_up << " of the probability not followed\n";
    }
}

std::map<std::int64_t, int> drawn(int seed, int n, const std::function<std::int64_t(const uniform_source&)>& sampler) {
    auto                        stream = stream_of(seed);
    const auto                  source = drawing_from(stream);
    std::map<std::int64_t, int> out;
    for (int i = 0; i < n; ++i) { ++out[sampler(source)]; }
    return out;
}

TEST(discrete_laplace, fits_its_law_and_mutants_do_not) {
    int seed = 10;
    for (const auto rate : {ratio{1, 10}, ratio{1, 2}, ratio{1, 1}, ratio{7, 3}}) {
        const auto as_number = static_cast<double>(rate.numerator) / static_cast<double>(rate.denominator);
        const auto right     = drawn(++seed, 60'000, [&](const auto& s) { return discrete_laplace(rate, s).value(); });
        EXPECT_LT(misfit(right, as_number), one_in_a_million) << to_text(rate);

        // A scale that is wrong by a tenth.
        const ratio wrong{rate.numerator * 11, rate.denominator * 10};
        const auto  scaled = drawn(++seed, 60'000, [&](const auto& s) { return discrete_laplace(wrong, s).value(); });
        EXPECT_GT(misfit(scaled, as_number), one_in_a_million) << to_text(rate);

        // A sign given to 0 as well, so that 0 comes twice as often.
        const auto doubled = drawn(++seed, 60'000, [&](const auto& s) {
            auto z = discrete_laplace(rate, s).value();
            while (z < 0) { z = discrete_laplace(rate, s).value(); }
            return s(2).value() == 0 ? z : -z;
        });
        EXPECT_GT(misfit(doubled, as_number), one_in_a_million) << to_text(rate);
        std::cout << "rate " << to_text(rate) << ": misfit " << misfit(right, as_number) << ", of mutants " << misfit(scaled, as_number) << " and "
                  << misfit(doubled, as_number) << " standard deviations\n";
    }
}

} // namespace
