// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/impl/openssl.ipp>
#include <rung/crypto/secret_bytes.hpp>

#include <climits>
#include <cstring>
#include <utility>

#include <openssl/crypto.h>
#include <openssl/rand.h>

RUNG_BEGIN
namespace crypto {

RUNG_DECL secret_bytes::secret_bytes(std::size_t size) : bytes_(size == 0 ? nullptr : new std::uint8_t[size]()), size_(size) {}

RUNG_DECL secret_bytes::~secret_bytes() { wipe(); }

RUNG_DECL secret_bytes::secret_bytes(secret_bytes&& other) noexcept
    : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)) {}

RUNG_DECL secret_bytes& secret_bytes::operator=(secret_bytes&& other) noexcept {
    if (this != &other) {
        wipe();
        bytes_ = std::move(other.bytes_);
        size_  = std::exchange(other.size_, 0);
    }
    return *this;
}

RUNG_DECL secret_bytes secret_bytes::copy_of(std::string_view bytes) {
    secret_bytes out(bytes.size());
    if (!bytes.empty()) { std::memcpy(out.bytes_.get(), bytes.data(), bytes.size()); }
    return out;
}

RUNG_DECL void secret_bytes::wipe() noexcept {
    if (bytes_) { OPENSSL_cleanse(bytes_.get(), size_); }
}

RUNG_DECL result<secret_bytes> random_secret(std::size_t size) {
    if (size > INT_MAX) { return failure{errc::too_large, "size", {}}; }
    const detail::error_scope scope;
    secret_bytes              out(size);
    if (size != 0 && RAND_priv_bytes(out.writable().data(), static_cast<int>(size)) != 1) { return detail::refused(errc::internal, "libcrypto"); }
    return out;
}

} // namespace crypto
RUNG_END
