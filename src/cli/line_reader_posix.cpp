// SPDX-License-Identifier: Apache-2.0
#include "line_reader_posix.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rung::cli {

line_reader::line_reader(const std::string& path, std::size_t line_limit, std::size_t batch_bytes) : path_(path), limit_(line_limit), batch_(batch_bytes) {
    descriptor_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) {
        problem_ = {errno == ENOENT ? errc::not_found : errc::unreadable, path, std::strerror(errno)};
        ended_   = true;
        return;
    }
    struct stat info {};
    if (::fstat(descriptor_, &info) == 0 && S_ISREG(info.st_mode)) { expected_ = static_cast<std::uint64_t>(info.st_size); }
}

line_reader::~line_reader() {
    if (descriptor_ > STDERR_FILENO) { ::close(descriptor_); }
}

bool line_reader::fill() {
    if (ended_) { return false; }
    const auto had = rest_.size();
    rest_.resize(had + batch_);
    ssize_t n = 0;
    do { n = ::read(descriptor_, rest_.data() + had, batch_); } while (n < 0 && errno == EINTR);
    rest_.resize(had + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    if (n < 0) { problem_ = {errc::unreadable, path_, std::strerror(errno)}; }
    ended_ = n <= 0;
    read_ += static_cast<std::uint64_t>(std::max<ssize_t>(n, 0));
    return !ended_;
}

std::optional<line_batch> line_reader::next() {
    for (;;) {
        const auto cut = rest_.size() > scanned_ ? rest_.rfind('\n') : std::string::npos;
        if (cut == std::string::npos || cut < scanned_) {
            scanned_ = rest_.size();
            if (scanned_ > limit_) {
                skipping_ = true;
                rest_.clear();
                scanned_ = 0;
            }
            if (fill()) { continue; }
            if (rest_.empty() && !skipping_) { return std::nullopt; }
        }
        line_batch out;
        const bool whole = cut == std::string::npos || cut < scanned_;
        if (whole) {
            out.text = std::move(rest_);
            rest_    = {};
        } else {
            out.text = rest_.substr(0, cut + 1);
            rest_.erase(0, cut + 1);
            if (rest_.capacity() > 4 * batch_) { rest_.shrink_to_fit(); }
        }
        scanned_ = 0;
        for (std::size_t from = 0; from < out.text.size() || skipping_;) {
            const auto end = std::min(out.text.find('\n', from), out.text.size());
            ++number_;
            line_batch::line line{number_, from, end - from, skipping_ || end - from > limit_};
            if (line.over_size) { line.size = 0; }
            skipping_        = false;
            const bool blank = !line.over_size && out[line].find_first_not_of(" \t\r") == std::string_view::npos;
            if (!blank) { out.lines.push_back(line); }
            from = end + 1;
        }
        if (!out.lines.empty()) { return out; }
        if (whole) { return std::nullopt; }
    }
}

} // namespace rung::cli
