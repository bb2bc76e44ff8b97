// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/row_classes.hpp>
#include <rung/disclosure/privacy_model.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

RUNG_BEGIN
namespace disclosure {
namespace detail {

[[nodiscard]] inline std::optional<double> number_in(std::string_view text) {
    double     out = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), out);
    if (text.empty() || end.ec != std::errc() || end.ptr != text.data() + text.size() || !std::isfinite(out)) { return std::nullopt; }
    return out;
}

/// Puts numbers in ascending order. @return false where a value is none
[[nodiscard]] inline bool sort_by_number(std::vector<std::string>& values, std::vector<std::uint64_t>& counts) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto number = number_in(values[i]);
        if (!number) { return false; }
        order.emplace_back(*number, i);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::string>   sorted_values;
    std::vector<std::uint64_t> sorted_counts;
    for (const auto& [number, i] : order) {
        sorted_values.push_back(std::move(values[i]));
        sorted_counts.push_back(counts[i]);
    }
    values.swap(sorted_values);
    counts.swap(sorted_counts);
    return true;
}

[[nodiscard]] inline double equal_distance(const std::vector<double>& p, const std::vector<double>& q) {
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) { sum += std::abs(p[i] - q[i]); }
    return sum / 2;
}

[[nodiscard]] inline double ordered_distance(const std::vector<double>& p, const std::vector<double>& q) {
    double sum   = 0;
    double moved = 0;
    for (std::size_t i = 0; i < p.size(); ++i) { sum += std::abs(moved += p[i] - q[i]); }
    return p.size() < 2 ? 0 : sum / static_cast<double>(p.size() - 1);
}

/// In each group, what some of its parts have too much makes up for what others lack, over the height of the group; the rest goes up.
[[nodiscard]] inline double hierarchical_distance(const std::vector<double>& p, const std::vector<double>& q, const sensitive_reference& reference) {
    const auto&                     steps = *reference.steps;
    std::map<std::uint32_t, double> extra;
    for (std::size_t i = 0; i < p.size(); ++i) { extra[*steps.leaf(reference.values[i])] += p[i] - q[i]; }
    std::map<std::uint32_t, std::uint32_t> some_leaf; // of each group
    for (const auto& each : extra) { some_leaf[each.first] = each.first; }
    double cost = 0;
    for (std::size_t level = 1; level < steps.levels(); ++level) {
        std::map<std::uint32_t, double>        up, down, next;
        std::map<std::uint32_t, std::uint32_t> next_leaf;
        for (const auto& [group, amount] : extra) {
            const auto over = steps.group(some_leaf[group], level);
            (amount > 0 ? up : down)[over] += std::abs(amount);
            next[over] += amount;
            next_leaf[over] = some_leaf[group];
        }
        for (const auto& [group, amount] : up) { cost += std::min(amount, down[group]) * static_cast<double>(level) / static_cast<double>(steps.levels() - 1); }
        extra.swap(next);
        some_leaf.swap(next_leaf);
    }
    return cost;
}

} // namespace detail

RUNG_DECL result<sensitive_reference> sensitive_reference_of(const record_column& column, const hierarchy* steps, const privacy_model& model) {
    sensitive_reference out;
    std::vector<std::uint64_t> counts(column.values.size(), 0);
    for (const auto code : column.codes) { ++counts[code]; }
    const auto distance = model.close ? model.close->distance : value_distance::equal;
    const bool ordered  = distance == value_distance::ordered;
    if (steps == nullptr || distance == value_distance::equal) {
        out.values = column.values;
        out.counts = std::move(counts);
        if (distance == value_distance::hierarchical) { return failure{errc::bad_hierarchy, "column " + column.name + ": no hierarchy", {}}; }
        if (ordered && !detail::sort_by_number(out.values, out.counts)) {
            return failure{errc::precondition, "column " + column.name + ": neither in a hierarchy nor all numbers", {}};
        }
        return out;
    }
    if (distance == value_distance::hierarchical && steps->values(steps->levels() - 1) != 1) {
        return failure{errc::bad_hierarchy, "column " + column.name + ": more than one group at the top", {}};
    }
    for (std::uint32_t leaf = 0; leaf < steps->leaves(); ++leaf) { out.values.push_back(steps->label(0, leaf)); }
    out.counts.assign(steps->leaves(), 0);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) { continue; }
        const auto leaf = steps->leaf(column.values[i]);
        if (!leaf) {
            const auto row = std::find(column.codes.begin(), column.codes.end(), i) - column.codes.begin();
            return failure{errc::bad_hierarchy, "column " + column.name + ", row " + std::to_string(row + 1) + ": a value that the hierarchy lacks", {}};
        }
        out.counts[*leaf] = counts[i];
    }
    out.steps = *steps;
    return out;
}

RUNG_DECL bool measured_privacy::meets(const privacy_model& model) const noexcept {
    if (rows == 0) { return true; }
    constexpr double slack = 1e-9;
    return smallest_class >= model.k && (model.population_k == 0 || smallest_population >= model.population_k) &&
           (!model.distinct || distinct >= model.distinct->l) && (!model.entropy || entropy >= model.entropy->l * (1 - slack) - slack) &&
           (!model.recursive || recursive < model.recursive->c) && (!model.close || distance <= model.close->t + slack);
}

RUNG_DECL result<measured_privacy> measure_privacy(const records& released, const privacy_question& asked) {
    const auto columns = detail::columns_named(released, asked.quasi);
    if (!columns) { return columns.error(); }
    if (asked.sensitive.empty() && asked.model.needs_sensitive()) { return failure{errc::precondition, "sensitive", {}}; }
    if (asked.population == nullptr && asked.model.population_k > 0) { return failure{errc::precondition, "population", {}}; }
    const auto       classes = detail::classes_of(released.rows(), *columns);
    measured_privacy out;
    out.rows    = released.rows();
    out.classes = classes.size();
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const std::uint64_t rows = classes.rows(i).size();
        out.smallest_class       = i == 0 ? rows : std::min(out.smallest_class, rows);
    }
    if (asked.population != nullptr) {
        const auto people = detail::population_of(classes, *columns, *asked.population, asked.quasi);
        if (!people) { return people.error(); }
        if (!people->empty()) { out.smallest_population = *std::min_element(people->begin(), people->end()); }
    }
    if (asked.sensitive.empty() || classes.size() == 0) { return out; }

    const auto at = released.find(asked.sensitive);
    if (!at) { return failure{errc::not_found, "column " + asked.sensitive, {}}; }
    const auto&         column = released.columns()[*at];
    sensitive_reference own;
    const auto distance = asked.model.close ? asked.model.close->distance : value_distance::equal;
    if (distance == value_distance::hierarchical && (asked.reference == nullptr || !asked.reference->steps)) { return failure{errc::precondition, "reference", {}}; }
    if (asked.reference == nullptr) {
        auto made = sensitive_reference_of(column, nullptr, asked.model);
        if (!made) { return made.error(); }
        own = *std::move(made);
    }
    const auto&                            reference = asked.reference == nullptr ? own : *asked.reference;
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < reference.values.size(); ++i) { places.emplace(reference.values[i], i); }
    std::vector<std::size_t> place_of;
    for (const auto& value : column.values) {
        const auto place = places.find(value);
        place_of.push_back(place == places.end() ? reference.values.size() : place->second);
    }
    std::vector<double> whole;
    double              all = 0;
    for (const auto each : reference.counts) { all += static_cast<double>(each); }
    for (const auto each : reference.counts) { whole.push_back(static_cast<double>(each) / all); }

    const auto recursive_l = asked.model.recursive ? std::max<std::size_t>(asked.model.recursive->l, 1) : std::size_t{2};
    std::vector<double> share(reference.values.size());
    double              least_entropy = std::numeric_limits<double>::infinity();
    out.distinct                      = std::numeric_limits<std::uint64_t>::max();
    for (std::size_t i = 0; i < classes.size(); ++i) {
        std::fill(share.begin(), share.end(), 0.0);
        const auto size = static_cast<double>(classes.rows(i).size());
        for (const auto row : classes.rows(i)) {
            const auto place = place_of[column.codes[row]];
            if (place == share.size()) { return failure{errc::precondition, "reference: lacks a value of column " + column.name, {}}; }
            share[place] += 1 / size;
        }
        auto sorted = share;
        std::sort(sorted.begin(), sorted.end(), std::greater<>());
        std::uint64_t values  = 0;
        double        entropy = 0;
        double        tail    = 0;
        for (std::size_t v = 0; v < sorted.size() && sorted[v] > 0; ++v) {
            ++values;
            entropy -= sorted[v] * std::log(sorted[v]);
            if (v + 1 >= recursive_l) { tail += std::round(sorted[v] * size); }
        }
        out.distinct  = std::min(out.distinct, values);
        least_entropy = std::min(least_entropy, entropy);
        out.recursive = std::max(out.recursive, tail > 0 ? std::round(sorted[0] * size) / tail : std::numeric_limits<double>::infinity());
        if (!asked.model.close) { continue; }
        out.distance = std::max(out.distance, distance == value_distance::equal     ? detail::equal_distance(share, whole)
                                              : distance == value_distance::ordered ? detail::ordered_distance(share, whole)
                                                                                    : detail::hierarchical_distance(share, whole, reference));
    }
    out.entropy = std::exp(least_entropy);
    return out;
}

} // namespace disclosure
RUNG_END
