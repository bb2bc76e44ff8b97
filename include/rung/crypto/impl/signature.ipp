// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/impl/pem.ipp>
#include <rung/crypto/signature.hpp>

RUNG_BEGIN
namespace crypto {

RUNG_DECL result<verifying_key> verifying_key::from_pem(std::string_view text) {
    auto key = detail::public_key(text, EVP_PKEY_ED25519);
    if (!key) { return key.error(); }
    return verifying_key(*std::move(key));
}

RUNG_DECL result<void> verifying_key::verify(std::string_view message, std::string_view signature) const {
    const detail::error_scope scope;
    const detail::md_context  context(EVP_MD_CTX_new());
    if (!context || EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, detail::pkey_of(key_)) != 1) {
        return detail::refused(errc::internal, "libcrypto");
    }
    const auto fits = EVP_DigestVerify(context.get(), detail::octets(signature), signature.size(), detail::octets(message), message.size());
    if (fits != 1) { return failure{errc::not_authentic, "signature", {}}; }
    return {};
}

RUNG_DECL result<std::string> verifying_key::fingerprint() const { return detail::fingerprint(key_); }
RUNG_DECL result<std::string> verifying_key::to_pem() const { return detail::public_pem(key_); }

RUNG_DECL result<signing_key> signing_key::from_pem(std::string_view text, const secret_bytes& passphrase) {
    auto key = detail::private_key(text, passphrase, EVP_PKEY_ED25519);
    if (!key) { return key.error(); }
    return signing_key(*std::move(key));
}

RUNG_DECL result<signing_key> signing_key::make() {
    auto key = detail::fresh_key(EVP_PKEY_ED25519);
    if (!key) { return key.error(); }
    return signing_key(*std::move(key));
}

RUNG_DECL result<std::string> signing_key::sign(std::string_view message) const {
    const detail::error_scope scope;
    const detail::md_context  context(EVP_MD_CTX_new());
    std::uint8_t              signature[64] = {};
    std::size_t               size          = sizeof signature;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, detail::pkey_of(key_)) != 1 ||
        EVP_DigestSign(context.get(), signature, &size, detail::octets(message), message.size()) != 1) {
        return detail::refused(errc::internal, "libcrypto");
    }
    return std::string(detail::characters({signature, size}));
}

RUNG_DECL result<verifying_key> signing_key::verifier() const {
    auto half = detail::public_half(key_);
    if (!half) { return half.error(); }
    return verifying_key(*std::move(half));
}

RUNG_DECL result<secret_bytes> signing_key::to_pem() const { return detail::private_pem(key_); }

} // namespace crypto
RUNG_END
