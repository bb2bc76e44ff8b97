// SPDX-License-Identifier: Apache-2.0
#include "output.hpp"

#include "display.hpp"

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace rung::cli {
namespace {

/// @return 0, or the error number
int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const auto n = ::write(descriptor, text.data(), text.size());
        if (n < 0) {
            if (errno == EINTR) { continue; }
            return errno;
        }
        text.remove_prefix(static_cast<std::size_t>(n));
    }
    return 0;
}

} // namespace

void output::write(std::string_view text) {
    if (error_ != 0) { return; }
    if (held_.size() + text.size() >= 64 * 1024) { flush(); }
    if (text.size() < 64 * 1024) {
        held_ += text;
    } else if (error_ == 0) {
        error_ = write_all(descriptor_, text);
    }
}

bool output::flush() {
    if (error_ == 0 && !held_.empty()) { error_ = write_all(descriptor_, held_); }
    held_.clear();
    return error_ == 0;
}

void complain(std::string_view line) {
    std::string text = "rung: ";
    text += printable(line);
    text += '\n';
    static_cast<void>(write_all(STDERR_FILENO, text));
}

int finish(output& out, int status) {
    if (out.flush()) { return status; }
    if (out.error() != EPIPE) { complain(std::string("cannot write to standard output: ") + std::strerror(out.error())); }
    return 2;
}

} // namespace rung::cli
