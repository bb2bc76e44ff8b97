// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/delimited.hpp>
#include <rung/format/detail/delimited_sniff.hpp>
#include <rung/format/detail/delimited_source.hpp>
#include <rung/format/detail/delimited_text.hpp>

#include <algorithm>
#include <utility>

RUNG_BEGIN
namespace format {
namespace detail::delimited {

inline constexpr std::size_t sniffed_bytes = std::size_t{64} << 10U;

/// Rows and fields of a batch: enough to make a call worth its while, few enough to stay next to a core.
inline constexpr std::size_t batch_rows = 512;
inline constexpr std::size_t batch_fields = 1000;

[[nodiscard]] inline byte_marks marks_of(const dialect& as) noexcept {
    const auto byte = [](char c) { return c == 0 ? -1 : int{static_cast<unsigned char>(c)}; };
    return {as.delimiter, as.line_end, byte(as.quote), byte(as.escape), -1};
}

class reader final : public record_reader {
public:
    reader(const reading& from, const delimited_shape& known) : rows_(from, {}), known_(known) {}

    [[nodiscard]] std::span<const table>  tables() const override { return tables_; }
    [[nodiscard]] std::span<const column> columns() const override { return columns_; }
    [[nodiscard]] const dialect*          used() const noexcept { return begun_ ? &as_ : nullptr; }

    [[nodiscard]] result<rung_batch> next() override {
        if (rows_.failed()) { return *rows_.failed(); }
        batch_.clear();
        rows_.fields().cut(0);
        if (!std::exchange(begun_, true) && !begin()) { return ended(); }
        while (batch_.size() < batch_rows && rows_.fields().used() < batch_fields) {
            const auto step = rows_.next(columns_.size(), batch_.empty());
            if (step != row_source::step::row) { break; }
            take();
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
    /// An input without any row holds no records; one that stops short of its header is cut.
    [[nodiscard]] result<rung_batch> ended() {
        if (!rows_.failed() && seen_ != 0) {
            rows_.fail(failure{errc::bad_delimited, "line " + std::to_string(rows_.line()) + ": the input ends before its header does", {}});
        }
        if (rows_.failed()) { return *rows_.failed(); }
        return rung_batch{sizeof(rung_batch), 0, nullptr};
    }

    /// Reads up to the first record. False where the input ends before.
    [[nodiscard]] bool begin() {
        const auto head = rows_.head().substr(0, sniffed_bytes);
        as_             = sniff_dialect(head, known_);
        rows_.use(marks_of(as_));
        std::size_t sep = 0;
        if (as_.sep_line && sep_line(head, as_.line_end, sep) != 0) { rows_.drop(sep, 1); }
        for (std::uint32_t i = 0; i < as_.title_lines; ++i) {
            if (rows_.next(0, true) != row_source::step::row) { return false; }
            ++seen_;
        }
        if (as_.header_rows == 0) { return unnamed(); }
        if (!header_row([this](std::size_t i, std::string name) { name_column(i, std::move(name)); })) { return false; }
        return as_.header_rows < 2 || header_row([this](std::size_t i, std::string name) {
                   if (i < columns_.size()) { columns_[i].label = std::move(name); }
               });
    }

    template <class Each>
    [[nodiscard]] bool header_row(Each each) {
        const auto& bounds = rows_.from().bounds;
        do {
            if (rows_.next(std::uint64_t{bounds.columns} + 1, true) != row_source::step::row) { return false; }
        } while (rows_.blank() && (rows_.drop_row(), true));
        if (rows_.row().fields > bounds.columns) { return rows_.fail(failure{errc::too_large, "columns", {}}), false; }
        ++seen_;
        rows_.settle(UINT64_MAX);
        bool lost = false;
        for (std::uint32_t f = 0; f < rows_.fields().used(); ++f) {
            const auto cell = text_of(*rows_.fields().at(f));
            const bool fits = !lost && is_name(cell, rows_.row().stray);
            lost            = lost || (!fits && rows_.row().stray); // what stands behind it is of another row
            if (!fits) { rows_.report("no-name", UINT64_MAX, unnamed_column(f)); }
            each(f, fits ? heading(cell) : std::string());
        }
        rows_.fields().cut(0);
        return true;
    }

    void name_column(std::size_t i, std::string name) {
        if (!name.empty()) { named_ = i + 1; }
        const auto wanted = name.empty() ? unnamed_column(i) : std::move(name);
        columns_.push_back({names_.take(wanted), {}, 0});
        if (columns_.back().path != wanted) { rows_.report("duplicate-header", UINT64_MAX, columns_.back().path); }
    }

    /// Without a header the first record says how many columns there are.
    [[nodiscard]] bool unnamed() {
        const auto& bounds = rows_.from().bounds;
        do {
            if (rows_.next(std::uint64_t{bounds.columns} + 1, true) != row_source::step::row) { return false; }
        } while (rows_.blank() && (rows_.drop_row(), true));
        if (rows_.row().fields > bounds.columns) { return rows_.fail(failure{errc::too_large, "columns", {}}), false; }
        named_ = static_cast<std::size_t>(rows_.row().fields);
        for (std::size_t i = 0; i < named_; ++i) { columns_.push_back({unnamed_column(i), {}, 0}); }
        take();
        return true;
    }

    /// Makes the row that was cut a record, or says why it is none.
    void take() {
        if (rows_.blank()) { return rows_.drop_row(); }
        if (!rows_.within_bounds()) { return; }
        const auto& row   = rows_.row();
        const auto  first = rows_.first_field();
        const auto  count = rows_.fields().used() - first;
        if (!row.holds && !row.extra) { return leave_out("empty-row"); }
        rows_.settle(rows_.record());
        if (known_.total_rows && is_total_row({rows_.fields().at(first), count})) { return leave_out("total-row"); }
        if (row.fields < named_) { rows_.report("short-row", rows_.record()); }
        if (row.extra) { rows_.report("long-row", rows_.record()); }
        const auto self = static_cast<std::uint32_t>(batch_.size());
        batch_.push_back({.fields      = nullptr,
                          .field_count = count,
                          .table       = 0,
                          .parent      = self,
                          .zero        = 0,
                          .record      = rows_.take_record(),
                          .byte        = rows_.byte(),
                          .line        = rows_.line()});
    }

    void leave_out(const char* code) {
        rows_.report(code, UINT64_MAX);
        rows_.drop_row();
    }

    row_source            rows_;
    delimited_shape       known_;
    dialect               as_;
    unique_names          names_;
    std::vector<table>    tables_ = {table{}};
    std::vector<column>   columns_;
    std::vector<rung_row> batch_;
    std::size_t           named_ = 0; // columns up to the last one with a name
    std::uint64_t         seen_  = 0; // rows before the first record
    bool                  begun_ = false;
};

/// Tells the delimiter, and leaves the rows that it makes in `rows`.
inline void sniff_delimiter(std::string_view text, dialect& as, bool given, std::vector<sniffed_row>& rows, delimiter_score& best) {
    if (given) {
        rows = sniffed_rows(text, as);
        best = score(rows);
        return;
    }
    bool any = false;
    for (const char candidate : {',', ';', '\t', '|'}) {
        auto tried      = as;
        tried.delimiter = candidate;
        auto       made = sniffed_rows(text, tried);
        const auto how  = score(made);
        if (candidate == as.quote || (any && !how.beats(best))) { continue; }
        any          = true;
        as.delimiter = candidate;
        rows         = std::move(made);
        best         = how;
    }
    as.evidence.push_back(best.columns < 2 ? "no delimiter: one column"
                                           : "delimiter " + spelled(as.delimiter) + " gives " + std::to_string(best.columns) + " columns in " +
                                                 std::to_string(best.agree) + " of " + std::to_string(best.rows) + " rows");
}

} // namespace detail::delimited

RUNG_DECL dialect sniff_dialect(std::string_view head, const delimited_shape& known) {
    namespace d = detail::delimited;
    dialect as;
    head        = head.substr(0, d::sniffed_bytes);
    as.quote    = known.quote.value_or('"');
    as.line_end = known.line_end ? *known.line_end : d::sniffed_line_end(head, as.quote);
    if (!known.line_end && as.line_end == '\r') { as.evidence.emplace_back("lines end with a carriage return alone"); }
    std::size_t length = 0;
    const char  named  = head.empty() ? '\0' : d::sep_line(head, as.line_end, length);
    as.sep_line        = known.sep_line.value_or(named != '\0');
    if (as.sep_line && named != '\0') { head.remove_prefix(length); }
    if (known.delimiter || (as.sep_line && named != '\0')) { as.delimiter = known.delimiter.value_or(named); }
    if (as.sep_line && named != '\0') { as.evidence.push_back("sep line names the delimiter " + d::spelled(named)); }

    std::vector<d::sniffed_row> rows;
    d::delimiter_score          columns;
    d::sniff_delimiter(head, as, known.delimiter || (as.sep_line && named != '\0'), rows, columns);
    if (known.escape) {
        as.escape = *known.escape;
    } else if (as.quote != 0 && d::escapes_quotes(head, as)) {
        as.escape = '\\';
        as.evidence.emplace_back("backslash before quotes: it escapes");
    }

    as.title_lines = known.title_lines ? *known.title_lines : d::title_lines(rows, columns.columns);
    if (!known.title_lines && as.title_lines != 0) {
        as.evidence.push_back("header is row " + std::to_string(as.title_lines + 1) + ", the first with half its cells filled");
    }
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(as.title_lines, rows.size())));
    if (known.header_rows) {
        as.header_rows = *known.header_rows;
    } else if (rows.size() >= 2 && d::is_headless(rows[0], rows[1])) {
        as.header_rows = 0;
        as.evidence.emplace_back("no header: numbers or dates in the first row wherever the second has some");
    } else if (const auto same = rows.size() >= 2 ? d::labels_of_keys(rows[0], rows[1]) : 0; same != 0) {
        as.header_rows = 2;
        as.evidence.push_back("two header rows: " + std::to_string(same) + " of " + std::to_string(rows[0].size()) +
                              " cells of the second say what the keys above them say");
    }
    return as;
}

RUNG_DECL result<std::unique_ptr<record_reader>> read_delimited(const reading& from, const delimited_shape& known) {
    const auto wrong = [](const char* where) { return failure{errc::precondition, where, {}}; };
    const auto is_no = [](std::optional<char> c) { return c && (*c == '\n' || *c == '\r' || static_cast<unsigned char>(*c) >= 0x80); };
    if (from.input.read == nullptr) { return wrong("input.read"); }
    if (is_no(known.delimiter) || known.delimiter == '\0') { return wrong("delimiter"); }
    if (known.delimiter == '\\' && known.escape == '\\') { return wrong("escape"); }
    if (is_no(known.quote) || (known.quote && known.quote == known.delimiter)) { return wrong("quote"); }
    if (known.escape && known.escape != '\0' && known.escape != '\\') { return wrong("escape"); }
    if (known.line_end && known.line_end != '\n' && known.line_end != '\r') { return wrong("line_end"); }
    if (known.header_rows.value_or(0) > 2) { return wrong("header_rows"); }
    return std::unique_ptr<record_reader>(std::make_unique<detail::delimited::reader>(from, known));
}

RUNG_DECL const dialect* dialect_of(const record_reader& reader) noexcept {
    const auto* one = dynamic_cast<const detail::delimited::reader*>(&reader);
    return one == nullptr ? nullptr : one->used();
}

} // namespace format
RUNG_END
