// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/finding.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace rung::cli {

enum class form_name : unsigned char { text, json, ndjson, sarif, html, github };
enum class colour_choice : unsigned char { automatic, always, never };

/// The bar at which a run ends with status 1.
enum class fail_bar : unsigned char { barrier, warning, hint, never };

[[nodiscard]] std::optional<fail_bar> fail_bar_from(const std::string& name);

/// What `rung check` was asked to do.
struct check_options {
    std::vector<std::string> inputs;
    std::string              ndjson; ///< Empty: the inputs are files.
    std::optional<form_name> form;
    bool                     all = false, fix = false, diff = false, openness = false, progress = false, no_config = false, feed = false;
    std::optional<fail_bar>  fail_on;
    unsigned                 jobs = 0; ///< 0: as many as the machine has, up to 8.
    std::string              config;
    std::vector<std::string> sectors;
    std::string              baseline, write_baseline;
    colour_choice            colour         = colour_choice::automatic;
    std::size_t              max_line_bytes = std::size_t{64} << 20;
    std::size_t              max_file_bytes = std::size_t{16} << 20;
};

/// What `rung stats` was asked to do.
struct stats_options {
    std::vector<std::string> inputs;
    std::string              ndjson;
    bool                     json = false;
    unsigned                 top  = 20;
    std::string              config;
    bool                     no_config = false;
};

/// Reads the command line. @return the status to end with (help was printed, or the line is wrong); nullopt: go on
[[nodiscard]] std::optional<int> read_arguments(int count, char** words, check_options& out);
[[nodiscard]] std::optional<int> read_arguments(int count, char** words, stats_options& out);

} // namespace rung::cli
