// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/binding.hpp>
#include <rung/adapter/detail/held_jobs.hpp>
#include <rung/adapter/detail/key_memory.hpp>
#include <rung/adapter/detail/record_cells.hpp>
#include <rung/adapter/detail/side_rows.hpp>
#include <rung/adapter/import.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

/// One import: records in, rows of the model and the coverage out.
class people_import {
public:
    people_import(const import_request& what, const row_sink& sink)
        : what_(&what), sink_(&sink), map_(what.map), main_(*what.map, all_ties(*what.map)), side_(*what.map, all_ties(*what.map)),
          held_(what.map->promotions), keys_(what.map->keys, what.key_limit), answers_(what.key_limit * 8) {
        for (std::size_t i = 0; i < map_->fields.size(); ++i) {
            ties_.emplace_back(map_->fields[i], static_cast<std::uint16_t>(i));
            read_.fields.push_back({map_->fields[i].from, map_->fields[i].to, 0, 0, 0, 0, 0, 0, 0});
        }
        groups_     = groups_of(ties_);
        read_.scope = map_->scope;
        worker_id_  = tie_to("worker.id");
        keys_tell_  = worker_id_ >= 0 && ties_[static_cast<std::size_t>(worker_id_)].be_key();
        own_id_     = tie_to("application.id");
        currency_   = tie_to("pay.currency");
        amount_     = *workforce::find_field("pay.amount");
        start_      = *workforce::find_field("job.start");
        event_      = *workforce::find_field("job.event");
        reason_     = *workforce::find_field("job.reason");
    }

    result<workforce::coverage> run() {
        if (worker_id_ < 0 && own_id_ < 0) { return failure{errc::bad_map, "/fields", {}}; }
        auto batch = what_->main->next();
        if (batch) { learn(); }
        if (what_->side != nullptr) {
            if (auto joined = read_side(); !joined) { return joined.error(); }
        }
        for (; batch && batch->row_count != 0; batch = what_->main->next()) {
            learn();
            expect_keys(*batch);
            for (std::uint32_t first = 0; first < batch->row_count;) {
                auto end = first + 1;
                while (end < batch->row_count && batch->rows[end].record == batch->rows[first].record) { ++end; }
                if (auto done = take_record(batch->rows, first, end); !done) { return done.error(); }
                first = end;
            }
        }
        if (!batch) { return batch.error(); }
        if (auto done = release(); !done) { return done.error(); }
        return finish();
    }

private:
    static std::vector<std::uint16_t> all_ties(const field_map& map) {
        std::vector<std::uint16_t> ties(map.fields.size());
        for (std::size_t i = 0; i < ties.size(); ++i) { ties[i] = static_cast<std::uint16_t>(i); }
        return ties;
    }
    [[nodiscard]] int tie_to(std::string_view field) const {
        for (std::size_t i = 0; i < map_->fields.size(); ++i) {
            if (map_->fields[i].to == field) { return static_cast<int>(i); }
        }
        return -1;
    }

    void learn() {
        if (!main_.learn(*what_->main)) { return; }
        const auto tables = what_->main->tables();
        const auto depth  = [&](std::uint32_t table) {
            std::uint32_t steps = 0;
            for (; table != 0 && tables[table].parent != table; table = tables[table].parent) { ++steps; }
            return steps;
        };
        for (auto& group : groups_) {
            group.table = 0;
            // A worker is a record, whatever group of it the worker's fields stand in.
            if (group.type == workforce::row_type::worker) { continue; }
            bool first = true;
            for (const auto tie : group.ties) {
                for (const auto column : main_.columns_of(tie)) {
                    const auto table = what_->main->columns()[column].table;
                    if (first || depth(table) > depth(group.table)) { group.table = table; }
                    first = false;
                }
            }
        }
        cells_.learn(*what_->main, main_, ties_.size());
    }

    result<void> read_side() {
        read_.joined = true;
        if (auto done = side_rows_.read(*what_->side, *map_, side_, what_->key_limit, read_); !done) { return done; }
        from_side_.assign(ties_.size(), false);
        for (std::size_t i = 0; i < ties_.size(); ++i) {
            const auto tie = static_cast<std::uint16_t>(i);
            from_side_[i]  = side_.bound(tie) && !main_.bound(tie) && static_cast<int>(i) != worker_id_;
        }
        return {};
    }

    result<void> take_record(const rung_row* rows, std::uint32_t first, std::uint32_t end) {
        cells_.take(rows, first, end, main_, [&](const rung_row& row, const rung_field& field) {
            read_.tell("several-values", row.byte + field.offset, row.record, what_->main->columns()[field.column].path);
        });
        ++read_.records_read;

        const auto id = id_of(first);
        if (id.text.empty()) {
            ++read_.records_rejected;
            read_.tell("no-key", rows[first].byte, rows[first].record, read_.fields[static_cast<std::size_t>(worker_id_ >= 0 ? worker_id_ : own_id_)].from);
            return {};
        }
        const auto key   = keys_.normal(id.text);
        const bool other = id.hash != key_hash_ || key != key_;
        if (other) {
            if (auto done = release(); !done) { return done; }
        }
        const bool again = !keys_.add(id);
        if (again && keys_.full()) { return failure{errc::too_large, "worker ids", {}}; }
        if (again) {
            ++read_.join.duplicate_main;
            if (other && held_.wanted()) { read_.tell("rows-apart", rows[first].byte, rows[first].record, {}); }
        }
        if (other) { key_.assign(key); }
        key_hash_ = id.hash;
        if (read_.joined && !again) {
            side_row_ = side_rows_.find(key_);
            if (side_row_ != nullptr) { side_row_->used = true; }
            ++(side_row_ != nullptr ? read_.join.matched : read_.join.main_only);
        }
        for (const auto& group : groups_) {
            if (again && (group.type == workforce::row_type::worker || only_side(group))) { continue; }
            for (auto r = first; r < end; ++r) {
                if (rows[r].table != group.table) { continue; }
                if (auto done = emit(group, r); !done) { return done; }
            }
        }
        return {};
    }

    /// The id of the record whose first row this is; without a text where it has none.
    [[nodiscard]] row_id id_of(std::uint32_t first) {
        if (const auto known = keys_.in_row(first); !known.text.empty()) { return known; }
        return keys_.of(find_cell(static_cast<std::uint16_t>(worker_id_ >= 0 ? worker_id_ : own_id_), first).text);
    }

    /// Looks ahead at the ids of a batch, where they stand in one column.
    void expect_keys(const rung_batch& batch) {
        const bool own = worker_id_ >= 0 && ties_[static_cast<std::size_t>(worker_id_)].constant().empty();
        const auto in  = own ? std::span<const std::uint32_t>(main_.columns_of(static_cast<std::uint16_t>(worker_id_))) : std::span<const std::uint32_t>();
        keys_.expect(batch, in.size() == 1 ? in.front() : unbound);
    }

    [[nodiscard]] bool only_side(const row_group& group) const {
        return read_.joined && std::all_of(group.ties.begin(), group.ties.end(), [&](auto tie) { return from_side_[tie] || !ties_[tie].constant().empty(); });
    }

    /// The value that a tie has for a row of the record.
    [[nodiscard]] cell find_cell(std::uint16_t tie, std::uint32_t r) const {
        const auto& row = cells_.row(r);
        if (!ties_[tie].constant().empty()) { return {ties_[tie].constant(), RUNG_FIELD_OK, true, row.byte, row.record, unbound}; }
        if (!read_.joined || !from_side_[tie]) { return cells_.find(tie, r); }
        if (side_row_ != nullptr) {
            for (const auto& [number, held] : side_row_->cells) {
                if (number == tie) { return held; }
            }
        }
        return {{}, RUNG_FIELD_NULL, false, 0, row.record, side_.columns_of(tie).front() | side_column};
    }

    result<void> emit(const row_group& group, std::uint32_t r) {
        values_.clear();
        bool       any      = false;
        const bool pays     = group.type == workforce::row_type::pay;
        const bool answers  = group.type == workforce::row_type::answer;
        const auto currency = pays && currency_ >= 0 ? find_cell(static_cast<std::uint16_t>(currency_), r).text : std::string_view();
        for (const auto tie : group.ties) {
            const auto             from = find_cell(tie, r);
            if (answers) { apart_ = {}; }
            auto& value = answers ? apart_ : values_.emplace_back();
            value.at = {from.byte, from.record, from.column};
            if (from.there) {
                any              = any || ties_[tie].constant().empty();
                const auto* word = ties_[tie].convert(from.text, from.state, currency, value);
                if (word != nullptr) { read_.tell(word, from.byte, from.record, read_.fields[tie].from); }
            } else {
                value.field = ties_[tie].field();
                value.kind  = ties_[tie].detail();
            }
            account(tie, value.state);
            if (answers) {
                complete_answer(ties_[tie], from.text, value, values_);
                values_.push_back(value);
            }
            if (pays && currency_ < 0 && !ties_[tie].named_currency().empty() && value.state == workforce::value_state::ok && value.field == amount_) {
                const auto at = value.at;
                values_.push_back({static_cast<std::uint16_t>(amount_ + 1), workforce::value_state::ok, at, ties_[tie].named_currency(), {}, 0, {}});
            }
        }
        if (!any) { return {}; }
        if (answers && !new_answer(group, r)) { return {}; }
        workforce::row row{group.type, key_, values_, workforce::promotion_rule::none, cells_.row(r).record};
        if (group.type == workforce::row_type::application && own_id_ >= 0) { row.key = find_cell(static_cast<std::uint16_t>(own_id_), r).text; }
        if (group.type == workforce::row_type::job) { return emit_job(row, cells_.row(r).byte); }
        return (*sink_)(row);
    }

    /// A file with a record for each job repeats a person's answers: the same text to the same question is one answer.
    bool new_answer(const row_group& group, std::uint32_t r) {
        auto hash = hash_text(key_) + hash_text(group.question);
        for (const auto tie : group.ties) { hash = hash * 31 + hash_text(find_cell(tie, r).text); }
        if (answers_.add(hash)) { return true; }
        read_.tell("repeated-answer", cells_.row(r).byte, cells_.row(r).record, read_.fields[group.ties.front()].from);
        return false;
    }

    result<void> emit_job(workforce::row& row, std::uint64_t byte) {
        const auto* start = row.find(start_);
        if (start != nullptr && start->state == workforce::value_state::ok) {
            if (what_->as_of.known() && start->date > what_->as_of) { read_.tell("future-dated", byte, row.record, {}); }
            const auto* end = row.find(static_cast<std::uint16_t>(start_ + 1));
            if (end != nullptr && end->state == workforce::value_state::ok && end->date < start->date) { read_.tell("ends-before-start", byte, row.record, {}); }
        }
        const auto promotes = [&](std::uint16_t field) {
            const auto* value = row.find(field);
            const auto& words = map_->promotions.events;
            return value != nullptr && value->state == workforce::value_state::ok && std::find(words.begin(), words.end(), value->text) != words.end();
        };
        if (promotes(event_) || promotes(reason_)) { row.rule = workforce::promotion_rule::event_code; }
        if (!held_.wanted()) { return (*sink_)(row); }
        held_.hold(row);
        return {};
    }

    result<void> release() {
        if (held_.empty()) { return {}; }
        return held_.release(key_, *sink_, [&](const char* word, const auto& row) { read_.tell(word, row.values.front().at.byte, row.record, {}); });
    }

    void account(std::uint16_t tie, workforce::value_state state) {
        if (state == workforce::value_state::ok) {
            ++read_.fields[tie].ok;
            return;
        }
        using counts                          = workforce::field_coverage;
        static constexpr std::uint64_t counts::*of[] = {&counts::ok, &counts::absent, &counts::null, &counts::empty, &counts::declined, &counts::unparsed};
        ++(read_.fields[tie].*of[static_cast<std::size_t>(state)]);
    }

    result<workforce::coverage> finish() {
        for (std::size_t i = 0; i < ties_.size(); ++i) { read_.fields[i].distinct = ties_[i].distinct(); }
        // Every worker is emitted once, and one key is never two workers.
        if (keys_tell_) { read_.fields[static_cast<std::size_t>(worker_id_)].distinct = std::min(keys_.count(), workforce::distinct_limit); }
        main_.report_unmapped(*what_->main, "", read_);
        if (read_.joined) {
            side_.report_unmapped(*what_->side, "side:", read_);
            read_.join.side_only = side_rows_.unused();
        }
        return std::move(read_);
    }

    const import_request*               what_;
    const row_sink*                     sink_;
    const field_map*                    map_;
    binding                             main_;
    binding                             side_;
    side_rows                           side_rows_;
    side_rows::side_row*                side_row_ = nullptr;
    std::vector<bool>                   from_side_;
    held_jobs                           held_;
    key_memory                          keys_;
    distinct_counter                    answers_; ///< Of answers that were handed on.
    std::vector<converter>              ties_;
    std::vector<row_group>              groups_;
    workforce::coverage                 read_;
    record_cells                        cells_;
    std::vector<workforce::field_value> values_;
    workforce::field_value              apart_; ///< An answer's, before the question that it comes after.
    std::string                         key_;
    std::uint64_t                       key_hash_  = 0;
    bool                                keys_tell_ = false; ///< The different texts of the worker's id are the keys.
    int                                 worker_id_ = -1, own_id_ = -1, currency_ = -1;
    std::uint16_t                       amount_ = 0, start_ = 0, event_ = 0, reason_ = 0;
};

} // namespace adapter::detail
RUNG_END
