// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/json_columns.hpp>
#include <rung/format/detail/json_skipper.hpp>
#include <rung/format/detail/json_window.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace format::detail::json {

/// Something to tell once the record turns out to be whole.
struct json_note {
    const char*   code = nullptr;
    std::uint32_t node = none;
    std::uint64_t byte = 0; ///< From the record's first.
    std::uint64_t line = 0; ///< From the record's first.
};

/// A place inside a record, and the reading of keys and texts from there. What fails leaves `at` on the byte that stopped it, and in
/// `code` the bound that it was, null where it was none.
class json_cursor {
public:
    json_cursor(json_window& window, json_columns& columns, const rung_read_limits& bounds) : window_(window), columns_(columns), bounds_(bounds) {}

    const char*   at    = nullptr;
    const char*   code  = nullptr;
    std::uint64_t lines = 0; ///< Ended since the record's first byte.

    void begin(const char* start) {
        start_ = start;
        at     = start;
        code   = nullptr;
        lines  = 0;
        ++attempt_;
        invalid_ = false;
        notes_.clear();
    }

    [[nodiscard]] const std::vector<json_note>& notes() const noexcept { return notes_; }

    /// How far `p` is into the record.
    [[nodiscard]] std::uint64_t offset(const char* p) const noexcept { return static_cast<std::uint64_t>(p - start_); }

    [[nodiscard]] bool refuse(const char* why) noexcept {
        code = why;
        return false;
    }

    [[nodiscard]] bool stop(const char* p) noexcept {
        at = p;
        return false;
    }

    void blanks() noexcept {
        if (static_cast<unsigned char>(*at) > ' ') { return; }
        for (;; ++at) {
            while (load_word(at) == byte_ones * ' ') { at += 8; }
            if (*at == '\n') {
                ++lines;
            } else if (*at != ' ' && *at != '\r' && *at != '\t') {
                return;
            }
        }
    }

    /// Passes over a value that stands `depth` levels above the bound.
    [[nodiscard]] bool skip(std::size_t depth) {
        skipper_.begin(depth);
        const auto told = skipper_.run(at, window_.end(), lines);
        return told == json_skipper::outcome::done || (told == json_skipper::outcome::deep && refuse("too-deep"));
    }

    /// Reads a key and its colon. @return its entry in an object of that kind, `none` where it could not be read
    [[nodiscard]] std::uint32_t key(std::uint32_t scope, std::uint32_t before, std::uint64_t serial) {
        if (*at != '"') { return none; }
        auto found = likely(before == none ? columns_.scope(scope).first : columns_.entry(before).next);
        if (found == none) {
            found = unexpected(scope);
            if (found == none) { return none; }
            (before == none ? columns_.scope(scope).first : columns_.entry(before).next) = found;
        }
        auto& e = columns_.entry(found);
        if (e.seen == serial) { note("duplicate-key", e.node, columns_.node(e.node).doubled); }
        e.seen = serial;
        blanks();
        if (*at != ':') { return none; }
        ++at;
        blanks();
        return found;
    }

    /// Reads a string where nothing about it is special. @return false where `text` has to do it
    [[nodiscard]] bool plain(std::string_view& out) noexcept {
        std::uint64_t     bits  = 0;
        const char* const first = at + 1;
        const char* const end   = plain_end(first, bits);
        out                     = {first, static_cast<std::size_t>(end - first)};
        if (*end != '"' || (bits & byte_highs) != 0 || out.size() > bounds_.value_bytes) { return false; }
        at = end + 1;
        return true;
    }

    [[nodiscard]] bool literal(std::string_view word) noexcept {
        for (const char c : word) {
            if (*at != c) { return false; }
            ++at;
        }
        return true;
    }

    [[nodiscard]] bool number(std::string_view& out) noexcept {
        const auto token = read_number(at);
        if (!token.sound) { return stop(token.end); }
        out = {at, static_cast<std::size_t>(token.end - at)};
        at  = token.end;
        return out.size() <= bounds_.value_bytes || refuse("value-too-large");
    }

    /// Reads a string. @return false where it could not be read; `node` is where trouble in it is told
    [[nodiscard]] bool text(std::string_view& out, std::uint32_t node) {
        const char*   first = at + 1;
        std::uint64_t bits  = 0;
        const char*   end   = plain_end(first, bits);
        out                 = {first, static_cast<std::size_t>(end - first)};
        if (*end == '\\') {
            char* const decoded = window_.decoded(first);
            const auto  token   = read_escaped(first, decoded);
            if (!token.sound) { return stop(token.end); }
            if (token.lone) { note("lone-surrogate", node, columns_.node(node).lone); }
            end  = token.end;
            bits = token.bits;
            out  = {decoded, token.size};
        } else if (*end != '"') {
            return stop(end);
        }
        at = end + 1;
        if ((bits & byte_highs) != 0 && !invalid_ && !is_utf8(out)) {
            invalid_ = true;
            std::uint64_t told = 0;
            note("bad-utf8", node, told);
        }
        return out.size() <= bounds_.value_bytes || refuse("value-too-large");
    }

private:
    /// Looks whether the key is the one that came last time, or one of two behind it. Moves behind it if so.
    [[nodiscard]] std::uint32_t likely(std::uint32_t guess) {
        const auto left = static_cast<std::size_t>(window_.end() - at);
        for (int i = 0; i < 3 && guess != none; ++i) {
            const auto& e = columns_.entry(guess);
            if (e.size + std::size_t{2} <= left && json_columns::matches(e, at + 1)) {
                at += e.size + std::size_t{2};
                return guess;
            }
            guess = e.next;
        }
        return none;
    }

    /// Looks a key up by its text.
    [[nodiscard]] std::uint32_t unexpected(std::uint32_t scope) {
        constexpr std::size_t longest = 1024;
        const auto            base    = columns_.scope(scope).node;
        std::string_view      name;
        if (!text(name, base)) { return none; }
        if (name.size() > longest) { return refused("key-too-long"); }
        // Behind the bound nothing may be learnt: how far we get there depends on the window.
        if (offset(at) > bounds_.record_bytes) { return none; }
        std::string repaired;
        if (!is_utf8(name)) {
            repaired = repaired_utf8(name);
            name     = repaired;
        }
        const auto found = columns_.find(scope, name);
        return found == none ? refused("too-many-columns") : found;
    }

    [[nodiscard]] std::uint32_t refused(const char* why) noexcept {
        code = why;
        return none;
    }

    /// Notes something once in a record, by the attempt that was `told` last.
    void note(const char* what, std::uint32_t node, std::uint64_t& told) {
        if (told != attempt_) { notes_.push_back({what, node, offset(at), lines}); }
        told = attempt_;
    }

    json_window&            window_;
    json_columns&           columns_;
    const rung_read_limits& bounds_;
    json_skipper            skipper_;
    const char*             start_   = nullptr;
    std::uint64_t           attempt_ = 0;
    bool                    invalid_ = false;
    std::vector<json_note>  notes_;
};

} // namespace format::detail::json
RUNG_END
