// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/delimited_source.hpp>
#include <rung/format/detail/delimited_text.hpp>
#include <rung/format/hdl.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

RUNG_BEGIN
namespace format {
namespace detail::hdl {

namespace d = delimited;

inline constexpr std::size_t head_bytes = std::size_t{64} << 10U;
inline constexpr std::size_t batch_rows = 1024;

/// A component as its last METADATA line describes it.
struct component {
    std::uint32_t                        table = 0;
    std::vector<std::uint32_t>           order; // numbers of its columns
    std::map<std::string, std::uint32_t> all;   // columns of all its METADATA lines by path
};

class reader final : public record_reader {
public:
    reader(const reading& from, const hdl_shape& known)
        : rows_(from, {}), marks_{known.delimiter, '\n', -1, byte(known.escape), 'n', false} {}

    [[nodiscard]] std::span<const table>  tables() const override { return tables_; }
    [[nodiscard]] std::span<const column> columns() const override { return columns_; }

    [[nodiscard]] result<rung_batch> next() override {
        if (rows_.failed()) { return *rows_.failed(); }
        batch_.clear();
        rows_.fields().cut(0);
        if (!std::exchange(begun_, true) && !begin()) { return *rows_.failed(); }
        while (batch_.size() < batch_rows) {
            const auto step = rows_.next(std::uint64_t{rows_.from().bounds.columns} + 2, batch_.empty());
            if (step != d::row_source::step::row) { break; }
            if (!take()) { break; }
        }
        if (batch_.empty() && rows_.failed()) { return *rows_.failed(); }
        const rung_field* fields = rows_.fields().at(0);
        for (auto& row : batch_) {
            row.fields = fields;
            fields += row.field_count;
        }
        return rung_batch{sizeof(rung_batch), static_cast<std::uint32_t>(batch_.size()), batch_.data()};
    }

private:
    [[nodiscard]] static int byte(char c) noexcept { return static_cast<unsigned char>(c); }

    /// Takes the SET lines at the beginning as plain lines: an escape in them is a value.
    [[nodiscard]] bool begin() {
        const auto    head = rows_.head().substr(0, head_bytes);
        std::size_t   at   = 0;
        std::uint64_t line = 1;
        for (; at < head.size(); ++line) {
            const auto stop = head.find('\n', at);
            if (stop == std::string_view::npos && head.size() == head_bytes) { break; } // no SET line is that long
            const auto end  = std::min(stop, head.size() - 1) + 1;
            const auto text = d::trimmed(head.substr(at, end - at));
            if (!text.empty() && !text.starts_with("SET ") && !text.starts_with("COMMENT")) { break; }
            if (text.starts_with("SET ") && !set(d::trimmed(text.substr(4)))) {
                rows_.fail(failure{errc::bad_delimited, "line " + std::to_string(line) + ": SET", {}});
                return false;
            }
            at = end;
        }
        rows_.use(marks_);
        rows_.drop(at, line - 1);
        return true;
    }

    /// False for what cannot be kept to.
    [[nodiscard]] bool set(std::string_view text) {
        const auto gap    = text.find(' ');
        const auto name   = text.substr(0, gap);
        const auto value  = gap == std::string_view::npos ? std::string_view() : d::trimmed(text.substr(gap));
        const auto wanted = name == "FILE_DELIMITER" || name == "FILE_ESCAPE" || name == "FILE_NEW_LINE" || name == "FILE_NEWLINE";
        if (!wanted) { return true; }
        if (value.size() != 1 || byte(value[0]) >= 0x80) { return false; }
        if (name == "FILE_DELIMITER") {
            marks_.delimiter = value[0];
        } else if (name == "FILE_ESCAPE") {
            marks_.escape = byte(value[0]);
        } else {
            marks_.newline = byte(value[0]);
        }
        return marks_.escape != byte(marks_.delimiter);
    }

    [[nodiscard]] std::string_view cell(std::uint32_t i) {
        return i < count_ ? d::text_of(*rows_.fields().at(rows_.first_field() + i)) : std::string_view();
    }

    /// Makes a line what it is. False where reading cannot go on.
    [[nodiscard]] bool take() {
        count_          = rows_.fields().used() - rows_.first_field();
        const auto word = cell(0);
        if (word == "MERGE" || word == "DELETE") {
            if (rows_.within_bounds()) { record(); }
            return true;
        }
        if (word == "METADATA" && count_ >= 2 && !cell(1).empty()) {
            const bool kept = rows_.row().fields <= count_ && define();
            if (!kept) { rows_.fail(failure{errc::too_large, "columns", {}}); }
            rows_.drop_row();
            return kept;
        }
        if (!rows_.blank() && !word.starts_with("COMMENT")) { rows_.report("unknown-line", UINT64_MAX); }
        rows_.drop_row();
        return true;
    }

    /// @return false over the bound of columns, which tables count towards
    [[nodiscard]] bool define() {
        rows_.settle(UINT64_MAX);
        const auto room         = [this] { return columns_.size() + tables_.size() < std::uint64_t{rows_.from().bounds.columns} + 2; };
        const auto name         = d::heading(cell(1));
        const auto [it, is_new] = components_.try_emplace(name);
        auto& one               = it->second;
        if (is_new) {
            if (!room()) { return false; }
            one.table = static_cast<std::uint32_t>(tables_.size());
            tables_.push_back({name, 0});
        }
        last_ = &*it;
        one.order.clear();
        d::unique_names names;
        for (std::uint32_t i = 2; i < count_; ++i) {
            const bool fits   = d::is_name(cell(i), rows_.row().stray);
            auto       wanted = fits ? d::heading(cell(i)) : std::string();
            if (!fits) { rows_.report("no-name", UINT64_MAX, name + '/' + d::unnamed_column(i - 2)); }
            const auto path   = name + '/' + names.take(wanted.empty() ? wanted = d::unnamed_column(i - 2) : wanted);
            if (path.size() != name.size() + 1 + wanted.size()) { rows_.report("duplicate-header", UINT64_MAX, path); }
            const auto [column, added] = one.all.try_emplace(path, static_cast<std::uint32_t>(columns_.size()));
            if (added) {
                if (!room()) { return false; }
                columns_.push_back({path, {}, one.table});
            }
            one.order.push_back(column->second);
        }
        return true;
    }

    void record() {
        const auto number = rows_.record();
        if (last_ == nullptr || last_->first != cell(1)) {
            const auto found = components_.find(cell(1));
            if (found == components_.end()) {
                rows_.report("no-metadata", rows_.take_record());
                return rows_.drop_row();
            }
            last_ = &*found;
        }
        const auto& of    = last_->second;
        const auto  first = rows_.first_field();
        for (std::uint32_t i = 2; i < count_; ++i) {
            auto& field = *rows_.fields().at(first + i);
            if (cell(i) == "#NULL") {
                field.state = RUNG_FIELD_NULL;
                field.size  = 0;
            }
        }
        rows_.settle(number);
        auto kept   = first + 1;
        bool beyond = rows_.row().extra;
        for (std::uint32_t i = 2; i < count_; ++i) {
            auto field = *rows_.fields().at(first + i);
            if (field.state == RUNG_FIELD_EMPTY) { continue; }
            beyond = beyond || i - 2 >= of.order.size();
            if (i - 2 >= of.order.size()) { continue; }
            field.column                = of.order[i - 2];
            *rows_.fields().at(kept++) = field;
        }
        if (count_ < 2 + of.order.size()) { rows_.report("short-row", number, last_->first); }
        if (beyond) { rows_.report("long-row", number, last_->first); }
        const auto root = static_cast<std::uint32_t>(batch_.size());
        rung_row   row{nullptr, 1, 0, root, 0, rows_.take_record(), rows_.byte(), rows_.line()};
        batch_.push_back(row);
        row.field_count = kept - first - 1;
        row.table       = of.table;
        batch_.push_back(row);
        rows_.fields().cut(kept);
    }

    using components = std::map<std::string, component, std::less<>>;

    d::row_source           rows_;
    d::byte_marks           marks_;
    components              components_;
    components::value_type* last_ = nullptr;
    std::vector<table>      tables_  = {table{}};
    std::vector<column>     columns_ = {column{"instruction", {}, 0}};
    std::vector<rung_row>   batch_;
    std::uint32_t           count_ = 0;
    bool                    begun_ = false;
};

} // namespace detail::hdl

RUNG_DECL result<std::unique_ptr<record_reader>> read_hdl(const reading& from, const hdl_shape& known) {
    const auto is_no = [](char c) { return c == '\n' || c == '\r' || c == '\0' || static_cast<unsigned char>(c) >= 0x80; };
    if (from.input.read == nullptr) { return failure{errc::precondition, "input.read", {}}; }
    if (is_no(known.delimiter)) { return failure{errc::precondition, "delimiter", {}}; }
    if (is_no(known.escape) || known.escape == known.delimiter) { return failure{errc::precondition, "escape", {}}; }
    return std::unique_ptr<record_reader>(std::make_unique<detail::hdl::reader>(from, known));
}

} // namespace format
RUNG_END
