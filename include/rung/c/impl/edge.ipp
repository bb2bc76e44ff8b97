// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/document.hpp>
#include <rung/c/rung.h>
#include <rung/core/limits.hpp>
#include <rung/core/result.hpp>

#include <algorithm>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>

RUNG_BEGIN
namespace c {

/// A caller may be older or newer than the library, but no struct of either is near this size: such a number was never set.
inline constexpr std::size_t largest_struct = 4096;

/// Bytes up to the last field of form 1.0: no caller has less.
template <class S> inline constexpr std::size_t smallest = 0;
#define RUNG_FORM_1_0(type, last) template <> inline constexpr std::size_t smallest<type> = offsetof(type, last) + sizeof(type::last)
RUNG_FORM_1_0(rung_error, where);
RUNG_FORM_1_0(rung_version_info, name);
RUNG_FORM_1_0(rung_limits, archive_entries);
RUNG_FORM_1_0(rung_advert_input, limits);
RUNG_FORM_1_0(rung_finding, note);
RUNG_FORM_1_0(rung_verdict, reading_age);
RUNG_FORM_1_0(rung_rule, silent);
RUNG_FORM_1_0(rung_rule_setting, rule);
RUNG_FORM_1_0(rung_own_term, note);
RUNG_FORM_1_0(rung_pack, tsv);
RUNG_FORM_1_0(rung_house_style, limits);
#undef RUNG_FORM_1_0

template <class S> [[nodiscard]] bool is_struct_size(std::size_t size) noexcept {
    static_assert(smallest<S> > 0);
    return size >= smallest<S> && size <= largest_struct && size % alignof(S) == 0;
}

[[nodiscard]] inline rung_result number(errc code) noexcept { return static_cast<rung_result>(code); }

[[nodiscard]] inline rung_text view(std::string_view s) noexcept { return {s.data() == nullptr ? "" : s.data(), s.size()}; }

/// Writes as much of `full` as the caller's form has, and zeros over fields that only the caller knows.
template <class S> rung_result give(const S& full, S* out) noexcept {
    if (out == nullptr || !is_struct_size<S>(out->struct_size)) { return RUNG_PRECONDITION; }
    const std::uint32_t size  = out->struct_size;
    auto* const         bytes = reinterpret_cast<char*>(out);
    std::memcpy(bytes, &full, std::min<std::size_t>(size, sizeof full));
    if (size > sizeof full) { std::memset(bytes + sizeof full, 0, size - sizeof full); }
    std::memcpy(bytes, &size, sizeof size);
    return RUNG_OK;
}

inline rung_result fail(rung_error* out, errc code, std::string_view where) noexcept {
    rung_error full = {};
    full.code       = number(code);
    std::memcpy(full.where, where.data(), std::min(where.size(), sizeof full.where - 1));
    if (out != nullptr) { (void)give(full, out); }
    return full.code;
}

/// Runs `work`, which returns result<void>; whatever is thrown ends here.
template <class Work> rung_result at_the_edge(rung_error* error, Work work) noexcept {
    if (error != nullptr && !is_struct_size<rung_error>(error->struct_size)) { return RUNG_PRECONDITION; }
    try {
        const result<void> done = work();
        return done ? fail(error, errc::ok, "") : fail(error, done.error().code, done.error().where);
    } catch (const std::bad_alloc&) {
        return fail(error, errc::out_of_memory, "");
    } catch (...) { return fail(error, errc::internal, ""); }
}

[[nodiscard]] inline bool is_utf8(std::string_view s) noexcept {
    const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
    for (std::size_t i = 0; i < s.size();) {
        const unsigned lead = byte(i++);
        if (lead < 0x80) { continue; }
        if (lead < 0xC2 || lead > 0xF4) { return false; }
        // Unicode 15, table 3-7: the second byte is narrower after some lead bytes.
        const unsigned low  = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (byte(i) < low || byte(i) > high) { return false; }
        for (unsigned more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3; more > 0; --more, ++i) {
            if ((byte(i) & 0xC0U) != 0x80U) { return false; }
        }
    }
    return true;
}

/// Reads what a caller hands in and keeps the first thing that is wrong with it, by place and never by value.
class reader {
public:
    [[nodiscard]] result<void>        done() const { return why_; }
    [[nodiscard]] const rung::limits& bounds() const noexcept { return bounds_; }

    void refuse(errc code, std::string where) {
        if (why_) { why_ = failure{code, std::move(where), {}}; }
    }

    /// The struct in this library's form: fields that the caller doesn't have are zero.
    template <class S> S structure(const S* in, const std::string& where) {
        S out = {};
        if (!is_struct_size<S>(in->struct_size)) {
            refuse(errc::precondition, where + ".struct_size");
            return out;
        }
        const auto  size  = in->struct_size;
        const auto* bytes = reinterpret_cast<const char*>(in);
        std::memcpy(&out, bytes, std::min<std::size_t>(size, sizeof out));
        if (std::any_of(bytes + std::min<std::size_t>(size, sizeof out), bytes + size, [](char c) { return c != 0; })) {
            refuse(errc::precondition, where + ": set in a field that this release does not have");
        }
        return out;
    }

    void limits(const rung_limits* in, const std::string& where) {
        if (in == nullptr) { return; }
        const auto c   = structure(in, where);
        const auto set = [](std::size_t& to, std::uint64_t from, std::uint64_t most) {
            if (from != 0) { to = static_cast<std::size_t>(std::min(from, most)); }
        };
        constexpr std::uint64_t any = SIZE_MAX;
        set(bounds_.input_bytes, c.input_bytes, std::uint64_t{1} << 30U); // ranges have 32 bits
        set(bounds_.decoded_bytes, c.decoded_bytes, 0xFFFF'FFFEU);
        set(bounds_.blocks, c.blocks, any);
        set(bounds_.depth, c.depth, any);
        set(bounds_.archive_ratio, c.archive_ratio, any);
        set(bounds_.archive_entries, c.archive_entries, any);
    }

    std::string_view bytes(rung_text in, const std::string& where) {
        if (in.data == nullptr && in.size != 0) {
            refuse(errc::precondition, where);
        } else if (in.size > bounds_.input_bytes) {
            refuse(errc::too_large, where + ": limits.input_bytes");
        }
        return done() && in.data != nullptr ? std::string_view(in.data, in.size) : std::string_view();
    }

    std::string_view text(rung_text in, const std::string& where) {
        const auto out = bytes(in, where);
        if (!is_utf8(out)) { refuse(errc::bad_encoding, where); }
        return out;
    }

    advert::field field(rung_text in, const std::string& where) {
        using state = advert::field_state;
        if (in.data == nullptr && in.size == 0) { return {}; }
        std::string given(text(in, where));
        const bool  blank = given.find_first_not_of(" \t\r\n") == std::string::npos;
        return {blank ? state::absent : state::present, std::move(given)};
    }

    /// Calls `each(element, "name[i]")` for the elements of an array, until something is wrong.
    template <class S, class Each> void list(const S* first, std::size_t count, const std::string& name, Each each) {
        if (first == nullptr && count != 0) { return refuse(errc::precondition, name); }
        std::size_t apart = sizeof(S);
        if constexpr (!std::is_same_v<S, rung_text>) {
            if (count != 0) { apart = first->struct_size; }
        }
        for (std::size_t i = 0; i < count && why_; ++i) {
            const auto* at    = reinterpret_cast<const S*>(reinterpret_cast<const char*>(first) + i * apart);
            const auto  where = name + "[" + std::to_string(i) + "]";
            if constexpr (std::is_same_v<S, rung_text>) {
                each(text(*at, where));
            } else if (at->struct_size != apart) {
                refuse(errc::precondition, where + ".struct_size");
            } else {
                each(structure(at, where), where);
            }
        }
    }

private:
    result<void> why_;
    rung::limits bounds_;
};

} // namespace c
RUNG_END
