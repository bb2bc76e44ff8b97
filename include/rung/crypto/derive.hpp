// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/crypto/secret_bytes.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

RUNG_BEGIN
namespace crypto {

/// Makes an evenly random key of 32 bytes out of key material that is secret and not even (HKDF-Extract with SHA-256, RFC 5869 section 2.2).
/// @param salt may be empty
/// @threads safe
[[nodiscard]] RUNG_DECL result<secret_bytes> extract_key(std::string_view salt, std::span<const std::uint8_t> material);

/// Makes a key for one purpose out of a key (HKDF-Expand with SHA-256, RFC 5869 section 2.3): other labels give keys that tell nothing of each other.
/// @param key  at least 32 bytes, evenly random
/// @param size at most 8160 bytes
/// @return the derived key; `errc::precondition` for a larger size
/// @threads safe
[[nodiscard]] RUNG_DECL result<secret_bytes> expand_key(const secret_bytes& key, std::string_view label, std::size_t size = 32);

} // namespace crypto
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/crypto/impl/derive.ipp>
#endif
