// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_cells.hpp>
#include <rung/format/record_reader.hpp>

RUNG_BEGIN
namespace format::detail::xlsx {

struct column_range {
    std::uint32_t first = 0; ///< From 0.
    std::uint32_t last  = 0;
};

/// What the next row of a sheet turned out to be.
enum class sheet_step : std::uint8_t {
    row,
    more,      ///< `fill` first; that moves what earlier rows borrow.
    end,       ///< The sheet data has ended.
    too_large, ///< A row over a limit; it is gone past.
    too_deep
};

/// Goes through the rows of one sheet part, unpacking it on demand.
class sheet_reader {
public:
    sheet_reader(zip_stream from, const rung_read_limits& bounds, std::size_t step, std::string where)
        : window_(std::move(from), step), in_({}, false), bounds_{bounds.value_bytes, bounds.depth}, cutter_(bounds_, bounds.fields),
          record_bytes_(bounds.record_bytes), where_(std::move(where)) {}

    /// Goes on to the sheet data.
    [[nodiscard]] result<void> open() {
        enum class place : std::uint8_t { before, inside, columns } at = place::before;
        for (;;) {
            auto met = in_.next();
            if (met == xml_token::open && at == place::inside && in_.name() != "sheetData" && in_.name() != "cols") { met = in_.skip(bounds_.depth); }
            if (met == xml_token::more) {
                if (!in_.skipping()) { done_ = in_.tag_at(); }
                if (window_.view().size() - done_ > longest_head) { return fail(errc::too_large); }
                if (const auto filled = fill(); !filled) { return filled; }
                if (window_.position() == 0 && (window_.view().starts_with("\xFF\xFE") || window_.view().starts_with("\xFE\xFF"))) {
                    return fail(errc::bad_encoding);
                }
                continue;
            }
            if (met == xml_token::bad || met == xml_token::end) { return fail(in_.too_deep() ? errc::too_deep : errc::bad_xml); }
            if (met == xml_token::other && !is_utf8_declaration(in_.content())) { return fail(errc::bad_encoding); }
            const bool begins = met == xml_token::open || met == xml_token::empty;
            if (at == place::before && begins) {
                if (in_.name() != "worksheet" || met == xml_token::empty) { return failure{errc::bad_xlsx, where_, {}}; }
                at = place::inside;
            } else if (at == place::inside && begins && in_.name() == "sheetData") {
                ended_    = met == xml_token::empty;
                done_     = in_.at();
                data_end_ = "</" + std::string(in_.full_name());
                return {};
            } else if (at == place::inside && met == xml_token::open && in_.name() == "cols") {
                at = place::columns;
            } else if (at == place::columns && begins && in_.name() == "col" && (in_.attribute("hidden") == "1" || in_.attribute("hidden") == "true")) {
                const auto first = whole_number(in_.attribute("min"), 0);
                const auto last  = whole_number(in_.attribute("max"), 0);
                if (first >= 1 && first <= last && last <= most_columns) { hidden_.push_back({first - 1, last - 1}); }
            } else if (at == place::columns && met == xml_token::close && in_.name() == "cols") {
                at = place::inside;
            } else if (at == place::inside && met == xml_token::close && in_.name() == "worksheet") {
                return failure{errc::bad_xlsx, where_, {}};
            }
            done_ = in_.at();
        }
    }

    [[nodiscard]] const std::vector<column_range>& hidden_columns() const noexcept { return hidden_; }
    [[nodiscard]] const std::string& data_end() const noexcept { return data_end_; } ///< How the sheet data ends: "</sheetData".

    /// Reads the next row from what is unpacked. After `more` nothing happens until `fill`.
    [[nodiscard]] result<sheet_step> next(sheet_row& row, text_arena& arena) {
        if (ended_) { return sheet_step::end; }
        if (starved_) { return sheet_step::more; }
        if (!skipped_.empty() && !skip_row()) {
            if (window_.last()) { return fail(errc::bad_xml); }
            return sheet_step::more;
        }
        for (;;) {
            const auto met = in_.next();
            row.at         = in_.tag_at();
            if (met == xml_token::more) {
                done_ = row.at; // text between rows says nothing
                return starve(row.at);
            }
            // Where a limit is met must not depend on how much is unpacked at a time: it counts to the last byte looked at.
            if (in_.seen() - row.at > record_bytes_) { return fail(errc::too_large, row.at); }
            if (met == xml_token::bad || met == xml_token::end) { return fail(errc::bad_xml); }
            if (met == xml_token::close) {
                if (in_.name() != "sheetData") { return fail(errc::bad_xml); }
                ended_ = true;
                done_  = in_.at();
                return sheet_step::end;
            }
            if (met == xml_token::open || met == xml_token::empty) {
                if (in_.name() == "row") { return read_row(met, row, arena); }
                if (met == xml_token::open) {
                    const auto end = in_.skip(bounds_.depth);
                    if (end == xml_token::more) { return starve(row.at); }
                    if (in_.seen() - row.at > record_bytes_) { return fail(errc::too_large, row.at); }
                    if (end != xml_token::close) { return fail(in_.too_deep() ? errc::too_deep : errc::bad_xml); }
                }
            }
            done_ = in_.at();
        }
    }

    /// Unpacks on, from the end of the last row read.
    [[nodiscard]] result<void> fill() {
        window_.drop(done_);
        done_    = 0;
        starved_ = false;
        auto got = window_.more();
        in_      = xml_cursor(window_.view(), window_.last());
        return got;
    }

    /// Goes back to where a row begins in the view, which begins there from now on. `number` is that of the row before it.
    void back_to(std::size_t at, std::uint32_t number) {
        window_.drop(at);
        number_  = number;
        done_    = 0;
        ended_   = false;
        starved_ = false;
        skipped_.clear();
        in_ = xml_cursor(window_.view(), window_.last());
    }

    /// Reads to the end of the part, to see that it is whole.
    [[nodiscard]] result<void> finish() {
        for (;;) {
            const auto left = window_.view();
            if (window_.last()) {
                const auto tag = left.rfind('<');
                const auto end = tag == std::string_view::npos ? std::string_view() : left.substr(tag);
                if (end.starts_with("</") ? end.find("worksheet") != std::string_view::npos && end.find('>') != std::string_view::npos : end.starts_with("<!--")) {
                    return {};
                }
                return fail(errc::bad_xml);
            }
            constexpr std::size_t kept = 4'096;
            window_.drop(left.size() - std::min(left.size(), kept));
            if (const auto got = window_.more(); !got) { return got; }
        }
    }

    [[nodiscard]] std::uint64_t byte_of(std::uint64_t at) const noexcept { return window_.position() + at; } ///< In the part, of a place in the view.
    [[nodiscard]] std::size_t   at() const noexcept { return done_; }  ///< Behind the last row read, in the view.
    [[nodiscard]] std::size_t   unpacked() const noexcept { return window_.view().size(); } ///< Bytes in the view.
    [[nodiscard]] std::uint32_t last_number() const noexcept { return number_; }            ///< Of the last row read; 0 before the first.

private:
    static constexpr std::size_t longest_head = std::size_t{4} << 20U;

    [[nodiscard]] failure fail(errc code) const { return fail(code, in_.tag_at()); }
    [[nodiscard]] failure fail(errc code, std::size_t at) const { return {code, where_ + ", byte " + std::to_string(byte_of(at)), {}}; }

    [[nodiscard]] result<sheet_step> starve(std::size_t from) {
        if (window_.view().size() - from > record_bytes_) { return fail(errc::too_large, from); }
        starved_ = true;
        return sheet_step::more;
    }

    [[nodiscard]] result<sheet_step> read_row(xml_token met, sheet_row& row, text_arena& arena) {
        row.number = whole_number(in_.attribute("r"), 0);
        if (row.number == 0) { row.number = number_ + 1; }
        const auto hidden = in_.attribute("hidden");
        row.hidden        = hidden == "1" || hidden == "true";
        row.cells.clear();
        const auto begin = in_.at();
        std::string closing("</");
        if (met == xml_token::empty) {
            closing.clear();
        } else {
            closing += in_.full_name();
        }
        auto       state = met == xml_token::empty ? row_state::ready : cutter_.read(in_, arena, row);
        const auto long_ = [&](std::size_t end) { return end - row.at > record_bytes_; };
        if (state == row_state::more && !long_(window_.view().size())) {
            starved_ = true;
            return sheet_step::more;
        }
        if (state == row_state::more || long_(in_.seen())) { state = row_state::too_large; }
        if (state == row_state::bad) { return fail(errc::bad_xml); }
        number_ = row.number;
        if (state == row_state::ready) {
            done_ = in_.at();
            return sheet_step::row;
        }
        row.cells.clear();
        skipped_ = std::move(closing);
        done_    = begin;
        return state == row_state::too_deep ? sheet_step::too_deep : sheet_step::too_large;
    }

    /// Goes on to the end of a row that could not be read.
    /// @return whether it was there
    [[nodiscard]] bool skip_row() {
        const auto view = window_.view();
        for (auto at = view.find(skipped_, done_);; at = view.find(skipped_, at + 1)) {
            const auto behind = at == std::string_view::npos ? view.size() : at + skipped_.size();
            const bool ends   = behind < view.size() && (view[behind] == '>' || is_xml_blank(view[behind]));
            const auto close  = ends ? view.find('>', behind) : std::string_view::npos;
            if (close != std::string_view::npos) {
                skipped_.clear();
                window_.drop(close + 1);
                done_ = 0;
                in_   = xml_cursor(window_.view(), window_.last());
                return true;
            }
            if (behind == view.size() || ends) {
                done_    = at != std::string_view::npos ? at : std::max(done_, view.size() - std::min(view.size(), skipped_.size()));
                starved_ = true;
                return false;
            }
        }
    }

    part_window               window_;
    xml_cursor                in_;
    string_bounds             bounds_;
    row_cutter                cutter_;
    std::uint64_t             record_bytes_;
    std::string               where_;
    std::vector<column_range> hidden_;
    std::string               data_end_;
    std::string               skipped_;     ///< How the row ends that is gone past: "</row".
    std::size_t               done_    = 0; ///< Behind the last row read, in the view.
    std::uint32_t             number_  = 0; ///< Of the last row.
    bool                      starved_ = false;
    bool                      ended_   = false;
};

} // namespace format::detail::xlsx
RUNG_END
