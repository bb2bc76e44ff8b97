// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_head.hpp>
#include <rung/format/detail/xlsx_totals.hpp>

#include <optional>
#include <set>

RUNG_BEGIN
namespace format::detail::xlsx {

/// Reads the records of one sheet.
class workbook_reader final : public record_reader {
public:
    explicit workbook_reader(const reading& from) : from_(from), tables_(1) {}

    /// Reads the workbook up to the first record.
    [[nodiscard]] result<void> open(const xlsx_shape& shape, xlsx_found* found) {
        if (shape.header_rows > 2) { return failure{errc::precondition, "xlsx_shape.header_rows", {}}; }
        if (const auto read = book_.read(from_, shape); !read) { return read; }
        if (found != nullptr) { *found = {book_.sheets(), 0, 0, 0, {}}; }
        std::string why;
        sheet_head  head;
        const auto  chosen = choose_sheet(shape, head, why);
        if (!chosen) { return chosen.error(); }
        const auto& sheet = **chosen;
        if (const auto done = choose_header(book_, sheet, shape, head); !done) { return done; }
        const auto& choice = head.choice;
        const auto  second = choice.first + choice.rows - 1;
        head_begin_        = head.rows[choice.first].byte;
        head_end_          = head.rows[std::min(second, head.rows.size() - 1)].byte;
        if (found != nullptr) {
            found->sheet_number = sheet.number;
            found->header_row   = head.rows[choice.first].number;
            found->header_rows  = choice.rows;
            found->evidence     = why + choice.evidence;
        }
        places_.assign(most_columns, no_column);
        for (auto& c : head.columns) {
            if (!add_column(c.place, std::move(c.name), std::move(c.label))) { return failure{errc::too_large, "rung_read_limits.columns", {}}; }
        }
        for (const auto& range : head.hidden) {
            for (const auto& c : head.columns) {
                if (c.place >= range.first && c.place <= range.last) { report("hidden-column", head_begin_, head.rows[choice.first].number, no_record, places_[c.place]); }
            }
        }
        auto stream = book_.stream(sheet);
        if (!stream) { return stream.error(); }
        sheet_.emplace(*std::move(stream), from_.bounds, shape.window_bytes, sheet_word(sheet));
        return sheet_->open();
    }

    [[nodiscard]] std::span<const table>  tables() const override { return tables_; }
    [[nodiscard]] std::span<const column> columns() const override { return columns_; }

    [[nodiscard]] result<rung_batch> next() override {
        rows_.clear();
        starts_.clear();
        fields_.clear();
        arena_.clear();
        if (!failed_) {
            if (auto done = read_batch(); !done) { failed_ = done.error(); }
        }
        if (failed_ && rows_.empty()) { return *failed_; }
        for (std::size_t i = 0; i < rows_.size(); ++i) { rows_[i].fields = fields_.data() + starts_[i]; }
        return rung_batch{sizeof(rung_batch), static_cast<std::uint32_t>(rows_.size()), rows_.data()};
    }

private:
    static constexpr std::uint64_t no_record  = UINT64_MAX;
    static constexpr std::uint64_t nowhere    = UINT64_MAX;
    static constexpr std::size_t   batch_rows = 256;
    static constexpr std::size_t   peek_bytes = std::size_t{1} << 20U; ///< How far ahead sums are told from sums between records.

    [[nodiscard]] result<const xlsx_sheet*> choose_sheet(const xlsx_shape& shape, sheet_head& head, std::string& why) {
        const auto& sheets = book_.sheets();
        const auto  take   = [&](const xlsx_sheet& sheet) -> result<const xlsx_sheet*> {
            auto read = read_head(book_, sheet, from_, shape);
            if (!read) { return read.error(); }
            head = *std::move(read);
            return &sheet;
        };
        if (!shape.sheet.empty()) {
            const auto alike = [](char a, char b) { return lower(a) == lower(b); };
            auto found = std::find_if(sheets.begin(), sheets.end(), [&](const xlsx_sheet& s) { return s.name == shape.sheet; });
            if (found == sheets.end()) { found = std::find_if(sheets.begin(), sheets.end(), [&](const xlsx_sheet& s) { return std::ranges::equal(s.name, shape.sheet, alike); }); }
            if (found == sheets.end()) { return failure{errc::not_found, "xlsx_shape.sheet", {}}; }
            why = "sheet as asked for; ";
            return take(*found);
        }
        if (shape.sheet_number != 0) {
            if (shape.sheet_number > sheets.size()) { return failure{errc::not_found, "xlsx_shape.sheet_number", {}}; }
            why = "sheet as asked for; ";
            return take(sheets[shape.sheet_number - 1]);
        }
        // A sheet with one value a row is a cover, unless there is no other.
        sheet_head        cover;
        const xlsx_sheet* covering = nullptr;
        std::set<std::string> seen; // no part is worth a second look
        for (const auto& sheet : sheets) {
            if (sheet.hidden || sheet.chart || !seen.insert(book_.part_of(sheet)).second) { continue; }
            const auto taken = take(sheet);
            if (!taken) { return taken; }
            why = "sheet " + std::to_string(sheet.number) + " is the first not hidden that holds rows; ";
            if (std::any_of(head.rows.begin(), head.rows.end(), [](const head_row& r) { return r.cells.size() > 1; })) { return taken; }
            if (covering == nullptr && !head.rows.empty()) {
                cover    = std::move(head);
                covering = &sheet;
            }
        }
        if (covering == nullptr) { return failure{errc::unknown_envelope, "no visible sheet holds a value", {}}; }
        head = std::move(cover);
        why  = "sheet " + std::to_string(covering->number) + " is the first not hidden that holds a value; ";
        return covering;
    }

    [[nodiscard]] bool add_column(std::uint32_t place, std::string name, std::string label) {
        if (columns_.size() >= from_.bounds.columns) { return false; }
        places_[place] = static_cast<std::uint32_t>(columns_.size());
        columns_.push_back({names_.name(std::move(name), place), std::move(label), 0});
        return true;
    }

    void report(const char* code, std::uint64_t byte, std::uint64_t line, std::uint64_t record, std::uint32_t column) const {
        if (from_.diagnose.report == nullptr) { return; }
        const auto*           path = column == no_column ? nullptr : &columns_[column].path;
        const rung_diagnostic told{sizeof(rung_diagnostic), path == nullptr ? 0 : static_cast<std::uint32_t>(path->size()), code,
                                   path == nullptr ? nullptr : path->data(), byte, line, record};
        from_.diagnose.report(from_.diagnose.host, &told);
    }

    [[nodiscard]] result<void> read_batch() {
        while (!ended_ && rows_.size() < batch_rows) {
            if (rows_.empty()) { arena_.clear(); } // rows that are not given leave their texts behind
            const auto before = sheet_->last_number();
            const auto step   = sheet_->next(row_, arena_);
            if (!step) { return step.error(); }
            if (*step == sheet_step::more || *step == sheet_step::end) {
                if (!rows_.empty()) { return {}; } // what they borrow must stay where it is
                ended_          = *step == sheet_step::end;
                const auto done = ended_ ? sheet_->finish() : sheet_->fill();
                if (!done) { return done; }
                continue;
            }
            const auto byte = sheet_->byte_of(row_.at);
            if (byte < head_begin_ && look_of(row_, book_.values().strings) != row_look::blank) { report("title-row", byte, row_.number, no_record, no_column); }
            if (byte <= head_end_) { continue; }
            if (*step != sheet_step::row) {
                report(*step == sheet_step::too_deep ? "too-deep" : "too-large", byte, row_.number, record_++, no_column);
                continue;
            }
            const auto look = look_of(row_, book_.values().strings);
            if (look == row_look::blank) { continue; }
            if (closing_) {
                report(look == row_look::sums ? "total-row" : "note-row", byte, row_.number, no_record, no_column);
                continue;
            }
            if (look == row_look::sums && byte != inside_) {
                // Only a new batch may look ahead: that moves what the rows of this one borrow.
                if (!rows_.empty()) {
                    sheet_->back_to(row_.at, before);
                    return {};
                }
                const auto last = nothing_follows(before);
                if (!last) { return last.error(); }
                closing_ = *last;
                inside_  = byte;
                continue;
            }
            if (const auto given = give_row(byte, look == row_look::sums); !given) { return given; }
        }
        return {};
    }

    /// Says whether nothing but sums and notes follows the row just read, which will be read again.
    [[nodiscard]] result<bool> nothing_follows(std::uint32_t before) {
        constexpr std::size_t few = 3; // columns: with fewer a note is a record
        sheet_->back_to(row_.at, before);
        for (;;) {
            bool last = false;
            bool more = false;
            while (!last && !more) {
                auto       peeked = sheet_row();
                const auto step   = sheet_->next(peeked, arena_);
                more              = step && *step == sheet_step::more;
                last              = step && *step == sheet_step::end && sheet_->at() <= peek_bytes;
                if (last || more) { break; }
                const auto look = step && *step == sheet_step::row && sheet_->at() <= peek_bytes ? look_of(peeked, book_.values().strings) : row_look::data;
                if (look == row_look::data || (look == row_look::note && columns_.size() < few)) { break; }
            }
            more = more && sheet_->unpacked() < peek_bytes;
            sheet_->back_to(0, before);
            arena_.clear();
            if (!more) { return last; }
            if (const auto filled = sheet_->fill(); !filled) { return filled.error(); }
        }
    }

    /// Makes a row of the batch of the row just read.
    [[nodiscard]] result<void> give_row(std::uint64_t byte, bool sums) {
        const auto begin  = fields_.size();
        const auto record = record_++;
        bool       broken = false;
        for (const auto& cell : row_.cells) {
            if (cell.column == no_column) {
                report("bad-cell", byte, row_.number, record, no_column);
                continue;
            }
            const auto value = book_.values().read(cell, arena_);
            if (value.too_long) {
                fields_.resize(begin);
                report("too-large", byte, row_.number, record, no_column);
                return {};
            }
            if (places_[cell.column] == no_column && !add_column(cell.column, {}, {})) { return failure{errc::too_large, "rung_read_limits.columns", {}}; }
            const auto number = places_[cell.column];
            if (value.trouble != nullptr) { report(value.trouble, byte, row_.number, record, number); }
            broken = broken || value.broken;
            fields_.push_back({value.text.empty() ? "" : value.text.data(), static_cast<std::uint32_t>(value.text.size()), number,
                               static_cast<std::uint32_t>(cell.at - row_.at), value.state, value.kind, 0});
        }
        if (broken) { report("bad-utf8", byte, row_.number, record, no_column); }
        if (row_.hidden) { report("hidden-row", byte, row_.number, record, no_column); }
        if (sums) { report("subtotal-row", byte, row_.number, record, no_column); }
        starts_.push_back(begin);
        rows_.push_back({nullptr, static_cast<std::uint32_t>(fields_.size() - begin), 0, static_cast<std::uint32_t>(rows_.size()), 0, record, byte, row_.number});
        return {};
    }

    reading                     from_;
    workbook                    book_;
    std::optional<sheet_reader> sheet_;
    std::vector<table>          tables_;
    std::vector<column>         columns_;
    std::vector<std::uint32_t>  places_;   ///< Columns of the sheet to numbers of columns.
    path_namer                  names_;
    sheet_row                   row_;
    text_arena                  arena_;
    std::vector<rung_row>       rows_;
    std::vector<std::size_t>    starts_;   ///< Of the rows in `fields_`.
    std::vector<rung_field>     fields_;
    std::optional<failure>      failed_;
    std::uint64_t               head_begin_ = 0;
    std::uint64_t               head_end_   = 0;
    std::uint64_t               record_     = 0;
    std::uint64_t               inside_     = nowhere; ///< Where the last row stands of which it is known whether records follow.
    bool                        closing_    = false;   ///< Nothing but sums and notes follows.
    bool                        ended_      = false;
};

} // namespace format::detail::xlsx
RUNG_END
