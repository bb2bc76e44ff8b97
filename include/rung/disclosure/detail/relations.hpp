// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/cells.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

inline constexpr std::uint32_t none = 0xFFFF'FFFF;

/// A cell's part in a row: +1 where it is added, -1 where it is the total; in a fact's row, its coefficient.
struct term {
    std::uint32_t row  = 0;
    std::int64_t  sign = 1;
};

/// Whether somebody is taken to know a hidden cell because he is in it, among so few.
[[nodiscard]] inline bool is_own(const cell& c, std::int64_t own_contribution) noexcept {
    return !c.unpublished && c.value >= 1 && c.value <= own_contribution;
}

/// The sums of a table seen from its cells. Each row reads: parts - total = 0.
///
/// A linear fact is a row too, its weighed cells - what they come to = 0, and what they come to stands as one more cell behind the table's own.
class relations {
public:
    explicit relations(const cell_table& table, std::span<const linear_fact> facts = {})
        : rows_(static_cast<std::uint32_t>(table.sums.size() + facts.size())), facts_(facts.size()), first_(table.cells.size() + facts.size() + 1, 0) {
        for (const auto& s : table.sums) {
            ++first_[s.total + 1];
            for (const auto p : s.parts) { ++first_[p + 1]; }
        }
        for (std::size_t f = 0; f < facts.size(); ++f) {
            ++first_[table.cells.size() + f + 1];
            for (const auto& t : facts[f].terms) { ++first_[t.cell + 1]; }
        }
        for (std::size_t i = 1; i < first_.size(); ++i) { first_[i] += first_[i - 1]; }
        terms_.resize(first_.back());
        auto next = first_;
        for (std::uint32_t row = 0; row < table.sums.size(); ++row) {
            terms_[next[table.sums[row].total]++] = {row, -1};
            for (const auto p : table.sums[row].parts) { terms_[next[p]++] = {row, 1}; }
        }
        for (std::size_t f = 0; f < facts.size(); ++f) {
            const auto row                         = static_cast<std::uint32_t>(table.sums.size() + f);
            terms_[next[table.cells.size() + f]++] = {row, -1};
            for (const auto& t : facts[f].terms) { terms_[next[t.cell]++] = {row, t.coefficient}; }
        }
    }

    [[nodiscard]] std::uint32_t         rows() const noexcept { return rows_; }
    /// With one for each fact, behind the table's own.
    [[nodiscard]] std::size_t           cells() const noexcept { return first_.size() - 1; }
    [[nodiscard]] bool                  is_fact(std::uint32_t cell) const noexcept { return cell + facts_ >= cells(); }
    [[nodiscard]] std::span<const term> of(std::uint32_t cell) const noexcept {
        return {terms_.data() + first_[cell], first_[cell + 1] - first_[cell]};
    }

private:
    std::uint32_t            rows_;
    std::size_t              facts_;
    std::vector<std::size_t> first_;
    std::vector<term>        terms_;
};

/// Says whether changes leave every sum as it is. Whole numbers throughout; a change that overflows does not.
/// `scratch` has a zero for every row, and has so again afterwards.
template <class Changes>
[[nodiscard]] bool keeps_sums(const relations& rows, const Changes& changes, std::vector<std::int64_t>& scratch) {
    bool good = true;
    for (const auto& c : changes) {
        for (const auto& t : rows.of(c.cell)) {
            std::int64_t by = 0;
            good            = !__builtin_mul_overflow(c.by, t.sign, &by) && !__builtin_add_overflow(scratch[t.row], by, &scratch[t.row]) && good;
        }
    }
    for (const auto& c : changes) {
        for (const auto& t : rows.of(c.cell)) {
            good = good && scratch[t.row] == 0;
        }
    }
    for (const auto& c : changes) {
        for (const auto& t : rows.of(c.cell)) { scratch[t.row] = 0; }
    }
    return good;
}

/// How `where` names a cell.
[[nodiscard]] inline std::string cell_name(std::uint32_t cell) { return "cell " + std::to_string(cell); }

} // namespace disclosure::detail
RUNG_END
