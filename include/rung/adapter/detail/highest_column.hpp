// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>
#include <rung/format/rows.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

RUNG_BEGIN
namespace adapter::detail {

/// The highest column of some fields, 0 where there are none.
[[nodiscard]] inline std::uint32_t highest_column_plain(const rung_field* fields, std::size_t count) noexcept {
    std::uint32_t top = 0;
    for (std::size_t f = 0; f < count; ++f) { top = std::max(top, fields[f].column); }
    return top;
}

#if defined(__x86_64__) && defined(__GNUC__)
/// The same with one instruction for each field, in the vectors of GCC and Clang. The processor must have AVX.
[[nodiscard, gnu::target("avx")]] inline std::uint32_t highest_column_avx(const rung_field* fields, std::size_t count) noexcept {
    using four = std::uint32_t __attribute__((vector_size(16)));
    static_assert(sizeof(rung_field) == 24 && offsetof(rung_field, column) == 12);
    const auto* at   = reinterpret_cast<const char*>(fields) + 8; // size, column, offset and the rest
    four        even = {}, odd = {};
    const auto  see  = [](four& top, const char* from) __attribute__((always_inline, target("avx"))) {
        four more;
        std::memcpy(&more, from, sizeof more);
        top = more > top ? more : top;
    };
    for (; count >= 4; count -= 4, at += 96) {
        see(even, at);
        see(odd, at + 24);
        see(even, at + 48);
        see(odd, at + 72);
    }
    for (; count != 0; --count, at += 24) { see(even, at); }
    return std::max(even[1], odd[1]);
}
#endif

/// The highest column of some fields, 0 where there are none. This walk over all that a plugin hands out is most of what its boundary costs.
[[nodiscard]] inline std::uint32_t highest_column(const rung_field* fields, std::size_t count) noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
    static const bool avx = __builtin_cpu_supports("avx") != 0;
    if (avx) { return highest_column_avx(fields, count); }
#endif
    return highest_column_plain(fields, count);
}

} // namespace adapter::detail
RUNG_END
