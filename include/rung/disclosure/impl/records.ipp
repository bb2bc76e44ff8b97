// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/delimited_field.hpp>
#include <rung/disclosure/detail/delimited_rows.hpp>
#include <rung/disclosure/records.hpp>

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <unordered_set>

RUNG_BEGIN
namespace disclosure {
namespace detail {

struct text_hash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
};

/// Takes the fields of one column in.
struct column_intake {
    record_column                                                                 column{};
    std::unordered_map<std::string, std::uint32_t, text_hash, std::equal_to<>> numbers{};

    void add(std::string_view value) {
        auto at = numbers.find(value);
        if (at == numbers.end()) {
            at = numbers.emplace(std::string(value), static_cast<std::uint32_t>(column.values.size())).first;
            column.values.emplace_back(value);
        }
        column.codes.push_back(at->second);
    }
};

[[nodiscard]] inline failure bad_row(std::size_t line, std::size_t field, std::string_view why) {
    auto where = "line " + std::to_string(line);
    if (field != 0) { where += ", field " + std::to_string(field); }
    return {errc::bad_delimited, where + ": " + std::string(why), {}};
}

template <class Fields>
[[nodiscard]] result<void> take_header(std::vector<column_intake>& columns, const Fields& names, std::size_t line) {
    for (const auto& name : names) {
        const auto field = columns.size() + 1;
        if (name.empty()) { return bad_row(line, field, "a column without a name"); }
        for (const auto& other : columns) {
            if (other.column.name == name) { return bad_row(line, field, "a column of that name came before"); }
        }
        columns.emplace_back().column.name = name;
    }
    return {};
}

template <class Fields>
[[nodiscard]] result<void> take_row(std::vector<column_intake>& columns, const Fields& fields, std::size_t line) {
    constexpr std::size_t most_rows = std::size_t{1} << 31U;
    if (fields.size() != columns.size()) {
        return bad_row(line, 0, std::to_string(fields.size()) + " fields, the header has " + std::to_string(columns.size()));
    }
    if (columns.front().column.codes.size() == most_rows) { return failure{errc::too_large, "rows", {}}; }
    for (std::size_t i = 0; i < columns.size(); ++i) { columns[i].add(fields[i]); }
    return {};
}

[[nodiscard]] inline std::vector<record_column> columns_of(std::vector<column_intake>&& taken) {
    std::vector<record_column> out;
    out.reserve(taken.size());
    for (auto& each : taken) { out.push_back(std::move(each.column)); }
    return out;
}

} // namespace detail

RUNG_DECL result<records> records::parse(std::string_view text, const limits& bounds) {
    if (text.size() > bounds.input_bytes) { return failure{errc::too_large, "limits.input_bytes", {}}; }
    detail::delimited_rows             rows(text);
    std::vector<detail::column_intake> columns;
    std::vector<std::string_view>      fields;
    for (;;) {
        const auto step = rows.next(fields, most_columns);
        if (step == detail::delimited_rows::step::end) { break; }
        if (step == detail::delimited_rows::step::bad) {
            return detail::bad_row(rows.line(), fields.size(), fields.size() == most_columns ? "more than 4096 fields" : "a quotation mark out of place");
        }
        auto taken = columns.empty() ? detail::take_header(columns, fields, rows.line()) : detail::take_row(columns, fields, rows.line());
        if (!taken) { return taken.error(); }
    }
    if (columns.empty()) { return detail::bad_row(1, 0, "no header"); }
    records out;
    out.columns_   = detail::columns_of(std::move(columns));
    out.delimiter_ = rows.delimiter();
    return out;
}

RUNG_DECL result<records> records::from_rows(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows) {
    std::vector<detail::column_intake> columns;
    if (names.empty()) { return detail::bad_row(0, 0, "no header"); }
    if (auto taken = detail::take_header(columns, names, 0); !taken) { return taken.error(); }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (auto taken = detail::take_row(columns, rows[i], i + 1); !taken) { return taken.error(); }
    }
    records out;
    out.columns_ = detail::columns_of(std::move(columns));
    return out;
}

RUNG_DECL result<records> records::from_columns(std::vector<record_column> columns) {
    std::unordered_set<std::string_view> names;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& each  = columns[i];
        const auto  where = "column " + std::to_string(i + 1);
        if (each.name.empty() || !names.insert(each.name).second || each.codes.size() != columns.front().codes.size()) {
            return failure{errc::precondition, where, {}};
        }
        std::unordered_set<std::string_view> values(each.values.begin(), each.values.end());
        if (values.size() != each.values.size()) { return failure{errc::precondition, where, {}}; }
        for (const auto code : each.codes) {
            if (code >= each.values.size()) { return failure{errc::precondition, where, {}}; }
        }
    }
    records out;
    out.columns_ = std::move(columns);
    return out;
}

RUNG_DECL std::optional<std::size_t> records::find(std::string_view name) const noexcept {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].name == name) { return i; }
    }
    return std::nullopt;
}

RUNG_DECL std::string records::to_text(char delimiter) const {
    std::string out;
    const auto  end_of_field = [&](std::size_t column) { return column + 1 == columns_.size() ? '\n' : delimiter; };
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        append_delimited_field(out, columns_[i].name, delimiter, columns_.size() == 1);
        out += end_of_field(i);
    }
    for (std::size_t row = 0; row < rows(); ++row) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            append_delimited_field(out, value(row, i), delimiter, columns_.size() == 1);
            out += end_of_field(i);
        }
    }
    return out;
}

} // namespace disclosure
RUNG_END
