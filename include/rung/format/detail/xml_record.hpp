// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xml_rows.hpp>
#include <rung/format/detail/xml_tag.hpp>

RUNG_BEGIN
namespace format::detail::xml {

/// Reads one record, from the '<' of its start tag to the '>' of its end tag, in one go and strictly.
///
/// What it does depends on the bytes alone, never on where they end: cut short, it does the same up to there and asks for more.
class xml_record {
public:
    xml_record(xml_paths& paths, const rung_read_limits& bounds) : paths_(paths), bounds_(bounds), rows_(paths, bounds), tag_(paths, rows_) {}

    /// @param name bytes of the record's name, behind the '<'
    /// @pre `xml_padding` bytes behind `end` may be read; `arena` has room for as many bytes as the record takes
    [[nodiscard]] xml_outcome read(const char* begin, const char* end, std::uint32_t name, char* arena) {
        rows_.begin(begin, arena);
        open_.clear();
        pieces_.clear();
        end_ = end;
        p_   = begin + 1 + name;
        auto outcome = open(0, rows_.add_row(0, 0), true, {begin + 1, name});
        while (outcome == xml_outcome::done && !open_.empty()) { outcome = go_on(); }
        return outcome;
    }

    [[nodiscard]] const char* end() const noexcept { return p_; } ///< Behind the record, where it is done.
    [[nodiscard]] xml_rows&   rows() noexcept { return rows_; }

private:
    struct frame {
        std::string_view name;
        std::uint32_t    place    = 0;
        std::uint32_t    row      = 0;
        std::uint32_t    last     = xml_none; ///< Step of its last element.
        std::uint32_t    piece    = xml_none; ///< Last of its own text.
        bool             elements = false;
        bool             nil      = false;
    };

    [[nodiscard]] xml_outcome bad(const char* at) noexcept { return rows_.fail(xml_outcome::bad, at, xml_none); }

    /// Reads on behind an element's name, and reads it whole where it holds plain text or nothing.
    [[nodiscard]] xml_outcome open(std::uint32_t base, std::uint32_t row, bool root, std::string_view name) {
        if (open_.size() >= bounds_.depth) { return rows_.fail(xml_outcome::deep, p_, xml_none); }
        std::uint32_t place = base;
        bool          nil   = false;
        if (p_ < end_ && *p_ == '>') {
            tag_.begin();
            ++p_;
        } else {
            auto outcome = tag_.read(base, p_, end_);
            if (outcome == xml_outcome::done) { outcome = tag_.keyed(base, place); }
            if (outcome != xml_outcome::done) { return outcome; }
            nil = tag_.nil();
        }
        const auto wanted = root ? xml_group::no : makes_row(place);
        if (wanted == xml_group::more) { return xml_outcome::more; }
        if (wanted == xml_group::yes) {
            place = paths_.row_form(place);
            if (place == xml_none) { return rows_.fail(xml_outcome::too_many_columns, p_, xml_none); }
            row = rows_.add_row(paths_.place(place).table, row);
            if (rows_.full()) { return rows_.fail(xml_outcome::too_many_fields, p_, xml_none); }
        }
        if (const auto outcome = tag_.give(base, place, row); outcome != xml_outcome::done) { return outcome; }
        if (tag_.empty()) { return without_text(row, place, nil); }
        const auto* text = p_;
        const auto* stop = find_markup(text, end_);
        if (stop != text && ends_element(stop, name)) {
            p_ = stop + name.size() + 3;
            if (xml_is(*text, xml_blank) && xml_all_blank(text, stop)) { return without_text(row, place, nil); }
            return rows_.add(row, paths_.column_of(place), text, stop);
        }
        open_.push_back({.name = name, .place = place, .row = row, .nil = nil});
        return xml_outcome::done;
    }

    /// Whether `p` begins the end tag of that name, without white space.
    [[nodiscard]] bool ends_element(const char* p, std::string_view name) const noexcept {
        return end_ - p > static_cast<std::ptrdiff_t>(name.size() + 2) && p[0] == '<' && p[1] == '/' && p[2 + name.size()] == '>' &&
               same_bytes(p + 2, name.data(), name.size());
    }

    [[nodiscard]] xml_group makes_row(std::uint32_t place) const {
        if (tag_.nil()) { return xml_group::no; }
        if (paths_.place(place).makes_rows) { return xml_group::yes; }
        if (!paths_.shape().groups_are_rows || tag_.empty() || tag_.labelled()) { return xml_group::no; }
        return holds_group(p_, end_, paths_.shape().reference_id);
    }

    [[nodiscard]] xml_outcome without_text(std::uint32_t row, std::uint32_t place, bool nil) {
        if (paths_.place(place).is_row) { return xml_outcome::done; }
        return rows_.add_nothing(row, paths_.column_of(place), p_, nil ? RUNG_FIELD_NULL : RUNG_FIELD_EMPTY);
    }

    /// Reads the text of the innermost element up to the next tag, and the tag.
    [[nodiscard]] xml_outcome go_on() {
        auto&       in   = open_.back();
        const auto* text = p_;
        while (p_ < end_ && xml_is(*p_, xml_blank)) { ++p_; }
        if (p_ < end_ && *p_ == '<' && in.piece == xml_none) {
            text = p_; // Layout.
        } else {
            p_ = find_markup(p_, end_);
        }
        auto fold = xml_fold::none;
        if (p_ < end_ && *p_ != '<') {
            fold = xml_fold::text;
            p_   = find_byte(p_, end_, '<');
        } else if (p_ != text && find_byte(text, p_, '\r') != p_) {
            fold = xml_fold::text;
        }
        if (end_ - p_ < 2) { return xml_outcome::more; }
        if (p_ != text) { add_piece({.begin = text, .end = p_, .fold = fold}); }
        if (p_[1] == '/') { return close(); }
        if (p_[1] == '!') { return declaration(); }
        return p_[1] == '?' ? instruction() : child();
    }

    void add_piece(xml_piece piece) {
        piece.before       = open_.back().piece;
        open_.back().piece = static_cast<std::uint32_t>(pieces_.size());
        pieces_.push_back(piece);
    }

    [[nodiscard]] xml_outcome skip(const char* from, std::string_view until) {
        const auto* found = find_bytes(from + 2, end_, until);
        if (found == nullptr) { return xml_outcome::more; }
        p_ = found + until.size();
        return xml_outcome::done;
    }

    [[nodiscard]] xml_outcome instruction() {
        if (end_ - p_ < 3) { return xml_outcome::more; }
        return xml_is(p_[2], xml_first) ? skip(p_, "?>") : bad(p_);
    }

    [[nodiscard]] xml_outcome declaration() {
        if (end_ - p_ < 3) { return xml_outcome::more; }
        if (p_[2] != '-' && p_[2] != '[') { return rows_.fail(xml_outcome::doctype, p_, xml_none); }
        const bool             cdata = p_[2] == '[';
        const std::string_view wants = cdata ? "<![CDATA[" : "<!--";
        const std::string_view there(p_, std::min(wants.size(), static_cast<std::size_t>(end_ - p_)));
        if (!wants.starts_with(there)) { return bad(p_); }
        if (there.size() < wants.size()) { return xml_outcome::more; }
        const auto* begin   = p_ + wants.size();
        const auto  outcome = skip(begin - 2, cdata ? "]]>" : "-->");
        if (outcome != xml_outcome::done || !cdata) { return outcome; }
        const auto* end  = p_ - 3;
        const auto  fold = find_byte(begin, end, '\r') == end ? xml_fold::none : xml_fold::line_ends;
        add_piece({.begin = begin, .end = end, .fold = fold, .cdata = true});
        return xml_outcome::done;
    }

    [[nodiscard]] xml_outcome child() {
        auto&      in    = open_.back();
        const auto first = in.last == xml_none;
        ++p_;
        // What followed last time, or what followed that: a record leaves things out more often than it brings new ones.
        auto guess = first ? paths_.place(in.place).first_element : paths_.step(in.last).after;
        for (int hops = 0; hops < 3 && guess != xml_none && !begins_with(guess); ++hops) { guess = paths_.step(guess).after; }
        if (guess == xml_none || !begins_with(guess)) {
            const auto* stop = p_;
            while (stop < end_ && xml_is(*stop, xml_name)) { ++stop; }
            if (stop == end_) { return xml_outcome::more; }
            const std::string_view name(p_, static_cast<std::size_t>(stop - p_));
            if (!is_xml_name(name) || !xml_is(*stop, xml_tag_end)) { return bad(p_); }
            guess = paths_.step_at(in.place, xml_step_kind::element, name);
            if (guess == xml_none) { return rows_.fail(xml_outcome::too_many_columns, p_, xml_none); }
            (first ? paths_.place(in.place).first_element : paths_.step(in.last).after) = guess;
        }
        in.last                = guess;
        in.elements            = true;
        const auto&            step = paths_.step(guess);
        const std::string_view name(p_, step.size);
        p_ += step.size;
        return open(step.target, in.row, false, name);
    }

    [[nodiscard]] bool begins_with(std::uint32_t number) noexcept {
        const auto& s = paths_.step(number);
        return end_ - p_ > static_cast<std::ptrdiff_t>(s.size) && xml_is(p_[s.size], xml_tag_end) && same_bytes(p_, s.name, s.size);
    }

    [[nodiscard]] xml_outcome close() {
        const auto  in   = open_.back();
        const auto* name = p_ + 2;
        const auto* stop = name + in.name.size();
        if (end_ - name < static_cast<std::ptrdiff_t>(in.name.size())) {
            return std::memcmp(name, in.name.data(), static_cast<std::size_t>(end_ - name)) == 0 ? xml_outcome::more : bad(p_);
        }
        if (!same_bytes(name, in.name.data(), in.name.size())) { return bad(p_); }
        while (stop < end_ && xml_is(*stop, xml_blank)) { ++stop; }
        if (stop == end_) { return xml_outcome::more; }
        if (*stop != '>') { return bad(p_); }
        p_ = stop + 1;
        open_.pop_back();
        if (in.piece != xml_none) { return rows_.add_joined(in.row, in.place, pieces_, in.piece, in.elements); }
        return in.elements ? xml_outcome::done : without_text(in.row, in.place, in.nil);
    }

    xml_paths&              paths_;
    const rung_read_limits& bounds_;
    xml_rows                rows_;
    xml_tag                 tag_;
    std::vector<frame>      open_;
    std::vector<xml_piece>  pieces_;
    const char*             p_   = nullptr;
    const char*             end_ = nullptr;
};

} // namespace format::detail::xml
RUNG_END
