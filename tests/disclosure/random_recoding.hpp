// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "disclosure/every_recoding.hpp"

#include <random>

/// Small recoding problems made from a seed.
namespace rung_test {

/// A hierarchy of `leaves` leaves in up to three steps, groups named after the level; with one group at the top where `rooted`.
inline text_rows random_hierarchy(std::mt19937& random, std::size_t leaves, bool rooted) {
    const std::size_t        steps = random() % 3;
    std::vector<std::size_t> number(leaves);
    text_rows                out(leaves);
    std::size_t              groups = leaves;
    for (std::size_t i = 0; i < leaves; ++i) {
        number[i] = i;
        out[i].push_back("v" + std::to_string(i));
    }
    for (std::size_t step = 0; step < steps; ++step) {
        const std::size_t        next = 1 + random() % groups;
        std::vector<std::size_t> into(groups);
        for (auto& each : into) { each = random() % next; }
        for (std::size_t i = 0; i < leaves; ++i) {
            number[i] = into[number[i]];
            out[i].push_back("g" + std::to_string(step) + "." + std::to_string(number[i]));
        }
        groups = next;
    }
    if (rooted || random() % 4 != 0) {
        for (auto& each : out) { each.emplace_back("*"); }
    }
    return out;
}

inline recoding_case random_recoding(std::uint32_t seed) {
    using namespace rung::disclosure;
    std::mt19937      random(seed);
    recoding_case     out;
    const std::size_t columns = 1 + random() % 4;
    for (std::size_t q = 0; q < columns; ++q) { out.hierarchies.push_back(random_hierarchy(random, 1 + random() % 6, false)); }
    out.sensitive_steps = random_hierarchy(random, 1 + random() % 5, true);
    const auto row      = [&] {
        text_row made;
        for (const auto& h : out.hierarchies) { made.push_back(h[std::min<std::size_t>(random() % h.size(), random() % h.size())][0]); }
        return made;
    };
    for (std::size_t n = 1 + random() % 40; n > 0; --n) {
        out.rows.push_back(row());
        out.rows.back().push_back(out.sensitive_steps[std::min<std::size_t>(random() % out.sensitive_steps.size(), random() % out.sensitive_steps.size())][0]);
    }
    auto& model = out.options.model;
    model.k     = 1 + random() % 5;
    if (random() % 5 == 0) {
        model.population_k = 1 + random() % 8;
        for (const auto& each : out.rows) { out.population.emplace_back(each.begin(), each.end() - 1); }
        for (std::size_t n = random() % 60; n > 0; --n) { out.population.push_back(row()); }
    }
    switch (random() % 8) {
    case 0: model.distinct = distinct_diversity{1 + static_cast<std::uint32_t>(random() % 3)}; break;
    case 1: model.entropy = entropy_diversity{1 + static_cast<double>(random() % 5) / 2}; break;
    case 2: model.recursive = recursive_diversity{static_cast<double>(1 + random() % 6) / 2, 1 + static_cast<std::uint32_t>(random() % 3)}; break;
    case 3: model.close = closeness{static_cast<double>(random() % 60) / 100, value_distance::equal}; break;
    case 4: model.close = closeness{static_cast<double>(random() % 60) / 100, value_distance::ordered}; break;
    case 5: model.close = closeness{static_cast<double>(random() % 60) / 100, value_distance::hierarchical}; break;
    case 6: model.distinct = distinct_diversity{2}, model.close = closeness{0.4}; break;
    default: break;
    }
    constexpr double shares[] = {0, 0, 0.02, 0.1, 0.29, 0.5, 1};
    out.options.suppression   = shares[random() % 7];
    out.options.metric        = static_cast<information_loss>(random() % 4);
    out.options.cache_bytes   = random() % 2 == 0 ? 0 : std::size_t{1} << 20U;
    return out;
}

/// One in which coarser classes often fail where finer ones keep the model: half of the rows share a sensitive value and most of their
/// quasi-identifiers, the others differ.
inline recoding_case lopsided_recoding(std::uint32_t seed) {
    using namespace rung::disclosure;
    auto         out = random_recoding(seed);
    std::mt19937 random(seed);
    auto&        model   = out.options.model;
    model                = {};
    model.k              = 1 + random() % 2;
    out.population       = {};
    out.hierarchies      = {};
    out.sensitive_steps  = {{"s0", "a", "*"}, {"s1", "a", "*"}, {"s2", "b", "*"}, {"s3", "b", "*"}};
    for (std::size_t q = 1 + random() % 3; q > 0; --q) { out.hierarchies.push_back(random_hierarchy(random, 2 + random() % 4, true)); }
    out.rows = {};
    for (std::size_t n = 8 + random() % 30; n > 0; --n) {
        const bool common = random() % 2 == 0;
        auto&      row    = out.rows.emplace_back();
        for (const auto& h : out.hierarchies) { row.push_back(h[common && random() % 4 != 0 ? 0 : random() % h.size()][0]); }
        row.push_back(common ? "s0" : out.sensitive_steps[random() % 4][0]);
    }
    const double t = 0.05 + static_cast<double>(random() % 30) / 100;
    switch (random() % 5) {
    case 0: model.entropy = entropy_diversity{1.5 + static_cast<double>(random() % 4) / 2}; break;
    case 1: model.recursive = recursive_diversity{static_cast<double>(1 + random() % 4) / 2, 2}; break;
    case 2: model.close = closeness{t, value_distance::equal}; break;
    case 3: model.close = closeness{t, value_distance::ordered}; break;
    default: model.close = closeness{t, value_distance::hierarchical}; break;
    }
    constexpr double shares[] = {0, 0.1, 0.25, 0.4, 0.6, 1};
    out.options.suppression   = shares[random() % 6];
    return out;
}

/// The problem as the library takes it. The sensitive column is named "s".
struct given_recoding {
    rung::disclosure::records                input, population;
    rung::disclosure::recoding_options       options;
};

inline given_recoding given(const recoding_case& c) {
    using namespace rung::disclosure;
    auto           names = c.names();
    given_recoding out;
    out.population = *records::from_rows(names, c.population);
    out.options    = c.options;
    for (std::size_t q = 0; q < names.size(); ++q) { out.options.quasi.push_back({names[q], *hierarchy::from_rows(c.hierarchies[q])}); }
    names.emplace_back("s");
    out.input                   = *records::from_rows(names, c.rows);
    out.options.sensitive       = "s";
    out.options.sensitive_steps = *hierarchy::from_rows(c.sensitive_steps);
    return out;
}

inline text_rows rows_of(const rung::disclosure::records& from) {
    text_rows out(from.rows());
    for (std::size_t row = 0; row < out.size(); ++row) {
        for (std::size_t c = 0; c < from.columns().size(); ++c) { out[row].push_back(from.value(row, c)); }
    }
    return out;
}

} // namespace rung_test
