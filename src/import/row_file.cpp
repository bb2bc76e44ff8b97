// SPDX-License-Identifier: Apache-2.0
#include "row_file.hpp"

namespace rung::cli {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18U;

} // namespace

result<void> row_file::open(const std::string& path) { return file_.open(path); }

result<void> row_file::write() {
    if (auto wrote = file_.write(held_); !wrote) { return wrote; }
    held_.clear();
    return {};
}

result<void> row_file::put(const workforce::row& row, const column_path& path_of) {
    put_row(held_, row, path_of);
    return held_.size() < piece ? result<void>() : write();
}

result<void> row_file::keep() {
    if (auto written = write(); !written) { return written; }
    return file_.keep();
}

} // namespace rung::cli
