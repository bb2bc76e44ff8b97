// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/coverage.hpp>

RUNG_BEGIN
namespace workforce {

RUNG_DECL void coverage::tell(std::string_view code, std::uint64_t byte, std::uint64_t record, std::string_view path) {
    for (auto& one : diagnostics) {
        if (one.code == code) {
            ++one.count;
            return;
        }
    }
    diagnostics.push_back({std::string(code), 1, byte, record, std::string(path)});
}

} // namespace workforce
RUNG_END
