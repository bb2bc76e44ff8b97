// SPDX-License-Identifier: Apache-2.0
#include <rung/core/errc.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "support/row.hpp"

namespace {

struct number_row {
    const char*  name;
    rung::errc   code;
    std::int32_t number;
};

// Written once, never changed: these numbers are stored by hosts and returned by the C face.
constexpr number_row numbers[] = {
    {"ok", rung::errc::ok, 0},
    {"precondition", rung::errc::precondition, 1},
    {"too_large", rung::errc::too_large, 2},
    {"too_deep", rung::errc::too_deep, 3},
    {"cancelled", rung::errc::cancelled, 4},
    {"not_found", rung::errc::not_found, 5},
    {"unreadable", rung::errc::unreadable, 6},
    {"unwritable", rung::errc::unwritable, 7},
    {"internal", rung::errc::internal, 8},
    {"out_of_memory", rung::errc::out_of_memory, 9},
    {"bad_lexicon", rung::errc::bad_lexicon, 100},
    {"unknown_rule", rung::errc::unknown_rule, 101},
    {"not_text", rung::errc::not_text, 200},
    {"bad_encoding", rung::errc::bad_encoding, 201},
    {"bad_json", rung::errc::bad_json, 202},
    {"bad_xml", rung::errc::bad_xml, 203},
    {"bad_zip", rung::errc::bad_zip, 204},
    {"zip_bomb", rung::errc::zip_bomb, 205},
    {"bad_docx", rung::errc::bad_docx, 206},
    {"bad_toml", rung::errc::bad_toml, 207},
    {"unknown_format", rung::errc::unknown_format, 208},
    {"bad_delimited", rung::errc::bad_delimited, 209},
    {"bad_xlsx", rung::errc::bad_xlsx, 210},
    {"unknown_envelope", rung::errc::unknown_envelope, 211},
    {"missing_field", rung::errc::missing_field, 300},
    {"bad_field", rung::errc::bad_field, 301},
    {"unknown_key", rung::errc::unknown_key, 302},
    {"bad_baseline", rung::errc::bad_baseline, 303},
    {"bad_date", rung::errc::bad_date, 400},
    {"bad_amount", rung::errc::bad_amount, 401},
    {"bad_map", rung::errc::bad_map, 500},
    {"unknown_plugin", rung::errc::unknown_plugin, 501},
    {"abi_mismatch", rung::errc::abi_mismatch, 502},
    {"untrusted_plugin", rung::errc::untrusted_plugin, 503},
    {"plugin_failed", rung::errc::plugin_failed, 504},
    {"empty_field", rung::errc::empty_field, 505},
    {"bad_key", rung::errc::bad_key, 600},
    {"not_authentic", rung::errc::not_authentic, 601},
    {"bad_table", rung::errc::bad_table, 700},
    {"would_disclose", rung::errc::would_disclose, 701},
    {"bad_ledger", rung::errc::bad_ledger, 702},
    {"not_protectable", rung::errc::not_protectable, 703},
    {"solver_limit", rung::errc::solver_limit, 704},
    {"bad_hierarchy", rung::errc::bad_hierarchy, 705},
    {"over_budget", rung::errc::over_budget, 706},
};

RUNG_ROWS(errc_numbers, number_row, numbers);

TEST_P(errc_numbers, never_change) { EXPECT_EQ(static_cast<std::int32_t>(GetParam().code), GetParam().number); }

TEST_P(errc_numbers, have_their_name) { EXPECT_EQ(rung::name(GetParam().code), GetParam().name); }

TEST_P(errc_numbers, have_a_sentence) {
    const std::string sentence(rung::describe(GetParam().code));
    EXPECT_TRUE(sentence.ends_with('.')) << sentence;
    EXPECT_GT(sentence.size(), 8U);
}

TEST(errc, a_number_from_a_later_release_has_a_name) {
    EXPECT_EQ(rung::name(static_cast<rung::errc>(99'999)), "unknown");
    EXPECT_FALSE(rung::describe(static_cast<rung::errc>(99'999)).empty());
}

TEST(errc, this_table_holds_every_code) {
    std::set<std::int32_t> here;
    for (const auto& row : numbers) { here.insert(row.number); }
    for (std::int32_t n = 0; n < 2000; ++n) {
        EXPECT_EQ(here.contains(n), rung::name(static_cast<rung::errc>(n)) != "unknown") << n;
    }
}

} // namespace
