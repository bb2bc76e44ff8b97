// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms.hpp"

#include "../cli/fresh_file_posix.hpp"

#include <rung/core/result.hpp>

#include <string>
#include <string_view>

namespace rung::cli {

/// Where figures and rows about people go: a file that only its owner can read and that takes its name when the import is done, or stdout.
/// Without `keep` nothing stays behind.
class row_file {
public:
    [[nodiscard]] result<void> open(const std::string& path);
    [[nodiscard]] result<void> put(const workforce::row& row, const column_path& path_of);
    [[nodiscard]] result<void> keep();

private:
    [[nodiscard]] result<void> write();

    fresh_file  file_;
    std::string held_;
};

} // namespace rung::cli
