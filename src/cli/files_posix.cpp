// SPDX-License-Identifier: Apache-2.0
#include "files_posix.hpp"

#include "names.hpp"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rung::cli {
namespace {

/// Closes a descriptor when it goes out of sight.
struct open_file {
    int number;
    ~open_file() {
        if (number > STDERR_FILENO) { ::close(number); }
    }
};

failure system_failure(errc code, const std::string& where, int number) { return {code, where, std::strerror(number)}; }

void list_folder(const std::string& folder, std::vector<listed_path>& out) {
    DIR* const dir = ::opendir(folder.c_str());
    if (dir == nullptr) {
        out.push_back({folder, system_failure(errc::unreadable, folder, errno)});
        return;
    }
    std::vector<std::string> files;
    std::vector<std::string> folders;
    while (const dirent* entry = ::readdir(dir)) {
        const std::string name = entry->d_name;
        if (name.starts_with('.')) { continue; }
        const auto  path = folder.ends_with('/') ? folder + name : folder + '/' + name;
        struct stat info {};
        if (::lstat(path.c_str(), &info) != 0) { continue; }
        if (S_ISDIR(info.st_mode)) {
            folders.push_back(path);
        } else if (is_advert_name(name) && (S_ISREG(info.st_mode) || S_ISLNK(info.st_mode))) {
            files.push_back(path);
        }
    }
    ::closedir(dir);
    std::sort(files.begin(), files.end());
    std::sort(folders.begin(), folders.end());
    for (auto& file : files) { out.push_back({std::move(file)}); }
    for (const auto& inner : folders) { list_folder(inner, out); }
}

} // namespace

result<std::string> read_file(const std::string& path, std::size_t limit) {
    const bool      from_stdin = path == "-";
    const open_file file{from_stdin ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number < 0) { return system_failure(errno == ENOENT || errno == ENOTDIR ? errc::not_found : errc::unreadable, path, errno); }
    struct stat info {};
    std::size_t expected = 0;
    if (::fstat(file.number, &info) == 0 && S_ISREG(info.st_mode)) {
        expected = static_cast<std::size_t>(info.st_size);
        if (expected > limit) { return failure{errc::too_large, path, {}}; }
    }
    std::string out(std::max<std::size_t>(expected + 1, 4096), '\0');
    for (std::size_t filled = 0;;) {
        const auto n = ::read(file.number, out.data() + filled, out.size() - filled);
        if (n < 0) {
            if (errno == EINTR) { continue; }
            return system_failure(errc::unreadable, path, errno);
        }
        filled += static_cast<std::size_t>(n);
        if (n == 0) {
            out.resize(filled);
            return out;
        }
        if (filled > limit) { return failure{errc::too_large, path, {}}; }
        if (filled == out.size()) { out.resize(out.size() * 2); }
    }
}

result<void> replace_file(const std::string& path, std::string_view bytes) {
    std::string target = path;
    if (char* const real = ::realpath(path.c_str(), nullptr); real != nullptr) {
        target = real;
        std::free(real); // NOLINT(cppcoreguidelines-no-malloc): realpath(3) allocates so
    }
    std::string fresh = target + ".rung-XXXXXX";
    struct stat info {};
    const bool  exists = ::stat(target.c_str(), &info) == 0;
    if (exists && !S_ISREG(info.st_mode)) { // a device or a pipe is written as it is
        const open_file file{::open(target.c_str(), O_WRONLY | O_CLOEXEC)};
        if (file.number < 0 || ::write(file.number, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) { return system_failure(errc::unwritable, path, errno); }
        return {};
    }
    const open_file file{::mkostemp(fresh.data(), O_CLOEXEC)};
    if (file.number < 0) { return system_failure(errc::unwritable, path, errno); }
    const auto fail = [&]() -> result<void> {
        const auto number = errno;
        ::unlink(fresh.c_str());
        return system_failure(errc::unwritable, path, number);
    };
    for (std::size_t done = 0; done < bytes.size();) {
        const auto n = ::write(file.number, bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) { continue; }
        if (n < 0) { return fail(); }
        done += static_cast<std::size_t>(n);
    }
    const auto  mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(file.number, exists ? info.st_mode & 07777U : 0666U & ~mask) != 0) { return fail(); }
    if (::fsync(file.number) != 0 || ::rename(fresh.c_str(), target.c_str()) != 0) { return fail(); }
    return {};
}

std::vector<listed_path> expand_paths(const std::vector<std::string>& given) {
    std::vector<listed_path> out;
    for (const auto& path : given) {
        struct stat info {};
        if (path != "-" && ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
            list_folder(path, out);
        } else {
            out.push_back({path});
        }
    }
    return out;
}

std::string find_upward(const std::string& start, const char* name) {
    char* const real = ::realpath(start.empty() || start == "-" ? "." : start.c_str(), nullptr);
    if (real == nullptr) { return {}; }
    std::string folder = real;
    std::free(real); // NOLINT(cppcoreguidelines-no-malloc): realpath(3) allocates so
    struct stat info {};
    if (::stat(folder.c_str(), &info) == 0 && !S_ISDIR(info.st_mode)) { folder.resize(folder.rfind('/')); }
    for (;;) {
        auto candidate = folder + '/' + name;
        if (::access(candidate.c_str(), F_OK) == 0) { return candidate; }
        const auto cut = folder.rfind('/');
        if (cut == std::string::npos || folder.empty()) { return {}; }
        folder.resize(cut);
    }
}

std::string program_folder() {
    std::string out(PATH_MAX, '\0');
    const auto  n = ::readlink("/proc/self/exe", out.data(), out.size());
    if (n <= 0) { return {}; }
    out.resize(static_cast<std::size_t>(n));
    out.resize(out.rfind('/') == std::string::npos ? 0 : out.rfind('/'));
    return out;
}

} // namespace rung::cli
