// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/highest_column.hpp>
#include <rung/adapter/detail/plugin_text.hpp>
#include <rung/adapter/source.hpp>

#include <algorithm>
#include <cstring>

RUNG_BEGIN
namespace adapter {

RUNG_DECL result<source_reader> source_reader::open(const source_opening& what) {
    if (what.plugin == nullptr) { return failure{errc::precondition, "plugin", {}}; }
    if (!RUNG_HAS(what.plugin, close) || what.plugin->abi_major != RUNG_ABI_MAJOR || what.plugin->abi_minor > RUNG_ABI_MINOR) {
        return failure{errc::abi_mismatch, "plugin", {}};
    }
    source_reader made;
    made.plugin_ = what.plugin;
    made.held_   = std::make_unique<source_opening>(what); // the plugin may borrow from it as long as it reads
    std::vector<rung_option> options;
    for (const auto& [name, value] : made.held_->options) { options.push_back({name.c_str(), value.c_str()}); }
    const rung_opening opening{.struct_size  = sizeof(rung_opening),
                               .option_count = static_cast<std::uint32_t>(options.size()),
                               .format       = made.held_->format.c_str(),
                               .options      = options.data(),
                               .input        = &made.held_->input,
                               .diagnose     = &made.held_->diagnose,
                               .limits       = &made.held_->bounds,
                               .host         = &made.held_->host};
    const auto code = made.plugin_->open(&opening, &made.reader_);
    if (code < 0) { return made.plugin_failure(code); }
    if (made.reader_ == nullptr) { return failure{errc::plugin_failed, "open gives no reader", {}}; }
    return made;
}

RUNG_DECL source_reader::source_reader(source_reader&& other) noexcept
    : plugin_(other.plugin_), reader_(std::exchange(other.reader_, nullptr)), held_(std::move(other.held_)), tables_(std::move(other.tables_)),
      columns_(std::move(other.columns_)) {}

RUNG_DECL source_reader& source_reader::operator=(source_reader&& other) noexcept {
    if (this != &other) {
        if (reader_ != nullptr) { plugin_->close(reader_); }
        plugin_  = other.plugin_;
        reader_  = std::exchange(other.reader_, nullptr);
        held_    = std::move(other.held_);
        tables_  = std::move(other.tables_);
        columns_ = std::move(other.columns_);
    }
    return *this;
}

RUNG_DECL source_reader::~source_reader() {
    if (reader_ != nullptr) { plugin_->close(reader_); }
}

RUNG_DECL failure source_reader::plugin_failure(std::int32_t code) const {
    const auto* where = reader_ == nullptr ? nullptr : plugin_->where(reader_);
    return {static_cast<errc>(-code), where == nullptr ? std::string() : detail::plugin_text({where, ::strnlen(where, 513)}), {}};
}

RUNG_DECL result<void> source_reader::learn() {
    const auto broken = failure{errc::plugin_failed, "tables and columns of the plugin", {}};
    const auto tables = plugin_->table_count(reader_);
    const auto columns = plugin_->column_count(reader_);
    if (tables < tables_.size() || columns < columns_.size() || columns > held_->bounds.columns) { return broken; }
    for (auto number = static_cast<std::uint32_t>(tables_.size()); number < tables; ++number) {
        rung_table told{.struct_size = sizeof(rung_table), .parent = 0, .path_size = 0, .zero = 0, .path = nullptr};
        if (plugin_->table(reader_, number, &told) < 0 || told.path == nullptr || told.parent > number) { return broken; }
        tables_.push_back({std::string(told.path, told.path_size), told.parent});
    }
    for (auto number = static_cast<std::uint32_t>(columns_.size()); number < columns; ++number) {
        rung_column told{};
        told.struct_size = sizeof(rung_column);
        if (plugin_->column(reader_, number, &told) < 0 || told.path == nullptr || told.table >= tables_.size()) { return broken; }
        columns_.push_back({std::string(told.path, told.path_size), told.label == nullptr ? std::string() : std::string(told.label, told.label_size),
                            told.role == nullptr ? std::string() : std::string(told.role), told.table});
    }
    return {};
}

RUNG_DECL result<rung_batch> source_reader::next() {
    rung_batch batch{.struct_size = sizeof(rung_batch), .row_count = 0, .rows = nullptr};
    if (const auto code = plugin_->next(reader_, &batch); code < 0) { return plugin_failure(code); }
    if (plugin_->column_count(reader_) != columns_.size() || plugin_->table_count(reader_) != tables_.size()) {
        if (auto learned = learn(); !learned) { return learned.error(); }
    }
    const auto    columns = static_cast<std::uint32_t>(columns_.size());
    const auto    tables  = static_cast<std::uint32_t>(tables_.size());
    const auto    wrong   = [](const rung_row& row) { return failure{errc::plugin_failed, "record " + std::to_string(row.record), {}}; };
    std::uint64_t latest  = 0;
    for (std::uint32_t i = 0; i < batch.row_count;) {
        // Rows whose fields stand one behind the other are looked at as one.
        const auto  first  = i;
        const auto* fields = batch.rows[i].fields;
        std::size_t count  = 0;
        for (; i < batch.row_count && (batch.rows[i].fields == fields + count || batch.rows[i].field_count == 0); ++i) {
            const auto& row = batch.rows[i];
            if (row.table >= tables || row.parent > i || (row.field_count != 0 && row.fields == nullptr) || row.record < latest) { return wrong(row); }
            latest = row.record;
            count += row.field_count;
        }
        if (count == 0 || detail::highest_column(fields, count) < columns) { continue; }
        for (auto r = first; r < i; ++r) {
            if (detail::highest_column(batch.rows[r].fields, batch.rows[r].field_count) >= columns) { return wrong(batch.rows[r]); }
        }
    }
    return batch;
}

} // namespace adapter
RUNG_END
