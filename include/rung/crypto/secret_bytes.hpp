// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

RUNG_BEGIN
namespace crypto {

/// Bytes that nobody else should see: moved and never copied, wiped when they go, and no way from here to text.
///
/// Wiping overwrites the one place where they stood. It doesn't reach what the system swapped out or put into a core dump.
/// @threads safe for reading
class secret_bytes {
public:
    secret_bytes() = default;

    /// Makes `size` zero bytes, to be filled through `writable`.
    RUNG_DECL explicit secret_bytes(std::size_t size);
    RUNG_DECL ~secret_bytes();

    secret_bytes(const secret_bytes&)            = delete;
    secret_bytes& operator=(const secret_bytes&) = delete;
    RUNG_DECL secret_bytes(secret_bytes&& other) noexcept;
    RUNG_DECL secret_bytes& operator=(secret_bytes&& other) noexcept;

    /// Takes a copy of bytes that came from outside; wiping the original is the caller's.
    [[nodiscard]] RUNG_DECL static secret_bytes copy_of(std::string_view bytes);

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool        empty() const noexcept { return size_ == 0; }

    /// Shows the bytes to whoever computes with them. Octets, not characters, so that they can't slip into a message.
    [[nodiscard]] std::span<const std::uint8_t> reveal() const noexcept { return {bytes_.get(), size_}; }
    [[nodiscard]] std::span<std::uint8_t>       writable() noexcept { return {bytes_.get(), size_}; }

private:
    RUNG_DECL void wipe() noexcept;

    std::unique_ptr<std::uint8_t[]> bytes_;
    std::size_t                     size_ = 0;
};

/// Returns `size` fresh bytes from libcrypto's generator for private values.
/// @return the bytes; `errc::internal` where the system has no randomness to give
/// @threads safe
[[nodiscard]] RUNG_DECL result<secret_bytes> random_secret(std::size_t size);

} // namespace crypto
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/crypto/impl/secret_bytes.ipp>
#endif
