// SPDX-License-Identifier: Apache-2.0
#include "row_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rung::cli {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18U;

failure cannot_write(const std::string& path) { return {errc::unwritable, path, std::strerror(errno)}; }

} // namespace

row_file::~row_file() {
    if (!temporary_.empty()) {
        ::close(descriptor_);
        ::unlink(temporary_.c_str());
    }
}

result<void> row_file::open(const std::string& path) {
    path_ = path;
    if (path == "-") {
        descriptor_ = STDOUT_FILENO;
        return {};
    }
    struct stat there{};
    if (::stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode)) { // a pipe or a device takes the rows as they come
        descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (descriptor_ < 0) { return cannot_write(path); }
        return {};
    }
    auto name   = path + ".XXXXXX";
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC); // mode 0600
    if (descriptor_ < 0) { return cannot_write(path); }
    temporary_ = name;
    return {};
}

result<void> row_file::write() {
    for (std::size_t done = 0; done < held_.size();) {
        const auto wrote = ::write(descriptor_, held_.data() + done, held_.size() - done);
        if (wrote < 0 && errno == EINTR) { continue; }
        if (wrote < 0) { return cannot_write(path_); }
        done += static_cast<std::size_t>(wrote);
    }
    held_.clear();
    return {};
}

result<void> row_file::put(const workforce::row& row, const column_path& path_of) {
    put_row(held_, row, path_of);
    return held_.size() < piece ? result<void>() : write();
}

result<void> row_file::put(std::string_view text) {
    held_ += text;
    return held_.size() < piece ? result<void>() : write();
}

result<void> row_file::keep() {
    if (auto written = write(); !written) { return written; }
    if (temporary_.empty()) { return {}; }
    if (::fsync(descriptor_) != 0 || ::close(descriptor_) != 0 || std::rename(temporary_.c_str(), path_.c_str()) != 0) { return cannot_write(path_); }
    temporary_.clear();
    return {};
}

} // namespace rung::cli
