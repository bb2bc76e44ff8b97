// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

/// Keys as RFCs print them, made into the PEM texts that Rung reads (RFC 8410: a fixed head, then the 32 octets).
namespace rung_test {

inline std::string octets_of(std::string_view hex) {
    std::string out;
    const auto  digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) { out += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1])); }
    return out;
}

inline std::string hex_of(std::string_view octets) {
    std::string out;
    for (const char c : octets) {
        out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4U];
        out += "0123456789abcdef"[static_cast<unsigned char>(c) & 15U];
    }
    return out;
}

inline std::string base64_of(std::string_view octets) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string                out;
    for (std::size_t i = 0; i < octets.size(); i += 3) {
        const auto at    = [&](std::size_t k) { return i + k < octets.size() ? static_cast<unsigned char>(octets[i + k]) : 0U; };
        const auto three = at(0) << 16U | at(1) << 8U | at(2);
        for (std::size_t k = 0; k < 4; ++k) { out += i + k <= octets.size() ? letters[three >> (18 - 6 * k) & 63U] : '='; }
    }
    return out;
}

inline std::string pem_of(std::string_view label, std::string_view der) {
    const std::string name(label);
    return "-----BEGIN " + name + "-----\n" + base64_of(der) + "\n-----END " + name + "-----\n";
}

/// @param kind the last octet of the algorithm's identifier: 6e X25519, 70 Ed25519
inline std::string private_pem(std::string_view kind, std::string_view raw_hex) {
    return pem_of("PRIVATE KEY", octets_of("302e020100300506032b65" + std::string(kind) + "04220420" + std::string(raw_hex)));
}

inline std::string public_pem(std::string_view kind, std::string_view raw_hex) {
    return pem_of("PUBLIC KEY", octets_of("302a300506032b65" + std::string(kind) + "032100" + std::string(raw_hex)));
}

} // namespace rung_test
