// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace format::detail::xml {

/// A path of `xml_shape`, taken apart.
struct xml_pattern {
    std::vector<std::string> steps;
    bool                     anchored = false; ///< Begins with '/': fits from the outermost element on only.

    /// A path without steps comes out without steps, as does one with an empty step.
    [[nodiscard]] static xml_pattern of(std::string_view path) {
        xml_pattern out;
        out.anchored = path.starts_with('/');
        if (out.anchored) { path.remove_prefix(1); }
        for (std::size_t i = 0; i <= path.size();) {
            const auto end = std::min(path.find('/', i), path.size());
            if (end == i) { return {}; }
            out.steps.emplace_back(path.substr(i, end - i));
            i = end + 1;
        }
        return out;
    }

    [[nodiscard]] static bool step_fits(std::string_view step, std::string_view name) noexcept {
        const auto star = step.find('*');
        if (star == std::string_view::npos) { return step == name; }
        return name.size() + 1 >= step.size() && name.starts_with(step.substr(0, star)) && name.ends_with(step.substr(star + 1));
    }

    /// @param path names from the outermost element to the one in question
    [[nodiscard]] bool fits(std::span<const std::string_view> path) const noexcept {
        if (path.size() < steps.size() || (anchored && path.size() != steps.size())) { return false; }
        const auto ends = path.last(steps.size());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (!step_fits(steps[i], ends[i])) { return false; }
        }
        return true;
    }
};

} // namespace format::detail::xml
RUNG_END
