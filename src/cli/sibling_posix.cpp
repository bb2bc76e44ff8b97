// SPDX-License-Identifier: Apache-2.0
#include "sibling_posix.hpp"

#include "files_posix.hpp"

#include <string>
#include <unistd.h>
#include <vector>

namespace rung::cli {
namespace {

/// @return an empty text where `name` can't be one
std::string path_of_sibling(std::string_view name) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    for (const char c : name) {
        if (!fits(c)) { return {}; }
    }
    const auto folder = program_folder();
    return folder.empty() || name.empty() ? std::string() : folder + "/rung-" + std::string(name);
}

} // namespace

void run_sibling(std::string_view name, int count, char** words) {
    auto path = path_of_sibling(name);
    if (path.empty()) { return; }
    std::vector<char*> inner{path.data()};
    for (int i = 1; i < count; ++i) { inner.push_back(words[i]); }
    inner.push_back(nullptr);
    ::execv(path.c_str(), inner.data());
}

bool is_sibling(std::string_view name) {
    const auto path = path_of_sibling(name);
    return !path.empty() && ::access(path.c_str(), X_OK) == 0;
}

} // namespace rung::cli
