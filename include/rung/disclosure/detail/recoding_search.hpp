// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/node_judge.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

struct search_limits {
    std::uint64_t   checks      = 0;
    std::uint64_t   most_lost   = 0; ///< Rows that may be suppressed.
    std::stop_token stop;
};

struct search_answer {
    std::optional<std::uint64_t> node;
    double                       score      = 0;
    std::uint64_t                suppressed = 0;
    std::uint64_t                checks     = 0;
    bool                         complete   = true;
    bool                         stopped    = false;
};

/// Finds the best node of the lattice, layer by layer from the coarsest.
///
/// Rows that no finer node can keep either only become more on the way down, and so does what they add to the score. A node hands both to
/// the nodes below; one that has too many such rows, or whose added score alone is too much, ends its whole cone. What comes nowhere near
/// is passed over without a look.
template <std::size_t Words>
class recoding_search {
public:
    recoding_search(const lattice_order& order, class_source<Words>& source, node_judge<Words>& judge, loss_terms& terms, search_limits bounds)
        : order_(order), source_(source), judge_(judge), terms_(terms), bounds_(std::move(bounds)), levels_(order.columns.size()),
          zero_(terms.size(), 0.0), trial_(terms.size()) {
        depth_ = order.columns.size() > 3 ? order.columns.size() - 3 : 0;
    }

    [[nodiscard]] search_answer run() {
        descend();
        std::vector<layer_node> layer{{order_.nodes - 1, 0}};
        std::vector<double>     extras = zero_;
        while (!layer.empty() && !answer_.stopped && answer_.complete) { sweep(layer, extras); }
        choose();
        return answer_;
    }

private:
    struct layer_node {
        std::uint64_t node    = 0;
        std::uint32_t parents = 0; ///< Coarser neighbours whose cone is open.
    };
    struct candidate {
        std::uint64_t node       = 0;
        double        score      = 0;
        std::uint64_t suppressed = 0;
    };

    [[nodiscard]] double tie() const noexcept { return 1e-12 * std::max(1.0, std::abs(best_)); }

    /// Wider than a tie, because bounds are sums of other roundings than scores.
    [[nodiscard]] bool too_much(double bound) const noexcept { return bound > best_ + 1e-9 * std::max(1.0, std::abs(best_)); }

    /// The least score of what lies at or over `levels` in base and at or under what gave `extra`; level 0 everywhere without levels.
    [[nodiscard]] double bound(const std::vector<std::size_t>* levels, const double* extra) {
        for (std::size_t i = 0; i < trial_.size(); ++i) { trial_[i] = (terms_.per_column() ? terms_.base(i, levels ? (*levels)[i] : 0) : bottom_base()) + extra[i]; }
        return terms_.least_score(trial_);
    }

    [[nodiscard]] double bottom_base() {
        if (!bottom_base_) { bottom_base_ = terms_.class_base(source_.bottom()); }
        return *bottom_base_;
    }

    /// Looks at a node, unless a bound on the way says that it cannot matter; null then, or where the limit is met.
    [[nodiscard]] const node_finding* look(std::uint64_t node, const double* extra) {
        if (const auto known = known_.find(node); known != known_.end()) { return &known->second; }
        source_.make_room();
        order_.levels_of(node, levels_);
        if (bounds_.most_lost == 0 && judge_.known_to_fail(levels_)) {
            finding_.suppressed = finding_.lost = 1;
            return &finding_;
        }
        if (!terms_.per_column() && extra != nullptr) {
            for (std::size_t depth = 1; depth <= depth_; ++depth) {
                const auto& table = source_.at(levels_, depth);
                trial_[0]         = base_of(table, depth) + extra[0];
                if (too_much(terms_.least_score(trial_))) { return nullptr; }
            }
        }
        if (answer_.checks == bounds_.checks) {
            answer_.complete = false;
            return nullptr;
        }
        if (bounds_.stop.stop_requested()) {
            answer_.stopped = true;
            return nullptr;
        }
        ++answer_.checks;
        judge_.look(source_.at(levels_, depth_), depth_, levels_, bounds_.most_lost, finding_);
        if (finding_.suppressed <= bounds_.most_lost) {
            take({node, finding_.score, finding_.suppressed});
        } else if (bounds_.most_lost == 0) {
            judge_.remember_failure(levels_);
        }
        return &finding_;
    }

    [[nodiscard]] double base_of(const class_table<Words>& table, std::size_t depth) {
        std::uint64_t node = 0;
        for (std::size_t i = 0; i < depth; ++i) { node += levels_[order_.columns[i]] * order_.stride[order_.columns[i]]; }
        const auto [at, fresh] = bases_.try_emplace(node, 0.0);
        if (fresh) { at->second = terms_.class_base(table); }
        return at->second;
    }

    void take(const candidate& found) {
        if (found.score < best_) {
            best_ = found.score;
            std::erase_if(candidates_, [&](const candidate& each) { return each.score > best_ + tie(); });
        }
        if (found.score <= best_ + tie()) { candidates_.push_back(found); }
    }

    /// A first good answer, so that bounds cut from the start: down from the coarsest node, each time to the first finer one that is better.
    void descend() {
        std::uint64_t at    = order_.nodes - 1;
        double        score = remember(at);
        for (bool moved = true; moved && !answer_.stopped && answer_.complete;) {
            moved = false;
            std::vector<std::size_t> here(levels_.size());
            order_.levels_of(at, here);
            std::vector<std::pair<double, std::uint64_t>> finer;
            for (std::size_t c = 0; c < here.size(); ++c) {
                if (here[c] == 0) { continue; }
                --here[c];
                finer.emplace_back(terms_.per_column() ? bound(&here, zero_.data()) : 0.0, at - order_.stride[c]);
                ++here[c];
            }
            std::sort(finer.begin(), finer.end());
            for (const auto& [base, node] : finer) {
                const double next = remember(node);
                if (next < score) {
                    score = next;
                    at    = node;
                    moved = true;
                    break;
                }
            }
        }
    }

    double remember(std::uint64_t node) {
        const auto* const found = look(node, nullptr);
        if (found == nullptr) { return std::numeric_limits<double>::infinity(); }
        const double score = found->suppressed <= bounds_.most_lost ? found->score : std::numeric_limits<double>::infinity();
        known_.try_emplace(node, *found);
        return score;
    }

    /// Looks at a layer and makes the next one.
    void sweep(std::vector<layer_node>& layer, std::vector<double>& extras) {
        const std::size_t                 n = terms_.size();
        std::vector<packed_key<1>>        keys;
        std::vector<layer_node>           next;
        std::vector<double>               next_extras;
        finer_.begin(layer.size() * levels_.size());
        std::vector<std::size_t> here(levels_.size());
        for (std::size_t i = 0; i < layer.size(); ++i) {
            double* const extra = extras.data() + i * n;
            order_.levels_of(layer[i].node, here);
            std::uint32_t coarser = 0;
            for (std::size_t c = 0; c < here.size(); ++c) { coarser += here[c] + 1 < order_.levels[c] ? 1U : 0U; }
            if (layer[i].parents != coarser) { continue; }
            if (!too_much(bound(terms_.per_column() ? &here : nullptr, extra))) {
                const auto* const found = look(layer[i].node, extra);
                if (answer_.stopped || !answer_.complete) { return; }
                if (found != nullptr) {
                    // With nothing to suppress every model is kept by whatever is coarser than a node that keeps it.
                    if (found->lost > bounds_.most_lost || (bounds_.most_lost == 0 && found->suppressed > 0)) { continue; }
                    for (std::size_t t = 0; t < n; ++t) { extra[t] = std::max(extra[t], found->extra[t]); }
                }
            }
            if (too_much(bound(nullptr, extra))) { continue; }
            for (std::size_t c = 0; c < here.size(); ++c) {
                if (here[c] == 0) { continue; }
                const packed_key<1> node   = {layer[i].node - order_.stride[c]};
                const auto          number = finer_.number(node, keys.data(), static_cast<std::uint32_t>(keys.size()));
                if (number == next.size()) {
                    keys.push_back(node);
                    next.push_back({node[0], 0});
                    next_extras.insert(next_extras.end(), n, 0.0);
                }
                ++next[number].parents;
                for (std::size_t t = 0; t < n; ++t) { next_extras[number * n + t] = std::max(next_extras[number * n + t], extra[t]); }
            }
        }
        layer.swap(next);
        extras.swap(next_extras);
    }

    void choose() {
        std::vector<std::size_t> a(levels_.size());
        std::vector<std::size_t> b(levels_.size());
        const candidate*         best = nullptr;
        for (const auto& each : candidates_) {
            if (best == nullptr || before(each, *best, a, b)) { best = &each; }
        }
        if (best == nullptr) { return; }
        answer_.node       = best->node;
        answer_.score      = best->score;
        answer_.suppressed = best->suppressed;
    }

    [[nodiscard]] bool before(const candidate& left, const candidate& right, std::vector<std::size_t>& a, std::vector<std::size_t>& b) const {
        if (left.suppressed != right.suppressed) { return left.suppressed < right.suppressed; }
        order_.levels_of(left.node, a);
        order_.levels_of(right.node, b);
        const auto sum_a = std::accumulate(a.begin(), a.end(), std::size_t{0});
        const auto sum_b = std::accumulate(b.begin(), b.end(), std::size_t{0});
        return sum_a != sum_b ? sum_a < sum_b : a < b;
    }

    const lattice_order&                            order_;
    class_source<Words>&                            source_;
    node_judge<Words>&                              judge_;
    loss_terms&                                     terms_;
    search_limits                                   bounds_;
    std::size_t                                     depth_ = 0;
    std::vector<std::size_t>                        levels_;
    std::vector<double>                             zero_, trial_;
    std::optional<double>                           bottom_base_;
    std::unordered_map<std::uint64_t, double>       bases_;
    std::unordered_map<std::uint64_t, node_finding> known_;
    node_finding                                    finding_;
    std::vector<candidate>                          candidates_;
    double                                          best_ = std::numeric_limits<double>::infinity();
    key_index<1>                                    finer_;
    search_answer                                   answer_;
};

} // namespace disclosure::detail
RUNG_END
