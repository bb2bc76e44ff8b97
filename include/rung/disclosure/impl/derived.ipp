// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/derived.hpp>

#include <rung/disclosure/detail/linear_facts.hpp>
#include <rung/disclosure/impl/look_alikes.ipp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

RUNG_BEGIN
namespace disclosure {
namespace detail {

/// Looks at every witness once more: a function that says one thing now and another later proves nothing.
[[nodiscard]] inline result<void> same_again(const cell_table& table, std::span<const witness> witnesses, std::span<const derived_figure> figures) {
    std::vector<std::int64_t> truth;
    for (const auto& c : table.cells) { truth.push_back(c.value); }
    for (const auto& f : figures) {
        const auto text = shown_by(f, truth);
        for (const auto& w : witnesses) {
            for (const auto* m : {&w.low, &w.high}) {
                auto values = truth;
                for (const auto& c : *m) { values[c.cell] += c.by; }
                if (!text || shown_by(f, values) != text) { return failure{errc::would_disclose, "figure " + f.name + ": not the same twice", {}}; }
            }
        }
    }
    return {};
}

} // namespace detail

RUNG_DECL result<std::vector<witness>> check_derived(const cell_table& table, const pattern& found, const suppression_options& options,
                                                     std::span<const derived_figure> figures, const derived_search& search) {
    if (auto good = verify(table, found, options); !good) { return good.error(); }
    if (!detail::sound_facts(search.facts, table.cells.size())) { return failure{errc::precondition, "derived_search.facts", {}}; }
    auto got = detail::look_alikes(table, found, options, figures, search).run();
    if (!got) { return got; }
    auto proved      = found;
    proved.witnesses = *got;
    if (auto good = verify(table, proved, options); !good) { return failure{errc::internal, good.error().where, {}}; }
    if (auto good = detail::same_again(table, *got, figures); !good) { return good.error(); }
    return got;
}

RUNG_DECL result<std::int64_t> show_ratio(std::int64_t part, std::int64_t whole, std::uint32_t decimals, std::int64_t per) {
    if (whole < 1 || whole > largest_value) { return failure{errc::precondition, "whole", {}}; }
    if (part < 0 || part > largest_value) { return failure{errc::precondition, "part", {}}; }
    if (decimals > 9) { return failure{errc::precondition, "decimals", {}}; }
    if (per < 1 || per > 1'000'000'000) { return failure{errc::precondition, "per", {}}; }
    __int128 scale = per;
    for (std::uint32_t d = 0; d < decimals; ++d) { scale *= 10; }
    const auto shown = (2 * scale * part + whole) / (__int128{2} * whole);
    if (shown > largest_value) { return failure{errc::too_large, "part", {}}; }
    return static_cast<std::int64_t>(shown);
}

RUNG_DECL result<std::vector<linear_fact>> ratio_facts(const shown_ratio& ratio) {
    if (ratio.part == ratio.whole) { return failure{errc::precondition, "shown_ratio.part", {}}; }
    if (ratio.decimals > 9) { return failure{errc::precondition, "shown_ratio.decimals", {}}; }
    if (ratio.shown < 0 || ratio.shown >= largest_coefficient / 2) { return failure{errc::precondition, "shown_ratio.shown", {}}; }
    if (ratio.per < 1 || ratio.per > 1'000'000'000) { return failure{errc::precondition, "shown_ratio.per", {}}; }
    std::int64_t scale = 2 * ratio.per;
    for (std::uint32_t d = 0; d < ratio.decimals; ++d) { scale *= 10; }
    if (scale > largest_coefficient) { return failure{errc::precondition, "shown_ratio.decimals", {}}; }
    return std::vector<linear_fact>{{ratio.name, {{ratio.part, scale}, {ratio.whole, 1 - 2 * ratio.shown}}, 0, unbounded},
                                    {ratio.name, {{ratio.part, scale}, {ratio.whole, -1 - 2 * ratio.shown}}, -unbounded, -1},
                                    {ratio.name, {{ratio.whole, 1}}, 1, unbounded}};
}

RUNG_DECL result<std::vector<linear_fact>> percentage_facts(std::string name, std::uint32_t part, std::uint32_t whole, std::int64_t shown, std::uint32_t decimals) {
    return ratio_facts({std::move(name), part, whole, shown, decimals, 100});
}

RUNG_DECL result<std::vector<linear_fact>> mean_facts(std::string name, std::uint32_t sum_cell, std::uint32_t count_cell, std::int64_t shown, std::uint32_t decimals) {
    return ratio_facts({std::move(name), sum_cell, count_cell, shown, decimals, 1});
}

RUNG_DECL std::string band(double value, std::span<const double> limits) {
    if (limits.empty()) { return "not shown"; }
    if (std::isnan(value)) { return "not defined"; }
    const auto written = [](double limit) {
        char text[400];
        return std::string(text, std::to_chars(text, text + sizeof text, limit, std::chars_format::fixed).ptr);
    };
    const double* under = nullptr;
    for (const auto& limit : limits) {
        if (value < limit && (under == nullptr || limit < *under)) { under = &limit; }
    }
    return under != nullptr ? "under " + written(*under) : written(*std::max_element(limits.begin(), limits.end())) + " or more";
}

} // namespace disclosure
RUNG_END
