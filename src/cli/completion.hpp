// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rung::cli {

inline constexpr std::string_view any_file   = "FILE";
inline constexpr std::string_view any_folder = "DIR";
inline constexpr std::string_view any_word   = "WORD";
inline constexpr std::string_view rule_id    = "RULE";

/// Texts stand in quotes in three shells: no quotes, brackets, colons, dollars and backslashes in them.
struct option_words {
    std::string_view name;       ///< With its two hyphens.
    std::string_view takes = {}; ///< Nothing, one of the four above, or the words to choose from with a blank between.
    std::string_view says  = {};
};

/// What a shell offers after a command.
struct command_words {
    std::string_view              name; ///< As it is typed, "map suggest".
    std::string_view              says;
    std::string_view              takes; ///< As `option_words::takes`, for words that are no options.
    std::span<const option_words> options;
};

/// All commands of `rung` and the programs that come with it. The parts of a command ("map suggest") stand together.
[[nodiscard]] std::span<const command_words> completed_commands() noexcept;

[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string zsh_completion();
[[nodiscard]] std::string fish_completion();

/// "map" of "map suggest".
[[nodiscard]] constexpr std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }

/// "suggest" of "map suggest"; empty for a command without parts.
[[nodiscard]] constexpr std::string_view second_word(std::string_view name) { return name.find(' ') == name.npos ? std::string_view() : name.substr(name.find(' ') + 1); }

/// Whether a shell has a list of words for it, as against files, folders and free text.
[[nodiscard]] constexpr bool is_choice(std::string_view takes) {
    return !takes.empty() && takes != any_file && takes != any_folder && takes != any_word && takes != rule_id;
}

/// What a shell says of the commands that have parts.
[[nodiscard]] constexpr std::string_view says_of(std::string_view first) {
    return first == "map"      ? "Ties the columns of an export to the model"
           : first == "plugin" ? "Readers for further formats"
                               : "Tables that tell nothing of anybody";
}

} // namespace rung::cli
