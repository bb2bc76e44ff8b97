// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/recoding.hpp>

#include <gtest/gtest.h>

#include "disclosure/random_recoding.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

struct seed_row {
    const char*   name;
    std::uint32_t first;
    std::uint32_t count;
    rung_test::recoding_case (*make)(std::uint32_t);
};

using rung_test::lopsided_recoding;
using rung_test::random_recoding;

const seed_row seed_rows[] = {{"a", 1, 150, random_recoding},           {"b", 1'000, 150, random_recoding},  {"c", 20'000, 150, random_recoding},
                              {"d", 300'000, 150, random_recoding},     {"e", 1, 300, lopsided_recoding},    {"f", 50'000, 300, lopsided_recoding}};

RUNG_ROWS(every_recoding, seed_row, seed_rows);

TEST_P(every_recoding, is_no_better_than_the_one_found) {
    std::size_t none       = 0;
    std::size_t suppressed = 0;
    for (std::uint32_t seed = GetParam().first; seed < GetParam().first + GetParam().count; ++seed) {
        const auto c      = GetParam().make(seed);
        auto       in     = rung_test::given(c);
        in.options.population = &in.population;
        const auto wanted = rung_test::try_every_recoding(c);
        const auto found  = recode(in.input, in.options);
        if (!wanted) {
            ++none;
            ASSERT_TRUE(fails_with(found, errc::not_protectable, "suppression")) << "seed " << seed;
            continue;
        }
        ASSERT_TRUE(is_ok(found)) << "seed " << seed;
        ASSERT_NEAR(found->score, wanted->score, 1e-9 * std::max(1.0, wanted->score)) << "seed " << seed;
        ASSERT_EQ(found->levels, wanted->levels) << "seed " << seed;
        ASSERT_EQ(found->suppressed, wanted->suppressed) << "seed " << seed;
        ASSERT_EQ(rung_test::rows_of(found->released), wanted->released) << "seed " << seed;
        ASSERT_TRUE(found->optimal);
        ASSERT_LE(found->nodes, found->lattice);
        suppressed += found->suppressed.empty() ? 0 : 1;
    }
    // The problems must be neither all hopeless nor all easy.
    EXPECT_GT(suppressed, GetParam().count / 10);
    EXPECT_LT(none, GetParam().count / 2);
}

/// Guarantees counted from the released rows by nothing but a map.
TEST_P(every_recoding, keeps_its_promise_in_the_released_rows) {
    for (std::uint32_t seed = GetParam().first; seed < GetParam().first + GetParam().count; ++seed) {
        const auto c          = GetParam().make(seed);
        auto       in         = rung_test::given(c);
        in.options.population = &in.population;
        const auto found      = recode(in.input, in.options);
        if (!found) { continue; }
        std::map<std::string, double>                              all;
        std::map<rung_test::text_row, std::vector<std::string>> classes;
        std::map<rung_test::text_row, std::size_t>                 people;
        for (const auto& row : c.rows) { ++all[row.back()]; }
        for (auto& row : rung_test::rows_of(found->released)) {
            auto value = row.back();
            row.pop_back();
            classes[row].push_back(value);
        }
        for (const auto& row : rung_test::rows_of(*generalise(in.population, in.options.quasi, found->levels))) { ++people[row]; }
        double least = 1e9;
        for (const auto& [key, values] : classes) {
            ASSERT_TRUE(rung_test::tried_keeps(c, values, people[key], all, static_cast<double>(c.rows.size()))) << "seed " << seed;
            least = std::min(least, static_cast<double>(values.size()));
        }
        ASSERT_DOUBLE_EQ(found->risk.prosecutor, 1 / least);
        ASSERT_EQ(found->risk.classes, classes.size());
        ASSERT_EQ(found->kept.classes, classes.size());
        ASSERT_LE(static_cast<double>(found->suppressed.size()), in.options.suppression * static_cast<double>(c.rows.size()) + 1e-9);
    }
}

hierarchy flat(std::initializer_list<const char*> values) {
    std::vector<std::vector<std::string>> rows;
    for (const char* each : values) { rows.push_back({each, "*"}); }
    return *hierarchy::from_rows(rows);
}

records three() { return *records::from_rows({"a", "b", "name"}, {{"x", "1", "Ann"}, {"x", "2", "Bob"}, {"y", "1", "Cy"}}); }

recoding_options two_columns() { return {.quasi = {{"a", flat({"x", "y"})}, {"b", flat({"1", "2"})}}, .model = {.k = 2}}; }

TEST(recoding, releases_only_what_is_named) {
    auto how  = two_columns();
    auto made = recode(three(), how);
    ASSERT_TRUE(is_ok(made));
    EXPECT_EQ(made->released.columns().size(), 2U);
    EXPECT_EQ(made->released.find("name"), std::nullopt);
    how.keep = {"name"};
    made     = recode(three(), how);
    ASSERT_TRUE(is_ok(made));
    EXPECT_EQ(made->released.columns()[2].name, "name");
}

TEST(recoding, puts_rows_in_the_order_of_their_values) {
    auto how        = two_columns();
    how.model.k     = 1;
    const auto made = recode(*records::from_rows({"a", "b"}, {{"y", "2"}, {"x", "2"}, {"y", "1"}, {"x", "1"}}), how);
    ASSERT_TRUE(is_ok(made));
    EXPECT_EQ(made->released.to_text(), "a;b\nx;1\nx;2\ny;1\ny;2\n");
}

TEST(recoding, equal_scores_go_to_fewer_suppressed_rows) {
    // One level up, or both rows left out: either way nothing is told, and the score is 1.
    const auto made = recode(*records::from_rows({"a"}, {{"x"}, {"y"}}), {.quasi = {{"a", flat({"x", "y"})}}, .model = {.k = 2}, .suppression = 1});
    ASSERT_TRUE(is_ok(made));
    EXPECT_EQ(made->levels, std::vector<std::uint32_t>{1});
    EXPECT_TRUE(made->suppressed.empty());
}

TEST(recoding, share_of_rows_is_rounded_down_as_people_mean_it) {
    std::vector<std::vector<std::string>> rows(71, {"x"});
    rows.resize(100, {"y"});
    // 0.29 * 100 is 28.999… in binary; the 29 rows of y may go, and at 0.289 they may not
    recoding_options how{.quasi = {{"a", flat({"x", "y"})}}, .model = {.k = 30}, .suppression = 0.29};
    EXPECT_EQ(recode(*records::from_rows({"a"}, rows), how)->suppressed.size(), 29U);
    how.suppression = 0.289;
    EXPECT_EQ(recode(*records::from_rows({"a"}, rows), how)->suppressed.size(), 0U);
}

struct refused_row {
    const char* name;
    void (*change)(recoding_options&);
    errc        code;
    const char* where;
};

const refused_row refused_rows[] = {
    {"no_column", [](recoding_options& o) { o.quasi.clear(); }, errc::precondition, "quasi"},
    {"missing_column", [](recoding_options& o) { o.quasi[0].column = "z"; }, errc::not_found, "column z"},
    {"column_twice", [](recoding_options& o) { o.keep = {"a"}; }, errc::precondition, "column a named twice"},
    {"no_hierarchy", [](recoding_options& o) { o.quasi[0].steps = {}; }, errc::bad_hierarchy, "column a: no levels"},
    {"lacking_value", [](recoding_options& o) { o.quasi[1].steps = flat({"1"}); }, errc::bad_hierarchy, "column b, row 2: a value that the hierarchy lacks"},
    {"share", [](recoding_options& o) { o.suppression = 1.5; }, errc::precondition, "suppression"},
    {"share_that_is_none", [](recoding_options& o) { o.suppression = std::nan(""); }, errc::precondition, "suppression"},
    {"k", [](recoding_options& o) { o.model.k = 0; }, errc::precondition, "model.k"},
    {"no_sensitive", [](recoding_options& o) { o.model.distinct = distinct_diversity{2}; }, errc::precondition, "sensitive"},
    {"no_population", [](recoding_options& o) { o.model.population_k = 2; }, errc::precondition, "population"},
    {"too_many_for_the_rows", [](recoding_options& o) { o.model.k = 4; }, errc::not_protectable, "suppression"},
    {"lattice", [](recoding_options& o) { o.lattice_limit = 3; }, errc::too_large, "lattice_limit"},
    {"checks", [](recoding_options& o) { o.check_limit = 0; }, errc::solver_limit, "check_limit"},
    {"order_of_words", [](recoding_options& o) { o.sensitive = "name", o.model.close = closeness{0.2, value_distance::ordered}; }, errc::precondition,
     "column name: neither in a hierarchy nor all numbers"},
    {"distance_without_hierarchy", [](recoding_options& o) { o.sensitive = "name", o.model.close = closeness{0.2, value_distance::hierarchical}; },
     errc::bad_hierarchy, "column name: no hierarchy"},
};

RUNG_ROWS(refused_recoding, refused_row, refused_rows);

TEST_P(refused_recoding, says_where) {
    auto how = two_columns();
    GetParam().change(how);
    EXPECT_TRUE(fails_with(recode(three(), how), GetParam().code, GetParam().where));
}

TEST(recoding, stops_when_asked) {
    std::stop_source stop;
    auto             how = two_columns();
    how.stop             = stop.get_token();
    EXPECT_TRUE(is_ok(recode(three(), how)));
    stop.request_stop();
    EXPECT_TRUE(fails_with(recode(three(), how), errc::cancelled, ""));
}

TEST(recoding, says_when_it_was_cut_short) {
    auto how        = two_columns();
    how.check_limit = 1;
    const auto made = recode(three(), how);
    ASSERT_TRUE(is_ok(made));
    EXPECT_FALSE(made->optimal);
    EXPECT_GE(made->kept.smallest_class, 2U);
}

TEST(recoding, no_rows_are_refused) {
    EXPECT_TRUE(fails_with(recode(*records::from_rows({"a", "b"}, {}), two_columns()), errc::not_protectable, "rows"));
}

/// Twelve columns of 150 values fill two words, forty fill five: keys of any length count alike.
TEST(recoding, many_columns) {
    for (const std::size_t columns : {std::size_t{12}, std::size_t{40}}) {
        std::vector<std::vector<std::string>> lines;
        for (int v = 0; v < 300; ++v) { lines.push_back({"v" + std::to_string(v)}); }
        const auto                            one_level = *hierarchy::from_rows(lines);
        recoding_options                      how{.model = {.k = 2}, .suppression = 1};
        std::vector<std::string>              names;
        std::vector<std::vector<std::string>> rows(300);
        for (std::size_t c = 0; c < columns; ++c) {
            names.push_back("q" + std::to_string(c));
            how.quasi.push_back({names.back(), one_level});
            // 150 pairs of equal rows, but the last column parts one pair
            for (std::size_t i = 0; i < rows.size(); ++i) { rows[i].push_back("v" + std::to_string(c + 1 == columns && i == 7 ? i : i / 2)); }
        }
        const auto made = recode(*records::from_rows(names, rows), how);
        ASSERT_TRUE(is_ok(made)) << columns;
        EXPECT_EQ(made->suppressed, (std::vector<std::uint32_t>{6, 7})) << columns;
    }
}

TEST(recoding, generalise_keeps_the_order_of_rows) {
    const auto how  = two_columns();
    const auto made = generalise(three(), how.quasi, {0, 1});
    ASSERT_TRUE(is_ok(made));
    EXPECT_EQ(made->to_text(), "a;b\nx;*\nx;*\ny;*\n");
    EXPECT_TRUE(fails_with(generalise(three(), how.quasi, {0}), errc::precondition, "levels"));
    EXPECT_TRUE(fails_with(generalise(three(), how.quasi, {0, 2}), errc::precondition, "levels"));
}

} // namespace
