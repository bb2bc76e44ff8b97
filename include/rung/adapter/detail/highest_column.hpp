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
/// The same with two instructions for two fields, in the vectors of GCC and Clang. The processor must have AVX2.
[[nodiscard, gnu::target("avx2")]] inline std::uint32_t highest_column_avx2(const rung_field* fields, std::size_t count) noexcept {
    using eight = std::uint32_t __attribute__((vector_size(32)));
    static_assert(sizeof(rung_field) == 24 && offsetof(rung_field, column) == 12);
    const auto* at    = reinterpret_cast<const char*>(fields) + 12; // a column, what follows it, and 24 bytes on the next field's
    eight       first = {}, second = {};
    const auto  see   = [](eight& top, const char* from) __attribute__((always_inline, target("avx2"))) {
        eight more;
        std::memcpy(&more, from, sizeof more);
        top = more > top ? more : top;
    };
    for (; count >= 4; count -= 4, at += 96) {
        see(first, at);
        see(second, at + 48);
    }
    const auto rest = highest_column_plain(reinterpret_cast<const rung_field*>(at - 12), count);
    return std::max({first[0], first[6], second[0], second[6], rest});
}
#endif

[[nodiscard]] inline std::uint32_t highest_column_of_many(const rung_field* fields, std::size_t count) noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
    static const bool avx2 = __builtin_cpu_supports("avx2") != 0;
    if (avx2) { return highest_column_avx2(fields, count); }
#endif
    return highest_column_plain(fields, count);
}

/// The highest column of some fields, 0 where there are none. This walk over all that a plugin hands out is most of what its boundary costs:
/// rows of few fields that stand alone, as nested ones do, are looked at without a call.
[[nodiscard, gnu::always_inline]] inline std::uint32_t highest_column(const rung_field* fields, std::size_t count) noexcept {
    return count < 8 ? highest_column_plain(fields, count) : highest_column_of_many(fields, count);
}

} // namespace adapter::detail
RUNG_END
