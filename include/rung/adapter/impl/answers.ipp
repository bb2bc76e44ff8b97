// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/answers.hpp>

#include <rung/adapter/detail/record_cells.hpp>

#include <map>
#include <utility>

RUNG_BEGIN
namespace adapter {
namespace detail {

/// One count: records in, combinations out.
class answer_import {
public:
    explicit answer_import(const answers_request& what) : what_(&what), bound_(*what.map, every_tie(*what.map)) {
        for (std::size_t i = 0; i < what.map->fields.size(); ++i) {
            const auto& tie = what.map->fields[i];
            ties_.emplace_back(tie, static_cast<std::uint16_t>(i));
            read_.fields.push_back({tie.from, tie.to, 0, 0, 0, 0, 0, 0, 0});
        }
        read_.scope = what.map->scope;
    }

    result<counted_answers> run() {
        if (auto fits = sort_ties(); !fits) { return fits.error(); }
        for (;;) {
            const auto batch = what_->main->next();
            if (!batch) { return batch.error(); }
            if (batch->row_count == 0) { break; }
            if (bound_.learn(*what_->main)) { cells_.learn(*what_->main, bound_, ties_.size()); }
            for (std::uint32_t first = 0; first < batch->row_count;) {
                auto end = first + 1;
                while (end < batch->row_count && batch->rows[end].record == batch->rows[first].record) { ++end; }
                if (auto done = take(batch->rows, first, end); !done) { return done.error(); }
                first = end;
            }
        }
        return finish();
    }

private:
    using words = std::vector<workforce::counted_answer>;

    static std::vector<std::uint16_t> every_tie(const field_map& map) {
        std::vector<std::uint16_t> ties(map.fields.size());
        for (std::size_t i = 0; i < ties.size(); ++i) { ties[i] = static_cast<std::uint16_t>(i); }
        return ties;
    }

    /// Parts the ties into what says the group and what is an answer.
    result<void> sort_ties() {
        if (what_->map->side) { return failure{errc::bad_map, "/side", {}}; }
        for (const auto& tie : ties_) {
            const auto& to    = what_->map->fields[tie.place()].to;
            const auto& field = workforce::fields()[tie.field()];
            const auto  where = "/fields/" + std::to_string(tie.place()) + "/to";
            if (field.name == "worker.id" || field.name == "worker.other_id" || field.name == "application.id") { return failure{errc::bad_map, "/fields", {}}; }
            const bool answer = field.name == "answer.raw" && !tie.detail().empty();
            const bool group  = field.kind == workforce::value_kind::text && !field.personal && !field.name.ends_with("_id") && !field.name.ends_with(".id") &&
                               (field.row == workforce::row_type::worker || field.row == workforce::row_type::employment || field.row == workforce::row_type::job);
            if (!answer && !group) { return failure{errc::bad_map, where, {}}; }
            (answer ? questions_ : groups_).push_back(tie.place());
            (answer ? counts_.questions : counts_.groups).push_back(to);
        }
        if (questions_.empty()) { return failure{errc::bad_map, "/fields", {}}; }
        return {};
    }

    workforce::counted_answer read(std::uint16_t tie, std::uint32_t r) {
        auto&                  field = read_.fields[tie];
        workforce::field_value value;
        const auto             from = ties_[tie].constant().empty() ? cells_.find(tie, r) : cell{ties_[tie].constant(), RUNG_FIELD_OK, true, 0, 0, unbound};
        if (!from.there) {
            ++field.absent;
            return {workforce::value_state::empty, {}};
        }
        const auto* word = ties_[tie].convert(from.text, from.state, {}, value);
        if (word != nullptr) { read_.tell(word, from.byte, from.record, field.from); }
        switch (value.state) {
        case workforce::value_state::ok: ++field.ok; return {value.state, std::string(value.text)};
        case workforce::value_state::declined: ++field.declined; return {value.state, {}};
        case workforce::value_state::unparsed: ++field.unparsed; return {value.state, {}};
        case workforce::value_state::null: ++field.null; break;
        default: ++field.empty;
        }
        return {workforce::value_state::empty, {}};
    }

    result<void> take(const rung_row* rows, std::uint32_t first, std::uint32_t end) {
        cells_.take(rows, first, end, bound_, [&](const rung_row& row, const rung_field& field) {
            read_.tell("several-values", row.byte + field.offset, row.record, what_->main->columns()[field.column].path);
        });
        ++read_.records_read;
        std::pair<words, words> line;
        for (const auto tie : groups_) { line.first.push_back(read(tie, first)); }
        for (const auto tie : questions_) { line.second.push_back(read(tie, first)); }
        ++lines_[std::move(line)];
        if (lines_.size() > what_->line_limit) { return failure{errc::too_large, "combinations", {}}; }
        return {};
    }

    result<counted_answers> finish() {
        for (const auto& [line, count] : lines_) { counts_.lines.push_back({line.first, line.second, count}); }
        for (std::size_t i = 0; i < ties_.size(); ++i) { read_.fields[i].distinct = ties_[i].distinct(); }
        for (const auto tie : groups_) {
            const auto& field = read_.fields[tie];
            if (field.ok >= 20 && field.distinct * 4 > field.ok * 3) { read_.tell("group-tells-persons", 0, 0, field.from); }
        }
        bound_.report_unmapped(*what_->main, "", read_);
        return counted_answers{std::move(counts_), std::move(read_)};
    }

    const answers_request*                           what_;
    binding                                          bound_;
    record_cells                                     cells_;
    std::vector<converter>                           ties_;
    std::vector<std::uint16_t>                       groups_, questions_;
    std::map<std::pair<words, words>, std::uint64_t> lines_;
    workforce::answer_counts                         counts_;
    workforce::coverage                              read_;
};

} // namespace detail

RUNG_DECL result<counted_answers> count_answers(const answers_request& what) {
    if (what.main == nullptr || what.map == nullptr) { return failure{errc::precondition, "answers_request", {}}; }
    return detail::answer_import(what).run();
}

} // namespace adapter
RUNG_END
