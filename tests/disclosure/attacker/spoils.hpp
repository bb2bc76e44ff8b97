// SPDX-License-Identifier: Apache-2.0
// What attacks on many random tables won.
#pragma once

#include <gtest/gtest.h>

#include <iostream>
#include <string>

#include "linked_victims.hpp"

namespace attack {

struct spoils {
    int tables = 0, refused = 0;       ///< Attacked; not protectable.
    int cells = 0, told = 0;           ///< Primary cells; those told more closely than they need.
    int tables_told = 0;               ///< Tables with one of those at least.
    int insiders = 0, insiders_told = 0; ///< Pairs of somebody in a cell of 1 or 2 and another primary cell; those told exactly.
    int groups = 0, groups_told = 0;   ///< Groups all, or all but one, of whom are in one category; those of which that is certain
                                       ///< to an outsider, or to the one.
    int combinations = 0, combinations_told = 0; ///< Small figures by all columns, whether or not a table has them; those told exactly.
    int wrong = 0, unsure = 0;         ///< Ranges that lack the truth; searches cut short.

    friend std::ostream& operator<<(std::ostream& out, const spoils& s) {
        return out << "tables " << s.tables << " refused " << s.refused << " cells " << s.cells << " told " << s.told << " in " << s.tables_told
                   << " tables, insiders " << s.insiders << " told " << s.insiders_told << ", groups " << s.groups << " told " << s.groups_told
                   << ", combinations " << s.combinations << " told " << s.combinations_told << ", wrong " << s.wrong << " unsure " << s.unsure;
    }
};

/// Writes counts to the output and into the test's report.
inline void tell(const std::string& what, const spoils& s) {
    std::cout << what << ": " << s << '\n';
    testing::Test::RecordProperty(what + "_told", s.told + s.insiders_told + s.groups_told);
    testing::Test::RecordProperty(what + "_tables", s.tables);
}

/// Takes note of what somebody can tell of a protected figure.
inline void count_cell(spoils& s, const range& told, whole truth, whole need, int& won) {
    s.unsure += told.sure ? 0 : 1;
    if (told.width() >= need) { return; } // asked no further
    ++won;
    s.wrong += told.low <= truth && truth <= told.high ? 0 : 1;
}

/// Attacks one table that stands alone, from outside, from inside, and for what it tells of groups.
inline void attack_table(const victim& v, const shape& like, spoils& s, bool from_inside) {
    if (v.hidden.empty()) {
        ++s.refused;
        return;
    }
    ++s.tables;
    const auto  table = seen(v.cells, v.hidden);
    const auto& truth = v.cells.table.cells;
    attacker    outsider(world_of(column_names(), like.sizes));
    outsider.see(table);
    const int before = s.told;
    for (const auto& m : v.marks) {
        ++s.cells;
        count_cell(s, outsider.figure(table, m.cell, m.need.width), truth[m.cell].value, m.need.width, s.told);
    }
    s.tables_told += s.told > before ? 1 : 0;
    for (std::uint32_t c = 0; c < v.hidden.size() && from_inside; ++c) {
        if (!v.hidden[c] || truth[c].value < 1 || truth[c].value > 2) { continue; }
        auto insider = outsider;
        insider.know(table, c, truth[c].value);
        for (const auto& m : v.marks) {
            if (m.cell == c) { continue; }
            ++s.insiders;
            count_cell(s, insider.figure(table, m.cell, 1), truth[m.cell].value, 1, s.insiders_told);
        }
    }
    const auto nodes = v.cells.axes.back().nodes.size();
    for (std::size_t first = 0; like.attribute && first < v.hidden.size(); first += nodes) {
        const auto group = first + nodes - 1;
        const auto all   = truth[group].value;
        for (std::size_t k = first; k < group && all > 0; ++k) {
            const bool one_apart = all > 1 && truth[k].value == all - 1;
            if (truth[k].value != all && !one_apart) { continue; }
            ++s.groups;
            bool certain = one_apart ? outsider.certain_of_all_but_one(table, group, k) : outsider.certain_of_all(table, group, k);
            for (std::size_t one = first; one < group && one_apart && !certain; ++one) { // he knows that he is the only one where he is
                if (one == k || truth[one].value != 1) { continue; }
                auto insider = outsider;
                insider.know(table, one, 1);
                certain = insider.certain_of_all_but_one(table, group, k);
            }
            s.groups_told += certain ? 1 : 0;
        }
    }
}

/// Makes, protects and attacks so many tables. Seeded: the same each time.
inline spoils attack_tables(const shape& like, const defences& with, int tables, bool from_inside = true) {
    spoils out;
    for (int n = 0; n < tables; ++n) {
        dice random(static_cast<std::uint64_t>(n) * 977 + 13);
        attack_table(protect(random_cells(like, random), like, with), like, out, from_inside);
    }
    return out;
}

/// Attacks tables of the same people, all of which he has read.
inline void attack_read(attacker reader, const linked_victims& all, spoils& s) {
    ++s.tables;
    const int before = s.told;
    for (std::size_t t = 0; t < all.each.size(); ++t) {
        for (const auto& m : all.each[t].marks) {
            ++s.cells;
            const auto truth = all.each[t].cells.table.cells[m.cell].value;
            count_cell(s, reader.figure(all.as_seen[t], m.cell, m.need.width), truth, m.need.width, s.told);
        }
    }
    s.tables_told += s.told > before ? 1 : 0;
}

/// Makes, protects and attacks so many sets of tables of the same people, by what the tables share.
/// @param everything gets what he tells who reckons with one table by all columns
inline spoils attack_linked(const shape& like, const std::vector<std::vector<std::uint32_t>>& by, bool jointly, int sets, spoils* everything = nullptr) {
    spoils out;
    for (int n = 0; n < sets; ++n) {
        dice random(static_cast<std::uint64_t>(n) * 31 + 7);
        auto all = random_linked(like, by, random);
        protect_linked(all, like, jointly);
        if (all.as_seen.empty()) {
            ++out.refused;
            continue;
        }
        attack_read(reader_of(all, like, true), all, out);
        if (everything != nullptr) { attack_read(reader_of(all, like, false), all, *everything); }
    }
    return out;
}

} // namespace attack
