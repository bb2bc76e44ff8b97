// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/field_map.hpp>
#include <rung/adapter/import.hpp>
#include <rung/workforce/row.hpp>

#include <algorithm>
#include <deque>
#include <numeric>
#include <string>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

/// The job rows of one worker, held back until the last of them is known: a grade is higher only than the grade before it.
class held_jobs {
public:
    explicit held_jobs(const promotion_ties& ties)
        : ties_(&ties), start_(*workforce::find_field("job.start")), end_(*workforce::find_field("job.end")),
          sequence_(*workforce::find_field("job.sequence")), grade_(*workforce::find_field("job.grade")),
          employment_(*workforce::find_field("job.employment_id")) {}

    [[nodiscard]] bool wanted() const noexcept { return !ties_->grades.empty(); }
    [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }

    /// Copies a row with all its texts.
    void hold(const workforce::row& row) {
        auto& mine = rows_.emplace_back();
        mine.rule  = row.rule;
        mine.record = row.record;
        for (const auto& one : row.values) {
            mine.texts.emplace_back(one.text);
            mine.values.push_back(one);
            mine.values.back().text = mine.texts.back();
        }
    }

    /// Hands on all rows in the order they came, with their rules, and forgets them. `tell(word, row)` hears of contradictions.
    template <class Tell>
    result<void> release(std::string_view key, const row_sink& sink, const Tell& tell) {
        judge(tell);
        for (auto& one : rows_) {
            const workforce::row row{workforce::row_type::job, key, one.values, one.rule, one.record};
            if (auto done = sink(row); !done) { return done; }
        }
        rows_.clear();
        return {};
    }

private:
    struct held_row {
        std::deque<std::string>             texts; // addresses stay
        std::vector<workforce::field_value> values;
        workforce::promotion_rule           rule   = workforce::promotion_rule::none;
        std::uint64_t                       record = 0;

        [[nodiscard]] const workforce::field_value* find(std::uint16_t field) const {
            for (const auto& one : values) {
                if (one.field == field && one.state == workforce::value_state::ok) { return &one; }
            }
            return nullptr;
        }
    };

    [[nodiscard]] std::ptrdiff_t rank(const held_row& row) const {
        const auto* grade = row.find(grade_);
        if (grade == nullptr) { return -1; }
        const auto found = std::find(ties_->grades.begin(), ties_->grades.end(), grade->text);
        return found == ties_->grades.end() ? -1 : found - ties_->grades.begin();
    }

    template <class Tell>
    void judge(const Tell& tell) {
        std::vector<std::size_t> order(rows_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto employment = [&](std::size_t i) { return rows_[i].find(employment_) ? rows_[i].find(employment_)->text : std::string_view(); };
        const auto day        = [&](std::size_t i) { return rows_[i].find(start_) ? rows_[i].find(start_)->date : civil_date{}; };
        const auto sequence   = [&](std::size_t i) { return rows_[i].find(sequence_) ? rows_[i].find(sequence_)->number : 0; };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            if (employment(a) != employment(b)) { return employment(a) < employment(b); }
            if (day(a) != day(b)) { return day(a) < day(b); }
            return sequence(a) < sequence(b);
        });
        for (std::size_t i = 1; i < order.size(); ++i) {
            const auto before = order[i - 1];
            const auto here   = order[i];
            if (employment(before) != employment(here) || !day(before).known() || !day(here).known()) { continue; }
            const auto* end = rows_[before].find(end_);
            // An end is the last day on which a row holds.
            if (end != nullptr && end->date >= day(here) && day(before) != day(here)) { tell("overlapping-rows", rows_[here]); }
            const auto low  = rank(rows_[before]);
            const auto high = rank(rows_[here]);
            if (low < 0 || high <= low) { continue; }
            auto& rule = rows_[here].rule;
            rule       = rule == workforce::promotion_rule::none ? workforce::promotion_rule::grade_rank : workforce::promotion_rule::both;
        }
        for (const auto& row : rows_) {
            if (row.find(grade_) != nullptr && rank(row) < 0) { tell("unknown-grade", row); }
        }
    }

    const promotion_ties* ties_;
    std::uint16_t         start_, end_, sequence_, grade_, employment_;
    std::deque<held_row>  rows_; // values point into texts: rows stay where they are
};

} // namespace adapter::detail
RUNG_END
