// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/crypto/secret_bytes.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

RUNG_BEGIN
namespace crypto {

/// The public half of an Ed25519 key (RFC 8032): tells whether its owner signed something.
/// @threads safe for reading
class verifying_key {
public:
    /// Reads the first public key in a PEM text ("BEGIN PUBLIC KEY").
    /// @return the key; `errc::bad_key` where there is none or it is of another kind
    [[nodiscard]] RUNG_DECL static result<verifying_key> from_pem(std::string_view text);

    /// Checks a signature of 64 bytes over the message as it stands: one byte more or less is another message.
    /// @return nothing; `errc::not_authentic`
    [[nodiscard]] RUNG_DECL result<void> verify(std::string_view message, std::string_view signature) const;

    /// Returns 64 hexadecimal digits that name this key: the SHA-256 of its DER form.
    [[nodiscard]] RUNG_DECL result<std::string> fingerprint() const;
    [[nodiscard]] RUNG_DECL result<std::string> to_pem() const;

private:
    friend class signing_key;
    explicit verifying_key(std::shared_ptr<void> key) : key_(std::move(key)) {}

    std::shared_ptr<void> key_;
};

/// The private half of an Ed25519 key. Copies share the one key, which is wiped with the last of them.
/// @threads safe for reading
class signing_key {
public:
    /// Reads the first private key in a PEM text (PKCS #8), encrypted under `passphrase` or not at all.
    /// @return the key; `errc::bad_key` where there is none, it is of another kind or the passphrase doesn't open it
    [[nodiscard]] RUNG_DECL static result<signing_key> from_pem(std::string_view text, const secret_bytes& passphrase = {});

    /// Makes a new key.
    [[nodiscard]] RUNG_DECL static result<signing_key> make();

    /// Signs: the same message always gets the same 64 bytes.
    [[nodiscard]] RUNG_DECL result<std::string> sign(std::string_view message) const;

    [[nodiscard]] RUNG_DECL result<verifying_key> verifier() const;

    /// Returns the key as PKCS #8 in PEM, not encrypted.
    [[nodiscard]] RUNG_DECL result<secret_bytes> to_pem() const;

private:
    explicit signing_key(std::shared_ptr<void> key) : key_(std::move(key)) {}

    std::shared_ptr<void> key_;
};

} // namespace crypto
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/crypto/impl/signature.ipp>
#endif
