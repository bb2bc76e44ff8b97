// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/crypto/secret_bytes.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

RUNG_BEGIN
namespace crypto {

/// The ciphers that a seal may use, with their numbers in RFC 9180 section 7.3.
enum class seal_cipher : std::uint16_t { aes_128_gcm = 1, aes_256_gcm = 2, chacha20_poly1305 = 3 };

/// What both sides know and must agree on to the byte.
struct seal_context {
    std::string_view info;                              ///< What the seal is for, such as a form, a collection and its version.
    std::string_view header;                            ///< Travels beside the seal in the clear and is vouched for by it ("aad").
    seal_cipher      cipher = seal_cipher::aes_256_gcm; ///< Not told by the sealed bytes: keep it in the header.
};

/// Bytes that a seal adds: the sender's key for this once, and the authentication tag.
inline constexpr std::size_t seal_overhead = 32 + 16;

/// The public half of an X25519 key: everybody who has it can seal to its owner, and only the owner opens.
///
/// HPKE, RFC 9180, base mode, single shot: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256. The seal hides and vouches for the content;
/// it doesn't say who sealed it, and whoever later gets the private key opens all that was ever sealed to it.
/// @threads safe for reading
class recipient_key {
public:
    /// Reads the first public key in a PEM text ("BEGIN PUBLIC KEY").
    /// @return the key; `errc::bad_key` where there is none or it is of another kind
    [[nodiscard]] RUNG_DECL static result<recipient_key> from_pem(std::string_view text);

    /// Seals `plain`, each time anew: `seal_overhead` bytes longer, so it tells the length; pad where that matters.
    /// @return the sender's public key followed by the ciphertext; `errc::bad_key` where the recipient's key is one of the few
    ///     that let no secret be agreed; `errc::too_large` over 1 GiB
    [[nodiscard]] RUNG_DECL result<std::string> seal(std::string_view plain, const seal_context& context) const;

    /// Returns 64 hexadecimal digits that name this key: the SHA-256 of its DER form.
    [[nodiscard]] RUNG_DECL result<std::string> fingerprint() const;
    [[nodiscard]] RUNG_DECL result<std::string> to_pem() const;

private:
    friend class opening_key;
    explicit recipient_key(std::shared_ptr<void> key) : key_(std::move(key)) {}

    std::shared_ptr<void> key_;
};

/// The private half of an X25519 key. Copies share the one key, which is wiped with the last of them.
/// @threads safe for reading
class opening_key {
public:
    /// Reads the first private key in a PEM text (PKCS #8), encrypted under `passphrase` or not at all.
    /// @return the key; `errc::bad_key` where there is none, it is of another kind or the passphrase doesn't open it
    [[nodiscard]] RUNG_DECL static result<opening_key> from_pem(std::string_view text, const secret_bytes& passphrase = {});

    /// Makes a new key.
    [[nodiscard]] RUNG_DECL static result<opening_key> make();

    /// Opens what was sealed to this key in the same context.
    /// @return the plain bytes; `errc::not_authentic` where one bit of seal, info or header is another
    [[nodiscard]] RUNG_DECL result<std::string> open(std::string_view sealed, const seal_context& context) const;

    [[nodiscard]] RUNG_DECL result<recipient_key> recipient() const;

    /// Returns the key as PKCS #8 in PEM, not encrypted.
    [[nodiscard]] RUNG_DECL result<secret_bytes> to_pem() const;

private:
    explicit opening_key(std::shared_ptr<void> key) : key_(std::move(key)) {}

    std::shared_ptr<void> key_;
};

} // namespace crypto
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/crypto/impl/seal.ipp>
#endif
