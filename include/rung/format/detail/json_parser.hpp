// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/json_cursor.hpp>
#include <rung/format/detail/json_rows.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace format::detail::json {

/// Makes rows of one record.
class json_parser {
public:
    enum class outcome : std::uint8_t {
        done,
        more,   ///< The window ends before the record does.
        bad,    ///< Not JSON: `at()` cannot stand there.
        refused ///< Over the bound that `code()` names.
    };

    json_parser(json_window& window, json_columns& columns, json_rows& rows, const rung_read_limits& bounds)
        : window_(window), columns_(columns), rows_(rows), bounds_(bounds), cursor_(window, columns, bounds) {}

    [[nodiscard]] const char*                   at() const noexcept { return cursor_.at; }
    [[nodiscard]] const char*                   code() const noexcept { return cursor_.code; }
    [[nodiscard]] std::uint64_t                 lines() const noexcept { return cursor_.lines; }
    [[nodiscard]] const std::vector<json_note>& notes() const noexcept { return cursor_.notes(); }

    /// Reads the record whose '{' is at `start`; its rows stay where it is done.
    [[nodiscard]] outcome parse(const char* start) {
        cursor_.begin(start);
        ++cursor_.at;
        frames_.clear();
        rows_.begin();
        const auto row = rows_.open(0, none);
        push({.closer = '}', .scope = 0, .row = row, .within = row});
        const bool done = run();
        // Whatever stops us behind the bound, the bound came first.
        if (cursor_.offset(cursor_.at) > bounds_.record_bytes) {
            cursor_.code = "record-too-large";
        } else if (done) {
            columns_.settle();
            return outcome::done;
        }
        columns_.forget();
        rows_.undo();
        return cursor_.code != nullptr ? outcome::refused : cursor_.at >= window_.end() ? outcome::more : outcome::bad;
    }

private:
    struct frame {
        char          closer = '}';
        bool          whole  = false;   ///< Its transparent key held a value.
        std::uint32_t scope  = 0;       ///< Of an object.
        std::uint32_t entry  = none;    ///< Of an object the last key; of an array the key it stands under.
        std::uint32_t row    = none;    ///< The row that closes with it.
        std::uint32_t within = 0;       ///< The row that its values belong to.
        std::uint32_t label  = none;    ///< The entry of its label key, if that held a text,
        const char*   text   = nullptr; ///< and where that stands.
        std::size_t   fields = 0;       ///< How many were pending when it was opened.
        std::uint64_t serial = 0;
    };

    void push(frame f) {
        f.fields = rows_.pending();
        f.serial = ++serial_;
        frames_.push_back(f);
    }

    [[nodiscard]] bool run() {
        cursor_.blanks();
        for (bool fresh = true;;) {
            if (!fresh || *cursor_.at != frames_.back().closer) {
                fresh = false;
                if (frames_.back().closer == '}' ? !member(fresh) : !value(fresh)) { return false; }
                cursor_.blanks();
                if (fresh) { continue; }
            }
            for (;;) {
                if (*cursor_.at == ',' && !fresh) {
                    ++cursor_.at;
                    cursor_.blanks();
                    break;
                }
                if (*cursor_.at != frames_.back().closer) { return false; }
                ++cursor_.at;
                fresh = false;
                if (!close()) { return false; }
                if (frames_.empty()) { return true; }
                cursor_.blanks();
            }
        }
    }

    /// Reads a key and its value, or as much of that as opens it.
    [[nodiscard]] bool member(bool& opened) {
        auto&      f     = frames_.back();
        const auto found = cursor_.key(f.scope, f.entry, f.serial);
        if (found == none) { return false; }
        f.entry = found;
        auto& e = columns_.entry(found);
        if (e.action == json_action::keep) { return value(opened); }
        if (e.action == json_action::skip) { return cursor_.skip(levels_left()); }
        if (e.action == json_action::label && *cursor_.at == '"' && f.label == none) {
            f.label = found;
            f.text  = cursor_.at;
            return cursor_.skip(0);
        }
        if (e.action == json_action::transparent && e.node == e.inside && *cursor_.at != '{') { f.whole = true; }
        return value(opened);
    }

    /// Reads a scalar, or what opens an array or object.
    [[nodiscard]] bool value(bool& opened) {
        auto&             e     = columns_.entry(frames_.back().entry);
        const char* const first = cursor_.at;
        rung_field        field{.data = first, .size = 0, .column = 0, .offset = 0, .state = RUNG_FIELD_OK, .kind = RUNG_KIND_TEXT, .zero = 0};
        std::string_view  text;
        switch (*first) {
        case '{': opened = true; return object(e);
        case '[': opened = true; return array();
        case '"':
            if (!cursor_.plain(text) && !cursor_.text(text, e.node)) { return false; }
            field.data  = text.data();
            field.state = text.empty() ? RUNG_FIELD_EMPTY : RUNG_FIELD_OK;
            break;
        case 't':
        case 'f':
            text       = *first == 't' ? "true" : "false";
            field.kind = RUNG_KIND_BOOLEAN;
            if (!cursor_.literal(text)) { return false; }
            break;
        case 'n':
            field.state = RUNG_FIELD_NULL;
            if (!cursor_.literal("null")) { return false; }
            break;
        default:
            field.kind = RUNG_KIND_NUMBER;
            if (!cursor_.number(text)) { return false; }
        }
        if (rows_.fields() >= bounds_.fields) { return cursor_.refuse("too-many-fields"); }
        if (e.column == none && (cursor_.offset(cursor_.at) > bounds_.record_bytes || columns_.column_of(e) == none)) {
            return cursor_.refuse("too-many-columns");
        }
        field.size   = static_cast<std::uint32_t>(text.size());
        field.column = e.column;
        field.offset = static_cast<std::uint32_t>(cursor_.offset(first)) + (*first == '"' ? 1 : 0);
        rows_.add(field);
        return true;
    }

    [[nodiscard]] bool array() {
        if (levels_left() == 0) { return cursor_.refuse("too-deep"); }
        ++cursor_.at;
        push({.closer = ']', .entry = frames_.back().entry, .within = frames_.back().within});
        cursor_.blanks();
        return true;
    }

    /// Opens an object: in an array a row, else a step of the path.
    [[nodiscard]] bool object(json_entry& e) {
        if (levels_left() == 0) { return cursor_.refuse("too-deep"); }
        ++cursor_.at;
        cursor_.blanks();
        const auto within = frames_.back().within;
        if (cursor_.at >= window_.end()) { return false; }
        if (frames_.back().closer == '}' && (!e.bare || wraps())) {
            push({.closer = '}', .scope = columns_.object_of(e), .within = within});
            return true;
        }
        if (cursor_.at >= window_.end()) { return false; }
        const auto scope = cursor_.offset(cursor_.at) > bounds_.record_bytes ? none : columns_.rows_of(e);
        if (scope == none) { return cursor_.refuse("too-many-columns"); }
        if (rows_.rows() >= bounds_.fields) { return cursor_.refuse("too-many-fields"); }
        const auto row = rows_.open(columns_.node(columns_.scope(scope).node).table, within);
        push({.closer = '}', .scope = scope, .row = row, .within = row});
        return true;
    }

    /// Whether the object at hand begins with a transparent key. Where the window ends before that is sure, goes to its end.
    [[nodiscard]] bool wraps() {
        const std::string_view left(cursor_.at, static_cast<std::size_t>(window_.end() - cursor_.at));
        for (const auto& key : columns_.shape().transparent) {
            const auto quoted = '"' + key + '"';
            if (left.starts_with(quoted)) { return true; }
            if (quoted.starts_with(left)) { cursor_.at = window_.end(); }
        }
        return false;
    }

    [[nodiscard]] bool close() {
        const auto f = frames_.back();
        if (f.label != none && !label(f)) { return false; }
        if (f.row != none) { rows_.close(f.row, f.fields); }
        frames_.pop_back();
        return true;
    }

    /// Puts the text of a label key where it belongs, now that the object is known whole.
    [[nodiscard]] bool label(const frame& f) {
        const auto node = columns_.scope(f.scope).node;
        if (f.whole && columns_.labelled(node)) { return true; }
        const auto behind = cursor_.at;
        cursor_.at        = f.text;
        if (f.whole) {
            std::string_view text;
            if (!cursor_.text(text, node)) { return false; }
            columns_.label(node, text);
        } else {
            bool opened          = false;
            frames_.back().entry = f.label;
            if (!value(opened)) { return false; }
        }
        cursor_.at = behind;
        return true;
    }

    /// How many levels may still be opened here.
    [[nodiscard]] std::size_t levels_left() const noexcept {
        const auto most = bounds_.depth + std::size_t{1};
        return most - std::min(frames_.size(), most);
    }

    json_window&            window_;
    json_columns&           columns_;
    json_rows&              rows_;
    const rung_read_limits& bounds_;
    json_cursor             cursor_;
    std::vector<frame>      frames_;
    std::uint64_t           serial_ = 0;
};

} // namespace format::detail::json
RUNG_END
