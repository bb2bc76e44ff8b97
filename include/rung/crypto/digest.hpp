// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/crypto/secret_bytes.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace crypto {

/// The 32 octets of SHA-256 (FIPS 180-4) or HMAC-SHA-256 (RFC 2104).
///
/// A digest without a key tells what it was made of to everybody who can guess that: never make one of small counts.
using digest = std::array<std::uint8_t, 32>;

/// Returns the SHA-256 of `bytes`.
/// @return the digest; `errc::internal` where libcrypto was set up without SHA-256
/// @threads safe
[[nodiscard]] RUNG_DECL result<digest> sha256(std::string_view bytes);

/// Returns the HMAC-SHA-256 of `bytes` under a key of any length.
/// @threads safe
[[nodiscard]] RUNG_DECL result<digest> hmac_sha256(const secret_bytes& key, std::string_view bytes);

/// SHA-256 of bytes that come piece by piece.
/// @threads one at a time
class sha256_stream {
public:
    RUNG_DECL sha256_stream();
    sha256_stream(const sha256_stream&)                = delete;
    sha256_stream& operator=(const sha256_stream&)     = delete;
    sha256_stream(sha256_stream&&) noexcept            = default;
    sha256_stream& operator=(sha256_stream&&) noexcept = default;
    ~sha256_stream()                       = default;

    RUNG_DECL void add(std::string_view bytes);

    /// Ends the stream.
    /// @return the digest of all that was added; `errc::precondition` the second time; `errc::internal` where libcrypto failed on the way
    [[nodiscard]] RUNG_DECL result<digest> finish();

private:
    std::shared_ptr<void> state_;
    bool                  sound_ = true;
};

/// HMAC-SHA-256 of bytes that come piece by piece.
/// @threads one at a time
class hmac_sha256_stream {
public:
    RUNG_DECL explicit hmac_sha256_stream(const secret_bytes& key);
    hmac_sha256_stream(const hmac_sha256_stream&)                = delete;
    hmac_sha256_stream& operator=(const hmac_sha256_stream&)     = delete;
    hmac_sha256_stream(hmac_sha256_stream&&) noexcept            = default;
    hmac_sha256_stream& operator=(hmac_sha256_stream&&) noexcept = default;
    ~hmac_sha256_stream()                       = default;

    RUNG_DECL void add(std::string_view bytes);

    /// Ends the stream, as `sha256_stream::finish` does.
    [[nodiscard]] RUNG_DECL result<digest> finish();

private:
    std::shared_ptr<void> state_;
    bool                  sound_ = true;
};

/// Says whether two authenticators are the same, in a time that depends on their lengths only.
/// @threads safe
[[nodiscard]] RUNG_DECL bool equal(std::string_view a, std::string_view b) noexcept;
[[nodiscard]] RUNG_DECL bool equal(const digest& a, const digest& b) noexcept;

/// Returns two lower-case hexadecimal digits an octet.
/// @threads safe
[[nodiscard]] RUNG_DECL std::string to_hex(std::string_view bytes);
[[nodiscard]] RUNG_DECL std::string to_hex(const digest& bytes);

/// Reads hexadecimal digits of either case, without blanks.
/// @return the octets; `errc::bad_encoding` naming the first wrong byte, counted from 0
/// @threads safe
[[nodiscard]] RUNG_DECL result<std::string> from_hex(std::string_view text);

/// Reads the 64 digits of a digest, lower case only, so that a digest has one spelling.
/// @threads safe
[[nodiscard]] RUNG_DECL result<digest> digest_from_hex(std::string_view text);

} // namespace crypto
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/crypto/impl/digest.ipp>
#endif
