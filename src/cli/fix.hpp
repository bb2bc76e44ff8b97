// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check_one.hpp"

#include <rung/core/result.hpp>

#include <string>

namespace rung::cli {

/// What the safe replacements make of a file.
struct fixed_file {
    std::string before;
    std::string after;
    std::size_t changes = 0;
};

/// Makes every replacement that is marked safe, again and again until there is none left, so that a second run changes nothing.
///
/// Works on the bytes of the file, and only where the words stand there exactly as they were read. A Word document, a file that isn't UTF-8,
/// and HTML in which a finding is mixed up with markup or entities are refused whole.
[[nodiscard]] result<fixed_file> fixed(const std::string& name, std::string bytes, const check_setting& with);

/// Returns a unified diff of two texts, three lines of context, empty where they are equal.
[[nodiscard]] std::string unified_diff(const std::string& name, std::string_view before, std::string_view after);

} // namespace rung::cli
