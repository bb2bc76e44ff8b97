// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/derived.hpp>

#include <rung/disclosure/audit.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <utility>

#include "support/result_matchers.hpp"
#include "two_groups.hpp"

using rung::errc;
using namespace rung::disclosure;
using rung_test::every_inside;
using rung_test::fails_with;
using rung_test::fixed;
using rung_test::is_ok;
using rung_test::two_groups;
using rung_test::values;

namespace {

const suppression_options outsiders{.need = 1, .own_contribution = 0};

/// Three sites by four bands of pay, all inner cells hidden.
cell_table pay_bands() {
    auto table = rung_test::with_totals({3, 4}, {4, 6, 3, 2, 9, 11, 8, 5, 3, 7, 12, 6});
    for (std::uint32_t i = 0; i < table.cells.size(); ++i) {
        const bool inside         = i / 5 < 3 && i % 5 < 4;
        table.cells[i].forced     = !inside;
        table.cells[i].suppressed = inside;
        table.cells[i].primary    = inside && table.cells[i].value < 5;
    }
    return table;
}

std::string median_band(values v) {
    std::int64_t below = 0;
    for (std::size_t c = 0; c < 4; ++c) {
        if (2 * (below += v[c]) >= v[4]) { return std::to_string(c); }
    }
    return "none";
}

TEST(derived, medians_pass_where_they_leave_room_and_figures_count_together) {
    const auto table = pay_bands();
    const auto hidden = suppress(table, {.need = 2});
    ASSERT_TRUE(is_ok(hidden));
    const derived_figure median[] = {{"median", median_band}};
    const auto           told     = check_derived(table, *hidden, {.need = 2}, median);
    ASSERT_TRUE(is_ok(told));
    auto proved      = *hidden;
    proved.witnesses = *told;
    EXPECT_TRUE(is_ok(verify(table, proved, {.need = 2})));
    const derived_figure more[] = {{"median", median_band},
                                   {"step", [](values v) { return std::to_string(v[0]); }},
                                   {"limit", [](values v) { return fixed(static_cast<double>(v[1]) / static_cast<double>(v[4]), 1); }}};
    EXPECT_TRUE(fails_with(check_derived(table, *hidden, {.need = 2}, more), errc::would_disclose, "figure step, cell 0"));
    // Two sums that each leave room, and together do not.
    const auto           sum_of = [](std::size_t a, std::size_t b, int way) { return [=](values v) { return std::to_string(v[a] + way * v[b]); }; };
    const derived_figure sums[] = {{"sum", sum_of(0, 1, 1)}, {"difference", sum_of(0, 1, -1)}};
    EXPECT_TRUE(is_ok(check_derived(table, *hidden, outsiders, std::span(sums).first(1))));
    EXPECT_TRUE(is_ok(check_derived(table, *hidden, outsiders, std::span(sums).last(1))));
    EXPECT_TRUE(fails_with(check_derived(table, *hidden, outsiders, sums), errc::would_disclose, "figure difference, cell 0"));
}

TEST(derived, facts_hold_in_every_witness) {
    const auto table  = pay_bands();
    const auto hidden = suppress(table, outsiders);
    ASSERT_TRUE(is_ok(hidden));
    const auto coarse = percentage_facts("share", 0, 4, *show_ratio(4, 15, 0, 100)).value(); // 27 %: 4 of 15, and of 15 alone
    EXPECT_TRUE(fails_with(check_derived(table, *hidden, outsiders, {}, {.facts = coarse}), errc::would_disclose, "facts, cell 0"));
    const auto halves = ratio_facts({.name = "ratio", .part = 0, .whole = 1, .shown = 1}).value(); // 4 / 6, to the whole
    const auto told   = check_derived(table, *hidden, outsiders, {}, {.facts = halves});
    ASSERT_TRUE(is_ok(told));
    for (const auto& w : *told) {
        for (const auto* m : {&w.low, &w.high}) {
            std::int64_t part = 4, whole = 6;
            for (const auto& c : *m) { (c.cell == 0 ? part : c.cell == 1 ? whole : part) += c.cell < 2 ? c.by : 0; }
            EXPECT_EQ(*show_ratio(part, whole, 0), 1);
        }
    }
    const auto wrong = ratio_facts({.name = "ratio", .part = 0, .whole = 1, .shown = 2}).value();
    EXPECT_TRUE(fails_with(check_derived(table, *hidden, outsiders, {}, {.facts = wrong}), errc::precondition, "derived_search.facts"));
}

TEST(derived, refuses_functions_that_prove_nothing) {
    const auto table  = pay_bands();
    const auto hidden = suppress(table, outsiders);
    ASSERT_TRUE(is_ok(hidden));
    const auto check = [&](derived_text text, derived_search search = {}) {
        const derived_figure one[] = {{"f", std::move(text)}};
        return check_derived(table, *hidden, outsiders, one, search);
    };
    EXPECT_TRUE(fails_with(check({}), errc::precondition, "figure f"));
    EXPECT_TRUE(fails_with(check([](values) -> std::string { throw std::runtime_error("x"); }), errc::precondition, "figure f"));
    EXPECT_TRUE(fails_with(check([](values v) { return v[0] == 4 ? "4" : throw std::runtime_error("x"); }), errc::would_disclose, "figure f, cell 0"));
    int        calls = 0, steady = 1'000'000;
    const auto fickle = [&](values) { return std::to_string(calls++ < steady ? 0 : calls); };
    EXPECT_TRUE(is_ok(check(fickle)));
    steady = std::exchange(calls, 0) - 1; // the last look at the last witness
    EXPECT_TRUE(fails_with(check(fickle), errc::would_disclose, "figure f: not the same twice"));
    EXPECT_TRUE(is_ok(check([](values) { return std::string("always"); })));
    EXPECT_TRUE(fails_with(check([](values) { return std::string("always"); }, {.tables = 1}), errc::would_disclose, "*")); // too few: not there
    std::stop_source stop;
    stop.request_stop();
    EXPECT_TRUE(fails_with(check([](values) { return std::string("a"); }, {.stop = stop.get_token()}), errc::cancelled, ""));
    auto less = *hidden;
    less.witnesses.clear();
    EXPECT_TRUE(fails_with(check_derived(table, less, outsiders, {}), errc::would_disclose, "*"));
}

TEST(derived, ratios_are_shown_exactly_and_their_facts_say_no_more_and_no_less) {
    EXPECT_EQ(*show_ratio(1, 8, 0, 100), 13); // 12.5 goes up
    EXPECT_EQ(*show_ratio(1, 8, 1, 100), 125);
    EXPECT_EQ(*show_ratio(0, 8, 2), 0);
    EXPECT_TRUE(fails_with(show_ratio(1, 0, 0), errc::precondition, "whole"));
    EXPECT_TRUE(fails_with(show_ratio(-1, 1, 0), errc::precondition, "part"));
    EXPECT_TRUE(fails_with(ratio_facts({.part = 1, .whole = 1}), errc::precondition, "shown_ratio.part"));
    EXPECT_TRUE(fails_with(ratio_facts({.whole = 1, .decimals = 9, .per = 1000}), errc::precondition, "shown_ratio.decimals"));
    for (const std::int64_t per : {1, 100}) {
        for (std::int64_t part = 0; part <= 12; ++part) {
            for (std::int64_t whole = 1; whole <= 25; ++whole) {
                const auto shown = show_ratio(part, whole, 1, per).value();
                for (auto n = std::max<std::int64_t>(shown - 2, 0); n <= shown + 2; ++n) {
                    bool fits = true;
                    const auto facts = ratio_facts({.part = 0, .whole = 1, .shown = n, .decimals = 1, .per = per}).value();
                    for (const auto& f : facts) {
                        std::int64_t v = 0;
                        for (const auto& t : f.terms) { v += t.coefficient * (t.cell == 0 ? part : whole); }
                        fits = fits && v >= f.low && v <= f.high;
                    }
                    EXPECT_EQ(fits, n == shown) << part << " of " << whole;
                }
            }
        }
    }
}

TEST(derived, an_audit_with_percentages_bounds_what_every_table_allows) {
    std::mt19937 next(9);
    std::size_t  compared = 0, closer = 0;
    for (int n = 0; n < 220; ++n) {
        const std::uint32_t columns = 2 + next() % 2, width = columns + 1;
        auto                table   = two_groups(next, columns);
        std::vector<linear_fact> facts;
        std::vector<std::int64_t> truth;
        for (const auto& c : table.cells) { truth.push_back(c.value); }
        const auto show = [&](std::uint32_t part, std::uint32_t whole, std::uint32_t decimals, std::int64_t per) {
            const auto shown = show_ratio(truth[part], truth[whole], decimals, per).value();
            const auto told  = ratio_facts({.part = part, .whole = whole, .shown = shown, .decimals = decimals, .per = per}).value();
            facts.insert(facts.end(), told.begin(), told.end());
        };
        show(0, 1, next() % 2, 1);          // of two hidden cells
        show(width + 1, 2 * width + 1, 0, 10); // of a hidden one and a total, in tenths
        const bool unknown = n % 3 == 0;
        if (unknown) {
            for (auto& c : table.cells) { c.value = c.suppressed ? 0 : c.value; }
        }
        const auto told = audit(table, {.values_known = !unknown, .facts = facts});
        ASSERT_TRUE(is_ok(told)) << n;
        std::vector<prior> seen(truth.size(), prior{unbounded, 0}), before = seen;
        auto               real = table;
        for (std::size_t i = 0; i < truth.size(); ++i) { real.cells[i].value = truth[i]; }
        every_inside(real, columns, [&](const auto& v) {
            const bool fits = v[1] > 0 && std::all_of(facts.begin(), facts.end(), [&](const linear_fact& f) {
                std::int64_t sum = 0;
                for (const auto& t : f.terms) { sum += t.coefficient * v[t.cell]; }
                return sum >= f.low && sum <= f.high;
            });
            for (std::size_t i = 0; i < v.size(); ++i) {
                before[i] = {std::min(before[i].low, v[i]), std::max(before[i].high, v[i])};
                if (fits) { seen[i] = {std::min(seen[i].low, v[i]), std::max(seen[i].high, v[i])}; }
            }
        });
        for (const auto& b : told->cells) {
            EXPECT_EQ((prior{b.low, b.high}), seen[b.cell]) << n << " cell " << b.cell;
            closer += seen[b.cell] != before[b.cell] ? 1U : 0U;
            ++compared;
        }
    }
    EXPECT_GT(compared, 900U);
    EXPECT_GT(closer, compared / 2);
}

TEST(derived, facts_that_do_not_hold_or_make_no_sense_are_refused) {
    auto              table   = pay_bands();
    const linear_fact untrue[] = {{"a", {{0, 1}}, 5, unbounded}}, twice[] = {{"a", {{0, 1}, {0, 1}}, 0, 9}}, none[] = {{"a", {{0, 0}}, 0, 9}},
                      crossed[] = {{"a", {{0, 1}}, 9, 0}}, outside[] = {{"a", {{99, 1}}, 0, 9}};
    EXPECT_TRUE(fails_with(audit(table, {.facts = untrue}), errc::bad_table, "fact 0"));
    for (const auto* f : {twice, none, crossed, outside}) {
        EXPECT_TRUE(fails_with(audit(table, {.facts = std::span(f, 1)}), errc::precondition, "audit_options.facts"));
    }
    const linear_fact too_much[] = {{"a", {{0, 1}}, 16, unbounded}}; // of 15 in that row
    EXPECT_TRUE(fails_with(audit(table, {.values_known = false, .facts = too_much}), errc::bad_table, "no whole numbers in the hidden cells make the figures add up"));
    // A mean beside a published number of people gives the sum away.
    cell_table sums{"pay", {{.value = 61'234, .primary = true, .suppressed = true}, {.value = 2}, {.value = 100'000, .suppressed = true}, {.value = 161'234}}, {}};
    sums.sums        = {{3, {0, 2}}};
    const auto mean  = mean_facts("mean", 0, 1, 30'617).value();
    const auto alone = audit(sums), beside = audit(sums, {.facts = mean});
    ASSERT_TRUE(is_ok(beside));
    EXPECT_EQ(alone->broken, 0U);
    EXPECT_EQ(beside->cells[0], (cell_bounds{.cell = 0, .low = 61'233, .high = 61'234}));
}

TEST(derived, bands) {
    EXPECT_EQ(band(0.0004), "under 0.001");
    EXPECT_EQ(band(0.001), "under 0.01");
    EXPECT_EQ(band(0.0499999), "under 0.05");
    EXPECT_EQ(band(0.05), "0.05 or more");
    EXPECT_EQ(band(1), "0.05 or more");
    EXPECT_EQ(band(std::nan("")), "not defined");
    const double ten[] = {10};
    EXPECT_EQ(band(10, ten), "10 or more");
    EXPECT_EQ(band(1, {}), "not shown");
}

} // namespace
