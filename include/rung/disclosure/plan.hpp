// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/core/result.hpp>
#include <rung/disclosure/count.hpp>
#include <rung/disclosure/ledger.hpp>
#include <rung/disclosure/primary.hpp>
#include <rung/disclosure/treatment.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// One table of a collection: what is counted or added up, and the rules that it is released under.
struct table_spec {
    count_spec    counting;
    std::string   measure;              ///< The column that is added up; empty: people are counted.
    primary_rules rules;                ///< `width` is how uncertain a primary cell has to stay.
    std::int64_t  own_contribution = 2; ///< As in `suppression_options`; counts only, and only where figures are hidden.
    treatment     how{};
};

/// The tables that a body has to publish, whatever else it would like to publish before. One of them is no longer reserved once it is out
/// from the data at hand.
struct release_plan {
    std::string             collection;
    std::vector<table_spec> tables;
};

/// Enters a plan in the ledger. From then on `publish` refuses, with `errc::over_budget`, what would leave a table of the plan without a
/// pattern that protects it. The last plan of a collection counts; one without tables lifts what was reserved; a plan that is the
/// last one already isn't entered again.
/// @return the entry; `errc::precondition` with "table N" for one without name or dimensions or with a name that comes twice or one
///     that isn't treated by suppression: others use nothing of each other up; the errors of `release_ledger::turn`
[[nodiscard]] RUNG_DECL result<ledger_entry> reserve(const release_plan& plan, release_ledger& ledger, civil_date date = {});

/// Returns the tables that the last plan of the collection reserves.
/// @return the tables; `errc::bad_ledger` with "entry N payload" where the plan is of a newer form
[[nodiscard]] RUNG_DECL result<std::vector<table_spec>> reserved_tables(std::span<const ledger_entry> entries, std::string_view collection);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/plan.ipp>
#endif
