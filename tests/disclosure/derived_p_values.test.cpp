// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/derived.hpp>

#include <rung/disclosure/audit.hpp>

#include <gtest/gtest.h>

#include <iostream>

#include "support/result_matchers.hpp"
#include "two_groups.hpp"

using rung::errc;
using namespace rung::disclosure;
using rung_test::chi_square;
using rung_test::every_inside;
using rung_test::fails_with;
using rung_test::fisher;
using rung_test::fixed;
using rung_test::is_ok;
using rung_test::two_groups;
using rung_test::values;

namespace {

const suppression_options outsiders{.need = 1, .own_contribution = 0};

struct tally {
    std::size_t tables = 0, pinned = 0, accepted = 0, too_many = 0;
};

/// Publishes one text with each of many tables, and compares what the check says with all tables that give the same text.
template <class Text>
tally try_out(const char* what, std::uint32_t columns, std::int64_t need, const Text& text_of) {
    tally        out;
    std::mt19937 next(2026);
    while (out.tables < 200) {
        const auto table = two_groups(next, columns);
        if (std::none_of(table.cells.begin(), table.cells.end(), [](const cell& c) { return c.primary; })) { continue; }
        auto options = outsiders;
        options.need = need;
        const auto hidden = suppress(table, options);
        if (!hidden) { continue; } // totals alone tell
        ++out.tables;
        const derived_text   text = [&](values v) { return text_of(v, columns); };
        std::vector<std::int64_t> truth;
        for (const auto& c : table.cells) { truth.push_back(c.value); }
        std::vector<prior> seen(truth.size(), prior{unbounded, 0});
        every_inside(table, columns, [&](const auto& v) {
            if (text(v) != text(truth)) { return; }
            for (std::size_t i = 0; i < v.size(); ++i) { seen[i] = {std::min(seen[i].low, v[i]), std::max(seen[i].high, v[i])}; }
        });
        bool pinned = false, safe = true;
        for (std::size_t i = 0; i < seen.size(); ++i) {
            if (!table.cells[i].primary) { continue; }
            pinned = pinned || seen[i].low == seen[i].high;
            safe   = safe && seen[i].high - seen[i].low >= need;
        }
        const derived_figure shown[] = {{"p", text}};
        const auto           told    = check_derived(table, *hidden, options, shown);
        out.pinned += pinned ? 1U : 0U;
        out.accepted += told ? 1U : 0U;
        out.too_many += safe && !told ? 1U : 0U;
        EXPECT_TRUE(safe || !told) << "let through, and it tells";
        if (!told) { EXPECT_TRUE(fails_with(told, errc::would_disclose, "*") && told.error().where.starts_with("figure p, cell ")); }
        else {
            auto proved      = *hidden;
            proved.witnesses = *told;
            EXPECT_TRUE(is_ok(verify(table, proved, options)));
        }
    }
    std::cout << what << ", width " << need << ": of " << out.tables << " tables " << out.pinned << " tell, " << out.accepted << " let through, " << out.too_many
              << " refused for nothing\n";
    return out;
}

TEST(derived, p_values_to_two_decimals_tell_and_are_refused) {
    const auto chi   = try_out("chi-squared 2x2, two decimals", 2, 1, [](values v, std::size_t n) { return fixed(chi_square(v, n), 2); });
    const auto exact = try_out("Fisher 2x2, two decimals", 2, 1, [](values v, std::size_t) { return fixed(fisher(v), 2); });
    const auto wide  = try_out("chi-squared 2x3, three decimals", 3, 1, [](values v, std::size_t n) { return fixed(chi_square(v, n), 3); });
    for (const auto& t : {chi, exact, wide}) {
        EXPECT_GT(t.pinned, t.tables * 3 / 5);
        EXPECT_LE(t.accepted + t.pinned, t.tables);
    }
}

TEST(derived, bands_of_p_values_pass_and_never_tell) {
    const auto chi   = try_out("chi-squared 2x2, bands", 2, 1, [](values v, std::size_t n) { return band(chi_square(v, n)); });
    const auto exact = try_out("Fisher 2x2, bands", 2, 2, [](values v, std::size_t) { return band(fisher(v)); });
    const auto wide  = try_out("chi-squared 2x3, bands", 3, 3, [](values v, std::size_t n) { return band(chi_square(v, n)); });
    for (const auto& t : {chi, exact, wide}) {
        EXPECT_GT(t.accepted, t.tables * 4 / 5);
        EXPECT_LT(t.too_many, t.tables / 20); // so small that all tables are tried
    }
}

/// The only witnesses of a pattern may show another text, and others the same.
TEST(derived, looks_beyond_the_witnesses_of_the_pattern) {
    std::mt19937 next(5);
    std::size_t  others = 0;
    for (int n = 0; n < 60; ++n) {
        const auto table  = two_groups(next, 3);
        const auto hidden = suppress(table, outsiders);
        if (!hidden) { continue; }
        const derived_figure p[]   = {{"p", [](values v) { return band(chi_square(v, 3)); }}};
        std::vector<std::int64_t> truth;
        for (const auto& c : table.cells) { truth.push_back(c.value); }
        bool same = true;
        for (const auto& w : hidden->witnesses) {
            for (const auto* m : {&w.low, &w.high}) {
                auto v = truth;
                for (const auto& c : *m) { v[c.cell] += c.by; }
                same = same && p[0].text(v) == p[0].text(truth);
            }
        }
        others += !same && check_derived(table, *hidden, outsiders, p) ? 1U : 0U;
    }
    EXPECT_GT(others, 5U);
}

} // namespace
