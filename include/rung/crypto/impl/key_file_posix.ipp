// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/secret_bytes.hpp>

#include <cerrno>
#include <csignal>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

RUNG_BEGIN
namespace crypto::detail {

/// An open file, closed with the scope.
class open_file {
public:
    explicit open_file(int descriptor) noexcept : descriptor_(descriptor) {}
    open_file(const open_file&)            = delete;
    open_file& operator=(const open_file&) = delete;
    ~open_file() {
        if (descriptor_ >= 0) { ::close(descriptor_); }
    }
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
    explicit          operator bool() const noexcept { return descriptor_ >= 0; }

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

/// Reads at most `most` bytes of a file that is its owner's alone.
[[nodiscard]] inline result<secret_bytes> read_private_file(const std::string& path, std::size_t most) {
    // Not to wait for ever where somebody put a pipe there.
    const open_file file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!file) { return failure{errno == ENOENT ? errc::not_found : errc::unreadable, errno == ELOOP ? "link" : "file", {}}; }
    struct stat about = {};
    if (::fstat(file.descriptor(), &about) != 0 || !S_ISREG(about.st_mode)) { return failure{errc::unreadable, "kind", {}}; }
    if (about.st_uid != ::geteuid()) { return failure{errc::unreadable, "owner", {}}; }
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0) { return failure{errc::unreadable, "mode", {}}; }
    if (about.st_size < 0 || static_cast<std::size_t>(about.st_size) > most) { return failure{errc::bad_key, "size", {}}; }
    secret_bytes out(static_cast<std::size_t>(about.st_size));
    std::size_t  have = 0;
    while (have < out.size()) {
        const auto got = ::read(file.descriptor(), out.writable().data() + have, out.size() - have);
        if (got < 0 && errno == EINTR) { continue; }
        if (got <= 0) { return failure{errc::unreadable, "file", {}}; }
        have += static_cast<std::size_t>(got);
    }
    return out;
}

[[nodiscard]] inline bool write_all(int descriptor, const secret_bytes& bytes) {
    for (auto left = bytes.reveal(); !left.empty();) {
        const auto put = ::write(descriptor, left.data(), left.size());
        if (put < 0 && errno == EINTR) { continue; }
        if (put <= 0) { return false; }
        left = left.subspan(static_cast<std::size_t>(put));
    }
    return true;
}

/// Fills a private file and brings it to the disk.
[[nodiscard]] inline bool fill(int descriptor, const secret_bytes& bytes) {
    // A mask can take rights away; it must not leave us with a file that we can't read ourselves.
    return ::fchmod(descriptor, S_IRUSR | S_IWUSR) == 0 && write_all(descriptor, bytes) && ::fsync(descriptor) == 0;
}

/// How naming a private file went.
enum class naming { done, exists, failed };

/// A file without a name until it is whole: whatever ends us before leaves nothing of it. Linking never puts one file in another's place.
[[nodiscard]] inline naming write_nameless(const std::string& path, const std::string& folder, const secret_bytes& bytes) {
    const open_file file(::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file || !fill(file.descriptor(), bytes)) { return naming::failed; }
    const auto held = "/proc/self/fd/" + std::to_string(file.descriptor()); // AT_EMPTY_PATH asks for rights that few have
    if (::linkat(AT_FDCWD, held.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0) { return naming::done; }
    return errno == EEXIST ? naming::exists : naming::failed;
}

/// The same under another name first, for a file system that has no files without one. The calling thread takes no signals meanwhile.
[[nodiscard]] inline naming write_named(const std::string& path, const secret_bytes& bytes, const std::string& unique) {
    const signals_held held;
    const auto         half = path + ".new-" + unique;
    const open_file    file(::open(half.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    if (!file) { return naming::failed; }
    const bool written = fill(file.descriptor(), bytes);
    const bool named   = written && ::link(half.c_str(), path.c_str()) == 0;
    const int  reason  = errno;
    ::unlink(half.c_str());
    if (named) { return naming::done; }
    return written && reason == EEXIST ? naming::exists : naming::failed;
}

/// Makes a private file that stands whole under its name or not at all.
/// @param unique what tells our temporary file, where we need one, from those of others at the same work
[[nodiscard]] inline result<void> write_private_file(const std::string& path, const secret_bytes& bytes, const std::string& unique) {
    const failure no{errc::unwritable, "file", {}};
    const auto    slash  = path.rfind('/');
    const auto    parent = slash == std::string::npos ? std::string(".") : path.substr(0, slash + 1);
    auto          named  = write_nameless(path, parent, bytes);
    if (named == naming::failed) { named = write_named(path, bytes, unique); } // whatever the reason: this way may still go
    if (named != naming::done) { return named == naming::exists ? failure{errc::unwritable, "exists", {}} : no; }
    const open_file folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder || ::fsync(folder.descriptor()) != 0) { return no; }
    return {};
}

} // namespace crypto::detail
RUNG_END
