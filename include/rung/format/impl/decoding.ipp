// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/decoding.hpp>
#include <rung/format/detail/decoding_steps.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

RUNG_BEGIN
namespace format {
namespace detail::decoding {

/// Bytes by which the beginning is judged, however few a read gives.
inline constexpr std::size_t head_bytes = 1024;

/// Bytes of the source that are converted at once, and read at once as long as nothing is decided.
inline constexpr std::size_t chunk_bytes = std::size_t{64} << 10U;

} // namespace detail::decoding

RUNG_DECL decoding_input::decoding_input(const rung_input& source) : source_(source) {}

RUNG_DECL rung_input decoding_input::input() noexcept {
    return {.struct_size = sizeof(rung_input), .zero = 0, .host = this, .read = [](void* host, void* into, std::uint64_t room) {
                return static_cast<decoding_input*>(host)->read(static_cast<char*>(into), room);
            }};
}

RUNG_DECL std::vector<std::string> decoding_input::evidence() const {
    auto out = evidence_;
    if (lost_ != 0) { out.push_back(std::to_string(lost_) + (lost_ == 1 ? " character" : " characters") + " without a meaning became U+FFFD"); }
    return out;
}

RUNG_DECL std::int64_t decoding_input::read(char* into, std::uint64_t room) {
    if (room == 0) { return 0; }
    if (state_ == state::unread) {
        if (const auto bad = begin(); bad < 0) { return bad; }
    }
    switch (state_) {
    case state::pass: return used_ == left_.size() ? source(into, room) : read_left(into, room);
    case state::convert: return read_converted(into, room);
    case state::ascii: return read_ascii(into, room);
    default: return ended_;
    }
}

/// Reads from the source, once more where it has ended never.
inline std::int64_t decoding_input::source(char* into, std::uint64_t room) {
    if (ended_ <= 0) { return ended_; }
    const auto got = source_.read(source_.host, into, room);
    if (got > 0 && static_cast<std::uint64_t>(got) > room) {
        ended_ = -static_cast<std::int64_t>(errc::precondition);
        return ended_;
    }
    if (got <= 0) { ended_ = got; }
    return got;
}

inline void decoding_input::decide(state next, encoding from, std::string why) {
    state_ = next;
    from_  = from;
    evidence_.push_back(std::move(why));
}

/// Gathers the beginning and judges it.
inline std::int64_t decoding_input::begin() {
    using namespace std::string_view_literals;
    left_.resize(detail::decoding::head_bytes);
    std::size_t have = 0;
    while (have < left_.size()) {
        const auto got = source(left_.data() + have, left_.size() - have);
        if (got <= 0) { break; }
        have += static_cast<std::size_t>(got);
    }
    left_.resize(have);
    const std::string_view head  = left_;
    const auto             skip  = [&](std::size_t bytes) { used_ = bytes, seen_ = bytes; };
    const auto             units = head.substr(0, head.size() / 2 * 2);
    state_                       = state::ascii;
    if (head.starts_with("PK\3\4"sv)) {
        decide(state::pass, encoding::utf8, "zip archive");
    } else if (head.starts_with("\xFF\xFE\0\0"sv) || head.starts_with("\0\0\xFE\xFF"sv)) {
        decide(state::failed, encoding::utf8, "byte-order mark UTF-32: not read");
        ended_ = -static_cast<std::int64_t>(errc::bad_encoding);
    } else if (head.starts_with("\xEF\xBB\xBF"sv)) {
        decide(state::pass, encoding::utf8, "byte-order mark UTF-8");
        skip(3);
    } else if (head.starts_with("\xFF\xFE"sv)) {
        decide(state::convert, encoding::utf16_le, "byte-order mark UTF-16LE");
        skip(2);
    } else if (head.starts_with("\xFE\xFF"sv)) {
        decide(state::convert, encoding::utf16_be, "byte-order mark UTF-16BE");
        skip(2);
    } else if (const auto is = sniff_encoding(units).is; is == encoding::utf16_le || is == encoding::utf16_be) {
        decide(state::convert, is, is == encoding::utf16_le ? "NUL bytes as in UTF-16LE" : "NUL bytes as in UTF-16BE");
    } else if (const auto name = detail::decoding::declared_encoding(head); !name.empty() && !declared(name)) {
        ended_ = -static_cast<std::int64_t>(errc::bad_encoding);
    }
    return state_ == state::failed ? ended_ : 0;
}

/// Takes an XML declaration at its word. False for an encoding that is not read.
inline bool decoding_input::declared(std::string_view name) {
    constexpr std::size_t longest = 40;
    const auto            folded  = detail::decoding::folded_name(name.substr(0, longest));
    const auto            is      = [&](auto... names) { return ((folded == names) || ...); };
    const auto            says    = [](const char* what) { return std::string("XML declaration names ") + what; };
    if (is("utf8", "usascii", "ascii")) {
        decide(state::pass, encoding::utf8, says("UTF-8"));
    } else if (is("windows1252", "cp1252", "iso88591", "latin1", "l1")) {
        decide(state::convert, encoding::windows_1252, says("Windows-1252 or Latin-1: Windows-1252"));
    } else if (is("utf16", "utf16le", "utf16be")) {
        evidence_.push_back(says("UTF-16, which the bytes are not"));
    } else {
        decide(state::failed, encoding::utf8, says("an encoding that is not read"));
        return false;
    }
    return true;
}

inline std::int64_t decoding_input::read_left(char* into, std::uint64_t room) {
    const auto take = static_cast<std::size_t>(std::min<std::uint64_t>(left_.size() - used_, room));
    std::memcpy(into, left_.data() + used_, take);
    used_ += take;
    seen_ += take;
    return static_cast<std::int64_t>(take);
}

/// Hands ASCII on until the first byte beyond it decides.
inline std::int64_t decoding_input::read_ascii(char* into, std::uint64_t room) {
    const auto most = std::min<std::uint64_t>(room, detail::decoding::chunk_bytes);
    const bool held = used_ != left_.size();
    const auto got  = held ? static_cast<std::int64_t>(std::min<std::uint64_t>(left_.size() - used_, most)) : source(into, most);
    if (got <= 0) { return got; }
    const char* bytes = held ? left_.data() + used_ : into;
    const auto  size  = static_cast<std::size_t>(got);
    const auto  ascii = detail::decoding::ascii_length(bytes, size);
    if (ascii != 0 || !held) {
        // What comes behind the ASCII is looked at by the next call, when it stands at the front of what is held.
        if (!held) {
            left_.assign(bytes + ascii, size - ascii);
            used_ = 0;
            seen_ += ascii;
        } else {
            std::memcpy(into, bytes, ascii);
            used_ += ascii;
            seen_ += ascii;
        }
        if (ascii != 0) { return static_cast<std::int64_t>(ascii); }
    }
    left_.erase(0, used_);
    used_ = 0;
    char more = 0;
    while (detail::decoding::is_cut(left_) && source(&more, 1) > 0) { left_ += more; }
    const bool valid = detail::read_utf8(left_, 0).valid;
    decide(valid ? state::pass : state::convert, valid ? encoding::utf8 : encoding::windows_1252,
           "first byte beyond ASCII at " + std::to_string(seen_) + (valid ? " is UTF-8" : " is not UTF-8: Windows-1252"));
    return read(into, room);
}

inline std::int64_t decoding_input::read_converted(char* into, std::uint64_t room) {
    for (;;) {
        if (!ready_.empty()) {
            const auto take = static_cast<std::size_t>(std::min<std::uint64_t>(ready_.size(), room));
            std::memcpy(into, ready_.data(), take);
            ready_.erase(0, take);
            return static_cast<std::int64_t>(take);
        }
        const auto left = std::string_view(left_).substr(used_);
        const auto step = [&](char* to, std::size_t space) {
            if (from_ == encoding::windows_1252) { return detail::decoding::windows_1252(left, to, space); }
            return detail::decoding::utf16(left, from_ == encoding::utf16_be, ended_ <= 0, to, space);
        };
        char       few[8];
        const bool small = room < sizeof few;
        const auto did   = small ? step(few, sizeof few) : step(into, static_cast<std::size_t>(room));
        used_ += did.used;
        seen_ += did.used;
        lost_ += did.lost;
        if (small) {
            ready_.assign(few, did.made);
            if (did.made != 0) { continue; }
        }
        if (did.made != 0) { return static_cast<std::int64_t>(did.made); }
        if (ended_ <= 0) { return ended_; }
        left_.erase(0, used_);
        used_           = 0;
        const auto kept = left_.size();
        left_.resize(kept + detail::decoding::chunk_bytes);
        const auto got = source(left_.data() + kept, detail::decoding::chunk_bytes);
        left_.resize(kept + static_cast<std::size_t>(std::max<std::int64_t>(got, 0)));
    }
}

} // namespace format
RUNG_END
