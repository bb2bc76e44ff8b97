// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/coverage.hpp>

#include <algorithm>

RUNG_BEGIN
namespace workforce {

RUNG_DECL void coverage::tell(std::string_view code, std::uint64_t byte, std::uint64_t record, std::string_view path) {
    for (auto& one : diagnostics) {
        if (one.code == code) {
            ++one.count;
            return;
        }
    }
    constexpr std::string_view no_word   = "bad-code";
    const auto                 in_a_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
    const bool word = !code.empty() && code.size() <= 64 && std::all_of(code.begin(), code.end(), in_a_word) && diagnostics.size() < 256;
    if (!word && code != no_word) { return tell(no_word, byte, record, path); }
    diagnostics.push_back({std::string(code), 1, byte, record, std::string(path)});
}

} // namespace workforce
RUNG_END
