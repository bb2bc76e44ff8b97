// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms.hpp"

#include <rung/core/result.hpp>

#include <string>
#include <string_view>

namespace rung::cli {

/// Where figures and rows about people go: a file that only its owner can read and that takes its name when the import is done, or stdout.
class row_file {
public:
    row_file() = default;
    row_file(const row_file&)            = delete;
    row_file& operator=(const row_file&) = delete;
    ~row_file(); ///< Without `keep` nothing stays behind.

    [[nodiscard]] result<void> open(const std::string& path);
    [[nodiscard]] result<void> put(const workforce::row& row, const column_path& path_of);
    [[nodiscard]] result<void> put(std::string_view text);
    [[nodiscard]] result<void> keep();

private:
    [[nodiscard]] result<void> write();

    std::string path_, temporary_, held_;
    int         descriptor_ = -1;
};

} // namespace rung::cli
