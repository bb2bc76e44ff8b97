// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/secret_bytes.hpp>

#include <cerrno>
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

/// Makes a private file that stands whole under its name or not at all. A temporary name and a hard link do what renaming would, but never
/// put one file in another's place.
/// @param unique what tells our temporary file from those of others at the same work
[[nodiscard]] inline result<void> write_private_file(const std::string& path, const secret_bytes& bytes, const std::string& unique) {
    const failure   no{errc::unwritable, "file", {}};
    const auto      half = path + ".new-" + unique;
    const open_file file(::open(half.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    if (!file) { return no; }
    // A mask can take rights away; it must not leave us with a file that we can't read ourselves.
    const bool written = ::fchmod(file.descriptor(), S_IRUSR | S_IWUSR) == 0 && write_all(file.descriptor(), bytes) && ::fsync(file.descriptor()) == 0;
    const bool named   = written && ::link(half.c_str(), path.c_str()) == 0;
    const int  reason  = errno;
    ::unlink(half.c_str());
    if (!named) { return written && reason == EEXIST ? failure{errc::unwritable, "exists", {}} : no; }
    const auto      slash  = path.rfind('/');
    const auto      parent = slash == std::string::npos ? std::string(".") : path.substr(0, slash + 1);
    const open_file folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder || ::fsync(folder.descriptor()) != 0) { return no; }
    return {};
}

} // namespace crypto::detail
RUNG_END
