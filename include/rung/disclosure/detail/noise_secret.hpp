// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/digest.hpp>
#include <rung/crypto/secret_bytes.hpp>
#include <rung/disclosure/ledger.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace disclosure::detail {

/// A key for one purpose out of the ledger's key for figures. No figures are written in a form that begins with these labels, so that no
/// authenticator in the ledger is ever such a key.
[[nodiscard]] inline result<crypto::secret_bytes> noise_secret(const release_ledger& ledger, std::string_view label) {
    auto made = ledger.authenticate(ledger_purpose::figures, label);
    if (!made) { return made.error(); }
    crypto::secret_bytes out(made->size());
    std::copy(made->begin(), made->end(), out.writable().begin());
    for (volatile auto& octet : *made) { octet = 0; }
    return out;
}

/// Eight octets, the largest first.
[[nodiscard]] inline std::string as_octets(std::uint64_t n) {
    std::string out;
    for (unsigned shift = 64; shift != 0; shift -= 8) { out += static_cast<char>(n >> (shift - 8) & 0xFFU); }
    return out;
}

/// A text with its length before it, so that texts one after the other have one reading only.
[[nodiscard]] inline std::string with_length(std::string_view text) { return as_octets(text.size()).append(text); }

} // namespace disclosure::detail
RUNG_END
