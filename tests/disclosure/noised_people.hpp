// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/cell_key.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/sample_ledger.hpp"

namespace rung_test {

/// Made once: it takes milliseconds.
inline const rung::disclosure::ptable& usual_ptable() {
    static const auto table = rung::disclosure::make_ptable().value();
    return table;
}

/// A table as it is and as it is shown.
struct noised_table {
    rung::disclosure::table_cells cells;
    std::vector<std::uint8_t>     keys;
    std::vector<std::int64_t>     figures;

    /// The cell of these labels, one for each axis.
    [[nodiscard]] std::uint32_t at(const std::vector<std::string>& labels) const {
        std::vector<std::uint32_t> nodes;
        for (std::size_t a = 0; a < labels.size(); ++a) {
            const auto& all   = cells.axes[a].nodes;
            const auto  found = std::find_if(all.begin(), all.end(), [&](const auto& n) { return n.label == labels[a]; });
            nodes.push_back(static_cast<std::uint32_t>(found - all.begin()));
        }
        return cells.cell_of(nodes);
    }
    [[nodiscard]] std::int64_t shown(const std::vector<std::string>& labels) const { return figures[at(labels)]; }
    [[nodiscard]] std::int64_t counted(const std::vector<std::string>& labels) const { return cells.table.cells[at(labels)].value; }
};

/// People with ids, whose tables are shown by cell key.
class noised_people {
public:
    noised_people(std::vector<std::string> names, std::string collection) : names_(std::move(names)), collection_(std::move(collection)) {
        names_.insert(names_.begin(), "id");
    }

    void add(std::string id, std::vector<std::string> row) {
        row.insert(row.begin(), std::move(id));
        rows_.push_back(std::move(row));
    }
    void regroup(std::size_t row, std::size_t column, std::string value) { rows_[row][column] = std::move(value); }

    [[nodiscard]] rung::disclosure::records data() const { return rung::disclosure::records::from_rows(names_, rows_).value(); }
    [[nodiscard]] std::vector<std::uint8_t> keys() const { return rung::disclosure::record_keys(data(), "id", collection_, sample_key()).value(); }

    /// Columns, and what they look into.
    struct viewed {
        explicit viewed(rung::disclosure::records from) : data(std::move(from)) {
            for (const auto& c : data.columns()) { categories.emplace_back(c.values.begin(), c.values.end()); }
            for (std::size_t i = 0; i < categories.size(); ++i) { of.push_back({data.columns()[i].name, categories[i], data.columns()[i].codes}); }
        }
        viewed(const viewed&)            = delete;
        viewed& operator=(const viewed&) = delete;

        rung::disclosure::records                  data;
        std::vector<std::vector<std::string_view>> categories;
        std::vector<rung::disclosure::column>      of;
    };
    [[nodiscard]] viewed columns() const { return viewed(data()); }

    [[nodiscard]] noised_table by(const std::vector<std::string>& columns_of_it) const {
        rung::disclosure::count_spec spec;
        for (const auto& c : columns_of_it) {
            spec.dimensions.emplace_back();
            spec.dimensions.back().column = c;
        }
        const viewed all(data());
        noised_table out{rung::disclosure::to_cells(rung::disclosure::count(all.of, spec).value()).value(),
                         rung::disclosure::cell_keys(all.of, spec, keys()).value(),
                         {}};
        out.figures = rung::disclosure::perturb(out.cells, out.keys, usual_ptable()).value();
        return out;
    }

private:
    std::vector<std::string>              names_;
    std::string                           collection_;
    std::vector<std::vector<std::string>> rows_;
};

} // namespace rung_test
