// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/delimited_field.hpp>
#include <rung/disclosure/detail/delimited_rows.hpp>
#include <rung/disclosure/hierarchy.hpp>

#include <limits>

RUNG_BEGIN
namespace disclosure {

/// Takes a hierarchy in, row by row.
struct hierarchy_rows {
    hierarchy                                                   made{};
    std::vector<std::unordered_map<std::string, std::uint32_t>> known{};  // groups by label, for each level over 0
    std::vector<std::vector<std::uint32_t>>                     parent{}; // the coarser group of each value, for each level
    std::string                                                 key{};

    [[nodiscard]] static failure bad(std::size_t line, std::size_t field, std::string_view why) {
        auto where = "line " + std::to_string(line);
        if (field != 0) { where += ", field " + std::to_string(field); }
        return {errc::bad_hierarchy, where + ": " + std::string(why), {}};
    }

    template <class Fields>
    [[nodiscard]] result<void> add(const Fields& fields, std::size_t line) {
        auto& levels = made.levels_;
        if (levels.empty()) {
            levels.resize(fields.size());
            known.resize(fields.size());
            parent.resize(fields.size());
        }
        if (fields.size() != levels.size()) {
            return bad(line, 0, std::to_string(fields.size()) + " fields, the first line has " + std::to_string(levels.size()));
        }
        if (levels.front().labels.size() == std::numeric_limits<std::uint32_t>::max()) { return failure{errc::too_large, "leaves", {}}; }
        const auto leaf = static_cast<std::uint32_t>(levels.front().labels.size());
        if (!made.numbers_.emplace(fields[0], leaf).second) { return bad(line, 1, "a leaf that came before"); }
        levels.front().labels.emplace_back(fields[0]);
        levels.front().of_leaf.push_back(leaf);
        levels.front().weights.push_back(1);
        std::uint32_t finer = leaf;
        for (std::size_t i = 1; i < levels.size(); ++i) {
            if (fields[i].empty()) { return bad(line, i + 1, "an empty group"); }
            auto& level = levels[i];
            key.assign(fields[i]);
            const auto [at, fresh] = known[i].emplace(key, static_cast<std::uint32_t>(level.labels.size()));
            if (fresh) {
                level.labels.push_back(key);
                level.weights.push_back(0);
            }
            const auto group = at->second;
            level.of_leaf.push_back(group);
            ++level.weights[group];
            if (finer == parent[i - 1].size()) {
                parent[i - 1].push_back(group);
            } else if (parent[i - 1][finer] != group) {
                return bad(line, i, "a group that lies in another coarser group further up");
            }
            finer = group;
        }
        return {};
    }

    [[nodiscard]] result<hierarchy> finish() && {
        if (made.levels_.empty()) { return bad(1, 0, "no leaf at all"); }
        return std::move(made);
    }
};

RUNG_DECL result<hierarchy> hierarchy::parse(std::string_view text, const limits& bounds) {
    if (text.size() > bounds.input_bytes) { return failure{errc::too_large, "limits.input_bytes", {}}; }
    detail::delimited_rows        rows(text);
    hierarchy_rows                taken;
    std::vector<std::string_view> fields;
    for (;;) {
        switch (rows.next(fields, most_levels)) {
        case detail::delimited_rows::step::end: return std::move(taken).finish();
        case detail::delimited_rows::step::bad:
            return hierarchy_rows::bad(rows.line(), fields.size(), fields.size() == most_levels ? "more than 64 fields" : "a quotation mark out of place");
        case detail::delimited_rows::step::row: break;
        }
        if (auto added = taken.add(fields, rows.line()); !added) { return added.error(); }
    }
}

RUNG_DECL result<hierarchy> hierarchy::from_rows(const std::vector<std::vector<std::string>>& rows) {
    hierarchy_rows taken;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].empty() || rows[i].size() > most_levels) { return hierarchy_rows::bad(i + 1, 0, "no field, or more than 64"); }
        if (auto added = taken.add(rows[i], i + 1); !added) { return added.error(); }
    }
    return std::move(taken).finish();
}

RUNG_DECL std::optional<std::uint32_t> hierarchy::leaf(std::string_view value) const {
    const auto found = numbers_.find(std::string(value));
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

RUNG_DECL std::string hierarchy::to_text() const {
    std::string out;
    for (std::uint32_t leaf = 0; leaf < leaves(); ++leaf) {
        for (std::size_t i = 0; i < levels(); ++i) {
            if (i != 0) { out += ';'; }
            append_delimited_field(out, label(i, group(leaf, i)), ';', levels() == 1);
        }
        out += '\n';
    }
    return out;
}

} // namespace disclosure
RUNG_END
