// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check_options.hpp"

#include <rung/advert/ruleset.hpp>

#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace rung::cli {

/// What a rung.toml holds.
struct house_file {
    advert::house_style     style;
    std::optional<fail_bar> fail_on;
    std::deque<std::string> held; ///< Texts of packs, which `style` points into: keep it as long as `style`.
};

/// Reads a rung.toml. Paths of packs are relative to its folder.
/// @return it; `errc::bad_toml`, `errc::unknown_key`, `errc::unknown_rule`, `errc::bad_field` with `where` = "path:line:column: …" and a
///   suggestion, `errc::not_found` and the like for the file or a pack
[[nodiscard]] result<house_file> read_house_file(const std::string& path);

/// Finds (--config, or the nearest rung.toml at or above `near`), reads and applies the house style; without one, what Rung ships.
struct house {
    advert::ruleset         rules;
    std::optional<fail_bar> fail_on;
    double                  reading_age_target = 14;
    std::string             path; ///< Empty: none was found.
};
[[nodiscard]] result<house> find_house(const std::string& config, bool look, const std::string& near, const std::vector<std::string>& sectors);

} // namespace rung::cli
