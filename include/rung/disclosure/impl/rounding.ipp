// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/rounding.hpp>

#include <rung/disclosure/impl/attack_ilp.ipp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include <coin/CoinError.hpp>

RUNG_BEGIN
namespace disclosure {
namespace detail {

/// The nearest additive rounding of a table as a whole-number program over multiples of the base.
///
/// Each figure is floor + up + beyond - back multiples: `up` chooses between the two neighbours, the other two go one further. What a figure costs
/// is convex in that number, so that a cheapest answer never goes further where a neighbour would do.
class controlled_rounding {
public:
    controlled_rounding(const cell_table& table, const rounding_options& options) : table_(table), options_(options), rows_(table) {}

    result<rounded_table> run() {
        for (const std::uint32_t steps : {0U, 1U}) {
            if (options_.stop.stop_requested()) { return failure{errc::cancelled, {}, {}}; }
            bool proven = false;
            if (auto found = nearest(steps, proven)) {
                found->optimal = proven;
                return *found;
            }
            if (!proven) { return failure{errc::solver_limit, "rounding_options.node_limit", {}}; }
        }
        return failure{errc::not_protectable, "sums", {}};
    }

private:
    struct choice {
        std::uint32_t cell = 0;
        std::int64_t  by   = 0; ///< Multiples.
    };

    [[nodiscard]] std::int64_t floor_of(std::uint32_t i) const { return table_.cells[i].value / options_.base; }
    [[nodiscard]] std::int64_t rest_of(std::uint32_t i) const { return table_.cells[i].value % options_.base; }

    [[nodiscard]] std::vector<choice> choices(std::uint32_t steps, std::vector<double>& cost) const {
        std::vector<choice> out;
        const auto          add = [&](std::uint32_t i, std::int64_t by, std::int64_t price) {
            out.push_back({i, by});
            cost.push_back(static_cast<double>(price));
        };
        for (std::uint32_t i = 0; i < table_.cells.size(); ++i) {
            if (rest_of(i) != 0) { add(i, 1, options_.base - 2 * rest_of(i)); }
            if (steps == 0) { continue; }
            add(i, 1, options_.base);
            if (floor_of(i) > 0) { add(i, -1, options_.base); }
        }
        return out;
    }

    /// @return the rounding where one was found and is right; `proven` then says that none is nearer, else that there is none
    std::optional<rounded_table> nearest(std::uint32_t steps, bool& proven) {
        std::vector<double>       cost, side(rows_.rows(), 0.0), value;
        const auto                columns = choices(steps, cost);
        std::vector<CoinBigIndex> starts{0};
        std::vector<int>          index;
        for (std::uint32_t i = 0; i < table_.cells.size(); ++i) {
            for (const auto& t : rows_.of(i)) { side[t.row] -= static_cast<double>(t.sign) * static_cast<double>(floor_of(i)); }
        }
        for (const auto& c : columns) {
            for (const auto& t : rows_.of(c.cell)) {
                index.push_back(static_cast<int>(t.row));
                value.push_back(static_cast<double>(t.sign * c.by));
            }
            starts.push_back(static_cast<CoinBigIndex>(index.size()));
        }
        std::vector<std::int64_t> y(table_.cells.size());
        for (std::uint32_t i = 0; i < y.size(); ++i) { y[i] = floor_of(i); }
        proven = true;
        if (!columns.empty()) {
            const auto                width = static_cast<int>(columns.size());
            const std::vector<double> lower(columns.size(), 0.0), upper(columns.size(), 1.0);
            OsiClpSolverInterface     lp;
            lp.messageHandler()->setLogLevel(0);
            lp.loadProblem(width, static_cast<int>(rows_.rows()), starts.data(), index.data(), value.data(), lower.data(), upper.data(), cost.data(),
                           side.data(), side.data());
            for (int j = 0; j < width; ++j) { lp.setInteger(j); }
            CbcModel model(lp);
            model.setDblParam(CbcModel::CbcCutoffIncrement, 0.999); // distances are whole
            branch(model, options_.node_limit);
            proven                = model.isProvenOptimal() || model.isProvenInfeasible();
            const double* const x = model.bestSolution();
            if (x == nullptr) { return {}; }
            for (int j = 0; j < width; ++j) { y[columns[static_cast<std::size_t>(j)].cell] += x[j] > 0.5 ? columns[static_cast<std::size_t>(j)].by : 0; }
        }
        auto out = checked(y, steps);
        proven   = proven && out.has_value(); // where a solver's answer is wrong, nothing it said counts
        return out;
    }

    /// The multiples as figures, where every sum holds among them and none went too far.
    [[nodiscard]] std::optional<rounded_table> checked(const std::vector<std::int64_t>& y, std::uint32_t steps) const {
        for (const auto& s : table_.sums) {
            auto left = y[s.total];
            for (const auto p : s.parts) { left -= y[p]; }
            if (left != 0) { return {}; }
        }
        rounded_table out{{}, options_.base, rounding_method::controlled, true, steps};
        for (std::uint32_t i = 0; i < y.size(); ++i) {
            const auto low = floor_of(i) - steps, high = floor_of(i) + (rest_of(i) != 0 ? 1 : 0) + steps;
            if (y[i] < std::max<std::int64_t>(low, 0) || y[i] > high) { return {}; }
            out.values.push_back(y[i] * options_.base);
            out.distance += std::abs(out.values.back() - table_.cells[i].value);
        }
        return out;
    }

    const cell_table&       table_;
    const rounding_options& options_;
    relations               rows_;
};

inline constexpr std::int64_t largest_base = 1'000'000;

} // namespace detail

RUNG_DECL std::int64_t round_conventional(std::int64_t value, std::int64_t base) noexcept { return (value + base / 2) / base * base; }

RUNG_DECL bool hesa_shows_percentage(std::int64_t people) noexcept { return 2 * people >= 45; }

RUNG_DECL bool hesa_shows_average(std::int64_t people) noexcept { return people > 7; }

RUNG_DECL result<rounded_table> round_table(const cell_table& table, const rounding_options& options) {
    if (auto good = check(table); !good) { return good.error(); }
    if (options.base < 2 || options.base > detail::largest_base || (options.method == rounding_method::hesa && options.base != 5)) {
        return failure{errc::precondition, "rounding_options.base", {}};
    }
    if (options.method == rounding_method::controlled) {
        try {
            return detail::controlled_rounding(table, options).run();
        } catch (CoinError& unexpected) { return failure{errc::internal, "round_table", unexpected.message()}; }
    }
    rounded_table out{{}, options.base, options.method, true};
    for (const auto& c : table.cells) {
        out.values.push_back(round_conventional(c.value, options.base));
        out.distance += std::abs(out.values.back() - c.value);
    }
    for (const auto& s : table.sums) {
        auto left = out.values[s.total];
        for (const auto p : s.parts) { left -= out.values[p]; }
        out.additive = out.additive && left == 0;
    }
    return out;
}

RUNG_DECL result<std::vector<prior>> priors_of(const rounded_table& rounded) {
    const auto base = rounded.base;
    if (base < 2 || base > detail::largest_base) { return failure{errc::precondition, "rounded_table.base", {}}; }
    if (rounded.steps > 1) { return failure{errc::precondition, "rounded_table.steps", {}}; }
    std::vector<prior> out;
    for (std::uint32_t i = 0; i < rounded.values.size(); ++i) {
        const auto r = rounded.values[i];
        if (r < 0 || r > largest_value + 2 * base || r % base != 0) { return failure{errc::bad_table, detail::cell_name(i), {}}; }
        const auto reach = (1 + std::int64_t{rounded.steps}) * base - 1;
        const bool alone = rounded.method != rounding_method::controlled;
        out.push_back({std::max<std::int64_t>(r - (alone ? base / 2 : reach), 0), r + (alone ? (base - 1) / 2 : reach)});
    }
    return out;
}

RUNG_DECL result<audit_report> audit_rounded(const cell_table& table, const rounded_table& rounded, std::int64_t threshold, const audit_options& options) {
    if (!options.values_known) { return failure{errc::precondition, "audit_options.values_known", {}}; }
    if (rounded.values.size() != table.cells.size()) { return failure{errc::bad_table, "rounded_table.values", {}}; }
    if (!options.priors.empty() && options.priors.size() != table.cells.size()) { return failure{errc::precondition, "audit_options.priors", {}}; }
    auto priors = priors_of(rounded);
    if (!priors) { return priors.error(); }
    auto              open = table;
    std::vector<char> small(table.cells.size(), 0);
    for (std::uint32_t i = 0; i < table.cells.size(); ++i) {
        auto& p = (*priors)[i];
        auto& c = open.cells[i];
        if (c.value < p.low || c.value > p.high) { return failure{errc::bad_table, detail::cell_name(i) + ": rounded otherwise", {}}; }
        if (!options.priors.empty()) {
            p.low  = std::max(p.low, options.priors[i].low);
            p.high = std::min(p.high, options.priors[i].high);
            if (c.value < p.low || c.value > p.high) { return failure{errc::precondition, "audit_options.priors", {}}; }
        }
        small[i]     = c.primary || (c.value > 0 && c.value < threshold) ? 1 : 0;
        c.primary    = small[i] != 0;
        c.suppressed = !c.forced; // shown rounded: as good as hidden behind its neighbours
    }
    auto inside   = options;
    inside.priors = *priors;
    auto told     = audit(open, inside);
    if (!told) { return told; }
    told->broken = 0;
    for (auto& b : told->cells) { // without small cells `audit` takes all of them for such
        b.broken = b.broken && small[b.cell] != 0;
        told->broken += b.broken ? 1 : 0;
    }
    return told;
}

} // namespace disclosure
RUNG_END
