// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/convert.hpp>
#include <rung/adapter/detail/distinct.hpp>
#include <rung/adapter/source.hpp>
#include <rung/workforce/coverage.hpp>

#include <cstdint>
#include <string>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

inline constexpr std::uint32_t unbound = 0xFFFF'FFFFU;

/// Model rows of one kind that a map makes: all ties to one row type, and for answers to one question.
struct row_group {
    workforce::row_type        type;
    std::string                question; ///< Of an answer.
    std::vector<std::uint16_t> ties;     ///< Numbers in the map.
    std::uint32_t              table = 0; ///< The deepest table that a tie reads: each of its rows makes one row.
};

/// Ties of a map bound to the columns of one source, while these become known.
class binding {
public:
    binding(const field_map& map, std::vector<std::uint16_t> ties) : map_(&map), mine_(std::move(ties)) {
        columns_of_.resize(map.fields.size());
        for (const auto& tie : map.fields) { alternatives_.push_back(split(tie.from)); }
    }

    /// Looks at the columns that are new since the last call. @return whether there were any
    bool learn(const source_reader& source) {
        const auto columns = source.columns();
        if (columns.size() == ties_of_.size()) { return false; }
        for (auto number = ties_of_.size(); number < columns.size(); ++number) {
            ties_of_.emplace_back();
            oks_.push_back(0);
            kinds_.push_back(column_kind::open);
            texts_.emplace_back(workforce::unmapped_distinct_limit);
            for (const auto tie : mine_) {
                for (const auto& from : alternatives_[tie]) {
                    if (from == columns[number].path) { bind(tie, static_cast<std::uint32_t>(number)); }
                }
            }
        }
        for (const auto tie : mine_) { // only a tie that no path fits looks at labels
            for (std::uint32_t number = 0; number < columns.size(); ++number) {
                const auto& from = map_->fields[tie].from;
                if (!bound(tie) && !from.empty() && from == columns[number].label) { bind(tie, number); }
            }
        }
        return true;
    }

    /// The columns that a tie reads: one, or alternatives that stand in different groups of a record.
    [[nodiscard]] const std::vector<std::uint32_t>& columns_of(std::uint16_t tie) const noexcept { return columns_of_[tie]; }
    [[nodiscard]] bool                              bound(std::uint16_t tie) const noexcept { return !columns_of_[tie].empty(); }

    /// The ties that read a column.
    [[nodiscard]] const std::vector<std::uint16_t>& ties_of(std::uint32_t column) const noexcept { return ties_of_[column]; }

    /// Accounts for some values of a row. `tied(field)` is called with each whose column some tie reads.
    template <class Tied>
    void count(const rung_field* fields, std::uint32_t size, const Tied& tied) {
        auto* const       oks   = oks_.data();
        const auto* const kinds = kinds_.data();
        for (std::uint32_t f = 0; f < size; ++f) {
            const auto& field = fields[f];
            const auto  ok    = static_cast<std::uint64_t>(field.state == RUNG_FIELD_OK);
            oks[field.column] += ok; // without a branch: whether a field is empty is hard to foresee
            if (const auto kind = kinds[field.column]; kind != column_kind::counted) [[unlikely]] {
                if (kind == column_kind::mapped) { tied(field); }
                else if (ok != 0) { count_text(field); }
            }
        }
    }

    void report_unmapped(const source_reader& source, std::string_view before, workforce::coverage& into) const {
        for (std::size_t number = 0; number < ties_of_.size(); ++number) {
            if (!ties_of_[number].empty()) { continue; }
            into.unmapped.push_back({std::string(before) + source.columns()[number].path, oks_[number], texts_[number].count()});
        }
    }

private:
    enum class column_kind : std::uint8_t {
        open,    ///< No tie reads it; its different texts are being counted.
        counted, ///< No tie reads it, and it has as many different texts as are counted.
        mapped,
    };

    void count_text(const rung_field& field) {
        auto& texts = texts_[field.column];
        texts.add(hash_text({field.data, field.size}));
        if (texts.full()) { kinds_[field.column] = column_kind::counted; }
    }

    void bind(std::uint16_t tie, std::uint32_t column) {
        columns_of_[tie].push_back(column);
        ties_of_[column].push_back(tie);
        kinds_[column] = column_kind::mapped;
    }

    /// "Worker/PersonNumber | Assignment/PersonNumber" as its alternatives, and as the one name that it may also be.
    static std::vector<std::string> split(std::string_view from) {
        std::vector<std::string> parts;
        if (from.empty()) { return parts; }
        parts.emplace_back(from);
        if (from.find(" | ") == from.npos) { return parts; }
        for (;;) {
            const auto end = from.find(" | ");
            parts.emplace_back(from.substr(0, end));
            if (end == from.npos) { return parts; }
            from.remove_prefix(end + 3);
        }
    }

    const field_map*                        map_;
    std::vector<std::uint16_t>              mine_;
    std::vector<std::vector<std::string>>   alternatives_;
    std::vector<std::vector<std::uint32_t>> columns_of_;
    std::vector<std::vector<std::uint16_t>> ties_of_;
    std::vector<std::uint64_t>              oks_;
    std::vector<column_kind>                kinds_;
    std::vector<distinct_counter>           texts_;
};

/// The kinds of row that a map makes, in the order of `row_type` and of the map.
[[nodiscard]] inline std::vector<row_group> groups_of(const std::vector<converter>& ties) {
    std::vector<row_group> groups;
    for (std::size_t type = 0; type < workforce::row_types; ++type) {
        for (const auto& tie : ties) {
            const auto& info = workforce::fields()[tie.field()];
            if (info.row != static_cast<workforce::row_type>(type)) { continue; }
            const bool  asks     = info.name == "answer.raw";
            const auto  question = asks ? tie.detail() : std::string();
            row_group*  mine     = nullptr;
            for (auto& one : groups) {
                if (one.type == info.row && one.question == question) { mine = &one; }
            }
            if (mine == nullptr) { mine = &groups.emplace_back(row_group{info.row, question, {}, 0}); }
            mine->ties.push_back(tie.place());
        }
    }
    // What says something of all answers (scheme, as-of) goes with each question.
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].type != workforce::row_type::answer || !groups[i].question.empty()) { continue; }
        bool shared = false;
        for (auto& one : groups) {
            if (one.type == workforce::row_type::answer && !one.question.empty()) {
                one.ties.insert(one.ties.end(), groups[i].ties.begin(), groups[i].ties.end());
                shared = true;
            }
        }
        if (shared) { groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(i)); }
        break;
    }
    return groups;
}

} // namespace adapter::detail
RUNG_END
