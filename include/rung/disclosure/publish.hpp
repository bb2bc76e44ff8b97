// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/core/result.hpp>
#include <rung/disclosure/count.hpp>
#include <rung/disclosure/ledger.hpp>
#include <rung/disclosure/plan.hpp>
#include <rung/disclosure/records.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// What to release, from which collection. A new round of collecting is a new collection; the same records kept up to date are not.
struct release_request {
    std::string                            collection; ///< Names the data: what is released of one is protected together.
    table_spec                             table;
    std::optional<std::vector<table_spec>> plan;       ///< Entered with `reserve` before the table is looked at.
    civil_date                             date;       ///< For the ledger; may be unknown.
};

/// How long to try.
struct release_effort {
    std::uint64_t   node_limit  = 20'000; ///< As in `suppression_options` and `audit_options`.
    std::size_t     exact_cells = 400;

    /// In tables of at most `replayed_figures` figures, totals included, up to `possible_tables` tables that agree with what would be published are gone
    /// through, to see what somebody tells who runs the rules over each of them. It takes a second or so; with more figures soon minutes, and
    /// more tables are refused for it. 0: none.
    std::size_t     possible_tables  = 200;
    std::size_t     replayed_figures = 20;

    /// Three tables by a and b, b and c, a and c tell more together than what they share: they come of one table by a, b and c. So that it
    /// isn't told, that table is counted and kept hidden beside them, where it and others like it have at most so many cells, totals included.
    /// For a table that is published without totals, whose margins are looked at in the same way, eight times its own cells will do as well.
    std::size_t     common_cells = 2'000;
    std::stop_token stop;
};

/// What somebody makes of a pattern who knows all but the data (rules, thresholds, costs, `publish` itself and how it defends against him), runs
/// `publish` over every table that agrees with what is published, and leaves out those of which another pattern would have come.
enum class replay_end : unsigned char {
    not_tried,      ///< Sums, tables beside others of their collection or its plan, and where `possible_tables` is 0.
    nothing_told,   ///< No primary cell is told more closely than its rules' width, even so.
    too_many,       ///< It has more figures, or more tables agree with it, than are gone through.
    something_told, ///< Never published.
};

/// What was done to a table and why, for whoever answers for the data. Not for publishing: it tells how many figures met which rule.
struct release_account {
    std::size_t                          figures = 0;
    std::size_t                          hidden  = 0;
    std::array<std::size_t, primary_rule_count> by_rule{}; ///< The hidden ones by `primary_rule`; under `none` those hidden to protect others.
    bool                                 optimal   = false; ///< No safe choice of hidden figures weighs less. False too where nothing is hidden by choice.
    std::int64_t                         narrowest = unbounded; ///< Width of the narrowest interval that an outsider can work out of a primary cell.
    std::size_t                          decoys    = 0; ///< Figures, among those under `none`, treated as primary so that the choice itself tells nothing.
    replay_end                           replayed  = replay_end::not_tried;
    bool                                 all_common = true; ///< False where a common table has more cells than `common_cells`.
};

class published_table;
[[nodiscard]] RUNG_DECL result<published_table> publish(const records& data, const release_request& request, release_ledger& ledger,
                                                        const release_effort& effort, release_account* account);

/// A table that was audited together with everything released before from the same collection, and is in the ledger: fit for the world.
///
/// Only `publish` makes one, and it alone has public writers. Hidden cells hold no value here; that some are hidden for themselves and
/// others to protect those can't be told.
/// @threads safe for reading
class published_table {
public:
    [[nodiscard]] const std::string&       collection() const noexcept { return collection_; }
    [[nodiscard]] const std::string&       name() const noexcept { return name_; }
    [[nodiscard]] const std::vector<axis>& axes() const noexcept { return axes_; }

    /// The figures, nothing where hidden: mixed radix over the nodes of the axes, the last axis fastest.
    [[nodiscard]] const std::vector<std::optional<std::int64_t>>& cells() const noexcept { return cells_; }

    /// The number of its entry in the ledger.
    [[nodiscard]] std::uint64_t entry() const noexcept { return entry_; }

    /// Returns the table in the form "rung-table/1", with an authenticator under the ledger's key at its end, see `check_document`.
    [[nodiscard]] const std::string& to_json() const noexcept { return json_; }

    /// Returns a row for each cell: its labels, then its figure or `*`. RFC 4180 with LF, the first row names the columns.
    [[nodiscard]] RUNG_DECL std::string to_csv() const;

private:
    friend result<published_table> publish(const records&, const release_request&, release_ledger&, const release_effort&, release_account*);
    published_table() = default;

    std::string                              collection_, name_, measure_, json_;
    std::vector<axis>                        axes_;
    std::vector<std::optional<std::int64_t>> cells_;
    std::uint64_t                            entry_ = 0;
};

/// Counts a table, hides what must be hidden, audits it together with every earlier release of the collection, enters it in the ledger
/// and only then hands it out. Whatever fails on the way, nothing is handed out; and but for a plan nothing is entered.
///
/// Cells of two tables are the same figure where they speak of the same categories of the same columns; the total of a column is everybody. A
/// column that is a coarser form of another, as region is of site, is read as groups of that; it is found in the
/// data, and never between an attribute and a column that is none.
/// Where tables come of a common one that nobody publishes, it is counted as well, see `release_effort::common_cells`; its own cells, in no
/// table, are owed no room.
/// Figures that were shown stay known, what was hidden stays hidden and, where it was so for itself, as uncertain as its rules asked.
/// Counts are protected together, and so are the sums of each measure.
///
/// An earlier release is taken to be of the same data where recounting it gives every figure that it showed. Where that isn't so, somebody has
/// joined, left or changed, and
/// 1. a figure that was shown before and has since changed by fewer than `threshold` is hidden, as a primary cell;
/// 2. the change of every shared figure is then bounded as somebody would who knows that people only joined, or only left, where the figures
///    shown allow him to think so: a change pinned to less than the rules' width between 1 and `threshold - 1` gets its figure
///    hidden;
/// 3. no figure hidden in that earlier release may be told more closely than its rules' width, or than it could be told then where that
///    was closer already: the same figure of now is hidden too.
/// Where 2 or 3 can't be had so, everything that was hidden then is hidden again, then more figures of the same sums, the cheapest first; where
/// that doesn't help either, the release is refused.
/// The reserved tables of the last plan are protected as though they were out already.
///
/// Of a table of counts that is the first of its collection the choice itself is looked at, see `replay_end`: where it would tell a figure, one or
/// two others are treated as primary, or the release is refused. There the pattern weighs more than the least that is safe.
///
/// All that is about tables treated by suppression. Where `table_spec::how` says otherwise, all figures are shown and none as it is. All releases of a
/// collection are then treated alike, none is planned, and only counts are released. Rounded and keyed ones must be of the same data (an earlier
/// release that today's data don't give again is a refusal), and what somebody can work out who has all of them, knows how they were made
/// and that true figures add up must leave every primary cell its width; else the release is refused. Noise is paid for from the
/// collection's budget; data may change.
///
/// Not looked at: what the choice tells beside other tables of the collection, to somebody inside the table, or where too many tables agree
/// with it; common tables that are too large, see `release_account::all_common`; what tables of different data tell beyond figures of the same
/// categories (a region before and its sites after); what several attackers put together, what is known from elsewhere.
/// `account`, where it isn't null, is told what was done and why.
/// @return the table; a table released before to the byte comes again with its old entry. `errc::would_disclose`, `errc::not_protectable`
///     (with "table NAME replayed" where only the choice would tell something), `errc::over_budget` with "plan NAME"; `errc::would_disclose` with "entry N treatment" for one that was treated otherwise, with "entry N
///     of other data"; the errors of `round_table`, `record_keys`, `add_laplace` and `spend`; `errc::not_found` for a column of this or an earlier table that the records lack; `errc::bad_amount`
///     for a measure that is no whole number from 0; `errc::bad_table`, `errc::bad_ledger`, `errc::solver_limit`, `errc::cancelled` and the
///     errors of `release_ledger::turn`
/// @threads safe
[[nodiscard]] RUNG_DECL result<published_table> publish(const records& data, const release_request& request, release_ledger& ledger,
                                                        const release_effort& effort = {}, release_account* account = nullptr);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/publish.ipp>
#endif
