// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rung_build {

/// A rule as src/rules/*.toml writes it; the lists joined by line breaks, sources by blanks.
struct rule_text {
    std::string id, idea, family, severity, title, message, why, mend, sources, evidence, exceptions, fires, silent;
    bool        contested = false;
    bool        on        = true;
};

/// Reads every rule, sorted by id; returns what is wrong with them, or nothing.
[[nodiscard]] std::string read_rules(const std::filesystem::path& folder, std::vector<rule_text>& out);

/// Writes docs/rules/*.md, their index, and the list of sources.
void write_pages(const std::vector<rule_text>& rules, const std::filesystem::path& sources, const std::filesystem::path& docs);

} // namespace rung_build
