// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/cells.hpp>
#include <rung/disclosure/detail/word_lines.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

RUNG_BEGIN
namespace disclosure {
namespace detail {

[[nodiscard]] inline failure bad_cell(std::size_t cell, const char* what) { return {errc::bad_table, "cell " + std::to_string(cell) + ": " + what, {}}; }
[[nodiscard]] inline failure bad_sum(std::size_t sum, const char* what) { return {errc::bad_table, "sum " + std::to_string(sum) + ": " + what, {}}; }

[[nodiscard]] inline result<cell> read_cell(word_lines& lines) {
    const auto value   = lines.number<std::int64_t>();
    const auto primary = lines.number<unsigned>(), suppressed = lines.number<unsigned>();
    const auto weight  = lines.number<std::int64_t>();
    const auto forced  = lines.number<unsigned>();
    if (!value || !weight || !lines.at_end()) { return lines.here("a cell is value primary suppressed weight forced"); }
    if (!primary || !suppressed || !forced || *primary > 1 || *suppressed > 1 || *forced > 1) { return lines.here("a mark is 0 or 1"); }
    return cell{*value, *primary == 1, *suppressed == 1, *forced == 1, *weight};
}

[[nodiscard]] inline result<sum> read_sum(word_lines& lines, std::size_t cells, std::size_t& terms) {
    sum        out;
    const auto total = lines.number<std::uint32_t>();
    const auto parts = lines.number<std::uint32_t>();
    if (!total || !parts || *total >= cells) { return lines.here("a sum is total k i1 … ik"); }
    if (*parts > terms) { return failure{errc::too_large, "table_limits.terms", {}}; }
    terms -= *parts;
    out.total = *total;
    for (std::uint32_t k = 0; k < *parts; ++k) {
        const auto part = lines.number<std::uint32_t>();
        if (!part || *part >= cells) { return lines.here("a part of a sum is the number of a cell"); }
        out.parts.push_back(*part);
    }
    if (!lines.at_end()) { return lines.here("more parts than the sum says"); }
    return out;
}

} // namespace detail

RUNG_DECL result<void> check(const cell_table& table) {
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const auto& c = table.cells[i];
        if (c.value < 0 || c.value > largest_value) { return detail::bad_cell(i, "value out of range"); }
        if (c.weight < 0 || c.weight > largest_weight) { return detail::bad_cell(i, "weight out of range"); }
        if (c.forced && c.suppressed) { return detail::bad_cell(i, "forced and suppressed"); }
        if (c.unpublished && (!c.suppressed || c.primary)) { return detail::bad_cell(i, "unpublished and not just suppressed"); }
    }
    std::vector<std::uint32_t> seen(table.cells.size(), 0);
    for (std::size_t s = 0; s < table.sums.size(); ++s) {
        const auto mark = static_cast<std::uint32_t>(s + 1);
        const auto meet = [&](std::uint32_t i) { return i < seen.size() && std::exchange(seen[i], mark) != mark; };
        const auto& all = table.sums[s];
        if (!meet(all.total)) { return detail::bad_sum(s, "total out of range"); }
        std::int64_t left = table.cells[all.total].value;
        for (const auto p : all.parts) {
            if (!meet(p)) { return detail::bad_sum(s, "part out of range or there twice"); }
            left -= table.cells[p].value;
            if (left < 0) { break; }
        }
        if (left != 0) { return detail::bad_sum(s, "does not add up"); }
    }
    return {};
}

RUNG_DECL result<std::vector<cell_table>> read_cells(std::string_view text, const table_limits& bounds) {
    if (text.size() > bounds.bytes) { return failure{errc::too_large, "table_limits.bytes", {}}; }
    detail::word_lines      lines(text);
    std::vector<cell_table> out;
    while (lines.next_line()) {
        if (lines.word() != "table") { return lines.here("expected: table NAME CELLS SUMS"); }
        if (out.size() == bounds.tables) { return failure{errc::too_large, "table_limits.tables", {}}; }
        cell_table table;
        table.name       = lines.word();
        const auto cells = lines.number<std::uint32_t>(), sums = lines.number<std::uint32_t>();
        if (!cells || !sums || !lines.at_end()) { return lines.here("expected: table NAME CELLS SUMS"); }
        if (*cells > bounds.cells) { return failure{errc::too_large, "table_limits.cells", {}}; }
        if (*sums > bounds.sums) { return failure{errc::too_large, "table_limits.sums", {}}; }
        for (std::uint32_t i = 0; i < *cells; ++i) {
            if (!lines.next_line()) { return lines.here("fewer cells than the table says"); }
            auto one = detail::read_cell(lines);
            if (!one) { return one.error(); }
            table.cells.push_back(*one);
        }
        std::size_t terms = bounds.terms;
        for (std::uint32_t i = 0; i < *sums; ++i) {
            if (!lines.next_line()) { return lines.here("fewer sums than the table says"); }
            auto one = detail::read_sum(lines, table.cells.size(), terms);
            if (!one) { return one.error(); }
            table.sums.push_back(*std::move(one));
        }
        out.push_back(std::move(table));
    }
    if (out.empty()) { return lines.here("no table"); }
    return out;
}

RUNG_DECL std::string write_cells(std::span<const cell_table> tables) {
    std::string out;
    const auto  put = [&](auto number, char after) { (out += std::to_string(number)) += after; };
    for (const auto& table : tables) {
        auto name = table.name.empty() ? std::string("_") : table.name;
        std::replace_if(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }, '_');
        out += "table " + name + ' ';
        put(table.cells.size(), ' ');
        put(table.sums.size(), '\n');
        for (const auto& c : table.cells) {
            put(c.value, ' ');
            for (const bool mark : {c.primary, c.suppressed}) { put(int{mark}, ' '); }
            put(c.weight, ' ');
            put(int{c.forced}, '\n');
        }
        for (const auto& s : table.sums) {
            out += std::to_string(s.total) + ' ' + std::to_string(s.parts.size());
            for (const auto p : s.parts) { out += ' ' + std::to_string(p); }
            out += '\n';
        }
    }
    return out;
}

RUNG_DECL result<joined_tables> join(std::span<const cell_table> tables, std::span<const cell_link> links) {
    std::vector<std::size_t> first(tables.size() + 1, 0);
    for (std::size_t t = 0; t < tables.size(); ++t) { first[t + 1] = first[t] + tables[t].cells.size(); }
    if (first.back() >= 0xFFFF'FFFF) { return failure{errc::too_large, "cells", {}}; }

    std::vector<std::size_t> same(first.back());
    std::iota(same.begin(), same.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (same[i] != i) { i = same[i] = same[same[i]]; }
        return i;
    };
    const auto at = [&](std::size_t t, std::size_t i) -> const cell& { return tables[t].cells[i]; };
    for (std::size_t k = 0; k < links.size(); ++k) {
        const auto& l  = links[k];
        const auto  is = [&](std::uint32_t t, std::uint32_t i) { return t < tables.size() && i < tables[t].cells.size(); };
        if (!is(l.table, l.cell) || !is(l.other_table, l.other_cell)) { return failure{errc::bad_table, "link " + std::to_string(k) + ": out of range", {}}; }
        if (at(l.table, l.cell).value != at(l.other_table, l.other_cell).value) {
            return failure{errc::bad_table, "link " + std::to_string(k) + ": unequal figures", {}};
        }
        const auto a = root(first[l.table] + l.cell), b = root(first[l.other_table] + l.other_cell);
        same[std::max(a, b)] = std::min(a, b);
    }

    joined_tables                           out;
    std::vector<std::uint32_t>              place(first.back());
    std::vector<std::vector<std::uint32_t>> sums_of; // by total
    for (std::size_t t = 0; t < tables.size(); ++t) {
        out.whole.name += (t == 0 ? "" : "+") + tables[t].name;
        for (std::size_t i = 0; i < tables[t].cells.size(); ++i) {
            const auto  k   = first[t] + i;
            const auto& one = at(t, i);
            if (root(k) == k) {
                place[k] = static_cast<std::uint32_t>(out.whole.cells.size());
                out.whole.cells.push_back(one);
                continue;
            }
            place[k]  = place[root(k)];
            auto& all = out.whole.cells[place[k]];
            // Published in one table is published.
            const bool hidden = all.unpublished == one.unpublished ? all.suppressed || one.suppressed : all.unpublished ? one.suppressed : all.suppressed;
            all = {all.value, all.primary || one.primary, hidden, all.forced || one.forced, std::max(all.weight, one.weight), all.unpublished && one.unpublished};
        }
        out.places.emplace_back(place.begin() + static_cast<std::ptrdiff_t>(first[t]), place.begin() + static_cast<std::ptrdiff_t>(first[t + 1]));
        for (auto s : tables[t].sums) {
            s.total = out.places[t][s.total];
            for (auto& p : s.parts) { p = out.places[t][p]; }
            sums_of.resize(out.whole.cells.size());
            auto& known = sums_of[s.total];
            if (std::any_of(known.begin(), known.end(), [&](std::uint32_t k) { return out.whole.sums[k] == s; })) { continue; }
            known.push_back(static_cast<std::uint32_t>(out.whole.sums.size()));
            out.whole.sums.push_back(std::move(s));
        }
    }
    for (auto& c : out.whole.cells) { c.suppressed = c.suppressed && !c.forced; }
    return out;
}

RUNG_DECL cell_table as_released(cell_table table) {
    for (auto& c : table.cells) {
        c.suppressed = c.suppressed || c.primary;
        c.forced     = !c.suppressed;
    }
    return table;
}

} // namespace disclosure
RUNG_END
