// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include "support/scratch_folder.hpp"
#include "support/small_json.hpp"

namespace rung_test {

/// Reads a set of Project Wycheproof from the folder that RUNG_SHARED names; empty where there is none.
inline small_json wycheproof(std::string_view name) {
    const char* const shared = std::getenv("RUNG_SHARED");
    if (shared == nullptr) { return {}; }
    return read_small_json(bytes_of(std::string(shared) + "/data/vectors/wycheproof/" + std::string(name)));
}

/// Calls `one(group, test)` for each test. @return how many there were
template <class One>
int for_each_vector(const small_json& set, One one) {
    int count = 0;
    for (const auto& group : set["testGroups"].list) {
        for (const auto& test : group["tests"].list) {
            one(group, test);
            ++count;
        }
    }
    return count;
}

} // namespace rung_test
