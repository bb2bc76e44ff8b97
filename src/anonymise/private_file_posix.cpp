// SPDX-License-Identifier: Apache-2.0
#include "private_file_posix.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rung::cli {
namespace {

failure unwritable(const std::string& path, int number) { return {errc::unwritable, path, std::strerror(number)}; }

/// @return 0, or the error number
int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::write(descriptor, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) { continue; }
        if (n < 0) { return errno; }
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return ::fsync(descriptor) == 0 ? 0 : errno;
}

} // namespace

result<void> write_private(const std::string& path, std::string_view bytes) {
    std::string fresh = path + ".rung-XXXXXX";
    const int   file  = ::mkostemp(fresh.data(), O_CLOEXEC); // with mode 0600, whatever the umask
    if (file < 0) { return unwritable(path, errno); }
    int wrong = write_all(file, bytes);
    if (::close(file) != 0 && wrong == 0) { wrong = errno; }
    if (wrong == 0 && ::rename(fresh.c_str(), path.c_str()) != 0) { wrong = errno; }
    if (wrong == 0) { return {}; }
    ::unlink(fresh.c_str());
    return unwritable(path, wrong);
}

bool same_file(const std::string& a, const std::string& b) {
    struct stat one {};
    struct stat other {};
    return ::stat(a.c_str(), &one) == 0 && ::stat(b.c_str(), &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

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
