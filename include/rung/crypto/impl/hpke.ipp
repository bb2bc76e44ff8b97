// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/derive.hpp>
#include <rung/crypto/impl/pem.ipp>
#include <rung/crypto/seal.hpp>

#include <array>

RUNG_BEGIN
/// The steps of RFC 9180. All inline: the compiled library offers no way to seal with a sender's key of one's choice.
namespace crypto::detail {

inline constexpr std::size_t x25519_size = 32;
inline constexpr std::size_t tag_size    = 16;

[[nodiscard]] inline std::string two_octets(std::size_t n) { return {static_cast<char>(n >> 8U), static_cast<char>(n & 0xFFU)}; }

[[nodiscard]] inline std::string kem_suite() { return "KEM" + two_octets(0x0020); } // DHKEM(X25519, HKDF-SHA256)

[[nodiscard]] inline std::string hpke_suite(seal_cipher cipher) {
    return "HPKE" + two_octets(0x0020) + two_octets(0x0001) + two_octets(static_cast<std::size_t>(cipher));
}

/// LabeledExtract of section 4.
[[nodiscard]] inline result<secret_bytes> labelled_extract(const std::string& suite, std::span<const std::uint8_t> salt, std::string_view label,
                                                           std::span<const std::uint8_t> material) {
    auto all = secret_bytes::copy_of(std::string("HPKE-v1").append(suite).append(label).append(material.size(), '\0'));
    std::copy(material.begin(), material.end(), all.writable().end() - static_cast<std::ptrdiff_t>(material.size()));
    return extract_key(characters(salt), all.reveal());
}

/// LabeledExpand of section 4.
[[nodiscard]] inline result<secret_bytes> labelled_expand(const std::string& suite, const secret_bytes& key, std::string_view label,
                                                          std::string_view info, std::size_t size) {
    return expand_key(key, two_octets(size).append("HPKE-v1").append(suite).append(label).append(info), size);
}

[[nodiscard]] inline result<std::string> raw_public(const key_handle& key) {
    std::string out(x25519_size, '\0');
    std::size_t size = out.size();
    if (EVP_PKEY_get_raw_public_key(pkey_of(key), reinterpret_cast<std::uint8_t*>(out.data()), &size) != 1 || size != x25519_size) {
        return refused(errc::internal, "libcrypto");
    }
    return out;
}

/// Agrees on a secret; libcrypto refuses the all-zero one, as section 7.1.4 asks.
[[nodiscard]] inline result<secret_bytes> agree(const key_handle& own_key, const key_handle& other) {
    const pkey_context context(EVP_PKEY_CTX_new(pkey_of(own_key), nullptr));
    secret_bytes       out(x25519_size);
    std::size_t        size = out.size();
    if (!context || EVP_PKEY_derive_init(context.get()) != 1) { return refused(errc::internal, "libcrypto"); }
    if (EVP_PKEY_derive_set_peer(context.get(), pkey_of(other)) != 1 ||
        EVP_PKEY_derive(context.get(), out.writable().data(), &size) != 1 || size != x25519_size) {
        return refused(errc::bad_key, "key");
    }
    return out;
}

/// ExtractAndExpand of section 4.1.
[[nodiscard]] inline result<secret_bytes> shared_secret(const key_handle& own_key, const key_handle& other, std::string_view sender,
                                                        std::string_view recipient) {
    const auto agreed = agree(own_key, other);
    if (!agreed) { return agreed.error(); }
    const auto even = labelled_extract(kem_suite(), {}, "eae_prk", agreed->reveal());
    if (!even) { return even.error(); }
    return labelled_expand(kem_suite(), *even, "shared_secret", std::string(sender).append(recipient), 32);
}

struct cipher_shape {
    const EVP_CIPHER* (*kind)() = nullptr;
    std::size_t key_size        = 0;
};

[[nodiscard]] inline cipher_shape shape_of(seal_cipher cipher) noexcept {
    switch (cipher) {
    case seal_cipher::aes_128_gcm: return {EVP_aes_128_gcm, 16};
    case seal_cipher::aes_256_gcm: return {EVP_aes_256_gcm, 32};
    case seal_cipher::chacha20_poly1305: return {EVP_chacha20_poly1305, 32};
    }
    return {};
}

struct cipher_keys {
    secret_bytes key;
    secret_bytes nonce;
};

/// KeySchedule of section 5.1, base mode: no pre-shared key.
[[nodiscard]] inline result<cipher_keys> key_schedule(const secret_bytes& shared, const seal_context& context) {
    const auto suite   = hpke_suite(context.cipher);
    const auto no_psk  = labelled_extract(suite, {}, "psk_id_hash", {});
    const auto purpose = labelled_extract(suite, {}, "info_hash", {octets(context.info), context.info.size()});
    const auto secret  = labelled_extract(suite, shared.reveal(), "secret", {});
    if (!no_psk || !purpose || !secret) { return failure{errc::internal, "libcrypto", {}}; }
    const auto where = std::string(1, '\0').append(characters(no_psk->reveal())).append(characters(purpose->reveal()));
    auto       key   = labelled_expand(suite, *secret, "key", where, shape_of(context.cipher).key_size);
    auto       nonce = labelled_expand(suite, *secret, "base_nonce", where, 12);
    if (!key || !nonce) { return failure{errc::internal, "libcrypto", {}}; }
    return cipher_keys{*std::move(key), *std::move(nonce)};
}

[[nodiscard]] inline bool fits_cipher(std::string_view bytes) noexcept { return bytes.size() <= (std::size_t{1} << 30U); }

/// Encrypts, with the tag behind.
[[nodiscard]] inline result<std::string> encrypt(seal_cipher cipher, const cipher_keys& keys, std::string_view header, std::string_view plain) {
    const cipher_context context(EVP_CIPHER_CTX_new());
    std::string          out(plain.size() + tag_size, '\0');
    auto* const          to   = reinterpret_cast<std::uint8_t*>(out.data());
    int                  size = 0;
    if (!context || EVP_EncryptInit_ex(context.get(), shape_of(cipher).kind(), nullptr, keys.key.reveal().data(), keys.nonce.reveal().data()) != 1 ||
        EVP_EncryptUpdate(context.get(), nullptr, &size, octets(header), static_cast<int>(header.size())) != 1 ||
        EVP_EncryptUpdate(context.get(), to, &size, octets(plain), static_cast<int>(plain.size())) != 1 ||
        EVP_EncryptFinal_ex(context.get(), to + plain.size(), &size) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tag_size, to + plain.size()) != 1) {
        return refused(errc::internal, "libcrypto");
    }
    return out;
}

[[nodiscard]] inline result<std::string> decrypt(seal_cipher cipher, const cipher_keys& keys, std::string_view header, std::string_view bytes) {
    const cipher_context context(EVP_CIPHER_CTX_new());
    if (bytes.size() < tag_size) { return failure{errc::not_authentic, "seal", {}}; }
    std::string tag(bytes.substr(bytes.size() - tag_size));
    bytes.remove_suffix(tag_size);
    std::string out(bytes.size() + 1, '\0'); // one more, for an address where the plain text is empty
    auto* const to   = reinterpret_cast<std::uint8_t*>(out.data());
    int         size = 0;
    if (!context || EVP_DecryptInit_ex(context.get(), shape_of(cipher).kind(), nullptr, keys.key.reveal().data(), keys.nonce.reveal().data()) != 1 ||
        EVP_DecryptUpdate(context.get(), nullptr, &size, octets(header), static_cast<int>(header.size())) != 1 ||
        EVP_DecryptUpdate(context.get(), to, &size, octets(bytes), static_cast<int>(bytes.size())) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tag_size, tag.data()) != 1) {
        return refused(errc::internal, "libcrypto");
    }
    if (EVP_DecryptFinal_ex(context.get(), to + bytes.size(), &size) != 1) {
        OPENSSL_cleanse(out.data(), out.size());
        return failure{errc::not_authentic, "seal", {}};
    }
    out.resize(bytes.size());
    return out;
}

/// SealBase of section 6.1, with the sender's key given.
[[nodiscard]] inline result<std::string> seal_from(const key_handle& sender, const key_handle& recipient, std::string_view plain,
                                                   const seal_context& context) {
    const error_scope scope;
    if (shape_of(context.cipher).kind == nullptr) { return failure{errc::precondition, "cipher", {}}; }
    if (!fits_cipher(plain) || !fits_cipher(context.header)) { return failure{errc::too_large, "plain", {}}; }
    const auto from = raw_public(sender);
    const auto to   = raw_public(recipient);
    if (!from || !to) { return failure{errc::internal, "libcrypto", {}}; }
    const auto shared = shared_secret(sender, recipient, *from, *to);
    if (!shared) { return shared.error(); }
    const auto keys = key_schedule(*shared, context);
    if (!keys) { return keys.error(); }
    auto cipher_text = encrypt(context.cipher, *keys, context.header, plain);
    if (!cipher_text) { return cipher_text.error(); }
    return *from + *cipher_text;
}

/// OpenBase of section 6.1. A sender's key that agrees on nothing is a seal that doesn't fit.
[[nodiscard]] inline result<std::string> open_with(const key_handle& own_key, std::string_view sealed, const seal_context& context) {
    const error_scope scope;
    if (shape_of(context.cipher).kind == nullptr) { return failure{errc::precondition, "cipher", {}}; }
    if (sealed.size() < seal_overhead) { return failure{errc::not_authentic, "seal", {}}; }
    if (!fits_cipher(sealed) || !fits_cipher(context.header)) { return failure{errc::too_large, "sealed", {}}; }
    const auto from   = sealed.substr(0, x25519_size);
    const auto sender = own(EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, octets(from), from.size()));
    const auto to     = raw_public(own_key);
    if (!sender || !to) { return refused(errc::internal, "libcrypto"); }
    const auto shared = shared_secret(own_key, sender, from, *to);
    if (!shared) { return shared.error().code == errc::bad_key ? failure{errc::not_authentic, "seal", {}} : shared.error(); }
    const auto keys = key_schedule(*shared, context);
    if (!keys) { return keys.error(); }
    return decrypt(context.cipher, *keys, context.header, sealed.substr(x25519_size));
}

} // namespace crypto::detail
RUNG_END
