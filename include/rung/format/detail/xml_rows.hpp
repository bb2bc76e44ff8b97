// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xml_paths.hpp>
#include <rung/format/detail/xml_text.hpp>

RUNG_BEGIN
namespace format::detail::xml {

/// How far reading a record came.
enum class xml_outcome : std::uint8_t {
    done,
    more,            ///< The bytes end inside it.
    bad,             ///< It breaks the rules of XML at `place`.
    deep,            ///< The other bounds and refusals, at `place` too.
    too_many_fields,
    large_value,
    too_many_columns,
    doctype,
};

/// A stretch of text in the source.
struct xml_piece {
    const char*   begin = nullptr;
    const char*   end   = nullptr;
    xml_fold      fold  = xml_fold::none;
    bool          cdata = false;
    std::uint32_t before = xml_none; ///< The piece in front of it in the same element.
};

/// The rows of one record, as they grow, with the room for texts that cannot stand as they are.
class xml_rows {
public:
    xml_rows(xml_paths& paths, const rung_read_limits& bounds) : paths_(paths), bounds_(bounds) {}

    void begin(const char* record, char* arena) {
        record_  = record;
        arena_   = arena;
        control_ = false;
        fields_.clear();
        rows_.clear();
    }

    [[nodiscard]] std::uint32_t add_row(std::uint32_t table, std::uint32_t parent) {
        rows_.push_back({.fields = nullptr, .field_count = 0, .table = table, .parent = parent, .zero = 0, .record = 0, .byte = 0, .line = 0});
        return static_cast<std::uint32_t>(rows_.size() - 1);
    }

    /// Whether the record holds too much. Rows without a value take room as well.
    [[nodiscard]] bool full() const noexcept { return fields_.size() > bounds_.fields || rows_.size() > bounds_.fields + std::uint64_t{1}; }

    /// Adds a text as a value. White space alone is an empty value.
    [[nodiscard]] xml_outcome add(std::uint32_t row, std::uint32_t column, const xml_piece& text) {
        if (column == xml_none) { return fail(xml_outcome::too_many_columns, text.begin, column); }
        const char* from = text.begin;
        const char* to   = text.end;
        if (text.fold != xml_fold::none) {
            const auto outcome = fold(text, from, to);
            if (outcome != xml_outcome::done) { return outcome; }
        }
        return add_folded(row, column, text.begin, from, to);
    }

    /// Likewise, for a text that can stand as it is.
    [[nodiscard]] xml_outcome add(std::uint32_t row, std::uint32_t column, const char* begin, const char* end) {
        if (column == xml_none) { return fail(xml_outcome::too_many_columns, begin, column); }
        return add_folded(row, column, begin, begin, end);
    }

    /// Joins pieces, trimmed where they stand beside elements, and adds what they make, if anything, as a value.
    [[nodiscard]] xml_outcome add_joined(std::uint32_t row, std::uint32_t place, const std::vector<xml_piece>& pieces, std::uint32_t last, bool trimmed) {
        chain_.clear();
        for (auto at = last; at != xml_none; at = pieces[at].before) {
            // Behind the last text there is layout only.
            if (chain_.empty() && !pieces[at].cdata && xml_all_blank(pieces[at].begin, pieces[at].end)) { continue; }
            chain_.push_back(pieces[at]);
        }
        if (chain_.empty()) { return xml_outcome::done; }
        if (trimmed && !chain_.back().cdata) {
            while (xml_is(*chain_.back().begin, xml_blank)) { ++chain_.back().begin; }
        }
        if (trimmed && !chain_.front().cdata) {
            while (xml_is(chain_.front().end[-1], xml_blank)) { --chain_.front().end; }
        }
        const auto column = paths_.column_of(place);
        if (chain_.size() == 1) { return add(row, column, chain_.front()); }
        const auto* begin = arena_;
        const auto* end   = begin;
        for (auto piece = chain_.rbegin(); piece != chain_.rend(); ++piece) {
            const char* from    = nullptr;
            const auto  outcome = fold(*piece, from, end);
            if (outcome != xml_outcome::done) { return outcome; }
        }
        if (column == xml_none) { return fail(xml_outcome::too_many_columns, chain_.back().begin, column); }
        return add_folded(row, column, chain_.back().begin, begin, end);
    }

    /// Adds a value without text.
    [[nodiscard]] xml_outcome add_nothing(std::uint32_t row, std::uint32_t column, const char* at, std::uint8_t state) {
        if (column == xml_none) { return fail(xml_outcome::too_many_columns, at, column); }
        return push(row, {.data = at, .size = 0, .column = column, .offset = offset(at), .state = state, .kind = RUNG_KIND_TEXT, .zero = 0}, at);
    }

    /// Resolves a piece into the arena.
    [[nodiscard]] xml_outcome fold(const xml_piece& text, const char*& from, const char*& to) {
        const auto done = fold_text(text.begin, text.end, text.fold, arena_);
        if (done.bad != nullptr) { return fail(xml_outcome::bad, done.bad, xml_none); }
        control_ |= done.control;
        from   = arena_;
        to     = done.end;
        arena_ = done.end;
        return xml_outcome::done;
    }

    xml_outcome fail(xml_outcome how, const char* at, std::uint32_t column) noexcept {
        place_  = at;
        column_ = column;
        return how;
    }

    /// Hands the rows over, the fields of each together.
    void give(std::vector<rung_row>& rows, std::vector<rung_field>& fields, const rung_row& record) {
        const auto first = static_cast<std::uint32_t>(rows.size());
        auto       next  = fields.size();
        fields.resize(next + fields_.size());
        starts_.clear();
        for (auto row : rows_) {
            starts_.push_back(next);
            next += row.field_count;
            row.parent += first;
            row.record = record.record;
            row.byte   = record.byte;
            row.line   = record.line;
            rows.push_back(row);
        }
        for (const auto& f : fields_) { fields[starts_[f.row]++] = f.field; }
    }

    [[nodiscard]] const char*   place() const noexcept { return place_; }
    [[nodiscard]] std::uint32_t column() const noexcept { return column_; } ///< That the failure concerns; `xml_none` where none.
    [[nodiscard]] bool          control() const noexcept { return control_; } ///< A reference gave a character that XML does not allow.
    [[nodiscard]] char*         arena() const noexcept { return arena_; }

private:
    struct row_field {
        rung_field    field;
        std::uint32_t row = 0;
    };

    [[nodiscard]] std::uint32_t offset(const char* at) const noexcept { return static_cast<std::uint32_t>(at - record_); }

    [[nodiscard]] xml_outcome add_folded(std::uint32_t row, std::uint32_t column, const char* source, const char* from, const char* to) {
        const auto size = static_cast<std::uint64_t>(to - from);
        if (size == 0 || (xml_is(*from, xml_blank) && xml_all_blank(from, to))) { return add_nothing(row, column, source, RUNG_FIELD_EMPTY); }
        if (size > bounds_.value_bytes) { return fail(xml_outcome::large_value, source, column); }
        return push(row, {.data = from, .size = static_cast<std::uint32_t>(size), .column = column, .offset = offset(source), .state = RUNG_FIELD_OK,
                          .kind = RUNG_KIND_TEXT, .zero = 0}, source);
    }

    [[nodiscard]] xml_outcome push(std::uint32_t row, const rung_field& field, const char* at) {
        fields_.push_back({field, row});
        ++rows_[row].field_count;
        return full() ? fail(xml_outcome::too_many_fields, at, xml_none) : xml_outcome::done;
    }

    xml_paths&               paths_;
    const rung_read_limits&  bounds_;
    const char*              record_  = nullptr;
    char*                    arena_   = nullptr;
    bool                     control_ = false;
    std::vector<row_field>   fields_;
    std::vector<rung_row>    rows_;
    std::vector<std::size_t> starts_;
    std::vector<xml_piece>   chain_;
    const char*              place_  = nullptr;
    std::uint32_t            column_ = xml_none;
};

} // namespace format::detail::xml
RUNG_END
