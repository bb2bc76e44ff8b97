// SPDX-License-Identifier: Apache-2.0
#include "files_posix.hpp"

#include "fresh_file_posix.hpp"
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

/// What a path leads to, or will once it is written: the same for two paths to one file; empty for a device or a pipe, which lose nothing.
std::string file_of(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0) { return S_ISREG(info.st_mode) ? std::to_string(info.st_dev) + ':' + std::to_string(info.st_ino) : std::string(); }
    const auto cut = path.rfind('/');
    if (::stat(cut == path.npos ? "." : path.substr(0, cut + 1).c_str(), &info) != 0) { return {}; }
    return std::to_string(info.st_dev) + ':' + std::to_string(info.st_ino) + '/' + path.substr(cut == path.npos ? 0 : cut + 1);
}

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
    if (path == "-") { return write_private(path, bytes); }
    std::string target = path;
    if (char* const real = ::realpath(path.c_str(), nullptr); real != nullptr) {
        target = real;
        std::free(real); // NOLINT(cppcoreguidelines-no-malloc): realpath(3) allocates so
    }
    struct stat info {};
    const bool  exists = ::stat(target.c_str(), &info) == 0;
    fresh_file  fresh;
    const auto  mask = ::umask(0);
    ::umask(mask);
    const auto put = [&]() -> result<void> {
        if (auto opened = fresh.open(target); !opened) { return opened; }
        if (auto wrote = fresh.write(bytes); !wrote) { return wrote; }
        return fresh.keep(exists ? info.st_mode & 07777U : 0666U & ~mask);
    };
    if (auto done = put(); !done) { return failure{done.error().code, path, done.error().external_text}; }
    return {};
}

result<void> write_private(const std::string& path, std::string_view bytes) {
    fresh_file fresh;
    if (auto opened = fresh.open(path); !opened) { return opened; }
    if (auto wrote = fresh.write(bytes); !wrote) { return wrote; }
    return fresh.keep();
}

result<void> keep_apart(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs) {
    std::vector<std::string> taken;
    for (const auto& path : inputs) {
        if (!path.empty() && path != "-") { taken.push_back(file_of(path)); }
    }
    for (const auto& path : outputs) {
        if (path.empty()) { continue; }
        auto one = path == "-" ? path : file_of(path);
        if (one.empty()) { continue; }
        if (std::find(taken.begin(), taken.end(), one) != taken.end()) { return failure{errc::unwritable, path, "it is read or written besides: name another"}; }
        taken.push_back(std::move(one));
    }
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
