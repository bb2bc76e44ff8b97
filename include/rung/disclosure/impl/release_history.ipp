// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/joint_table.hpp>
#include <rung/disclosure/detail/release_facts.hpp>
#include <rung/disclosure/plan.hpp>
#include <rung/disclosure/records.hpp>

#include <span>

RUNG_BEGIN
namespace disclosure::detail {

/// The records, ready to be counted as often as there are tables.
class record_source {
public:
    explicit record_source(const records& data) : data_(data) {
        for (const auto& c : data.columns()) { categories_.emplace_back(c.values.begin(), c.values.end()); }
        for (std::size_t i = 0; i < categories_.size(); ++i) {
            const auto& c = data.columns()[i];
            columns_.push_back({c.name, categories_[i], c.codes});
        }
    }
    record_source(const record_source&)            = delete;
    record_source& operator=(const record_source&) = delete;
    ~record_source()                               = default;

    /// Counts a table, with its margins; every category that was met is declared in `spec` afterwards.
    [[nodiscard]] result<table_cells> cells_of(table_spec& spec) const {
        const auto counted = counted_of(spec);
        if (!counted) { return counted.error(); }
        for (std::size_t i = 0; i < spec.counting.dimensions.size(); ++i) { spec.counting.dimensions[i].declared = counted->categories[i]; }
        return to_cells(*counted, spec.measure.empty() ? measure::count : measure::sum);
    }

    /// Counts a table.
    [[nodiscard]] result<counted_table> counted_of(const table_spec& spec) const {
        for (const auto& d : spec.counting.dimensions) {
            if (!data_.find(d.column)) { return failure{errc::not_found, "column " + d.column, {}}; }
        }
        std::vector<std::int64_t> amounts;
        if (!spec.measure.empty()) {
            const auto at = data_.find(spec.measure);
            if (!at) { return failure{errc::not_found, "column " + spec.measure, {}}; }
            for (std::size_t row = 0; row < data_.rows(); ++row) {
                const auto n = number_of<std::int64_t>(data_.value(row, *at));
                if (!n || *n < 0) { return failure{errc::bad_amount, "column " + spec.measure + " row " + std::to_string(row + 1), {}}; }
                amounts.push_back(*n);
            }
        }
        return count(columns_, spec.counting, amounts);
    }

    [[nodiscard]] const records&         data() const noexcept { return data_; }
    [[nodiscard]] std::span<const column> columns() const noexcept { return columns_; }

    /// Which of these columns are coarser forms of others.
    [[nodiscard]] nesting nesting_of(const std::map<std::string, bool>& columns) const { return nesting(data_, columns); }

private:
    const records&                             data_;
    std::vector<std::vector<std::string_view>> categories_;
    std::vector<column>                        columns_;
};

/// Adds the columns of a table, each with whether any table calls it an attribute.
inline void add_columns(const table_spec& spec, std::map<std::string, bool>& to) {
    for (const auto& d : spec.counting.dimensions) {
        auto& is_attribute = to[d.column];
        is_attribute       = is_attribute || d.attribute;
    }
}

/// The cells and sums of a table whose figures we don't have.
[[nodiscard]] inline result<table_cells> shape_of(const table_spec& spec) {
    counted_table empty;
    empty.name          = spec.counting.name;
    empty.dimensions    = spec.counting.dimensions;
    empty.has_magnitude = !spec.measure.empty();
    for (const auto& d : spec.counting.dimensions) { empty.categories.push_back(d.declared); }
    return to_cells(empty, spec.measure.empty() ? measure::count : measure::sum);
}

/// A release of the ledger beside what the same table would say now.
struct past_release {
    std::uint64_t entry = 0;
    release_facts facts;
    table_cells   shape; ///< With the figures of now where it `fits`.
    bool          fits = false;
};

/// All that was published of a collection.
struct release_history {
    std::vector<past_release> releases;
    std::uint64_t             generation = 1; ///< The number of the data at hand.

    /// Calls `one` for each release of one generation and one measure.
    template <class One>
    void each(std::uint64_t generation_, const std::string& measure, One one) const {
        for (const auto& r : releases) {
            if (r.facts.generation == generation_ && r.facts.spec.measure == measure) { one(r); }
        }
    }
};

[[nodiscard]] inline bool gives_the_same(const release_facts& facts, const table_cells& now) {
    if (facts.cells.size() != now.table.cells.size()) { return false; }
    for (std::size_t i = 0; i < facts.cells.size(); ++i) {
        if (facts.cells[i] && *facts.cells[i] != now.table.cells[i].value) { return false; }
    }
    return true;
}

[[nodiscard]] inline failure treated_otherwise(const ledger_entry& entry) {
    return {errc::would_disclose, "entry " + std::to_string(entry.number) + " treatment", {}};
}

/// @return `errc::not_found` for a column that is gone: what was released from it couldn't be looked at any more
[[nodiscard]] inline result<past_release> look_back(const ledger_entry& entry, const record_source& source) {
    auto facts = read_release(entry.payload);
    if (!facts) { return failure{errc::bad_ledger, "entry " + std::to_string(entry.number) + " payload", {}}; }
    past_release out{entry.number, *std::move(facts), {}, false};
    auto         shape = shape_of(out.facts.spec);
    if (!shape || shape->table.cells.size() != out.facts.cells.size()) {
        return failure{errc::bad_ledger, "entry " + std::to_string(entry.number) + " payload", {}};
    }
    auto spec = out.facts.spec;
    auto now  = source.cells_of(spec);
    if (!now && now.error().code != errc::bad_table) {
        return failure{now.error().code, "entry " + std::to_string(entry.number) + ' ' + now.error().where, {}};
    }
    out.fits  = now && gives_the_same(out.facts, *now);
    out.shape = out.fits ? *std::move(now) : *std::move(shape);
    return out;
}

[[nodiscard]] inline result<release_history> history_of(std::span<const ledger_entry> entries, std::string_view collection,
                                                        const record_source& source) {
    release_history out;
    std::uint64_t   last = 0;
    for (const auto& e : entries) {
        if (e.kind != entry_kind::published || e.collection != collection) { continue; }
        auto one = look_back(e, source);
        if (!one) { return one.error(); }
        if (one->facts.spec.how.index() != 0) { return treated_otherwise(e); }
        last = std::max(last, one->facts.generation);
        out.releases.push_back(*std::move(one));
    }
    // The latest generation that the data at hand agree with in all that it showed; else a new one.
    out.generation = last + 1;
    for (std::uint64_t g = 1; g <= last; ++g) {
        const bool all = std::all_of(out.releases.begin(), out.releases.end(), [&](const auto& r) { return r.facts.generation != g || r.fits; });
        const bool any = std::any_of(out.releases.begin(), out.releases.end(), [&](const auto& r) { return r.facts.generation == g; });
        if (all && any) { out.generation = g; }
    }
    return out;
}

} // namespace disclosure::detail
RUNG_END
