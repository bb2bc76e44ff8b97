// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/discrete_laplace.hpp>

#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

namespace rung_test {

/// The noise stream of a test, by number.
inline rung::disclosure::noise_stream stream_of(int number) {
    return rung::disclosure::noise_stream::make(rung::crypto::secret_bytes::copy_of(std::string(32, 't')), "test " + std::to_string(number)).value();
}

inline rung::disclosure::uniform_source drawing_from(rung::disclosure::noise_stream& stream) {
    return [&stream](std::uint64_t n) { return stream.below(n); };
}

/// What a sampler answers with which probability, found by following every answer that its source could give, and the probability of all paths
/// that were given up for being rarer than `rarest`.
template <class Answer>
struct enumerated {
    std::map<Answer, double> mass;
    double                   given_up = 0;
    std::size_t              paths    = 0;
};

template <class Answer, class Sampler>
enumerated<Answer> enumerate(Sampler sampler, double rarest) {
    enumerated<Answer>         out;
    std::vector<std::uint64_t> script, sizes; // the source's answers so far, and below what each was asked
    for (;;) {
        std::size_t   at    = 0;
        double        mass  = 1;
        bool          ended = false;
        const auto    given = sampler([&](std::uint64_t n) -> rung::result<std::uint64_t> {
            if (at == script.size()) {
                script.push_back(0);
                sizes.push_back(n);
            }
            mass /= static_cast<double>(n);
            if (mass < rarest) {
                ended = true;
                script.resize(++at); // what follows is never asked
                sizes.resize(at);
                return rung::failure{rung::errc::cancelled, "rare", {}};
            }
            return script[at++];
        });
        ++out.paths;
        if (ended) { out.given_up += mass; }
        else { out.mass[given.value()] += mass; }
        while (!script.empty() && script.back() + 1 == sizes.back()) {
            script.pop_back();
            sizes.pop_back();
        }
        if (script.empty()) { return out; }
        ++script.back();
    }
}

/// The probability of z under the discrete Laplace law.
inline double laplace_mass(double rate, std::int64_t z) {
    const double q = std::exp(-rate);
    return (1 - q) / (1 + q) * std::pow(q, std::abs(static_cast<double>(z)));
}

/// By how many standard deviations a chi-square statistic is too large (Wilson and Hilferty 1931). 4.75 is a probability of one in a million.
inline double excess(double statistic, double degrees) {
    const double v = 2 / (9 * degrees);
    return (std::cbrt(statistic / degrees) - (1 - v)) / std::sqrt(v);
}

/// How far the numbers are from the law: bins of at least 20 expected, the tails one bin each.
inline double misfit(const std::map<std::int64_t, int>& seen, double rate) {
    double n = 0;
    for (const auto& [z, times] : seen) { n += times; }
    std::int64_t last = 0;
    const double q    = std::exp(-rate);
    while (n * std::pow(q, static_cast<double>(last + 1)) / (1 + q) >= 20) { ++last; } // P(Z > last) = q^(last+1)/(1+q)
    std::map<std::int64_t, double> counted;
    for (const auto& [z, times] : seen) { counted[std::max(-last - 1, std::min(last + 1, z))] += times; }
    double statistic = 0;
    for (auto z = -last; z <= last; ++z) {
        const double expected = n * laplace_mass(rate, z);
        statistic += (counted[z] - expected) * (counted[z] - expected) / expected;
    }
    const double tail = n * std::pow(q, static_cast<double>(last + 1)) / (1 + q);
    for (const auto z : {-last - 1, last + 1}) { statistic += (counted[z] - tail) * (counted[z] - tail) / tail; }
    return excess(statistic, static_cast<double>(2 * last + 2));
}

} // namespace rung_test
