// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "names.hpp"
#include "output.hpp"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace rung::cli {

/// Runs the parser; says what is wrong in one line, with the nearest option where one was misspelt.
[[nodiscard]] inline std::optional<int> parse_words(CLI::App& app, int count, char** words) {
    try {
        app.parse(count, words);
        return std::nullopt;
    } catch (const CLI::CallForHelp&) {
        output out(standard_output);
        out.write(app.help());
        return finish(out, 0);
    } catch (const CLI::ParseError& wrong) {
        std::string text = wrong.what();
        for (const auto& extra : app.remaining()) {
            if (!extra.starts_with("--")) { continue; }
            std::vector<std::string> known;
            for (const auto* option : app.get_options()) {
                for (const auto& name : option->get_lnames()) { known.push_back("--" + name); }
            }
            const auto near = nearest(extra, known);
            text            = "there is no option " + extra + (near.empty() ? std::string() : "; did you mean " + std::string(near) + "?");
            break;
        }
        complain(app.get_name() + ": " + text + " (--help lists the options)");
        return 2;
    }
}

} // namespace rung::cli
