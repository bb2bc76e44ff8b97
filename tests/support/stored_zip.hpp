// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Writes zip archives for tests: stored entries, or whatever a test claims them to be.
namespace rung_test {

struct zip_file {
    std::string   name;
    std::string   data;                ///< As it stands in the archive.
    std::uint16_t method   = 0;        ///< 0 stored, 8 deflated.
    std::int64_t  unpacked = -1;       ///< What the directory claims; the size of `data` where it is -1.
    std::uint32_t sum      = 0;        ///< CRC-32 of what `data` unpacks to; counted where it is 0 and the entry is stored.
    std::uint16_t flags    = 0;
};

[[nodiscard]] inline std::uint32_t crc32_of(std::string_view bytes) {
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        for (int k = 0; k < 8; ++k) { sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U); }
    }
    return ~sum;
}

[[nodiscard]] inline std::string zip_of(const std::vector<zip_file>& files) {
    const auto number = [](std::uint64_t n, int bytes) {
        std::string s;
        for (int i = 0; i < bytes; ++i) { s += static_cast<char>((n >> (8 * i)) & 0xFFU); }
        return s;
    };
    std::string out;
    std::string directory;
    for (const auto& f : files) {
        const auto claimed = f.unpacked < 0 ? f.data.size() : static_cast<std::uint64_t>(f.unpacked);
        const auto sum     = f.sum != 0 || f.method != 0 ? f.sum : crc32_of(f.data);
        const auto common  = number(20, 2) + number(f.flags, 2) + number(f.method, 2) + number(0, 4) + number(sum, 4) + number(f.data.size(), 4) +
                            number(claimed, 4) + number(f.name.size(), 2) + number(0, 2);
        directory += "PK\x01\x02" + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(out.size(), 4) + f.name;
        out += "PK\x03\x04" + common + f.name + f.data;
    }
    const auto begin = out.size();
    return out + directory + "PK\x05\x06" + number(0, 4) + number(files.size(), 2) + number(files.size(), 2) + number(directory.size(), 4) +
           number(begin, 4) + number(0, 2);
}

} // namespace rung_test
