// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/digest.hpp>
#include <rung/crypto/impl/openssl.ipp>
#include <rung/crypto/secret_bytes.hpp>

#include <algorithm>
#include <climits>
#include <cstring>
#include <utility>

#include <openssl/pem.h>
#include <openssl/x509.h>

RUNG_BEGIN
namespace crypto::detail {

using key_handle = std::shared_ptr<void>;

[[nodiscard]] inline EVP_PKEY* pkey_of(const key_handle& key) noexcept { return static_cast<EVP_PKEY*>(key.get()); }

[[nodiscard]] inline key_handle own(EVP_PKEY* key) {
    using owned = std::unique_ptr<EVP_PKEY, freed_by<EVP_PKEY_free>>;
    return key == nullptr ? key_handle() : key_handle(owned(key));
}

/// Answers libcrypto's question for a passphrase; where we have none the key stays shut, and nobody is asked at a terminal.
inline int give_passphrase(char* to, int size, int /*writing*/, void* from) {
    const auto bytes = static_cast<const secret_bytes*>(from)->reveal();
    if (bytes.empty() || bytes.size() > static_cast<std::size_t>(size)) { return -1; }
    std::memcpy(to, bytes.data(), bytes.size());
    return static_cast<int>(bytes.size());
}

[[nodiscard]] inline memory_bio reading(std::string_view text) {
    return memory_bio(text.size() > INT_MAX ? nullptr : BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

[[nodiscard]] inline result<key_handle> of_kind(key_handle key, int kind) {
    if (!key) { return refused(errc::bad_key, "key"); }
    if (EVP_PKEY_get_id(pkey_of(key)) != kind) { return failure{errc::bad_key, "key.kind", {}}; }
    return key;
}

/// Reads the first public key in a PEM text.
[[nodiscard]] inline result<key_handle> public_key(std::string_view pem, int kind) {
    const error_scope scope;
    const auto        from = reading(pem);
    return of_kind(from ? own(PEM_read_bio_PUBKEY(from.get(), nullptr, nullptr, nullptr)) : nullptr, kind);
}

/// Reads the first private key in a PEM text, encrypted or not.
[[nodiscard]] inline result<key_handle> private_key(std::string_view pem, const secret_bytes& passphrase, int kind) {
    const error_scope scope;
    const auto        from = reading(pem);
    void* const       pass = const_cast<secret_bytes*>(&passphrase); // NOLINT: libcrypto hands it back and nothing else
    return of_kind(from ? own(PEM_read_bio_PrivateKey(from.get(), nullptr, give_passphrase, pass)) : nullptr, kind);
}

[[nodiscard]] inline result<key_handle> fresh_key(int kind) {
    const error_scope  scope;
    const pkey_context maker(EVP_PKEY_CTX_new_id(kind, nullptr));
    EVP_PKEY*          made = nullptr;
    if (!maker || EVP_PKEY_keygen_init(maker.get()) != 1 || EVP_PKEY_keygen(maker.get(), &made) != 1) {
        return refused(errc::internal, "libcrypto");
    }
    return own(made);
}

/// The public half alone, so that whoever holds it holds no secret.
[[nodiscard]] inline result<key_handle> public_half(const key_handle& key) {
    const error_scope scope;
    std::uint8_t      raw[32] = {};
    std::size_t       size    = sizeof raw;
    if (EVP_PKEY_get_raw_public_key(pkey_of(key), raw, &size) != 1) { return refused(errc::internal, "libcrypto"); }
    auto half = own(EVP_PKEY_new_raw_public_key(EVP_PKEY_get_id(pkey_of(key)), nullptr, raw, size));
    if (!half) { return refused(errc::internal, "libcrypto"); }
    return half;
}

[[nodiscard]] inline result<std::string> public_pem(const key_handle& key) {
    const error_scope scope;
    const memory_bio  to(BIO_new(BIO_s_mem()));
    char*             text = nullptr;
    if (!to || PEM_write_bio_PUBKEY(to.get(), pkey_of(key)) != 1) { return refused(errc::internal, "libcrypto"); }
    const auto size = BIO_get_mem_data(to.get(), &text);
    return std::string(text, static_cast<std::size_t>(size));
}

[[nodiscard]] inline result<secret_bytes> private_pem(const key_handle& key) {
    const error_scope scope;
    const memory_bio  to(BIO_new(BIO_s_secmem()));
    char*             text = nullptr;
    if (!to || PEM_write_bio_PKCS8PrivateKey(to.get(), pkey_of(key), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
        return refused(errc::internal, "libcrypto");
    }
    const auto size = BIO_get_mem_data(to.get(), &text);
    return secret_bytes::copy_of({text, static_cast<std::size_t>(size)});
}

/// SHA-256 over the key's SubjectPublicKeyInfo, in hexadecimal: what `openssl pkey -pubin -outform DER | sha256sum` says.
[[nodiscard]] inline result<std::string> fingerprint(const key_handle& key) {
    const error_scope scope;
    std::uint8_t*     der  = nullptr;
    const int         size = i2d_PUBKEY(pkey_of(key), &der);
    if (size <= 0) { return refused(errc::internal, "libcrypto"); }
    const std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    const auto made = sha256(bytes);
    if (!made) { return made.error(); }
    return to_hex(*made);
}

} // namespace crypto::detail
RUNG_END
