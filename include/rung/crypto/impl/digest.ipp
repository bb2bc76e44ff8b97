// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/digest.hpp>
#include <rung/crypto/impl/openssl.ipp>

#include <algorithm>
#include <utility>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>

RUNG_BEGIN
namespace crypto {
namespace detail {

[[nodiscard]] inline EVP_MD_CTX*  md_of(const std::shared_ptr<void>& state) noexcept { return static_cast<EVP_MD_CTX*>(state.get()); }
[[nodiscard]] inline EVP_MAC_CTX* mac_of(const std::shared_ptr<void>& state) noexcept { return static_cast<EVP_MAC_CTX*>(state.get()); }

[[nodiscard]] inline mac_context begin_hmac(const secret_bytes& key) {
    const std::unique_ptr<EVP_MAC, freed_by<EVP_MAC_free>> kind(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    mac_context                                            out(kind ? EVP_MAC_CTX_new(kind.get()) : nullptr);
    if (!out) { return out; }
    char               name[]   = "SHA256";
    const OSSL_PARAM   params[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0), OSSL_PARAM_construct_end()};
    const std::uint8_t none     = 0; // libcrypto takes no key where there is no address
    const auto         bytes    = key.reveal();
    if (EVP_MAC_init(out.get(), bytes.empty() ? &none : bytes.data(), bytes.size(), params) != 1) { out.reset(); }
    return out;
}

} // namespace detail

RUNG_DECL sha256_stream::sha256_stream() {
    const detail::error_scope scope;
    detail::md_context        made(EVP_MD_CTX_new());
    sound_ = made && EVP_DigestInit_ex(made.get(), EVP_sha256(), nullptr) == 1;
    state_ = std::move(made);
}

RUNG_DECL void sha256_stream::add(std::string_view bytes) {
    const detail::error_scope scope;
    sound_ = sound_ && state_ && EVP_DigestUpdate(detail::md_of(state_), bytes.data(), bytes.size()) == 1;
}

RUNG_DECL result<digest> sha256_stream::finish() {
    const detail::error_scope scope;
    const auto                state = std::exchange(state_, nullptr);
    digest                    out   = {};
    if (!state && sound_) { return failure{errc::precondition, "sha256_stream::finish", {}}; }
    if (!sound_ || EVP_DigestFinal_ex(detail::md_of(state), out.data(), nullptr) != 1) { return detail::refused(errc::internal, "libcrypto"); }
    return out;
}

RUNG_DECL hmac_sha256_stream::hmac_sha256_stream(const secret_bytes& key) {
    const detail::error_scope scope;
    auto                      made = detail::begin_hmac(key);
    sound_                         = made != nullptr;
    state_                         = std::move(made);
}

RUNG_DECL void hmac_sha256_stream::add(std::string_view bytes) {
    const detail::error_scope scope;
    sound_ = sound_ && state_ && EVP_MAC_update(detail::mac_of(state_), detail::octets(bytes), bytes.size()) == 1;
}

RUNG_DECL result<digest> hmac_sha256_stream::finish() {
    const detail::error_scope scope;
    const auto                state = std::exchange(state_, nullptr);
    digest                    out   = {};
    std::size_t               size  = 0;
    if (!state && sound_) { return failure{errc::precondition, "hmac_sha256_stream::finish", {}}; }
    if (!sound_ || EVP_MAC_final(detail::mac_of(state), out.data(), &size, out.size()) != 1 || size != out.size()) {
        return detail::refused(errc::internal, "libcrypto");
    }
    return out;
}

RUNG_DECL result<digest> sha256(std::string_view bytes) {
    sha256_stream stream;
    stream.add(bytes);
    return stream.finish();
}

RUNG_DECL result<digest> hmac_sha256(const secret_bytes& key, std::string_view bytes) {
    hmac_sha256_stream stream(key);
    stream.add(bytes);
    return stream.finish();
}

RUNG_DECL bool equal(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

RUNG_DECL bool equal(const digest& a, const digest& b) noexcept { return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0; }

RUNG_DECL std::string to_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string                out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto octet = static_cast<std::uint8_t>(c);
        out += digits[octet >> 4U];
        out += digits[octet & 15U];
    }
    return out;
}

RUNG_DECL std::string to_hex(const digest& bytes) { return to_hex(detail::characters(bytes)); }

RUNG_DECL result<std::string> from_hex(std::string_view text) {
    std::string out;
    out.reserve(text.size() / 2);
    std::uint8_t high = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c     = text[i];
        const int  digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0) { return failure{errc::bad_encoding, "byte " + std::to_string(i), {}}; }
        if (i % 2 != 0) { out += static_cast<char>((high << 4U) | static_cast<std::uint8_t>(digit)); }
        high = static_cast<std::uint8_t>(digit);
    }
    if (text.size() % 2 != 0) { return failure{errc::bad_encoding, "byte " + std::to_string(text.size()), {}}; }
    return out;
}

RUNG_DECL result<digest> digest_from_hex(std::string_view text) {
    const auto upper = std::find_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'F'; });
    if (upper != text.end()) { return failure{errc::bad_encoding, "byte " + std::to_string(upper - text.begin()), {}}; }
    auto octets = from_hex(text);
    if (!octets) { return octets.error(); }
    digest out = {};
    if (octets->size() != out.size()) { return failure{errc::bad_encoding, "byte " + std::to_string(std::min(text.size(), out.size() * 2)), {}}; }
    std::copy(octets->begin(), octets->end(), out.begin());
    return out;
}

} // namespace crypto
RUNG_END
