// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/privacy_model.hpp>

#include <gtest/gtest.h>

#include <cmath>

#include "support/result_matchers.hpp"

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

const std::string quasi[] = {"q"};

/// The nine salaries in thousands of the paper on t-closeness, tables 3 and 4: its classes have 3K-5K, 6K 11K 8K and 7K 9K 10K.
records salaries() {
    return *records::from_rows({"q", "salary"}, {{"1", "3"}, {"1", "4"}, {"1", "5"}, {"2", "6"}, {"2", "11"}, {"2", "8"}, {"3", "7"}, {"3", "10"}, {"3", "9"}});
}

measured_privacy of_class(const char* which, const privacy_model& model, const sensitive_reference& reference) {
    const auto                            all = salaries();
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < all.rows(); ++i) {
        if (all.value(i, 0) == which) { rows.push_back({all.value(i, 0), all.value(i, 1)}); }
    }
    return measure_privacy(*records::from_rows({"q", "salary"}, rows), {quasi, "salary", model, &reference, nullptr}).value();
}

TEST(privacy_model, ordered_distance_of_the_paper) {
    const privacy_model model{.k = 1, .close = closeness{0.2, value_distance::ordered}};
    const auto          reference = sensitive_reference_of(salaries().columns()[1], nullptr, model);
    ASSERT_TRUE(is_ok(reference));
    EXPECT_EQ(reference->values.front(), "3");
    EXPECT_EQ(reference->values.back(), "11"); // by number, not by text
    EXPECT_NEAR(of_class("1", model, *reference).distance, 0.375, 1e-12);         // Li et al., 4.3.1: D[P1, Q] = 0.375
    EXPECT_NEAR(of_class("2", model, *reference).distance, 0.1666666667, 1e-10);  // D[P2, Q] = 0.167
}

TEST(privacy_model, hierarchical_distance) {
    const auto          steps = *hierarchy::from_rows({{"a", "ab", "*"}, {"b", "ab", "*"}, {"c", "cd", "*"}, {"d", "cd", "*"}});
    const privacy_model model{.k = 1, .close = closeness{0.2, value_distance::hierarchical}};
    const auto          rows      = *records::from_rows({"q", "s"}, {{"1", "a"}, {"1", "b"}, {"2", "c"}, {"2", "d"}, {"3", "a"}, {"3", "c"}, {"4", "b"}, {"4", "d"}});
    const auto          reference = sensitive_reference_of(rows.columns()[1], &steps, model);
    ASSERT_TRUE(is_ok(reference));
    const auto of = [&](const char* q, const char* one, const char* two) {
        return measure_privacy(*records::from_rows({"q", "s"}, {{q, one}, {q, two}}), {quasi, "s", model, &*reference, nullptr})->distance;
    };
    EXPECT_NEAR(of("1", "a", "b"), 0.5, 1e-12);  // half of the mass crosses the top, at distance 1
    EXPECT_NEAR(of("3", "a", "c"), 0.25, 1e-12); // half crosses within its own group, at distance 1/2
}

TEST(privacy_model, diversity) {
    const auto rows = *records::from_rows({"q", "s"}, {{"1", "a"}, {"1", "a"}, {"1", "b"}, {"1", "c"}, {"2", "a"}, {"2", "b"}, {"2", "c"}});
    const auto kept = measure_privacy(rows, {quasi, "s", {.recursive = recursive_diversity{1, 2}}, nullptr, nullptr});
    ASSERT_TRUE(is_ok(kept));
    EXPECT_EQ(kept->smallest_class, 3U);
    EXPECT_EQ(kept->distinct, 3U);
    EXPECT_NEAR(kept->entropy, std::exp(-0.5 * std::log(0.5) - 0.5 * std::log(0.25)), 1e-12);
    EXPECT_DOUBLE_EQ(kept->recursive, 1.0); // 2 / (1 + 1)
    EXPECT_FALSE(kept->meets({.k = 1, .recursive = recursive_diversity{1, 2}}));
    EXPECT_TRUE(kept->meets({.k = 1, .recursive = recursive_diversity{1.01, 2}}));
    EXPECT_TRUE(kept->meets({.k = 3}));
    EXPECT_FALSE(kept->meets({.k = 4}));
    EXPECT_FALSE(kept->meets({.k = 1, .distinct = distinct_diversity{4}}));
}

TEST(privacy_model, equal_shares_have_their_entropy) {
    const auto rows = *records::from_rows({"q", "s"}, {{"1", "a"}, {"1", "b"}, {"1", "c"}});
    EXPECT_TRUE(measure_privacy(rows, {quasi, "s", {}, nullptr, nullptr})->meets({.k = 1, .entropy = entropy_diversity{3}}));
    EXPECT_FALSE(measure_privacy(rows, {quasi, "s", {}, nullptr, nullptr})->meets({.k = 1, .entropy = entropy_diversity{3.0001}}));
}

TEST(privacy_model, population) {
    const auto rows   = *records::from_rows({"q"}, {{"1"}, {"2"}, {"2"}});
    const auto people = *records::from_rows({"other", "q"}, {{"x", "2"}, {"x", "1"}, {"x", "1"}, {"x", "1"}, {"x", "2"}, {"x", "9"}});
    const auto kept   = measure_privacy(rows, {quasi, "", {.population_k = 2}, nullptr, &people});
    ASSERT_TRUE(is_ok(kept));
    EXPECT_EQ(kept->smallest_population, 2U);
    EXPECT_EQ(kept->smallest_class, 1U);
    EXPECT_TRUE(kept->meets({.k = 1, .population_k = 2}));
    EXPECT_FALSE(kept->meets({.k = 1, .population_k = 3}));
}

TEST(privacy_model, refuses) {
    const auto rows = *records::from_rows({"q"}, {{"1"}});
    EXPECT_TRUE(fails_with(measure_privacy(rows, {quasi, "", {.distinct = distinct_diversity{2}}, nullptr, nullptr}), errc::precondition, "sensitive"));
    EXPECT_TRUE(fails_with(measure_privacy(rows, {quasi, "", {.population_k = 2}, nullptr, nullptr}), errc::precondition, "population"));
    EXPECT_TRUE(fails_with(measure_privacy(rows, {quasi, "s", {}, nullptr, nullptr}), errc::not_found, "column s"));
    const std::string other[] = {"z"};
    EXPECT_TRUE(fails_with(measure_privacy(rows, {other, "", {}, nullptr, nullptr}), errc::not_found, "column z"));
    const auto two_tops = *hierarchy::from_rows({{"a", "x"}, {"b", "y"}});
    EXPECT_TRUE(fails_with(sensitive_reference_of({"s", {"a"}, {0}}, &two_tops, {.close = closeness{0.1, value_distance::hierarchical}}), errc::bad_hierarchy,
                           "column s: more than one group at the top"));
    EXPECT_TRUE(fails_with(sensitive_reference_of({"s", {"a", "c"}, {0, 1}}, &two_tops, {.close = closeness{0.1, value_distance::ordered}}), errc::bad_hierarchy,
                           "column s, row 2: a value that the hierarchy lacks"));
}

TEST(privacy_model, no_rows_break_no_promise) {
    const auto none = measure_privacy(*records::from_rows({"q", "s"}, {}), {quasi, "s", {}, nullptr, nullptr});
    ASSERT_TRUE(is_ok(none));
    EXPECT_EQ(none->classes, 0U);
    EXPECT_TRUE(none->meets({.k = 5}));
}

} // namespace
