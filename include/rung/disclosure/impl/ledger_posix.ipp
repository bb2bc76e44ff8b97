// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

RUNG_BEGIN
namespace disclosure::detail {

/// An open file, closed with the scope, and with it unlocked.
class ledger_file {
public:
    explicit ledger_file(int descriptor) noexcept : descriptor_(descriptor) {}
    ledger_file(const ledger_file&)            = delete;
    ledger_file& operator=(const ledger_file&) = delete;
    ~ledger_file() {
        if (descriptor_ >= 0) { ::close(descriptor_); }
    }
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

private:
    int descriptor_;
};

/// Keeps every signal but those of a fault from this thread as long as it lives; they come after that. Another thread that
/// takes them still ends the process.
class signals_held {
public:
    signals_held() noexcept {
        ::sigset_t held;
        ::sigfillset(&held);
        for (const int fault : {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP}) { ::sigdelset(&held, fault); }
        static_cast<void>(::pthread_sigmask(SIG_BLOCK, &held, &before_));
    }
    signals_held(const signals_held&)            = delete;
    signals_held& operator=(const signals_held&) = delete;
    ~signals_held() { static_cast<void>(::pthread_sigmask(SIG_SETMASK, &before_, nullptr)); }

private:
    ::sigset_t before_{};
};

[[nodiscard]] inline bool sync_folder_of(const std::string& path) {
    const auto        slash = path.rfind('/');
    const auto        name  = slash == std::string::npos ? std::string(".") : path.substr(0, slash + 1);
    const ledger_file folder(::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder.descriptor() >= 0 && ::fsync(folder.descriptor()) == 0;
}

[[nodiscard]] inline bool file_exists(const std::string& path) noexcept {
    struct stat about = {};
    return ::lstat(path.c_str(), &about) == 0 || errno != ENOENT;
}

/// Makes an empty file of mode 0600; one that is there already stays as it is.
[[nodiscard]] inline result<void> make_ledger_file(const std::string& path) {
    const ledger_file made(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (made.descriptor() < 0) { return errno == EEXIST ? result<void>() : failure{errc::unwritable, "file", {}}; }
    if (::fsync(made.descriptor()) != 0 || !sync_folder_of(path)) { return failure{errc::unwritable, "file", {}}; }
    return {};
}

/// Opens the file that the path names and waits until nobody else has it: to write, or only to read.
[[nodiscard]] inline result<std::shared_ptr<ledger_file>> lock_ledger(const std::string& path, bool to_write) {
    for (;;) {
        const auto flags = (to_write ? O_RDWR | O_APPEND : O_RDONLY) | O_CLOEXEC | O_NONBLOCK;
        auto       file  = std::make_shared<ledger_file>(::open(path.c_str(), flags));
        if (file->descriptor() < 0) {
            if (errno == ENOENT) { return failure{errc::bad_ledger, "file", {}}; }
            return failure{to_write ? errc::unwritable : errc::unreadable, "file", {}};
        }
        struct stat opened = {};
        struct stat named  = {};
        if (::fstat(file->descriptor(), &opened) != 0 || !S_ISREG(opened.st_mode)) { return failure{errc::unreadable, "kind", {}}; }
        while (::flock(file->descriptor(), to_write ? LOCK_EX : LOCK_SH) != 0) {
            if (errno != EINTR) { return failure{errc::unreadable, "lock", {}}; }
        }
        // Somebody may have put another file in its place while we waited.
        if (::stat(path.c_str(), &named) == 0 && named.st_ino == opened.st_ino && named.st_dev == opened.st_dev) { return file; }
    }
}

[[nodiscard]] inline result<std::size_t> size_of(const ledger_file& file) {
    constexpr std::int64_t most  = std::int64_t{1} << 30U;
    struct stat            about = {};
    if (::fstat(file.descriptor(), &about) != 0) { return failure{errc::unreadable, "file", {}}; }
    if (about.st_size > most) { return failure{errc::too_large, "ledger", {}}; }
    return static_cast<std::size_t>(about.st_size);
}

[[nodiscard]] inline result<std::string> read_whole(const ledger_file& file) {
    const auto size = size_of(file);
    if (!size) { return size.error(); }
    std::string out(*size, '\0');
    for (std::size_t have = 0; have < out.size();) {
        const auto got = ::pread(file.descriptor(), out.data() + have, out.size() - have, static_cast<off_t>(have));
        if (got < 0 && errno == EINTR) { continue; }
        if (got <= 0) { return failure{errc::unreadable, "file", {}}; }
        have += static_cast<std::size_t>(got);
    }
    return out;
}

[[nodiscard]] inline bool write_to_disk(const ledger_file& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto put = ::write(file.descriptor(), bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) { continue; }
        if (put <= 0) { return false; }
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return ::fsync(file.descriptor()) == 0;
}

/// Adds a line. Its end goes to the disk when the rest is there, so that a line with an end is a whole one even after a power cut.
[[nodiscard]] inline bool write_line(const ledger_file& file, std::string_view line) {
    return write_to_disk(file, line) && write_to_disk(file, "\n");
}

[[nodiscard]] inline bool cut_to(const ledger_file& file, std::size_t size) {
    return ::ftruncate(file.descriptor(), static_cast<off_t>(size)) == 0 && ::fsync(file.descriptor()) == 0;
}

} // namespace disclosure::detail
RUNG_END
