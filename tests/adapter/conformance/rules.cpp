// SPDX-License-Identifier: Apache-2.0
#include "rules.hpp"

#include "grown.hpp"

#include <algorithm>

namespace rung::conformance {
namespace {

std::uint64_t mixed(std::uint64_t hash, std::string_view bytes) noexcept { // FNV-1a, 64 bits
    for (const char c : bytes) { hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U; }
    return (hash ^ 0xFFU) * 0x100000001B3U;
}
std::uint64_t mixed(std::uint64_t hash, std::uint64_t number) noexcept { return mixed(hash, {reinterpret_cast<const char*>(&number), sizeof number}); }

/// A model field ("job.organisation.department"), "personal", or nothing.
bool is_role(std::string_view role) {
    return role.empty() || role == "personal" || (role.find('.') != role.npos && role.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == role.npos);
}

} // namespace

bool is_kebab(std::string_view word) noexcept {
    bool hyphen = true;
    for (const char c : word) {
        if (c == '-' ? hyphen : !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) { return false; }
        hyphen = c == '-';
    }
    return !hyphen;
}

std::string rule_book::learn(const rung_reader* reader, std::size_t from_table, std::size_t from_column) {
    const auto tables  = plugin_->table_count(reader);
    const auto columns = plugin_->column_count(reader);
    if (tables < tables_.size() || columns < columns_.size()) { return "tables or columns went away"; }
    if (columns > bounds_.columns) { return "more columns than the limit"; }
    for (auto i = static_cast<std::uint32_t>(from_table); i < tables; ++i) {
        grown<rung_table> told({}, larger_);
        if (plugin_->table(reader, i, told.at()) != 0 || told->path == nullptr || !told.intact()) { return "a table that cannot be told"; }
        const std::string_view path(told->path, told->path_size);
        if (i == 0 ? told->parent != 0 || !path.empty() : told->parent >= i) { return "a table before the table it stands in"; }
        if (i < tables_.size() && (path != tables_[i].path || told->parent != tables_[i].parent)) { return "a table that changes"; }
        if (i >= tables_.size()) { tables_.push_back({std::string(path), told->parent}); }
    }
    for (auto i = static_cast<std::uint32_t>(from_column); i < columns; ++i) {
        grown<rung_column> told({}, larger_);
        if (plugin_->column(reader, i, told.at()) != 0 || told->path == nullptr || told->role == nullptr || !told.intact()) { return "a column that cannot be told"; }
        const std::string_view path(told->path, told->path_size);
        if (told->table >= tables_.size()) { return "a column of a table that is not there"; }
        if (told->label == nullptr && told->label_size != 0) { return "the size of a label and no label"; }
        if (!is_role(told->role)) { return "a role that is no model field"; }
        if (i < columns_.size()) {
            if (path != columns_[i].path || told->table != columns_[i].table) { return "a column that changes"; }
            continue;
        }
        if (!paths_.emplace(path).second) { return "two columns of one path"; }
        columns_.push_back({std::string(path), told->role, told->table});
    }
    grown<rung_column> none({}, larger_);
    grown<rung_table>  no_table({}, larger_);
    if (plugin_->column(reader, columns, none.at()) != -1 || plugin_->table(reader, tables, no_table.at()) != -1) { return "a number that does not exist gives no -precondition"; }
    return {};
}

std::string rule_book::look_at_field(const rung_row& row, const rung_field& field) const {
    if (field.column >= columns_.size()) { return "a column that is not there"; }
    if (columns_[field.column].table != row.table) { return "a column of another table"; }
    if (field.state > RUNG_FIELD_EMPTY || field.kind > RUNG_KIND_DATE || field.zero != 0) { return "a field of no known state or kind"; }
    if ((field.state == RUNG_FIELD_OK) != (field.size != 0)) { return "a field whose state and size differ"; }
    if (field.size != 0 && field.data == nullptr) { return "a field without data"; }
    if (field.size > bounds_.value_bytes) { return "a value over the limit"; }
    if (row.byte > input_size_ || field.offset > input_size_ - row.byte) { return "a value outside the input"; }
    return {};
}

std::string rule_book::look_at_row(const rung_batch& batch, std::uint32_t number) {
    const auto& row  = batch.rows[number];
    const bool  root = row.table == 0;
    if (row.table >= tables_.size()) { return "a row of a table that is not there"; }
    if (row.zero != 0 || (row.fields == nullptr && row.field_count != 0)) { return "a row whose fields cannot be read"; }
    if (root != (row.parent == number)) { return "a row of the record that stands in another, or another that stands in itself"; }
    if (root) {
        if (row.record < next_record_) { return "records whose numbers do not rise"; }
        if (row.byte < last_byte_ || row.byte > input_size_) { return "a record that begins outside the input, or before the one before it"; }
        next_record_ = row.record + 1;
        last_byte_   = row.byte;
        fields_      = 0;
    } else {
        if (row.parent > number) { return "a row before the row it stands in"; }
        const auto& up = batch.rows[row.parent];
        if (up.table != tables_[row.table].parent) { return "a row in a row of the wrong table"; }
        if (up.record != row.record || row.record + 1 != next_record_ || row.byte != up.byte || row.line != up.line) { return "rows of one record with several numbers or places"; }
    }
    fields_ += row.field_count;
    if (fields_ > bounds_.fields) { return "more values in a record than the limit"; }
    for (std::uint32_t f = 0; f < row.field_count; ++f) {
        if (auto rule = look_at_field(row, row.fields[f]); !rule.empty()) { return rule; }
    }
    return {};
}

std::uint64_t rule_book::number_of(const rung_row& row, std::uint32_t up) const {
    auto hash = mixed(0xCBF29CE484222325U, tables_[row.table].path);
    for (const auto number : {std::uint64_t{up}, row.record, row.byte, row.line}) { hash = mixed(hash, number); }
    for (std::uint32_t f = 0; f < row.field_count; ++f) {
        const auto& field = row.fields[f];
        hash              = mixed(hash, columns_[field.column].path);
        hash              = mixed(hash, (std::uint64_t{field.offset} << 16U) | (std::uint64_t{field.state} << 8U) | field.kind);
        hash              = mixed(hash, std::string_view(field.data, field.size));
    }
    return hash;
}

std::string rule_book::take(const rung_reader* reader, const rung_batch& batch, outcome& into, bool values) {
    if (batch.rows == nullptr) { return "rows that are not there"; }
    if (auto rule = learn(reader, tables_.size(), columns_.size()); !rule.empty()) { return rule; }
    if (batch.rows[0].table != 0) { return "a batch that begins inside a record"; }
    for (std::uint32_t i = 0; i < batch.row_count; ++i) {
        const auto& row = batch.rows[i];
        if (auto rule = look_at_row(batch, i); !rule.empty()) { return rule + ", record " + std::to_string(row.record); }
        into.records += static_cast<std::uint64_t>(row.table == 0);
        into.most_fields = std::max(into.most_fields, fields_);
        into.rows.push_back(number_of(row, i - row.parent));
        for (std::uint32_t f = 0; f < row.field_count; ++f) {
            into.most_value = std::max<std::uint64_t>(into.most_value, row.fields[f].size);
            if (values && row.fields[f].size >= 6) { into.values.emplace(row.fields[f].data, row.fields[f].size); }
        }
    }
    return {};
}

std::string rule_book::numbers_stay(const rung_reader* reader) { return learn(reader, 0, 0); }

std::vector<std::string> rule_book::columns() const {
    std::vector<std::string> all;
    for (const auto& one : columns_) { all.push_back(one.path); }
    return all;
}

} // namespace rung::conformance
