// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>

RUNG_BEGIN
namespace crypto::detail {

/// Leaves libcrypto's list of errors as it was: it belongs to the thread, and the thread to the host.
class error_scope {
public:
    error_scope() noexcept { ERR_set_mark(); }
    error_scope(const error_scope&)            = delete;
    error_scope& operator=(const error_scope&) = delete;
    ~error_scope() { ERR_pop_to_mark(); }
};

/// What to answer where libcrypto refused, with its latest reason. Memory that ran out is said as everywhere.
[[nodiscard]] inline failure refused(errc code, std::string where) {
    const auto reason = ERR_peek_last_error();
    if (ERR_GET_REASON(reason) == ERR_R_MALLOC_FAILURE) { throw std::bad_alloc(); }
    char text[256] = {};
    if (reason != 0) { ERR_error_string_n(reason, text, sizeof text); }
    return {code, std::move(where), text};
}

template <auto Free>
struct freed_by {
    template <class T>
    void operator()(T* p) const noexcept {
        Free(p);
    }
};

using md_context     = std::unique_ptr<EVP_MD_CTX, freed_by<EVP_MD_CTX_free>>;
using mac_context    = std::unique_ptr<EVP_MAC_CTX, freed_by<EVP_MAC_CTX_free>>;
using cipher_context = std::unique_ptr<EVP_CIPHER_CTX, freed_by<EVP_CIPHER_CTX_free>>;
using pkey_context   = std::unique_ptr<EVP_PKEY_CTX, freed_by<EVP_PKEY_CTX_free>>;
using memory_bio     = std::unique_ptr<BIO, freed_by<BIO_free_all>>;

[[nodiscard]] inline const std::uint8_t* octets(std::string_view bytes) noexcept {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

[[nodiscard]] inline std::string_view characters(std::span<const std::uint8_t> bytes) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace crypto::detail
RUNG_END
