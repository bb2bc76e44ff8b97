// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

RUNG_BEGIN
namespace format::detail::delimited {

/// The bytes that a scan stops at. Where there is no escape or no quote, name the delimiter once more.
struct scanned_bytes {
    char delimiter = ',';
    char line_end  = '\n';
    char escape    = ',';
    char quote     = '"';
};

/// NUL bytes that must stand behind whatever is scanned.
inline constexpr std::size_t scan_padding = 64;

/// Looks at eight bytes at once with plain integers: for every machine.
class word_scan {
public:
    explicit word_scan(const scanned_bytes& of) noexcept : of_(of) {}

    /// Where delimiters, line ends and escapes stand in the 64 bytes at `at`: bit i for byte i.
    [[nodiscard]] std::uint64_t separators(const char* at) const noexcept {
        std::uint64_t out = 0;
        for (unsigned i = 0; i < 64; i += 8) {
            const auto w = load(at + i);
            out |= bits(same(w, of_.delimiter) | same(w, of_.line_end) | same(w, of_.escape)) << i;
        }
        return out;
    }

    /// The first quote or escape from `at` on, `end` where there is none; adds the line ends on the way to `lines`.
    [[nodiscard]] const char* quote(const char* at, const char* end, std::uint64_t& lines) const noexcept {
        for (; at < end; at += 8) {
            const auto w     = load(at);
            const auto found = same(w, of_.quote) | same(w, escape_in_quotes());
            const auto ends  = same(w, of_.line_end);
            if (found != 0) {
                lines += static_cast<unsigned>(std::popcount(ends & (found ^ (found - 1))));
                return std::min(at + std::countr_zero(found) / 8, end);
            }
            lines += ends == 0 ? 0U : static_cast<unsigned>(std::popcount(ends));
        }
        return end;
    }

    /// The first byte from `at` on that is NUL or beyond ASCII, `end` where there is none.
    [[nodiscard]] static const char* strange(const char* at, const char* end) noexcept {
        for (; at < end; at += 8) {
            const auto w = load(at);
            if (const auto found = (w & high) | same(w, '\0'); found != 0) { return std::min(at + std::countr_zero(found) / 8, end); }
        }
        return end;
    }

private:
    static constexpr std::uint64_t high = 0x8080808080808080U;

    /// Byte i in bits 8i to 8i+7, whatever the machine's order.
    [[nodiscard]] static std::uint64_t load(const char* at) noexcept {
        std::uint64_t w = 0;
        if constexpr (std::endian::native == std::endian::little) {
            std::memcpy(&w, at, sizeof w);
            return w;
        }
        for (unsigned i = 0; i < 8; ++i) { w |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i); }
        return w;
    }

    /// The high bit of each byte of `w` that is `c`, exactly.
    [[nodiscard]] static std::uint64_t same(std::uint64_t w, char c) noexcept {
        const auto x = w ^ (static_cast<unsigned char>(c) * std::uint64_t{0x0101010101010101U});
        return ~(((x & ~high) + ~high) | x | ~high);
    }

    /// Gathers the high bits of eight bytes.
    [[nodiscard]] static std::uint64_t bits(std::uint64_t found) noexcept { return ((found >> 7U) * 0x0102040810204080U) >> 56U; }

    [[nodiscard]] char escape_in_quotes() const noexcept { return of_.escape == of_.delimiter ? of_.quote : of_.escape; }

    scanned_bytes of_;
};

#if defined(__SSE2__) && defined(__GNUC__)

/// The same with sixteen bytes at once, in the vectors of GCC and Clang.
class sse2_scan {
public:
    explicit sse2_scan(const scanned_bytes& of) noexcept
        : delimiter_(all(of.delimiter)), line_end_(all(of.line_end)), escape_(all(of.escape)), quote_(all(of.quote)),
          escape_in_quotes_(all(of.escape == of.delimiter ? of.quote : of.escape)) {}

    [[nodiscard]] std::uint64_t separators(const char* at) const noexcept {
        return part(at) | part(at + 16) << 16U | part(at + 32) << 32U | part(at + 48) << 48U;
    }

    [[nodiscard]] const char* quote(const char* at, const char* end, std::uint64_t& lines) const noexcept {
        for (; at < end; at += 16) {
            const auto v     = load(at);
            const auto found = mask((v == quote_) | (v == escape_in_quotes_));
            const auto ends  = mask(v == line_end_);
            if (found != 0) {
                if (ends != 0) { lines += static_cast<unsigned>(std::popcount(ends & (found ^ (found - 1)))); }
                return std::min(at + std::countr_zero(found), end);
            }
            if (ends != 0) { lines += static_cast<unsigned>(std::popcount(ends)); }
        }
        return end;
    }

    [[nodiscard]] static const char* strange(const char* at, const char* end) noexcept {
        for (; at < end; at += 16) {
            const auto v = load(at);
            if (const auto found = mask(v | (v == all('\0'))); found != 0) { return std::min(at + std::countr_zero(found), end); }
        }
        return end;
    }

private:
    using bytes = signed char __attribute__((vector_size(16)));
    using chars = char __attribute__((vector_size(16)));

    [[nodiscard]] static bytes all(char c) noexcept { return bytes{} + static_cast<signed char>(c); }

    [[nodiscard]] static bytes load(const char* at) noexcept {
        bytes v;
        std::memcpy(&v, at, sizeof v);
        return v;
    }

    /// The high bit of each byte.
    [[nodiscard]] static std::uint32_t mask(bytes v) noexcept { return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(reinterpret_cast<chars>(v))); }

    [[nodiscard]] std::uint64_t part(const char* at) const noexcept {
        const auto v = load(at);
        return mask((v == delimiter_) | (v == line_end_) | (v == escape_));
    }

    bytes delimiter_;
    bytes line_end_;
    bytes escape_;
    bytes quote_;
    bytes escape_in_quotes_;
};

using best_scan = sse2_scan;

#else

using best_scan = word_scan;

#endif

} // namespace format::detail::delimited
RUNG_END
