// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_strings.hpp>

RUNG_BEGIN
namespace format::detail::xlsx {

/// What a cell says it holds (ST_CellType).
enum class cell_type : std::uint8_t { number, shared, text, boolean, error, date };

/// A cell as it stands in the sheet.
struct sheet_cell {
    std::string_view text;              ///< Numbers and the like as written; texts resolved, borrowed from the source or the arena.
    std::uint32_t    column   = 0;      ///< From 0.
    std::uint32_t    style    = 0;      ///< Place in the table of cell formats.
    std::uint64_t    at       = 0;      ///< Where the value begins in the view.
    cell_type        type     = cell_type::number;
    bool             formula  = false;
    bool             valued   = false;  ///< Has a value, if an empty one.
    bool             broken   = false;  ///< Text that is no UTF-8.
};

inline constexpr std::uint32_t no_column    = UINT32_MAX;
inline constexpr std::uint32_t most_columns = 16'384; ///< XFD, the last there is.

/// Reads "BC12" or "BC" as a column from 0.
/// @return `no_column` where it is none
[[nodiscard]] constexpr std::uint32_t column_of(std::string_view ref) noexcept {
    std::uint32_t n = 0;
    std::size_t   i = 0;
    for (; i < ref.size() && i < 4; ++i) {
        const char c = ref[i];
        const char u = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        if (u < 'A' || u > 'Z') { break; }
        n = n * 26 + static_cast<std::uint32_t>(u - 'A') + 1;
    }
    const bool digit = i == ref.size() || (ref[i] >= '0' && ref[i] <= '9');
    return n == 0 || n > most_columns || !digit ? no_column : n - 1;
}

/// Reads a whole number.
/// @return `otherwise` where it is none or over 2^32 - 2
[[nodiscard]] constexpr std::uint32_t whole_number(std::string_view text, std::uint32_t otherwise) noexcept {
    std::uint64_t n = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || n >= UINT32_MAX) { return otherwise; }
        n = n * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return text.empty() || n >= UINT32_MAX ? otherwise : static_cast<std::uint32_t>(n);
}

/// A row of a sheet.
struct sheet_row {
    std::vector<sheet_cell> cells;  ///< Those that hold a value, in the source's order.
    std::uint64_t           at     = 0; ///< Where "<row" begins in the view.
    std::uint32_t           number = 0; ///< As the sheet numbers it, from 1.
    bool                    hidden = false;
};

/// How reading a row ended.
enum class row_state : std::uint8_t {
    ready,
    more,      ///< The view ends inside it.
    too_large, ///< Over the limit of a value or of values: its end has to be looked for.
    too_deep,
    bad        ///< Not well formed.
};

/// Reads rows out of sheet data.
class row_cutter {
public:
    explicit row_cutter(const string_bounds& bounds, std::uint64_t fields) : bounds_(bounds), fields_(fields) {}

    /// Reads the row whose begin `in` has just met, as an open tag.
    [[nodiscard]] row_state read(xml_cursor& in, text_arena& arena, sheet_row& row) {
        row.cells.clear();
        const auto    name   = in.full_name();
        std::uint32_t column = 0;
        for (;;) {
            const auto met = in.next();
            if (met == xml_token::close) { return same_name(in.full_name(), name) ? row_state::ready : row_state::bad; }
            if (met == xml_token::other || met == xml_token::cdata) { continue; }
            if (met != xml_token::open && met != xml_token::empty) { return ending(met); }
            if (!is_name(in.name(), 'c')) {
                if (met == xml_token::empty) { continue; }
                if (const auto end = in.skip(bounds_.depth); end != xml_token::close) { return in.too_deep() ? row_state::too_deep : ending(end); }
                continue;
            }
            sheet_cell cell;
            begin_cell(in, column, cell);
            column = cell.column == no_column ? column + 1 : cell.column + 1;
            if (met == xml_token::empty) { continue; }
            if (const auto state = read_cell(in, arena, cell); state != row_state::ready) { return state; }
            if (!cell.valued && !cell.formula) { continue; }
            if (row.cells.size() >= fields_) { return row_state::too_large; }
            row.cells.push_back(cell);
        }
    }

private:
    [[nodiscard]] static row_state ending(xml_token met) noexcept { return met == xml_token::more ? row_state::more : row_state::bad; }

    static void begin_cell(const xml_cursor& in, std::uint32_t next_column, sheet_cell& cell) noexcept {
        cell.column = next_column;
        cell.at     = in.tag_at();
        for (const auto& a : in) {
            if (a.name.size() != 1) { continue; }
            switch (a.name.front()) {
            case 'r': cell.column = column_of(a.value); break;
            case 's': cell.style = whole_number(a.value, 0); break;
            case 't': cell.type = type_of(a.value); break;
            default: break;
            }
        }
    }

    [[nodiscard]] static cell_type type_of(std::string_view t) noexcept {
        if (t.size() != 1) { return cell_type::text; } // "str", "inlineStr"
        switch (t.front()) {
        case 's': return cell_type::shared;
        case 'n': return cell_type::number;
        case 'b': return cell_type::boolean;
        case 'e': return cell_type::error;
        case 'd': return cell_type::date;
        default: return cell_type::text;
        }
    }

    [[nodiscard]] row_state read_cell(xml_cursor& in, text_arena& arena, sheet_cell& cell) {
        for (;;) {
            const auto met = in.next();
            if (met == xml_token::close) { return is_name(in.name(), 'c') ? row_state::ready : row_state::bad; }
            if (met == xml_token::other || met == xml_token::cdata) { continue; }
            if (met != xml_token::open && met != xml_token::empty) { return ending(met); }
            const bool value = is_name(in.name(), 'v');
            const bool item  = in.name() == "is";
            if (is_name(in.name(), 'f')) { cell.formula = true; }
            if (met == xml_token::empty) {
                // <v/> and <is/>: there, and empty.
                if (value || item) {
                    cell.valued = true;
                    cell.at     = in.tag_at();
                }
                continue;
            }
            auto end = xml_token::close;
            if (value) {
                cell.valued = true;
                cell.at     = in.at();
                end         = read_plain(in, cell.text, item_.pieces);
                if (end == xml_token::close) {
                    if (const auto state = keep_value(arena, cell); state != row_state::ready) { return state; }
                }
            } else if (item) {
                cell.valued = true;
                end         = read_item(in, bounds_, item_);
                if (end == xml_token::close) {
                    if (item_.too_long) { return row_state::too_large; }
                    if (item_.broken) { return row_state::bad; }
                    cell.at     = item_.at;
                    cell.text   = item_.in_place ? item_.text : arena.keep(item_.text);
                    cell.broken = (traits_of(cell.text) & text_trait::high) != 0 && !is_utf8(cell.text);
                    if (cell.type == cell_type::number || cell.type == cell_type::shared) { cell.type = cell_type::text; }
                }
            } else {
                end = in.skip(bounds_.depth);
            }
            if (end != xml_token::close) { return in.too_deep() ? row_state::too_deep : ending(end); }
        }
    }

    /// Resolves what stands in <v>, so that it outlives the next one.
    [[nodiscard]] row_state keep_value(text_arena& arena, sheet_cell& cell) {
        const bool pieces = cell.text.data() == item_.pieces.data();
        if (cell.text.size() > bounds_.value_bytes) { return row_state::too_large; }
        const auto traits = cell.type == cell_type::text ? traits_of(cell.text) : std::uint8_t{0};
        if ((traits & ~text_trait::high) != 0) {
            char*       to  = arena.take(cell.text.size());
            const auto* end = write_text(cell.text, true, to);
            if (end == nullptr) { return row_state::bad; }
            cell.text = {to, static_cast<std::size_t>(end - to)};
        } else if (pieces) {
            cell.text = arena.keep(cell.text);
        }
        cell.broken = (traits & text_trait::high) != 0 && !is_utf8(cell.text);
        return row_state::ready;
    }

    string_bounds bounds_;
    std::uint64_t fields_;
    string_item   item_;
};

} // namespace format::detail::xlsx
RUNG_END
