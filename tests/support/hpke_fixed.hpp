// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/impl/hpke.ipp>

#include <string>
#include <string_view>

/// What the library doesn't offer and test vectors need: seals with the sender's key given, and the bare steps.
namespace rung_test {

namespace inner = rung::crypto::detail;

inline inner::key_handle x25519_private(std::string_view raw) {
    return inner::own(EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nullptr, inner::octets(raw), raw.size()));
}

inline inner::key_handle x25519_public(std::string_view raw) {
    return inner::own(EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, inner::octets(raw), raw.size()));
}

inline rung::result<std::string> seal_fixed(std::string_view sender, std::string_view recipient, std::string_view plain,
                                            const rung::crypto::seal_context& context) {
    return inner::seal_from(x25519_private(sender), x25519_public(recipient), plain, context);
}

inline rung::result<rung::crypto::secret_bytes> x25519(std::string_view own, std::string_view other) {
    const inner::error_scope scope;
    return inner::agree(x25519_private(own), x25519_public(other));
}

inline inner::cipher_keys cipher_keys(std::string_view key, std::string_view nonce) {
    using rung::crypto::secret_bytes;
    return {secret_bytes::copy_of(key), secret_bytes::copy_of(nonce)};
}

} // namespace rung_test
