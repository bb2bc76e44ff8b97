// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/count.hpp>
#include <rung/disclosure/detail/word_lines.hpp>
#include <rung/disclosure/impl/margins.ipp>

#include <algorithm>

RUNG_BEGIN
namespace disclosure {
namespace detail {

/// Makes one word of any text: bytes that part words, and "%", become "%" and two digits; nothing at all becomes "%".
inline void put_word(std::string& out, std::string_view text) {
    out += ' ';
    if (text.empty()) { out += '%'; }
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte != 0x7F && c != '%') { out += c; }
        else { append_percent(out, c); }
    }
}

[[nodiscard]] inline std::optional<std::string> text_of(std::string_view word) {
    if (word.empty()) { return {}; }
    return word == "%" ? std::string() : read_percents(word);
}

template <class Number>
void put_number(std::string& out, Number v) {
    (out += ' ') += std::to_string(v);
}

/// Reads the form line by line.
class counts_reader {
public:
    counts_reader(std::string_view text, const table_limits& bounds) : lines_(text), left_(bounds.cells), terms_(bounds.terms) {}

    result<counted_table> run() {
        if (!begins("rung-counts") || lines_.word() != "1" || !lines_.at_end()) { return lines_.here("expected: rung-counts 1"); }
        const auto  named      = begins("table");
        const auto  name       = text_of(lines_.word());
        const auto  dimensions = lines_.number<std::uint32_t>(), magnitude = lines_.number<std::uint32_t>();
        if (!named || !name || !dimensions || *dimensions == 0 || !magnitude || *magnitude > 1 || !lines_.at_end()) {
            return lines_.here("expected: table NAME DIMENSIONS MAGNITUDE");
        }
        out_.name          = *name;
        out_.has_magnitude = *magnitude == 1;
        for (std::uint32_t d = 0; d < *dimensions; ++d) {
            if (auto good = read_dimension(); !good) { return good.error(); }
        }
        if (auto good = check_dimensions(out_.dimensions); !good) { return good.error(); }
        if (auto good = read_all_cells(); !good) { return good.error(); }
        if (lines_.next_line()) { return lines_.here("more than the table says"); }
        return std::move(out_);
    }

private:
    bool begins(std::string_view with) { return lines_.next_line() && lines_.word() == with; }

    result<void> read_dimension() {
        dimension  d;
        const bool is       = begins("dimension");
        const auto column   = text_of(lines_.word());
        const auto total    = text_of(lines_.word());
        const auto attribute = lines_.number<std::uint32_t>(), declared = lines_.number<std::uint32_t>();
        const auto categories = lines_.number<std::uint32_t>(), groups = lines_.number<std::uint32_t>();
        if (!is || !column || !total || !attribute || *attribute > 1 || !declared || *declared > 1 || !categories || !groups || !lines_.at_end()) {
            return lines_.here("expected: dimension COLUMN TOTAL ATTRIBUTE DECLARED CATEGORIES GROUPS");
        }
        d.column    = *column;
        d.total     = *total;
        d.attribute = *attribute == 1;
        auto& names = out_.categories.emplace_back();
        for (std::uint32_t k = 0; k < *categories; ++k) {
            const auto name = begins("category") ? text_of(lines_.word()) : std::nullopt;
            if (!name || !lines_.at_end()) { return lines_.here("expected: category NAME"); }
            if (left_-- == 0) { return failure{errc::too_large, "table_limits.cells", {}}; }
            if (*declared == 0 && !names.empty() && names.back() >= *name) { return lines_.here("categories out of order"); }
            names.push_back(*name);
        }
        for (std::uint32_t k = 0; k < *groups; ++k) {
            const auto name = begins("group") ? text_of(lines_.word()) : std::nullopt;
            const auto parts = lines_.number<std::uint32_t>();
            if (!name || !parts || *parts > terms_) { return lines_.here("expected: group NAME PARTS PART…"); }
            terms_ -= *parts;
            auto& g = d.groups.emplace_back(category_group{*name, {}});
            for (std::uint32_t p = 0; p < *parts; ++p) {
                auto part = text_of(lines_.word());
                if (!part) { return lines_.here("expected: group NAME PARTS PART…"); }
                g.parts.push_back(*std::move(part));
            }
            if (!lines_.at_end()) { return lines_.here("expected: group NAME PARTS PART…"); }
        }
        if (*declared == 1) { d.declared = names; }
        if (*declared == 1 && names.empty()) { return lines_.here("a declaration of nothing"); }
        out_.dimensions.push_back(std::move(d));
        return {};
    }

    result<void> read_all_cells() {
        std::uint64_t places = 1;
        for (const auto& c : out_.categories) {
            if (!c.empty() && places > (std::uint64_t{1} << 62U) / c.size()) { return lines_.here("too many combinations"); }
            places *= c.size();
        }
        const bool is    = begins("cells");
        const auto cells = lines_.number<std::uint64_t>();
        if (!is || !cells || *cells > places || !lines_.at_end()) { return lines_.here("expected: cells N"); }
        for (std::uint64_t k = 0; k < *cells; ++k) {
            if (!lines_.next_line()) { return lines_.here("fewer cells than the table says"); }
            const auto   place = lines_.number<std::uint64_t>();
            const auto   count = lines_.number<std::int64_t>();
            counted_cell c{place.value_or(places), count.value_or(0)};
            for (auto* v : {&c.sum, &c.largest, &c.second}) { *v = out_.has_magnitude ? lines_.number<std::int64_t>().value_or(-1) : 0; }
            const bool fits = c.count >= 1 && c.count <= largest_value && c.sum >= c.largest && c.largest >= c.second && c.second >= 0 &&
                              c.sum <= largest_value && c.second <= c.sum - c.largest;
            if (c.place >= places || !fits || !lines_.at_end()) { return lines_.here("expected: place count [sum largest second]"); }
            if (!out_.cells.empty() && out_.cells.back().place >= c.place) { return lines_.here("cells out of order"); }
            out_.cells.push_back(c);
        }
        return {};
    }

    word_lines    lines_;
    std::size_t   left_, terms_;
    counted_table out_;
};

} // namespace detail

RUNG_DECL std::string write_counts(const counted_table& table) {
    std::string out = "rung-counts 1\ntable";
    detail::put_word(out, table.name);
    detail::put_number(out, table.dimensions.size());
    detail::put_number(out, int{table.has_magnitude});
    for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
        const auto& one = table.dimensions[d];
        out += "\ndimension";
        detail::put_word(out, one.column);
        detail::put_word(out, one.total);
        for (const std::size_t v : {std::size_t{one.attribute}, std::size_t{!one.declared.empty()}, table.categories[d].size(), one.groups.size()}) { detail::put_number(out, v); }
        for (const auto& c : table.categories[d]) {
            out += "\ncategory";
            detail::put_word(out, c);
        }
        for (const auto& g : one.groups) {
            out += "\ngroup";
            detail::put_word(out, g.name);
            detail::put_number(out, g.parts.size());
            for (const auto& p : g.parts) { detail::put_word(out, p); }
        }
    }
    out += "\ncells";
    detail::put_number(out, table.cells.size());
    for (const auto& c : table.cells) {
        out += '\n' + std::to_string(c.place);
        detail::put_number(out, c.count);
        if (!table.has_magnitude) { continue; }
        for (const auto v : {c.sum, c.largest, c.second}) { detail::put_number(out, v); }
    }
    return out + '\n';
}

RUNG_DECL result<counted_table> read_counts(std::string_view text, const table_limits& bounds) {
    if (text.size() > bounds.bytes) { return failure{errc::too_large, "table_limits.bytes", {}}; }
    return detail::counts_reader(text, bounds).run();
}

} // namespace disclosure
RUNG_END
