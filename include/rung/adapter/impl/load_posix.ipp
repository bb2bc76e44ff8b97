// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/abi.h>
#include <rung/core/result.hpp>

#include <cerrno>
#include <string>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

RUNG_BEGIN
namespace adapter::detail {

/// A folder opened step by step, without following a link, each step checked on the descriptor that is used.
class trusted_folder {
public:
    explicit trusted_folder(const std::string& path) {
        if (!path.starts_with('/')) {
            problem_ = "folder: not an absolute path";
            return;
        }
        descriptor_ = ::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        check(path == "/");
        for (std::size_t at = 1; problem_.empty() && at < path.size();) {
            const auto end  = std::min(path.find('/', at), path.size());
            const auto name = path.substr(at, end - at);
            at              = end + 1;
            if (name.empty() || name == ".") { continue; }
            const int inner = ::openat(descriptor_, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            ::close(descriptor_);
            descriptor_ = inner;
            if (inner < 0) { problem_ = errno == ELOOP || errno == ENOTDIR ? "folder: a link or no folder in its path" : "folder: cannot be opened"; }
            else { check(path.find_first_not_of('/', end) == path.npos); }
        }
    }
    trusted_folder(const trusted_folder&)            = delete;
    trusted_folder& operator=(const trusted_folder&) = delete;
    ~trusted_folder() {
        if (descriptor_ >= 0) { ::close(descriptor_); }
    }

    [[nodiscard]] const std::string& problem() const noexcept { return problem_; }

    /// Reads a plain file that only its owner may change.
    [[nodiscard]] result<std::string> read(const std::string& name, std::size_t most) const {
        const int  file    = ::openat(descriptor_, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        const auto refused = [&](const char* why) {
            if (file >= 0) { ::close(file); }
            return failure{errc::untrusted_plugin, name + ": " + why, {}};
        };
        if (file < 0) { return refused(errno == ELOOP ? "a link" : "cannot be opened"); }
        struct stat about{};
        if (::fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) { return refused("no plain file"); }
        if (!owned(about)) { return refused("owner"); }
        if ((about.st_mode & (S_IWGRP | S_IWOTH)) != 0) { return refused("others may write to it"); }
        if (static_cast<std::size_t>(about.st_size) > most) { return refused("size"); }
        std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
        for (std::size_t have = 0; have < bytes.size();) {
            const auto got = ::read(file, bytes.data() + have, bytes.size() - have);
            if (got < 0 && errno == EINTR) { continue; }
            if (got <= 0) { return refused("cannot be read"); }
            have += static_cast<std::size_t>(got);
        }
        ::close(file);
        return bytes;
    }

private:
    [[nodiscard]] static bool owned(const struct stat& about) noexcept { return about.st_uid == 0 || about.st_uid == ::geteuid(); }

    void check(bool last) {
        struct stat about{};
        if (descriptor_ < 0 || ::fstat(descriptor_, &about) != 0) {
            problem_ = "folder: cannot be opened";
            return;
        }
        if (!owned(about)) { problem_ = "folder: owner of it or of a folder above it"; }
        // Where everybody may write but only owners may rename, as in /tmp, a folder inside is its owner's.
        const bool sticky = !last && (about.st_mode & S_ISVTX) != 0 && about.st_uid == 0;
        if ((about.st_mode & (S_IWGRP | S_IWOTH)) != 0 && !sticky) { problem_ = "folder: others may write to it or to a folder above it"; }
    }

    int         descriptor_ = -1;
    std::string problem_;
};

/// A copy in memory that nobody can change any more.
class sealed_memory {
public:
    explicit sealed_memory(std::string_view bytes) : size_(bytes.size()) {
        descriptor_ = ::memfd_create("rung-plugin", MFD_CLOEXEC | MFD_ALLOW_SEALING);
        for (std::size_t done = 0; descriptor_ >= 0 && done < bytes.size();) {
            const auto wrote = ::write(descriptor_, bytes.data() + done, bytes.size() - done);
            if (wrote < 0 && errno == EINTR) { continue; }
            if (wrote <= 0) { return; }
            done += static_cast<std::size_t>(wrote);
        }
        sealed_ = descriptor_ >= 0 && ::fcntl(descriptor_, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0;
        if (sealed_ && size_ != 0) {
            void* const at = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor_, 0);
            if (at != MAP_FAILED) { view_ = {static_cast<const char*>(at), size_}; }
        }
    }
    sealed_memory(const sealed_memory&)            = delete;
    sealed_memory& operator=(const sealed_memory&) = delete;
    ~sealed_memory() {
        if (view_.data() != nullptr) { ::munmap(const_cast<char*>(view_.data()), size_); }
        if (descriptor_ >= 0) { ::close(descriptor_); }
    }

    [[nodiscard]] bool             sealed() const noexcept { return sealed_; }
    [[nodiscard]] std::string_view bytes() const noexcept { return view_; }

    /// Loads it as a shared object for good. @return its entry; null where it is none
    [[nodiscard]] rung_plugin_entry_function load() const {
        const auto  path    = "/proc/self/fd/" + std::to_string(descriptor_);
        void* const library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (library == nullptr) { return nullptr; }
        return reinterpret_cast<rung_plugin_entry_function>(::dlsym(library, "rung_plugin_entry"));
    }

private:
    int              descriptor_ = -1;
    std::size_t      size_;
    bool             sealed_ = false;
    std::string_view view_;
};

} // namespace adapter::detail
RUNG_END
