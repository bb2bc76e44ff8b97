// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/recoding.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Recoding by trying everything: each combination of levels, straight from the definitions, with texts and maps and without any of the
/// library's own ways. For small tables.
namespace rung_test {

using text_row  = std::vector<std::string>;
using text_rows = std::vector<text_row>;

/// A small problem in texts: hierarchies as rows of leaf and groups; the sensitive value is the last field of a row.
struct recoding_case {
    std::vector<text_rows>                       hierarchies;
    text_rows                                    rows;
    text_rows                                    population; ///< Without a sensitive value.
    text_rows                                    sensitive_steps;
    rung::disclosure::recoding_options           options;
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < hierarchies.size(); ++i) { out.push_back("q" + std::to_string(i)); }
        return out;
    }
};

/// What trying everything found.
struct tried_recoding {
    std::vector<std::uint32_t> levels;
    double                     score = 0;
    std::vector<std::uint32_t> suppressed;
    text_rows                  released; ///< Sorted; the sensitive value last.
};

inline double tried_distance(const recoding_case& c, const std::map<std::string, double>& here, double n, const std::map<std::string, double>& all, double total) {
    using rung::disclosure::value_distance;
    const auto share = [](const std::map<std::string, double>& from, const std::string& value, double whole) {
        const auto at = from.find(value);
        return at == from.end() ? 0.0 : at->second / whole;
    };
    double sum = 0;
    if (c.options.model.close->distance == value_distance::equal) {
        for (const auto& [value, count] : all) { sum += std::abs(share(here, value, n) - count / total); }
        return sum / 2;
    }
    if (c.options.model.close->distance == value_distance::ordered) {
        double moved = 0;
        for (const auto& row : c.sensitive_steps) { sum += std::abs(moved += share(here, row[0], n) - share(all, row[0], total)); }
        return c.sensitive_steps.size() < 2 ? 0 : sum / static_cast<double>(c.sensitive_steps.size() - 1);
    }
    // The mass that leaves a group of height h - 1 moves over h at the least: count each edge of the tree by what must cross it.
    const std::size_t height = c.sensitive_steps[0].size() - 1;
    for (std::size_t level = 0; level < height; ++level) {
        std::map<text_row, double> crossing; // a group is told apart by its whole way to the top
        for (const auto& row : c.sensitive_steps) {
            crossing[text_row(row.begin() + static_cast<std::ptrdiff_t>(level), row.end())] += share(here, row[0], n) - share(all, row[0], total);
        }
        for (const auto& each : crossing) { sum += std::abs(each.second) / 2 / static_cast<double>(height); }
    }
    return sum;
}

inline bool tried_keeps(const recoding_case& c, const std::vector<std::string>& values, std::size_t people, const std::map<std::string, double>& all, double total) {
    const auto& m = c.options.model;
    if (values.size() < m.k || people < m.population_k) { return false; }
    if (!m.needs_sensitive()) { return true; }
    std::map<std::string, double> here;
    for (const auto& value : values) { ++here[value]; }
    const auto          n = static_cast<double>(values.size());
    std::vector<double> sorted;
    double              entropy = 0;
    for (const auto& [value, count] : here) {
        sorted.push_back(count);
        entropy -= count / n * std::log(count / n);
    }
    std::sort(sorted.rbegin(), sorted.rend());
    if (m.distinct && sorted.size() < m.distinct->l) { return false; }
    if (m.entropy && std::exp(entropy) < m.entropy->l - 1e-7) { return false; }
    if (m.recursive) {
        double tail = 0;
        for (std::size_t i = m.recursive->l - 1; i < sorted.size(); ++i) { tail += sorted[i]; }
        if (!(sorted[0] < m.recursive->c * tail)) { return false; }
    }
    return !m.close || tried_distance(c, here, n, all, total) <= m.close->t + 1e-10;
}

inline tried_recoding try_levels(const recoding_case& c, const std::vector<std::uint32_t>& levels) {
    using rung::disclosure::information_loss;
    const auto coarser = [&](const text_row& row) {
        text_row out;
        for (std::size_t q = 0; q < levels.size(); ++q) {
            for (const auto& line : c.hierarchies[q]) {
                if (line[0] == row[q]) { out.push_back(line[levels[q]]); }
            }
        }
        return out;
    };
    std::map<text_row, std::vector<std::uint32_t>> classes;
    std::map<text_row, std::size_t>                people;
    std::map<std::string, double>                  all;
    for (std::uint32_t i = 0; i < c.rows.size(); ++i) {
        classes[coarser(c.rows[i])].push_back(i);
        ++all[c.rows[i].back()];
    }
    for (const auto& row : c.population) { ++people[coarser(row)]; }
    const auto     rows = static_cast<double>(c.rows.size());
    tried_recoding out{levels, 0, {}, {}};
    double         squares = 0;
    double         kept    = 0;
    std::vector<bool> gone(c.rows.size(), false);
    for (const auto& [key, members] : classes) {
        std::vector<std::string> values;
        for (const auto i : members) { values.push_back(c.rows[i].back()); }
        if (!tried_keeps(c, values, people[key], all, rows)) {
            for (const auto i : members) { gone[i] = true; }
            continue;
        }
        squares += static_cast<double>(members.size() * members.size());
        ++kept;
        for (const auto& value : values) {
            out.released.push_back(key);
            out.released.back().push_back(value);
        }
    }
    std::sort(out.released.begin(), out.released.end());
    for (std::uint32_t i = 0; i < gone.size(); ++i) {
        if (gone[i]) { out.suppressed.push_back(i); }
    }
    const auto suppressed = static_cast<double>(out.suppressed.size());
    if (c.options.metric == information_loss::discernibility) { out.score = squares + suppressed * rows; }
    if (c.options.metric == information_loss::class_size) { out.score = rows / std::max(1.0, kept + (suppressed > 0 ? 1 : 0)); }
    double product = 1;
    for (std::size_t q = 0; q < levels.size(); ++q) {
        const auto                    domain = static_cast<double>(c.hierarchies[q].size());
        std::map<std::string, double> leaves, own, group, gone_group;
        for (const auto& line : c.hierarchies[q]) { ++leaves[line[levels[q]]]; }
        double shares = 0;
        for (std::size_t i = 0; i < gone.size(); ++i) {
            const auto label = coarser(c.rows[i])[q];
            shares += gone[i] ? 1 : leaves[label] / domain;
            ++own[c.rows[i][q]];
            ++group[label];
            if (gone[i]) { ++gone_group[label]; }
        }
        if (domain > 1) { product *= 1 + (shares - rows / domain) / (rows - rows / domain); }
        if (c.options.metric != information_loss::entropy) { continue; }
        for (std::size_t i = 0; i < gone.size(); ++i) {
            const auto label = coarser(c.rows[i])[q];
            out.score -= std::log2(own[c.rows[i][q]] / group[label]);
            if (gone[i]) { out.score -= std::log2(gone_group[label] / suppressed); }
        }
    }
    if (c.options.metric == information_loss::loss) { out.score = std::pow(product, 1.0 / static_cast<double>(levels.size())) - 1; }
    return out;
}

/// The best of all levels, by the documented order of ties; none where every row would go or the limit cannot be kept.
inline std::optional<tried_recoding> try_every_recoding(const recoding_case& c) {
    std::optional<tried_recoding> best;
    std::vector<std::uint32_t>    levels(c.hierarchies.size(), 0);
    const double                  most = c.options.suppression * static_cast<double>(c.rows.size()) + 1e-9;
    const auto                    sum  = [](const std::vector<std::uint32_t>& v) {
        std::uint32_t out = 0;
        for (const auto each : v) { out += each; }
        return out;
    };
    for (;;) {
        auto here = try_levels(c, levels);
        if (static_cast<double>(here.suppressed.size()) <= most) {
            const double tie   = best ? 1e-11 * std::max(1.0, std::abs(best->score)) : 0;
            const bool   equal = best && std::abs(here.score - best->score) <= tie;
            const bool   wins  = !best || (equal ? std::tuple(here.suppressed.size(), sum(here.levels), here.levels) <
                                                       std::tuple(best->suppressed.size(), sum(best->levels), best->levels)
                                                 : here.score < best->score);
            if (wins) { best = std::move(here); }
        }
        std::size_t q = 0;
        while (q < levels.size() && levels[q] + 1 == c.hierarchies[q][0].size()) { levels[q++] = 0; }
        if (q == levels.size()) { break; }
        ++levels[q];
    }
    if (best && best->suppressed.size() == c.rows.size()) { return std::nullopt; }
    return best;
}

} // namespace rung_test
