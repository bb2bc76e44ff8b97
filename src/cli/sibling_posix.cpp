// SPDX-License-Identifier: Apache-2.0
#include "sibling_posix.hpp"

#include "files_posix.hpp"

#include <string>
#include <unistd.h>
#include <vector>

namespace rung::cli {

void run_sibling(std::string_view name, int count, char** words) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    for (const char c : name) {
        if (!fits(c)) { return; }
    }
    const auto folder = program_folder();
    if (folder.empty() || name.empty()) { return; }
    std::string        path = folder + "/rung-" + std::string(name);
    std::vector<char*> inner{path.data()};
    for (int i = 1; i < count; ++i) { inner.push_back(words[i]); }
    inner.push_back(nullptr);
    ::execv(path.c_str(), inner.data());
}

} // namespace rung::cli
