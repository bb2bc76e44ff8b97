// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/impl/hpke.ipp>
#include <rung/crypto/impl/pem.ipp>
#include <rung/crypto/seal.hpp>

RUNG_BEGIN
namespace crypto {

RUNG_DECL result<recipient_key> recipient_key::from_pem(std::string_view text) {
    auto key = detail::public_key(text, EVP_PKEY_X25519);
    if (!key) { return key.error(); }
    return recipient_key(*std::move(key));
}

RUNG_DECL result<std::string> recipient_key::seal(std::string_view plain, const seal_context& context) const {
    const auto sender = detail::fresh_key(EVP_PKEY_X25519);
    if (!sender) { return sender.error(); }
    return detail::seal_from(*sender, key_, plain, context);
}

RUNG_DECL result<std::string> recipient_key::fingerprint() const { return detail::fingerprint(key_); }
RUNG_DECL result<std::string> recipient_key::to_pem() const { return detail::public_pem(key_); }

RUNG_DECL result<opening_key> opening_key::from_pem(std::string_view text, const secret_bytes& passphrase) {
    auto key = detail::private_key(text, passphrase, EVP_PKEY_X25519);
    if (!key) { return key.error(); }
    return opening_key(*std::move(key));
}

RUNG_DECL result<opening_key> opening_key::make() {
    auto key = detail::fresh_key(EVP_PKEY_X25519);
    if (!key) { return key.error(); }
    return opening_key(*std::move(key));
}

RUNG_DECL result<std::string> opening_key::open(std::string_view sealed, const seal_context& context) const {
    return detail::open_with(key_, sealed, context);
}

RUNG_DECL result<recipient_key> opening_key::recipient() const {
    auto half = detail::public_half(key_);
    if (!half) { return half.error(); }
    return recipient_key(*std::move(half));
}

RUNG_DECL result<secret_bytes> opening_key::to_pem() const { return detail::private_pem(key_); }

} // namespace crypto
RUNG_END
