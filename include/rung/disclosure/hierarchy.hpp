// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/limits.hpp>
#include <rung/core/result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// How the values of one column are made coarser, step by step: level 0 holds the values themselves (the leaves), each further level
/// coarser groups of them.
///
/// Every leaf has the same number of levels, and what is one group at a level is within one group at the next: without that, a coarser
/// table could hold smaller classes. Values are numbered at each level by their first appearance.
/// @threads safe for reading
class hierarchy {
public:
    static constexpr std::size_t most_levels = 64;

    /// Reads a line a leaf, generalised step by step: `39;35-39;30-39;20-39;*`. Semicolon or comma (a semicolon in the first line
    /// decides), quotes as in RFC 4180, an optional byte-order mark.
    /// @return `errc::bad_hierarchy` where the text is empty, a line has another number of fields than the first, a leaf comes twice or a
    ///     group lies in two coarser ones; with line and field from 1 in `where`. `errc::too_large` over `limits::input_bytes`
    /// @cost linear in the length of the text
    [[nodiscard]] RUNG_DECL static result<hierarchy> parse(std::string_view text, const limits& bounds = {});

    /// Makes one from rows of leaf and groups, finest first. @return as `parse`, with the row from 1 as the line
    [[nodiscard]] RUNG_DECL static result<hierarchy> from_rows(const std::vector<std::vector<std::string>>& rows);

    [[nodiscard]] std::size_t levels() const noexcept { return levels_.size(); } ///< With the leaves' own: at least 1.
    [[nodiscard]] std::size_t leaves() const noexcept { return levels_.empty() ? 0 : levels_.front().labels.size(); }

    /// Returns the number of a leaf.
    [[nodiscard]] RUNG_DECL std::optional<std::uint32_t> leaf(std::string_view value) const;

    /// @pre level < levels()
    [[nodiscard]] std::size_t values(std::size_t level) const noexcept { return levels_[level].labels.size(); }

    /// Returns the number that a leaf's group has at a level. @pre leaf < leaves(), level < levels()
    [[nodiscard]] std::uint32_t group(std::uint32_t leaf, std::size_t level) const noexcept { return levels_[level].of_leaf[leaf]; }

    /// @pre level < levels(), value < values(level)
    [[nodiscard]] const std::string& label(std::size_t level, std::uint32_t value) const noexcept { return levels_[level].labels[value]; }
    [[nodiscard]] std::uint32_t leaves_under(std::size_t level, std::uint32_t value) const noexcept { return levels_[level].weights[value]; }

    /// Writes the form that `parse` reads, with semicolons.
    [[nodiscard]] RUNG_DECL std::string to_text() const;

private:
    struct level_values {
        std::vector<std::string>   labels;
        std::vector<std::uint32_t> of_leaf;
        std::vector<std::uint32_t> weights;
    };
    std::vector<level_values>                      levels_;
    std::unordered_map<std::string, std::uint32_t> numbers_;

    friend struct hierarchy_rows;
};

/// A column by which somebody could be known together with others, and how it may be made coarser.
struct quasi_identifier {
    std::string column;
    hierarchy   steps;
};

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/hierarchy.ipp>
#endif
