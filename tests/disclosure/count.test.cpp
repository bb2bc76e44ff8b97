// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/count.hpp>

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::errc;
using namespace rung::disclosure;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

/// Records as people write them down: one row of words each, coded by whatever dictionary comes of it.
class people {
public:
    explicit people(std::vector<std::string> names) : names_(std::move(names)), words_(names_.size()), codes_(names_.size()) {}

    void add(const std::vector<std::string>& row, std::int64_t pay = 0) {
        for (std::size_t d = 0; d < row.size(); ++d) {
            const auto found = std::find(words_[d].begin(), words_[d].end(), row[d]);
            codes_[d].push_back(static_cast<std::uint32_t>(found - words_[d].begin()));
            if (found == words_[d].end()) { words_[d].push_back(row[d]); }
        }
        pay_.push_back(pay);
    }

    [[nodiscard]] rung::result<counted_table> counted(const count_spec& spec, bool with_pay = false) const {
        std::vector<std::vector<std::string_view>> views;
        for (const auto& w : words_) { views.emplace_back(w.begin(), w.end()); }
        std::vector<column> columns;
        for (std::size_t d = 0; d < names_.size(); ++d) { columns.push_back({names_[d], views[d], codes_[d]}); }
        return count(columns, spec, with_pay ? pay_ : std::vector<std::int64_t>{});
    }

private:
    std::vector<std::string>                names_;
    std::vector<std::vector<std::string>>   words_;
    std::vector<std::vector<std::uint32_t>> codes_;
    std::vector<std::int64_t>               pay_;
};

people staff() {
    people out({"grade", "sex"});
    out.add({"B", "woman"}, 30);
    out.add({"A", "man"}, 20);
    out.add({"B", "woman"}, 50);
    out.add({"B", "woman"}, 40);
    out.add({"A", "woman"}, 10);
    return out;
}

const count_spec by_grade_and_sex{"staff", {{.column = "grade"}, {.column = "sex"}}};

TEST(count, categories_come_by_bytes_and_cells_by_place) {
    const auto table = staff().counted(by_grade_and_sex, true);
    ASSERT_TRUE(is_ok(table));
    EXPECT_EQ(table->categories, (std::vector<std::vector<std::string>>{{"A", "B"}, {"man", "woman"}}));
    EXPECT_EQ(table->cells, (std::vector<counted_cell>{{0, 1, 20, 20, 0}, {1, 1, 10, 10, 0}, {3, 3, 120, 50, 40}}));
}

TEST(count, declared_categories_keep_their_order_and_stay_where_nobody_is) {
    auto spec                    = by_grade_and_sex;
    spec.dimensions[0].declared  = {"C", "B", "A"};
    const auto table             = staff().counted(spec);
    ASSERT_TRUE(is_ok(table));
    EXPECT_EQ(table->categories[0], spec.dimensions[0].declared);
    EXPECT_EQ(table->cells, (std::vector<counted_cell>{{3, 3}, {4, 1}, {5, 1}}));
    spec.dimensions[0].declared = {"A"};
    EXPECT_TRUE(fails_with(staff().counted(spec), errc::bad_table, "grade: category that is not declared"));
}

TEST(count, margins_are_sums_of_what_they_cover) {
    const auto table = to_cells(*staff().counted(by_grade_and_sex));
    ASSERT_TRUE(is_ok(table));
    std::vector<std::int64_t> values;
    for (const auto& c : table->table.cells) { values.push_back(c.value); }
    EXPECT_EQ(values, (std::vector<std::int64_t>{1, 1, 2, 0, 3, 3, 1, 4, 5}));
    EXPECT_EQ(table->axes[0].nodes[2].label, "Total");
    EXPECT_EQ(table->table.sums.size(), 6U);
    EXPECT_TRUE(is_ok(check(table->table)));
    EXPECT_EQ(table->nodes_of(5), (std::vector<std::uint32_t>{1, 2}));
    EXPECT_EQ(table->cell_of(table->nodes_of(7)), 7U);
}

TEST(count, groups_add_up_categories_and_other_groups) {
    people all({"class"});
    for (const auto* c : {"1.1", "1.2", "2", "3", "7", "7"}) { all.add({c}, 5); }
    const count_spec spec{"ns-sec", {{.column = "class", .groups = {{"1", {"1.1", "1.2"}}, {"professional", {"1", "2"}}, {"working", {"6", "7"}}}}}};
    const auto       table = to_cells(*all.counted(spec, true), measure::sum, cell_cost::people);
    ASSERT_TRUE(is_ok(table));
    std::map<std::string, std::int64_t> by_label;
    for (std::uint32_t i = 0; i < table->table.cells.size(); ++i) { by_label[table->axes[0].nodes[i].label] = table->table.cells[i].value; }
    EXPECT_EQ(by_label, (std::map<std::string, std::int64_t>{{"1", 10}, {"1.1", 5}, {"1.2", 5}, {"2", 5}, {"3", 5}, {"7", 10}, {"Total", 30}, {"professional", 15}, {"working", 10}}));
    EXPECT_EQ(table->axes[0].nodes[6].categories, (std::vector<std::uint32_t>{0, 1, 2}));
    EXPECT_EQ(table->table.cells[6].weight, 4);
    EXPECT_EQ(table->behind[6].count, 3);
    EXPECT_EQ(table->behind[6].second, 5);
    EXPECT_TRUE(is_ok(check(table->table)));
}

struct bad_dimension_row {
    const char* name;
    dimension   is;
    const char* where;
};

const bad_dimension_row bad_dimensions[] = {
    {"group_in_itself", {.column = "grade", .groups = {{"x", {"x"}}}}, "grade: a group that contains itself or a category twice"},
    {"groups_in_a_ring", {.column = "grade", .groups = {{"x", {"y"}}, {"y", {"x"}}}}, "grade: a group that contains itself or a category twice"},
    {"category_twice", {.column = "grade", .groups = {{"x", {"A"}}, {"y", {"x", "A"}}}}, "grade: a group that contains itself or a category twice"},
    {"group_named_as_a_category", {.column = "grade", .groups = {{"A", {"B"}}}}, "grade: a name twice"},
    {"total_named_as_a_category", {.column = "grade", .total = "A"}, "grade: a name twice"},
    {"group_of_what_is_not_declared", {.column = "grade", .declared = {"A", "B"}, .groups = {{"x", {"C"}}}}, "grade: a group of what is not declared"},
};

RUNG_ROWS(bad_dimension, bad_dimension_row, bad_dimensions);

TEST_P(bad_dimension, is_refused) {
    const auto table = staff().counted({"staff", {GetParam().is}});
    ASSERT_TRUE(is_ok(table));
    EXPECT_TRUE(fails_with(to_cells(*table), errc::bad_table, GetParam().where));
}

TEST(count, what_does_not_fit_together_is_refused) {
    const std::string_view     words[] = {"a", "b"};
    const std::uint32_t        two[] = {0, 1}, three[] = {0, 1, 0}, beyond[] = {0, 2};
    const std::int64_t         pay[] = {1, -1}, huge[] = {largest_value, 1}, one[] = {1};
    const column               good{"x", words, two};
    const count_spec           x{"t", {{.column = "x"}}}, xy{"t", {{.column = "x"}, {.column = "y"}}}, xx{"t", {{.column = "x"}, {.column = "x"}}};
    const std::vector<column>  longer{good, {"y", words, three}}, outside{{"x", words, beyond}}, just{good};
    EXPECT_TRUE(fails_with(count(just, {"t", {}}), errc::bad_table, "count_spec.dimensions"));
    EXPECT_TRUE(fails_with(count(just, xy), errc::not_found, "y"));
    EXPECT_TRUE(fails_with(count(just, xx), errc::bad_table, "x: a name twice"));
    EXPECT_TRUE(fails_with(count(longer, xy), errc::bad_table, "y: other length"));
    EXPECT_TRUE(fails_with(count(outside, x), errc::bad_table, "x: code outside its dictionary"));
    EXPECT_TRUE(fails_with(count(just, x, one), errc::bad_table, "magnitude: other length"));
    EXPECT_TRUE(fails_with(count(just, x, pay), errc::bad_table, "magnitude of record 1"));
    const std::uint32_t same[] = {0, 0};
    const column        alike{"x", words, same};
    EXPECT_TRUE(fails_with(count(std::span(&alike, 1), x, huge), errc::bad_table, "magnitude: a sum leaves its range"));
    const auto counted = count(just, x);
    EXPECT_TRUE(fails_with(to_cells(*counted, measure::sum), errc::precondition, "*"));
    EXPECT_TRUE(fails_with(to_cells(*counted, measure::count, cell_cost::each, {.cells = 2}), errc::too_large, "table_limits.cells"));
    EXPECT_TRUE(fails_with(to_cells(*counted, measure::count, cell_cost::each, {.terms = 1}), errc::too_large, "table_limits.sums"));
}

TEST(count, nobody_is_a_table_too) {
    people     nobody({"grade", "sex"});
    const auto table = nobody.counted(by_grade_and_sex);
    ASSERT_TRUE(is_ok(table));
    const auto cells = to_cells(*table);
    ASSERT_TRUE(is_ok(cells));
    EXPECT_EQ(cells->table.cells.size(), 1U);
    EXPECT_TRUE(is_ok(check(cells->table)));
}

/// Seeded records: 4 columns of up to 40 categories.
std::vector<std::pair<std::vector<std::string>, std::int64_t>> crowd(std::size_t n) {
    std::mt19937                                                   next(7);
    std::vector<std::pair<std::vector<std::string>, std::int64_t>> out;
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<std::string> row;
        for (const unsigned most : {3U, 40U, 2U, 11U}) { row.push_back("c " + std::to_string(next() % most)); }
        out.emplace_back(std::move(row), next() % 100'000);
    }
    return out;
}

TEST(count, parts_counted_apart_add_up_to_the_same_bytes) {
    const count_spec spec{"crowd", {{.column = "a"}, {.column = "b"}, {.column = "c", .declared = {"c 1", "c 0"}}, {.column = "d"}}};
    const auto       all = crowd(3000);
    people           whole({"a", "b", "c", "d"});
    std::vector<people> parts(5, people({"a", "b", "c", "d"}));
    for (std::size_t i = 0; i < all.size(); ++i) {
        whole.add(all[i].first, all[i].second);
        parts[i * i % 5].add(all[all.size() - 1 - i].first, all[all.size() - 1 - i].second);
    }
    const auto    wanted = whole.counted(spec, true).value();
    counted_table sum    = parts[4].counted(spec, true).value();
    for (const std::size_t k : {2U, 0U, 3U, 1U}) { ASSERT_TRUE(is_ok(sum.merge(parts[k].counted(spec, true).value()))); }
    EXPECT_EQ(sum, wanted);
    EXPECT_EQ(write_counts(sum), write_counts(wanted));
    EXPECT_EQ(read_counts(write_counts(sum)).value(), wanted);
}

TEST(count, many_places_and_few_give_the_same_figures) {
    // 40 x 40 x 40 x 40 x 40 places are counted sparsely; the first two columns alone densely.
    std::mt19937 next(3);
    people       some({"a", "b", "c", "d", "e"});
    for (int i = 0; i < 4000; ++i) {
        std::vector<std::string> row;
        for (int d = 0; d < 5; ++d) { row.push_back(std::to_string(next() % 40)); }
        some.add(row, next() % 1000);
    }
    const auto sparse = some.counted({"t", {{.column = "a"}, {.column = "b"}, {.column = "c"}, {.column = "d"}, {.column = "e"}}}, true).value();
    const auto dense  = some.counted({"t", {{.column = "a"}, {.column = "b"}}}, true).value();
    EXPECT_TRUE(std::is_sorted(sparse.cells.begin(), sparse.cells.end(), [](const auto& x, const auto& y) { return x.place < y.place; }));
    std::map<std::uint64_t, std::pair<std::int64_t, std::int64_t>> added;
    for (const auto& c : sparse.cells) {
        auto& to = added[c.place / (40 * 40 * 40)];
        to.first += c.count;
        to.second += c.sum;
    }
    ASSERT_EQ(added.size(), dense.cells.size());
    for (const auto& c : dense.cells) { EXPECT_EQ(added[c.place], (std::pair{c.count, c.sum})); }
}

TEST(count, other_specifications_do_not_merge) {
    auto       table = staff().counted(by_grade_and_sex).value();
    const auto kept  = table;
    auto       other = by_grade_and_sex;
    other.name       = "other";
    EXPECT_TRUE(fails_with(table.merge(staff().counted(other).value()), errc::bad_table, "other specification"));
    EXPECT_TRUE(fails_with(table.merge(staff().counted(by_grade_and_sex, true).value()), errc::bad_table, "magnitude in one part only"));
    EXPECT_EQ(table, kept);
}

TEST(count, names_of_any_bytes_are_written_and_read) {
    people all({"a b", ""});
    all.add({"", "50 %\n"});
    all.add({std::string("\0\x7F", 2), "é"});
    const auto table = all.counted({"", {{.column = "a b"}, {.column = "", .groups = {{"g g", {"é", "%"}}}, .total = "", .attribute = true}}}).value();
    const auto again = read_counts(write_counts(table));
    ASSERT_TRUE(is_ok(again));
    EXPECT_EQ(*again, table);
}

struct bad_counts_row {
    const char* name;
    const char* text;
};

const bad_counts_row bad_counts[] = {
    {"nothing", ""},
    {"newer", "rung-counts 2\ntable t 1 0\ndimension x % 0 0 0 0\ncells 0\n"},
    {"no_dimension", "rung-counts 1\ntable t 0 0\ncells 0\n"},
    {"bad_escape", "rung-counts 1\ntable %4 1 0\ndimension x % 0 0 0 0\ncells 0\n"},
    {"categories_out_of_order", "rung-counts 1\ntable t 1 0\ndimension x % 0 0 2 0\ncategory b\ncategory a\ncells 0\n"},
    {"category_twice", "rung-counts 1\ntable t 1 0\ndimension x % 0 1 2 0\ncategory a\ncategory a\ncells 0\n"},
    {"place_out_of_range", "rung-counts 1\ntable t 1 0\ndimension x % 0 0 1 0\ncategory a\ncells 1\n1 5\n"},
    {"places_out_of_order", "rung-counts 1\ntable t 1 0\ndimension x % 0 0 2 0\ncategory a\ncategory b\ncells 2\n1 5\n0 5\n"},
    {"count_of_nobody", "rung-counts 1\ntable t 1 0\ndimension x % 0 0 1 0\ncategory a\ncells 1\n0 0\n"},
    {"largest_over_the_sum", "rung-counts 1\ntable t 1 1\ndimension x % 0 0 1 0\ncategory a\ncells 1\n0 1 5 6 0\n"},
    {"more_than_it_says", "rung-counts 1\ntable t 1 0\ndimension x % 0 0 0 0\ncells 0\n0 1\n"},
};

RUNG_ROWS(bad_count_text, bad_counts_row, bad_counts);

TEST_P(bad_count_text, is_refused) { EXPECT_TRUE(fails_with(read_counts(GetParam().text), errc::bad_table, "*")); }

TEST(count, limits_of_reading_are_kept) {
    const auto text = write_counts(staff().counted(by_grade_and_sex).value());
    EXPECT_TRUE(fails_with(read_counts(text, {.bytes = 5}), errc::too_large, "table_limits.bytes"));
    EXPECT_TRUE(fails_with(read_counts(text, {.cells = 3}), errc::too_large, "table_limits.cells"));
    EXPECT_TRUE(is_ok(read_counts(text, {.cells = 4})));
}

} // namespace
