// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/privacy_model.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

struct value_count {
    std::uint32_t value = 0;
    std::uint64_t rows  = 0;
};

/// The sensitive values of the input as `closeness` sees them, by code.
struct value_space {
    std::vector<double>                     counts;   // by place
    std::vector<std::uint32_t>              place;    // of a code in `counts`
    std::vector<std::vector<std::uint32_t>> parent;   // hierarchical: [level][group] to the group one level up; one group at the top
};

/// Judges the sensitive values of a class by whole numbers: sums of them are exact below 2^53.
class class_rules {
public:
    /// Whether a class keeps the model; `possible` is false where no part of it can keep it either.
    struct verdict {
        bool kept     = true;
        bool possible = true;
    };

    class_rules(const privacy_model& model, value_space space) : model_(model), space_(std::move(space)) {
        for (const auto each : space_.counts) { total_ += each; }
        class_.assign(space_.counts.size(), 0);
        if (model_.distinct) { least_ = std::max<std::uint64_t>(least_, model_.distinct->l); }
        if (model_.recursive) { least_ = std::max<std::uint64_t>(least_, model_.recursive->l); }
        if (model_.entropy) { least_ = std::max(least_, static_cast<std::uint64_t>(std::ceil(model_.entropy->l - 1e-9))); }
    }

    /// Fewest different values in a class that keeps the model, and so fewest rows.
    [[nodiscard]] std::uint64_t least_values() const noexcept { return least_; }

    /// @param values each once, with rows of at least 1
    [[nodiscard]] verdict judge(std::span<const value_count> values, std::uint64_t rows) {
        if (values.size() < least_) { return {false, false}; }
        verdict out;
        if (model_.entropy) { out.kept = out.kept && entropic(values, static_cast<double>(rows)); }
        if (model_.recursive) { out.kept = out.kept && recursive(values); }
        if (model_.close) { near(values, static_cast<double>(rows), out); }
        return out;
    }

private:
    [[nodiscard]] bool entropic(std::span<const value_count> values, double rows) const {
        double sum = 0; // rows * entropy = rows log rows - sum of n log n
        for (const auto& each : values) { sum += static_cast<double>(each.rows) * std::log(static_cast<double>(each.rows)); }
        return rows * std::log(rows) - sum >= rows * std::log(model_.entropy->l - 1e-9);
    }

    [[nodiscard]] bool recursive(std::span<const value_count> values) {
        sorted_.clear();
        for (const auto& each : values) { sorted_.push_back(each.rows); }
        std::sort(sorted_.begin(), sorted_.end(), std::greater<>());
        std::uint64_t tail = 0;
        for (std::size_t i = std::max<std::size_t>(model_.recursive->l, 1) - 1; i < sorted_.size(); ++i) { tail += sorted_[i]; }
        return static_cast<double>(sorted_.front()) < model_.recursive->c * static_cast<double>(tail);
    }

    /// The earth mover's distance times total * rows, with shares as whole numbers, and a lower bound of it for all parts of the class:
    /// the mass of values that it lacks, and so do its parts, has at least to come from the nearest one that it has.
    void near(std::span<const value_count> values, double rows, verdict& out) {
        const double most = model_.close->t * total_ * rows;
        double       cost = 0;
        double       away = 0;
        switch (model_.close->distance) {
        case value_distance::equal: {
            away = total_;
            cost = 0;
            for (const auto& each : values) {
                const double whole = space_.counts[space_.place[each.value]];
                cost += std::max(0.0, static_cast<double>(each.rows) * total_ - whole * rows);
                away -= whole;
            }
            away *= rows;
            break;
        }
        case value_distance::ordered: ordered(values, rows, cost, away); break;
        case value_distance::hierarchical: hierarchical(values, rows, cost, away); break;
        }
        const double slack = 1e-12 * total_ * rows;
        out.kept           = out.kept && cost <= most + slack;
        out.possible       = out.possible && away <= most + 2 * slack;
    }

    void ordered(std::span<const value_count> values, double rows, double& cost, double& away) {
        const std::size_t places = space_.counts.size();
        if (places < 2) { return; }
        spread(values);
        double moved = 0;
        for (std::size_t i = 0; i < places; ++i) {
            moved += class_[i] * total_ - space_.counts[i] * rows;
            cost += std::abs(moved);
        }
        constexpr double nobody = 1e300;
        nearest_.assign(places, nobody);
        double gap = nobody;
        for (std::size_t i = 0; i < places; ++i) { nearest_[i] = gap = class_[i] > 0 ? 0 : gap + 1; }
        gap = nobody;
        for (std::size_t i = places; i-- > 0;) {
            gap = class_[i] > 0 ? 0 : gap + 1;
            away += std::min(nearest_[i], gap) * space_.counts[i];
        }
        const auto most = static_cast<double>(places - 1);
        cost /= most;
        away *= rows / most;
        gather(values);
    }

    void hierarchical(std::span<const value_count> values, double rows, double& cost, double& away) {
        spread(values);
        extra_.resize(class_.size());
        mass_.assign(space_.counts.begin(), space_.counts.end());
        seen_.resize(class_.size());
        for (std::size_t i = 0; i < class_.size(); ++i) {
            extra_[i] = class_[i] * total_ - space_.counts[i] * rows;
            seen_[i]  = class_[i] > 0;
        }
        const auto top = static_cast<double>(space_.parent.size());
        for (std::size_t level = 0; level < space_.parent.size(); ++level) {
            const auto&       parent = space_.parent[level];
            const std::size_t groups = *std::max_element(parent.begin(), parent.end()) + std::size_t{1};
            const auto        height = static_cast<double>(level + 1) / top;
            gain_.assign(groups, 0);
            loss_.assign(groups, 0);
            sum_.assign(groups, 0);
            any_.assign(groups, 0);
            for (std::size_t i = 0; i < parent.size(); ++i) {
                (extra_[i] > 0 ? gain_ : loss_)[parent[i]] += std::abs(extra_[i]);
                sum_[parent[i]] += mass_[i];
                any_[parent[i]] = any_[parent[i]] != 0 || seen_[i] != 0 ? 1 : 0;
            }
            for (std::size_t i = 0; i < parent.size(); ++i) {
                if (seen_[i] == 0 && any_[parent[i]] != 0) { away += mass_[i] * rows * height; }
            }
            for (std::size_t g = 0; g < groups; ++g) {
                cost += std::min(gain_[g], loss_[g]) * height;
                gain_[g] -= loss_[g];
            }
            std::swap(extra_, gain_);
            std::swap(mass_, sum_);
            std::swap(seen_, any_);
        }
        gather(values);
    }

    void spread(std::span<const value_count> values) {
        for (const auto& each : values) { class_[space_.place[each.value]] = static_cast<double>(each.rows); }
    }
    void gather(std::span<const value_count> values) {
        for (const auto& each : values) { class_[space_.place[each.value]] = 0; }
    }

    privacy_model              model_;
    value_space                space_;
    double                     total_ = 0;
    std::uint64_t              least_ = 1;
    std::vector<std::uint64_t> sorted_;
    std::vector<double>        class_, nearest_, extra_, mass_, gain_, loss_, sum_;
    std::vector<char>          seen_, any_;
};

} // namespace disclosure::detail
RUNG_END
