// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/digest.hpp>
#include <rung/crypto/impl/key_file_posix.ipp>
#include <rung/crypto/impl/openssl.ipp>
#include <rung/crypto/key_file.hpp>

#include <algorithm>
#include <string_view>

RUNG_BEGIN
namespace crypto {
namespace detail {

inline constexpr std::string_view key_form = "rung-key/1 ";

/// Writes the form without a stray copy of the digits.
[[nodiscard]] inline secret_bytes key_line(const secret_bytes& key) {
    constexpr std::string_view digits = "0123456789abcdef";
    secret_bytes               out(key_form.size() + 2 * key_size + 1);
    auto                       to = std::copy(key_form.begin(), key_form.end(), out.writable().begin());
    for (const auto octet : key.reveal()) {
        *to++ = static_cast<std::uint8_t>(digits[octet >> 4U]);
        *to++ = static_cast<std::uint8_t>(digits[octet & 15U]);
    }
    *to = '\n';
    return out;
}

/// Reads the digits, likewise.
[[nodiscard]] inline result<secret_bytes> key_of(std::string_view text) {
    secret_bytes out(key_size);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c     = text[i];
        const int  digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) { return failure{errc::bad_key, "form", {}}; }
        auto& octet = out.writable()[i / 2];
        octet       = static_cast<std::uint8_t>((octet << 4U) | static_cast<unsigned>(digit));
    }
    return out;
}

} // namespace detail

RUNG_DECL result<secret_bytes> make_key_file(const std::string& path) {
    auto       key    = random_secret(key_size);
    const auto unique = random_secret(8);
    if (!key) { return key; }
    if (!unique) { return unique.error(); }
    if (auto done = detail::write_private_file(path, detail::key_line(*key), to_hex(detail::characters(unique->reveal()))); !done) {
        return done.error();
    }
    return key;
}

RUNG_DECL result<secret_bytes> read_key_file(const std::string& path) {
    constexpr std::string_view any_form = "rung-key/";
    const auto                 held     = detail::read_private_file(path, 4096);
    if (!held) { return held.error(); }
    auto line = detail::characters(held->reveal());
    if (!line.starts_with(detail::key_form)) { return failure{errc::bad_key, line.starts_with(any_form) ? "version" : "form", {}}; }
    line.remove_prefix(detail::key_form.size());
    if (line.size() != 2 * key_size + 1 || line.back() != '\n') { return failure{errc::bad_key, "form", {}}; }
    return detail::key_of(line.substr(0, 2 * key_size));
}

RUNG_DECL result<secret_bytes> read_or_make_key_file(const std::string& path) {
    auto held = read_key_file(path);
    if (held || held.error().code != errc::not_found) { return held; }
    auto made = make_key_file(path);
    if (made || made.error().where != "exists") { return made; }
    return read_key_file(path); // somebody else was first
}

} // namespace crypto
RUNG_END
