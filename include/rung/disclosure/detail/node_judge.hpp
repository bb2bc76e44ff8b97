// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/class_rules.hpp>
#include <rung/disclosure/detail/class_source.hpp>
#include <rung/disclosure/detail/lonely_rows.hpp>
#include <rung/disclosure/detail/loss_terms.hpp>

#include <cstdint>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// What looking at a node has told.
struct node_finding {
    std::uint64_t       suppressed = 0; ///< Rows whose class does not keep the model here.
    std::uint64_t       lost       = 0; ///< Of these, rows that no finer node can keep either.
    double              score      = 0;
    std::vector<double> extra;          ///< What the lost rows add to the score of every finer node.
};

/// Looks at nodes: rolls their classes up, applies the model and counts the loss.
template <std::size_t Words>
class node_judge {
public:
    node_judge(const coded_records& data, const privacy_model& model, const key_layout& layout, const lattice_order& order,
               class_source<Words>& source, class_rules& rules, loss_terms& terms)
        : data_(data), model_(model), layout_(layout), order_(order), source_(source), rules_(rules), terms_(terms),
          lonely_(data, layout, source.bottom(), model.k) {}

    /// Rolls up from a table for the first `depth` columns. Score and extra are worked out where no more than `most` rows go.
    void look(const class_table<Words>& from, std::size_t depth, const std::vector<std::size_t>& levels, std::uint64_t most, node_finding& out) {
        data_.sensitive.empty() ? source_.roll(from, levels, depth, order_.columns.size(), classes_) : roll_with_values(from, depth, levels);
        failed_.clear();
        lost_.clear();
        double squares = 0;
        double kept    = 0;
        out.suppressed = out.lost = 0;
        for (std::uint32_t i = 0; i < classes_.size(); ++i) {
            const std::uint64_t rows = classes_.rows[i];
            if (rows == 0) { continue; }
            class_rules::verdict verdict{true, true};
            if (rows < model_.k || (model_.population_k > 0 && classes_.people[i] < model_.population_k)) {
                verdict = {false, false};
            } else if (!data_.sensitive.empty()) {
                verdict = rules_.judge(values_of(i), rows);
            }
            if (verdict.kept) {
                squares += static_cast<double>(rows) * static_cast<double>(rows);
                kept += 1;
                continue;
            }
            failed_.push_back(i);
            out.suppressed += rows;
            if (!verdict.possible) {
                lost_.push_back(i);
                out.lost += rows;
            }
        }
        if (out.lost > most) { return; }
        terms_.extra(levels, classes_, lost_, out.extra);
        if (out.suppressed > most) { return; }
        terms_.whole(levels, classes_, failed_, squares, kept, whole_);
        out.score = terms_.score(whole_);
    }

    /// Whether a node is known to have a class of fewer than k rows, without counting its classes; false where it is not known.
    [[nodiscard]] bool known_to_fail(const std::vector<std::size_t>& levels) { return lonely_.too_few(levels); }

    /// Remembers a row of the smallest class of fewer than k of the last node.
    void remember_failure(const std::vector<std::size_t>& levels) {
        std::uint32_t small = 0;
        std::uint32_t least = model_.k;
        for (const auto i : failed_) {
            if (classes_.rows[i] < least) { least = classes_.rows[small = i]; }
        }
        if (least == model_.k) { return; }
        const auto& bottom = source_.bottom();
        for (std::size_t i = 0; i < bottom.size(); ++i) {
            bool inside = bottom.rows[i] > 0;
            for (std::size_t c = 0; inside && c < levels.size(); ++c) {
                const auto code = field_of<Words>(bottom.keys[i], layout_.fields[c]);
                inside          = data_.quasi[c].at[levels[c]][code] == field_of<Words>(classes_.keys[small], layout_.fields[c]);
            }
            if (inside) { return lonely_.add(i); }
        }
    }

    [[nodiscard]] const class_table<Words>&         classes() const noexcept { return classes_; }
    [[nodiscard]] const std::vector<std::uint32_t>& failed() const noexcept { return failed_; }

private:
    /// Classes by the quasi-identifiers, and the entries of the source sorted by class, so that each class's values lie together.
    void roll_with_values(const class_table<Words>& from, std::size_t depth, const std::vector<std::size_t>& levels) {
        source_.roll_classes(from, levels, depth, classes_, class_of_);
        entries_.assign(classes_.size(), 0);
        for (const auto number : class_of_) { ++entries_[number]; }
        std::uint32_t begin = 0;
        for (auto& each : entries_) {
            const auto n = each;
            each         = begin;
            begin += n;
        }
        sorted_.resize(from.size());
        for (std::size_t i = 0; i < from.size(); ++i) {
            sorted_[entries_[class_of_[i]]++] = {field_of<Words>(from.keys[i], layout_.fields.back()), from.rows[i]};
        }
        sums_.resize(data_.sensitive_values, 0);
    }

    /// The values of a class, each once. The class's entries end where `entries_` points to.
    [[nodiscard]] std::span<const value_count> values_of(std::uint32_t number) {
        merged_.clear();
        for (std::uint32_t i = number == 0 ? 0 : entries_[number - 1]; i < entries_[number]; ++i) {
            if (sorted_[i].rows == 0) { continue; }
            if (sums_[sorted_[i].value] == 0) { merged_.push_back({sorted_[i].value, 0}); }
            sums_[sorted_[i].value] += sorted_[i].rows;
        }
        for (auto& each : merged_) {
            each.rows         = sums_[each.value];
            sums_[each.value] = 0;
        }
        return merged_;
    }

    const coded_records&       data_;
    const privacy_model&       model_;
    const key_layout&          layout_;
    const lattice_order&       order_;
    class_source<Words>&       source_;
    class_rules&               rules_;
    loss_terms&                terms_;
    class_table<Words>         classes_;
    std::vector<std::uint32_t> failed_, lost_, class_of_, entries_;
    std::vector<value_count>   sorted_, merged_;
    std::vector<std::uint64_t> sums_;
    std::vector<double>        whole_;
    lonely_rows<Words>         lonely_;
};

} // namespace disclosure::detail
RUNG_END
