// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/derive.hpp>
#include <rung/crypto/digest.hpp>
#include <rung/crypto/impl/openssl.ipp>

#include <algorithm>

#include <openssl/crypto.h>

RUNG_BEGIN
namespace crypto {

RUNG_DECL result<secret_bytes> extract_key(std::string_view salt, std::span<const std::uint8_t> material) {
    auto made = hmac_sha256(secret_bytes::copy_of(salt), detail::characters(material));
    if (!made) { return made.error(); }
    auto out = secret_bytes::copy_of(detail::characters(*made));
    OPENSSL_cleanse(made->data(), made->size());
    return out;
}

RUNG_DECL result<secret_bytes> expand_key(const secret_bytes& key, std::string_view label, std::size_t size) {
    constexpr std::size_t most = 255 * sizeof(digest);
    if (size > most) { return failure{errc::precondition, "size", {}}; }
    secret_bytes out(size);
    secret_bytes last; // T(i) of the RFC
    for (std::size_t done = 0, i = 1; done < size; ++i) {
        hmac_sha256_stream stream(key);
        const char         count = static_cast<char>(i);
        stream.add(detail::characters(last.reveal()));
        stream.add(label);
        stream.add({&count, 1});
        auto next = stream.finish();
        if (!next) { return next.error(); }
        const auto part = std::min(next->size(), size - done);
        std::copy_n(next->begin(), part, out.writable().begin() + static_cast<std::ptrdiff_t>(done));
        last = secret_bytes::copy_of(detail::characters(*next));
        OPENSSL_cleanse(next->data(), next->size());
        done += part;
    }
    return out;
}

} // namespace crypto
RUNG_END
