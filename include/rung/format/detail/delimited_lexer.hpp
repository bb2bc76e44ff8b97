// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/delimited_scan.hpp>
#include <rung/format/rows.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace format::detail::delimited {

/// What the bytes of a delimited text mean; -1 for none.
struct byte_marks {
    char delimiter = ',';
    char line_end  = '\n';
    int  quote     = '"';
    int  escape    = -1;
    int  newline   = -1;   ///< Behind an escape, means a line end.
    bool long_rows = true; ///< A row goes on behind a line end that is escaped.

    [[nodiscard]] scanned_bytes scanned() const noexcept {
        return {delimiter, line_end, escape < 0 ? delimiter : static_cast<char>(escape), quote < 0 ? delimiter : static_cast<char>(quote)};
    }
};

/// The fields of a batch, one behind the other.
class field_store {
public:
    [[nodiscard]] rung_field*   at(std::size_t i) noexcept { return fields_.get() + i; }
    [[nodiscard]] std::uint32_t used() const noexcept { return used_; }
    [[nodiscard]] std::uint32_t room() const noexcept { return room_; }
    void                        cut(std::uint32_t used) noexcept { used_ = used; }

    /// Makes room behind the first `used` fields.
    void grow(std::uint32_t used) {
        const auto room   = room_ == 0 ? 1024 : room_ * 2;
        auto       larger = std::make_unique_for_overwrite<rung_field[]>(room);
        if (used != 0) { std::memcpy(larger.get(), fields_.get(), used * sizeof(rung_field)); }
        fields_ = std::move(larger);
        room_   = room;
    }

private:
    std::unique_ptr<rung_field[]> fields_;
    std::uint32_t                 used_ = 0;
    std::uint32_t                 room_ = 0;
};

/// Cuts one row after the other. A quote means something at the beginning of a field only.
template <class Scan>
class row_lexer {
public:
    explicit row_lexer(const byte_marks& marks) noexcept : marks_(marks), scan_(marks.scanned()) {}

    /// What the last row was.
    struct row_facts {
        const char*   stop      = nullptr; ///< Its line end.
        std::uint64_t lines     = 0;       ///< Line ends, its own included.
        std::uint64_t fields    = 0;       ///< More than were stored where there are more than were asked for.
        std::uint64_t open_line = 0;       ///< Line ends before the last opening quote.
        bool          open      = false;   ///< The bytes end inside quotes.
        bool          quoted    = false;   ///< Some field is quoted.
        bool          holds     = false;   ///< Some stored field has a value,
        bool          extra     = false;   ///< or some other.
        bool          stray     = false;   ///< Text stands between a closing quote and the end of its field.
    };

    [[nodiscard]] const row_facts&       row() const noexcept { return row_; }
    [[nodiscard]] const byte_marks& marks() const noexcept { return marks_; }

    /// To be called whenever the bytes have moved: they end at `end`, and 64 NUL bytes stand behind. No value reaches beyond `last`.
    void begin(const char* at, const char* last, const char* end) noexcept {
        last_    = last;
        end_     = end;
        reached_ = place_at(at);
    }

    /// Cuts the row at `begin`, which the last row ended before, and stores its first `wanted` fields.
    /// @return false where the bytes end before the row does; what was stored is then to be dropped
    [[nodiscard]] bool next(const char* begin, field_store& into, std::uint64_t wanted) {
        row_ = {};
        odd_.clear();
        // All that changes with each field is held here: a store through a rung_field could otherwise be a store to any member.
        place         now   = reached_;
        std::uint32_t used  = into.used();
        std::uint64_t count = 0;
        std::uint64_t held  = 0; // bytes of values
        std::uint64_t other = 0;
        rung_field*   out   = into.at(used);
        const auto    room  = [&] { return out + std::min<std::uint64_t>(into.room() - used, wanted - count); };
        rung_field*   full  = room();
        const auto    marks = marks_;
        for (const char* at = begin;;) {
            const char* from  = at;
            const char* stop  = nullptr;
            const char* to    = nullptr; // the end of the value where that is not `stop`
            bool        odd   = false;
            const int   first = static_cast<unsigned char>(*at);
            if (first == marks.quote) {
                if (!quoted(++from, now, to, stop, odd)) { return false; }
            } else {
                stop = separator(now);
                if (stop == nullptr) { return false; }
                if (*stop == marks.delimiter && out != full && first != '=') [[likely]] {
                    const auto size = static_cast<std::uint32_t>(stop - from);
                    held |= size;
                    *out++ = field(from, size, count++, begin);
                    at     = stop + 1;
                    continue;
                }
                if (static_cast<unsigned char>(*stop) == marks.escape) { stop = behind_escape(now, stop, odd); }
                if (stop == nullptr) { return false; }
                odd = odd || (first == '=' && marks.quote >= 0);
            }
            const bool ends = *stop == marks.line_end;
            if (to == nullptr) {
                to = ends && stop >= last_ ? last_ : stop;
                if (ends && marks.line_end == '\n' && to > from && to[-1] == '\r') { --to; }
            }
            const auto size = static_cast<std::uint32_t>(to - from);
            if (out == full && count < wanted) {
                used = static_cast<std::uint32_t>(out - into.at(0));
                into.grow(used);
                out  = into.at(used);
                full = room();
            }
            if (out != full) {
                if (odd) { odd_.push_back({static_cast<std::uint32_t>(out - into.at(0)), from != at}); }
                held |= size;
                *out++ = field(from, size, count, begin);
            } else {
                other |= size;
            }
            ++count;
            at = stop + 1;
            if (ends) {
                reached_    = now;
                row_.stop   = stop;
                row_.fields = count;
                row_.holds  = held != 0;
                row_.extra  = other != 0;
                ++row_.lines;
                into.cut(static_cast<std::uint32_t>(out - into.at(0)));
                return true;
            }
        }
    }

    /// Resolves doubled quotes, escapes and Excel's ="…" of the last row, in place.
    void settle(field_store& in) {
        for (const auto& odd : odd_) { resolve(*in.at(odd.index), odd.quoted); }
    }

private:
    /// The separators in the 64 bytes at `block` that are still to come.
    struct place {
        const char*   block = nullptr;
        std::uint64_t found = 0;
    };

    [[nodiscard]] static rung_field field(const char* from, std::uint32_t size, std::uint64_t column, const char* row) noexcept {
        return {.data   = from,
                .size   = size,
                .column = static_cast<std::uint32_t>(column),
                .offset = static_cast<std::uint32_t>(from - row),
                .state  = static_cast<std::uint8_t>(size == 0 ? RUNG_FIELD_EMPTY : RUNG_FIELD_OK),
                .kind   = RUNG_KIND_TEXT,
                .zero   = 0};
    }

    struct odd_field {
        std::uint32_t index;
        bool          quoted;
    };

    /// Finds the end of the quoted value at `from`, and of its field. Leaves `to` where text stands behind the closing quote.
    [[nodiscard]] bool quoted(const char* from, place& now, const char*& to, const char*& stop, bool& odd) {
        row_.quoted    = true;
        row_.open_line = row_.lines;
        const char* at = from;
        for (;; at += 2) {
            at = scan_.quote(at, end_, row_.lines);
            if (at >= end_) {
                row_.open = true;
                return false;
            }
            if (at + 1 == end_) { return false; } // a closing quote is known by what follows
            if (static_cast<unsigned char>(*at) != marks_.quote) {
                row_.lines += at[1] == marks_.line_end ? 1U : 0U;
            } else if (at[1] != *at) {
                break;
            }
            odd = true;
        }
        to = at++;
        if (*at == '\r' && marks_.line_end == '\n') {
            if (at + 1 == end_) { return false; }
            at += at[1] == '\n' ? 1 : 0;
        }
        if (*at == marks_.delimiter || *at == marks_.line_end) {
            stop = at;
            go_to(now, at + 1);
            return true;
        }
        row_.stray = true;
        odd        = true;
        to         = nullptr;
        go_to(now, at);
        stop = separator(now);
        if (stop != nullptr && static_cast<unsigned char>(*stop) == marks_.escape) { stop = behind_escape(now, stop, odd); }
        return stop != nullptr;
    }

    /// The next delimiter, line end or escape, null where the bytes end before.
    [[nodiscard]] const char* separator(place& now) const noexcept {
        while (now.found == 0) {
            now.block += 64;
            if (now.block >= end_) { return nullptr; }
            now.found = scan_.separators(now.block);
        }
        const char* at = now.block + std::countr_zero(now.found);
        now.found &= now.found - 1;
        return at;
    }

    /// The next delimiter or line end behind the escape at `at`.
    [[nodiscard]] const char* behind_escape(place& now, const char* at, bool& odd) noexcept {
        odd = true;
        do {
            if (at + 1 >= end_) { return nullptr; }
            if (at[1] != marks_.line_end) {
                go_to(now, at + 2);
            } else if (marks_.long_rows) {
                ++row_.lines;
                go_to(now, at + 2);
            }
            at = separator(now);
        } while (at != nullptr && static_cast<unsigned char>(*at) == marks_.escape);
        return at;
    }

    [[nodiscard]] place place_at(const char* at) const noexcept { return {at, at < end_ ? scan_.separators(at) : 0}; }

    /// Goes on at `at`, past separators that are none.
    void go_to(place& now, const char* at) const noexcept {
        if (const auto past = at - now.block; past < 64) {
            now.found &= ~std::uint64_t{0} << past;
        } else {
            now = place_at(at);
        }
    }

    void resolve(rung_field& field, bool quoted) const {
        // The window's own bytes, which nobody has seen yet.
        char* const       start = const_cast<char*>(field.data); // NOLINT(cppcoreguidelines-pro-type-const-cast)
        const char* const end   = start + field.size;
        char*             to    = start;
        for (const char* at = start; at != end; ++at) {
            const int c = static_cast<unsigned char>(*at);
            if (c == marks_.escape && at + 1 != end) {
                ++at;
                *to++ = static_cast<unsigned char>(*at) == marks_.newline ? '\n' : *at;
            } else if (quoted && c == marks_.quote) {
                if (at + 1 != end && at[1] == *at) {
                    *to++ = *at++;
                } else {
                    quoted = false;
                }
            } else {
                *to++ = *at;
            }
        }
        std::string_view value(start, static_cast<std::size_t>(to - start));
        if (marks_.quote >= 0 && value.size() >= 3 && value.starts_with("=\"") && value.find('"', 2) == value.size() - 1) {
            value = value.substr(2, value.size() - 3);
            field.offset += 2;
        }
        field.data  = value.data();
        field.size  = static_cast<std::uint32_t>(value.size());
        field.state = value.empty() ? RUNG_FIELD_EMPTY : RUNG_FIELD_OK;
    }

    byte_marks        marks_;
    Scan                   scan_;
    row_facts              row_;
    std::vector<odd_field> odd_;
    const char*            last_ = nullptr;
    const char*            end_  = nullptr;
    place                  reached_;
};

} // namespace format::detail::delimited
RUNG_END
