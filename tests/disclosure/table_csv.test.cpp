// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/table_csv.hpp>

#include <gtest/gtest.h>

#include <rung/disclosure/publish.hpp>

#include "support/people.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"

using rung::errc;
using namespace rung::disclosure;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

std::string told(std::string_view text) {
    const auto csv = read_published_csv(text);
    if (!csv) { return csv.error().where; }
    const auto found = audit(csv->table, {.priors = csv->priors, .values_known = false});
    if (!found) { return found.error().where; }
    std::string out;
    for (const auto& c : found->cells) {
        out += csv->label(c.cell) + ' ' + std::to_string(c.low) + ".." + (c.high == unbounded ? "" : std::to_string(c.high)) + (c.broken ? "!" : "") + '\n';
    }
    return out;
}

TEST(table_csv, a_lone_star_in_a_row_can_be_worked_out) {
    EXPECT_EQ(told("Grade,Women,Men,Total\n"
                   "A,*,12,15\n"
                   "B,<5,\"1,020\",1023\n"
                   "Total,6,1032,1038\n"),
              "A / Women 3..3!\nB / Women 3..3!\n");
}

TEST(table_csv, four_in_a_rectangle_leave_room) {
    EXPECT_EQ(told("\xEF\xBB\xBFGrade;Women;Men;All\r\n"
                   "\"A; upper\";c;[c];15\r\n"
                   "B;..;-;20\r\n"
                   "Grand total;6;29;35\r\n"),
              "A; upper / Women 0..6\nA; upper / Men 9..15\nB / Women 0..6\nB / Men 14..20\n");
}

TEST(table_csv, a_mark_with_a_number_narrows) {
    EXPECT_EQ(told("Grade\tWomen\tMen\tTotal\n"
                   "A\t<5\t*\t15\n"
                   "B\t*\t(under 10)\t20\n"
                   "Total\t14\t21\t35\n"),
              "A / Women 0..3\nA / Men 12..15\nB / Women 11..14\nB / Men 6..9\n");
}

TEST(table_csv, a_row_a_figure_is_the_same_table) {
    EXPECT_EQ(told("Grade,Sex,people\nA,Women,*\nA,Men,12\nA,Total,15\nB,Women,<5\nB,Men,\"1,020\"\nB,Total,1023\nTotal,Women,6\nTotal,Men,1032\nTotal,Total,1038\n"),
              "A / Women 3..3!\nB / Women 3..3!\n");
    // Labels may look like figures; then it tells that they come again.
    EXPECT_EQ(told("Grade,Step,people\n5,1,*\n5,2,12\n5,Total,15\n6,1,4\n6,2,1\n6,Total,5\n"), "5 / 1 3..3!\n");
    // Three columns of labels.
    EXPECT_EQ(told("Site,Grade,Sex,n\ns,A,F,*\ns,A,M,2\ns,A,All,5\ns,B,F,1\ns,B,M,1\ns,B,All,2\n"), "s / A / F 3..3!\n");
}

TEST(table_csv, a_row_a_figure_needs_every_combination_once) {
    EXPECT_EQ(told("Grade,Sex,people\nA,Women,*\nA,Men,12\nB,Women,1\n"), "row 4, column 1: not a row for each combination of labels");
    EXPECT_EQ(told("Grade,Sex,people\nA,Women,*\nA,Men,12\nB,Women,1\nB,Women,1\n"), "row 5, column 1: the same labels again");
}

TEST(table_csv, reads_a_published_table_whatever_its_names_are) {
    for (const std::string name : {"grade", "grade; level", "grade\tlevel", "grade, \"level\"", "grade\r\nlevel", "\xEF\xBB\xBFgrade; level"}) {
        const rung_test::scratch_folder folder;
        auto                            ledger = release_ledger::open(folder / "ledger", rung_test::sample_key()).value();
        const rung_test::people         who    = {{name, "sex"}, {{{"A; upper", "F"}, 30}, {{"B\tlower", "F"}, 25}, {{"A; upper", "M"}, 20}, {{"B\tlower", "M"}, 15}}};
        const auto                      table  = publish(rung_test::records_of(who), {.collection = "staff", .table = rung_test::table_by("t", {name, "sex"}), .date = {2026, 3, 1}}, ledger);
        ASSERT_TRUE(is_ok(table)) << name;
        const auto read = read_published_csv(table->to_csv());
        ASSERT_TRUE(is_ok(read)) << name;
        ASSERT_EQ(read->axes.size(), 2U) << name;
        EXPECT_EQ(read->axes[0].labels, (std::vector<std::string>{"A; upper", "B\tlower", "Total"})) << name;
        EXPECT_EQ(read->axes[1].labels, (std::vector<std::string>{"F", "M", "Total"})) << name;
        ASSERT_EQ(read->table.cells.size(), 9U) << name;
        EXPECT_EQ(read->table.cells[8].value, 90) << name;
    }
}

TEST(table_csv, without_totals_there_is_nothing_to_work_with) {
    EXPECT_EQ(told("Grade,Women\nA,*\nB,7\n"), "A / Women 0..\n");
}

TEST(table_csv, rounded_tables_contradict_themselves) {
    EXPECT_EQ(told("Grade,Women,Men,Total\nA,5,10,20\nB,*,10,15\nTotal,10,20,30\n"), "no whole numbers in the hidden cells make the figures add up");
}

TEST(table_csv, the_last_total_counts) {
    const auto csv = read_published_csv("Sex,All staff,A,B,Total\nWomen,9,4,5,9\nMen,7,3,4,7\n");
    ASSERT_TRUE(is_ok(csv));
    EXPECT_TRUE(csv->axes[0].sums.empty());
    EXPECT_EQ(csv->axes[1].sums.size(), 1U);
    EXPECT_EQ(csv->table.sums[0], (sum{3, {0, 1, 2}})); // "All staff" is then taken for a part, and the audit will say that it does not add up
}

struct figure_row {
    const char* name;
    const char* text;
    std::int64_t value;
    bool        hidden;
    prior       is;
};

const figure_row figures[] = {
    {"plain", "1020", 1020, false, {}},
    {"comma", "\"1,234,567\"", 1'234'567, false, {}},
    {"blank", "12 345", 12'345, false, {}},
    {"no_break_space", "1\xC2\xA0" "020", 1020, false, {}},
    {"thin_space", "1\xE2\x80\x89" "020", 1020, false, {}},
    {"zero", "0", 0, false, {}},
    {"blanks_around", "  7 ", 7, false, {}},
    {"star", "*", 0, true, {}},
    {"letter", "C", 0, true, {}},
    {"brackets", "[c]", 0, true, {}},
    {"dots", "..", 0, true, {}},
    {"ellipsis", "\xE2\x80\xA6", 0, true, {}},
    {"dash", "\xE2\x80\x93", 0, true, {}},
    {"tilde", "~", 0, true, {}},
    {"empty", "", 0, true, {}},
    {"below_five", "<5", 0, true, {0, 4}},
    {"below_ten_with_a_blank", "< 10", 0, true, {0, 9}},
    {"in_words", "fewer than 5", 0, true, {0, 4}},
    {"suppressed", "Suppressed", 0, true, {}},
};

RUNG_ROWS(csv_figure, figure_row, figures);

TEST_P(csv_figure, is_read) {
    const auto& row = GetParam();
    const auto  csv = read_published_csv(std::string("Grade,Women\nA,") + row.text + "\nB,1\n");
    ASSERT_TRUE(is_ok(csv));
    EXPECT_EQ(csv->table.cells[0].suppressed, row.hidden);
    EXPECT_EQ(csv->table.cells[0].value, row.value);
    EXPECT_EQ(csv->priors[0], row.is);
}

struct bad_csv_row {
    const char* name;
    const char* text;
    const char* where;
};

const bad_csv_row bad_texts[] = {
    {"nothing", "", "row 1, column 1: no table of labels and figures"},
    {"header_alone", "a,b\n", "row 1, column 1: no table of labels and figures"},
    {"one_column", "a\nb\n", "row 1, column 1: no table of labels and figures"},
    {"words", "a,b\nx,hello\n", "row 2, column 2: neither a count nor a mark of suppression"},
    {"fraction", "a,b\nx,1.5\n", "row 2, column 2: neither a count nor a mark of suppression"},
    {"negative", "a,b\nx,-5\n", "row 2, column 2: neither a count nor a mark of suppression"},
    {"thousands_in_the_wrong_place", "a;b\nx;12,34\n", "row 2, column 2: neither a count nor a mark of suppression"},
    {"below_nothing", "a,b\nx,<0\n", "row 2, column 2: neither a count nor a mark of suppression"},
    {"beyond_the_header", "a,b\nx,1,2\n", "row 2, column 3: a figure without a header"},
    {"open_quote", "a,b\nx,\"1\n", "row 2, column 1: a quote that does not end"},
    {"beyond_64_bits", "a,b\nx,99999999999999999999\n", "row 2, column 2: neither a count nor a mark of suppression"},
};

RUNG_ROWS(bad_csv, bad_csv_row, bad_texts);

TEST_P(bad_csv, is_refused) { EXPECT_TRUE(fails_with(read_published_csv(GetParam().text), errc::bad_table, GetParam().where)); }

TEST(table_csv, limits_are_kept) {
    EXPECT_TRUE(fails_with(read_published_csv("a,b\nx,1\n", {}, {.bytes = 3}), errc::too_large, "table_limits.bytes"));
    EXPECT_TRUE(fails_with(read_published_csv("a,b\nx,1\ny,1\n", {}, {.cells = 3}), errc::too_large, "table_limits.cells"));
}

} // namespace
