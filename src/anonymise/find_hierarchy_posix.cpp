// SPDX-License-Identifier: Apache-2.0
#include "find_hierarchy_posix.hpp"

#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <unistd.h>

namespace rung::cli {

result<std::string> find_hierarchy(const std::string& folder, const std::string& column) {
    if (column.find('/') != std::string::npos || column.find('\0') != std::string::npos) { return failure{errc::precondition, "column " + column, {}}; }
    const std::string exact = folder + '/' + column + ".csv";
    if (::access(exact.c_str(), F_OK) == 0) { return exact; }
    DIR* const open = ::opendir(folder.c_str());
    if (open == nullptr) { return failure{errc::unreadable, folder, std::strerror(errno)}; }
    const std::string end = '_' + column + ".csv";
    std::string       found;
    bool              several = false;
    while (const dirent* entry = ::readdir(open)) {
        const std::string_view name = entry->d_name;
        if (name.starts_with('.') || !name.ends_with(end)) { continue; }
        several = !found.empty();
        found   = folder + '/' + entry->d_name;
    }
    ::closedir(open);
    if (several) { return failure{errc::precondition, folder + ": several files end in " + end, {}}; }
    if (found.empty()) { return failure{errc::not_found, exact, {}}; }
    return found;
}

} // namespace rung::cli
