// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/seen_together.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/result_matchers.hpp"

namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;

std::vector<published_csv> read(const std::vector<std::string>& texts) {
    std::vector<published_csv> out;
    for (const auto& text : texts) { out.push_back(read_published_csv(text).value()); }
    return out;
}

/// What can be told of the hidden figures of the first table.
std::string told(const std::vector<published_csv>& tables) {
    const auto seen = see_together(tables);
    if (!seen) { return seen.error().where; }
    const auto found = audit(seen->whole, {.priors = seen->priors, .values_known = false});
    if (!found) { return found.error().where; }
    std::string out;
    for (std::uint32_t i = 0; i < tables[0].table.cells.size(); ++i) {
        if (!tables[0].table.cells[i].suppressed) { continue; }
        const auto at   = seen->places[0][i];
        auto       text = std::to_string(seen->whole.cells[at].value) + " shown";
        for (const auto& b : found->cells) {
            if (b.cell == at) { text = std::to_string(b.low) + ".." + std::to_string(b.high); }
        }
        out += tables[0].label(i) + ' ' + text + '\n';
    }
    return out;
}

const std::string by_sex   = "Site,Women,Men,Total\nLeeds,*,*,15\nYork,*,*,20\nTotal,14,21,35\n";
const std::string by_class = "Site,x,y,Total\nLeeds,7,8,15\nYork,9,11,20\nTotal,16,19,35\n";

TEST(see_together, one_table_is_itself) {
    EXPECT_EQ(told(read({by_sex})), "Leeds / Women 0..14\nLeeds / Men 1..15\nYork / Women 0..14\nYork / Men 6..20\n");
    EXPECT_EQ(told(read({by_sex, by_class})), told(read({by_sex}))); // nothing that is shared is hidden
}

TEST(see_together, what_one_hides_another_shows) {
    EXPECT_EQ(told(read({by_sex, "Site,Women,Men,Total\nLeeds,5,10,15\n"})), "Leeds / Women 5 shown\nLeeds / Men 10 shown\nYork / Women 9..9\nYork / Men 11..11\n");
    // The same figures, a row each and in another order.
    EXPECT_EQ(told(read({by_sex, "Sex,Site,n\nWomen,Leeds,5\nMen,Leeds,10\nWomen,York,*\nMen,York,*\n"})),
              "Leeds / Women 5 shown\nLeeds / Men 10 shown\nYork / Women 9..9\nYork / Men 11..11\n");
    EXPECT_EQ(told(read({by_sex, "Sex,Site,n\nWomen,Leeds,5\nMen,Leeds,10\nTotal,Leeds,15\nWomen,York,*\nMen,York,*\nTotal,York,*\n"})),
              "Leeds / Women 5 shown\nLeeds / Men 10 shown\nYork / Women 9..9\nYork / Men 11..11\n");
}

TEST(see_together, marks_narrow_together) {
    EXPECT_EQ(told(read({"Site,n\nLeeds,*\nYork,*\nTotal,30\n", "Site,n\nLeeds,<10\nYork,*\nTotal,30\n"})), "Leeds / n 0..9\nYork / n 21..30\n");
}

TEST(see_together, tables_of_other_people_are_told) {
    EXPECT_TRUE(fails_with(see_together(read({by_sex, "Site,Women,Men,Total\nLeeds,5,9,14\n"})), errc::bad_table, "table 2 cell 2"));
    EXPECT_TRUE(is_ok(see_together(read({by_sex, "Town,Women,Men,Total\nLeeds,5,9,14\n"})))); // another column
    EXPECT_TRUE(is_ok(see_together({})));
}

} // namespace
