// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/abi.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

namespace rung::conformance {

/// Bytes that a struct had in form 1.0 of the ABI, whatever it has grown to since: up to the end of its last member then.
template <class T>
inline constexpr std::size_t first_size = 0;
#define RUNG_FIRST_SIZE(type, last) \
    template <>                     \
    inline constexpr std::size_t first_size<type> = offsetof(type, last) + sizeof(type::last)
RUNG_FIRST_SIZE(rung_guess, evidence);
RUNG_FIRST_SIZE(rung_table, path);
RUNG_FIRST_SIZE(rung_column, role);
RUNG_FIRST_SIZE(rung_host, extension);
RUNG_FIRST_SIZE(rung_opening, host);
RUNG_FIRST_SIZE(rung_batch, rows);
RUNG_FIRST_SIZE(rung_input, read);
RUNG_FIRST_SIZE(rung_diagnose, report);
RUNG_FIRST_SIZE(rung_read_limits, input_bytes);
#undef RUNG_FIRST_SIZE

/// A struct as a host of another minor version has it: as large as in form 1.0, or larger, with bytes behind that mean nothing to the
/// plugin. It stands alone on the heap, so that AddressSanitizer sees who reads or writes past its end.
template <class T>
class grown {
public:
    grown(const T& as, std::uint32_t larger) : size_(first_size<T> + larger), bytes_(new unsigned char[size_ + fence]) {
        std::memset(bytes_.get(), 0xA5, size_ + fence);
        std::memcpy(bytes_.get(), &as, first_size<T>);
        const auto own = static_cast<std::uint32_t>(size_);
        std::memcpy(bytes_.get(), &own, sizeof own);
    }

    [[nodiscard]] T*       at() noexcept { return reinterpret_cast<T*>(bytes_.get()); }
    [[nodiscard]] const T* operator->() const noexcept { return reinterpret_cast<const T*>(bytes_.get()); }

    /// Whether the size is as it was and nobody wrote behind what form 1.0 has.
    [[nodiscard]] bool intact() const noexcept {
        std::uint32_t own = 0;
        std::memcpy(&own, bytes_.get(), sizeof own);
        bool same = own == size_;
        for (std::size_t i = first_size<T>; i < size_ + fence; ++i) { same = same && bytes_[i] == 0xA5; }
        return same;
    }

private:
    static constexpr std::size_t     fence = 16;
    std::size_t                      size_;
    std::unique_ptr<unsigned char[]> bytes_;
};

} // namespace rung::conformance
