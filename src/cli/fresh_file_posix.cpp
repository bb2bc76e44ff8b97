// SPDX-License-Identifier: Apache-2.0
#include "fresh_file_posix.hpp"

#include "doomed_names_posix.hpp"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace rung::cli {
namespace {

constexpr const char* beside_mark = ".rung-XXXXXX";

std::string folder_of(const std::string& path) {
    const auto cut = path.rfind('/');
    return cut == path.npos ? "." : path.substr(0, cut + 1);
}

std::string unguessed_name(const std::string& path) {
    static constexpr char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
    auto                  name      = path + beside_mark;
    unsigned char         drawn[6]{};
    if (::getrandom(drawn, sizeof drawn, 0) < 0) { return {}; } // no name: linkat tells that there is no such file
    for (std::size_t i = 0; i < sizeof drawn; ++i) { name[name.size() - 1 - i] = letters[drawn[i] % 32U]; }
    return name;
}

/// Whether a path is the system's for a file that is open already, as /dev/stdout and /dev/fd/4 are: links in its own folders.
bool is_open_stream(const std::string& path) {
    struct stat link{};
    return (path.starts_with("/dev/") || path.starts_with("/proc/")) && ::lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode);
}

/// Gives a file without a name this one, which nothing may have yet.
bool link_as(int descriptor, const std::string& name) {
    const auto held = "/proc/self/fd/" + std::to_string(descriptor);
    return ::linkat(AT_FDCWD, held.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

} // namespace

fresh_file::~fresh_file() {
    if (descriptor_ > STDERR_FILENO) { ::close(descriptor_); }
    if (!beside_.empty()) {
        ::unlink(beside_.c_str());
        spare_name(beside_);
    }
}

failure fresh_file::cannot_write() const { return {errc::unwritable, path_, std::strerror(errno)}; }

result<void> fresh_file::open(const std::string& path) {
    path_ = path;
    if (path == "-") {
        path_       = "stdout";
        descriptor_ = STDOUT_FILENO;
        return {};
    }
    struct stat there{};
    if (::stat(path.c_str(), &there) == 0 && (!S_ISREG(there.st_mode) || is_open_stream(path))) {
        descriptor_ = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
        if (descriptor_ < 0) { return cannot_write(); }
        return {};
    }
    descriptor_ = ::open(folder_of(path).c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor_ < 0 && !open_named()) { return cannot_write(); } // whatever the reason: another way may still go
    kept_ = false;
    return {};
}

bool fresh_file::open_named() {
    const signals_held held; // between making the name and dooming it
    auto               name = path_ + beside_mark;
    descriptor_             = ::mkostemp(name.data(), O_CLOEXEC); // mode 0600
    if (descriptor_ < 0) { return false; }
    beside_ = name;
    doom_name(beside_);
    return true;
}

result<void> fresh_file::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto wrote = ::write(descriptor_, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) { continue; }
        if (wrote < 0) { return cannot_write(); }
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return {};
}

result<void> fresh_file::keep(std::optional<unsigned> mode) {
    if (kept_) { return {}; }
    if ((mode && ::fchmod(descriptor_, *mode) != 0) || ::fsync(descriptor_) != 0) { return cannot_write(); }
    return beside_.empty() ? keep_nameless() : keep_named();
}

result<void> fresh_file::keep_nameless() {
    if (link_as(descriptor_, path_)) {
        kept_ = true;
        return {};
    }
    if (errno == EEXIST) { // a link replaces nothing, a new name does
        const signals_held held;
        for (int tries = 0; tries < 100 && !kept_; ++tries) {
            const auto name = unguessed_name(path_);
            if (!link_as(descriptor_, name)) {
                if (errno == EEXIST) { continue; }
                break;
            }
            if (std::rename(name.c_str(), path_.c_str()) != 0) {
                const auto why = cannot_write();
                ::unlink(name.c_str());
                return why;
            }
            kept_ = true;
        }
        if (kept_) { return {}; }
    }
    if (!copy_to_named()) { return cannot_write(); } // some systems make files without a name and forbid to name them
    return keep_named();
}

bool fresh_file::copy_to_named() {
    const int   nameless = std::exchange(descriptor_, -1);
    struct stat about{};
    bool        done = ::fstat(nameless, &about) == 0 && open_named();
    ::off_t     from = 0;
    while (done && from < about.st_size) {
        const auto took = ::copy_file_range(nameless, &from, descriptor_, nullptr, static_cast<std::size_t>(about.st_size - from), 0);
        if (took == 0) { errno = EIO; } // shorter than it said
        done = took > 0 || (took < 0 && errno == EINTR);
    }
    done              = done && ::fchmod(descriptor_, about.st_mode & 07777U) == 0 && ::fsync(descriptor_) == 0;
    const auto number = errno;
    ::close(nameless);
    errno = number;
    return done;
}

result<void> fresh_file::keep_named() {
    const int closing = std::exchange(descriptor_, -1);
    if (::close(closing) != 0 || std::rename(beside_.c_str(), path_.c_str()) != 0) { return cannot_write(); }
    spare_name(beside_);
    beside_.clear();
    kept_ = true;
    return {};
}

} // namespace rung::cli
