// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/hierarchy_builders.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

RUNG_BEGIN
namespace disclosure {
namespace detail {

using hierarchy_lines = std::vector<std::vector<std::string>>;

constexpr std::int64_t most_leaves = 2'000'000;

/// Whether each is at least 2 and a multiple of the one before: else a run would lie in two coarser ones.
template <class Number>
[[nodiscard]] bool nested(const std::vector<Number>& widths) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (widths[i] < 2 || (i > 0 && (widths[i] <= widths[i - 1] || widths[i] % widths[i - 1] != 0))) { return false; }
    }
    return widths.size() + 2 <= hierarchy::most_levels;
}

[[nodiscard]] inline failure builder_failure(const char* field) { return {errc::precondition, field, {}}; }

[[nodiscard]] inline int days_in(int year, int month) noexcept {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool                    leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

[[nodiscard]] inline bool is_day(const civil_date& d) noexcept {
    return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= days_in(d.year, d.month);
}

[[nodiscard]] inline std::string padded(int number, std::size_t width) {
    auto out = std::to_string(number);
    return out.size() < width ? std::string(width - out.size(), '0') + out : out;
}

[[nodiscard]] inline std::string date_label(const civil_date& d, date_step step) {
    switch (step) {
    case date_step::month: return padded(d.year, 4) + '-' + padded(d.month, 2);
    case date_step::quarter: return padded(d.year, 4) + "-Q" + std::to_string((d.month + 2) / 3);
    case date_step::year: return padded(d.year, 4);
    case date_step::five_years: return padded(d.year / 5 * 5, 4) + '-' + padded(d.year / 5 * 5 + 4, 4);
    case date_step::decade: break;
    }
    return padded(d.year / 10 * 10, 4) + 's';
}

/// Sector, district and area of a full postcode.
[[nodiscard]] inline std::optional<std::array<std::string, 3>> postcode_parts(std::string_view text) {
    const auto  letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto  digit  = [](char c) { return c >= '0' && c <= '9'; };
    std::string code;
    for (const char c : text) {
        if (c == ' ') { continue; }
        code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (code.size() < 5 || code.size() > 7) { return std::nullopt; }
    const auto outward = code.substr(0, code.size() - 3);
    const auto inward  = code.substr(code.size() - 3);
    if (!digit(inward[0]) || !letter(inward[1]) || !letter(inward[2])) { return std::nullopt; }
    const std::size_t area = !letter(outward[0]) ? 0 : letter(outward[1]) ? 2 : 1;
    const auto        rest = std::string_view(outward).substr(area);
    // after the area a digit, and then nothing, a digit or a letter: A9 A99 A9A AA9 AA99 AA9A
    if (area == 0 || rest.empty() || rest.size() > 2 || !digit(rest[0]) || (rest.size() == 2 && !digit(rest[1]) && !letter(rest[1]))) {
        return std::nullopt;
    }
    return std::array{outward + ' ' + inward[0], outward, outward.substr(0, area)};
}

} // namespace detail

RUNG_DECL result<hierarchy> interval_hierarchy(const interval_steps& steps) {
    if (steps.to < steps.from) { return detail::builder_failure("to"); }
    if (!detail::nested(steps.widths)) { return detail::builder_failure("widths"); }
    const auto span = static_cast<std::uint64_t>(steps.to) - static_cast<std::uint64_t>(steps.from);
    if (span >= static_cast<std::uint64_t>(detail::most_leaves)) { return failure{errc::too_large, "to", {}}; }
    const std::string       between = steps.from < 0 ? " to " : "-";
    detail::hierarchy_lines lines;
    for (std::int64_t i = 0; i <= static_cast<std::int64_t>(span); ++i) {
        auto& line = lines.emplace_back();
        line.push_back(std::to_string(steps.from + i));
        for (const auto width : steps.widths) {
            const auto first = i / width * width;
            const auto last  = std::min(static_cast<std::int64_t>(span) - first, width - 1) + first;
            line.push_back(first == last ? std::to_string(steps.from + first) : std::to_string(steps.from + first) + between + std::to_string(steps.from + last));
        }
        if (!steps.top.empty()) { line.push_back(steps.top); }
    }
    return hierarchy::from_rows(lines);
}

RUNG_DECL result<hierarchy> order_hierarchy(const order_steps& steps) {
    if (steps.values.empty()) { return detail::builder_failure("values"); }
    if (!detail::nested(steps.sizes)) { return detail::builder_failure("sizes"); }
    detail::hierarchy_lines lines;
    for (std::size_t i = 0; i < steps.values.size(); ++i) {
        auto& line = lines.emplace_back();
        line.push_back(steps.values[i]);
        for (const auto size : steps.sizes) {
            const auto first = i / size * size;
            const auto last  = std::min(steps.values.size() - first, size) - 1 + first;
            line.push_back(first == last ? steps.values[first] : steps.values[first] + steps.between + steps.values[last]);
        }
        if (!steps.top.empty()) { line.push_back(steps.top); }
    }
    return hierarchy::from_rows(lines);
}

RUNG_DECL result<hierarchy> date_hierarchy(const date_steps& steps) {
    if (!detail::is_day(steps.from)) { return detail::builder_failure("from"); }
    if (!detail::is_day(steps.to) || steps.to < steps.from) { return detail::builder_failure("to"); }
    for (std::size_t i = 1; i < steps.steps.size(); ++i) {
        if (steps.steps[i] <= steps.steps[i - 1]) { return detail::builder_failure("steps"); }
    }
    if ((steps.to.year - steps.from.year) * 366LL >= detail::most_leaves) { return failure{errc::too_large, "to", {}}; }
    detail::hierarchy_lines lines;
    for (auto day = steps.from; day <= steps.to;) {
        auto& line = lines.emplace_back();
        line.push_back(detail::date_label(day, date_step::month) + '-' + detail::padded(day.day, 2));
        for (const auto step : steps.steps) { line.push_back(detail::date_label(day, step)); }
        if (!steps.top.empty()) { line.push_back(steps.top); }
        if (day.day < detail::days_in(day.year, day.month)) {
            ++day.day;
            continue;
        }
        day.day = 1;
        if (day.month < 12) {
            ++day.month;
        } else {
            day.month = 1;
            ++day.year;
        }
    }
    return hierarchy::from_rows(lines);
}

RUNG_DECL result<hierarchy> postcode_hierarchy(std::span<const std::string> postcodes) {
    detail::hierarchy_lines lines;
    for (std::size_t i = 0; i < postcodes.size(); ++i) {
        const auto parts = detail::postcode_parts(postcodes[i]);
        if (!parts) { return failure{errc::precondition, "postcode " + std::to_string(i + 1), {}}; }
        lines.push_back({postcodes[i], (*parts)[0], (*parts)[1], (*parts)[2], "*"});
    }
    return hierarchy::from_rows(lines);
}

RUNG_DECL hierarchy uk_region_hierarchy() {
    detail::hierarchy_lines lines;
    for (const char* region : {"North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands", "East of England", "London",
                               "South East", "South West"}) {
        lines.push_back({region, "England", "United Kingdom"});
    }
    for (const char* nation : {"Wales", "Scotland", "Northern Ireland"}) { lines.push_back({nation, nation, "United Kingdom"}); }
    return *hierarchy::from_rows(lines);
}

} // namespace disclosure
RUNG_END
