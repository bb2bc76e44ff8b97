// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/core/result.hpp>
#include <rung/crypto/digest.hpp>
#include <rung/disclosure/ledger.hpp>
#include <rung/disclosure/ratio.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace disclosure {

/// What a noised release is to cost.
struct budget_request {
    std::string    collection;
    ratio          cost;         ///< Its epsilon, for everything that it shows; above 0.
    ratio          total;        ///< What the whole collection may cost; above 0. Fixed by the first entry.
    crypto::digest release = {}; ///< `release_ledger::authenticate` of the bytes that are to be released: of those, not of the true figures.
    civil_date     date;         ///< For the ledger; may be unknown.
};

/// How much of a collection's budget is gone.
struct budget_state {
    ratio total, spent, left; ///< In lowest terms.

    friend bool operator==(const budget_state&, const budget_state&) = default;
};

/// Enters in the ledger what a release costs, before it is released. Costs add up exactly (sequential composition: Dwork, McSherry, Nissim and
/// Smith 2006), for each collection apart; nothing is known of people who are in two collections.
///
/// The first entry fixes the total, and every later request has to name the same. The very bytes that were paid for before cost nothing
/// again: they tell nothing new. Whether they are the same is told from what is shown and not from the true figures, so that being
/// charged, or refused, tells nothing of these. After a crash between this call and the release the share stays spent; making the same release
/// again gives the same bytes, and those are paid for.
///
/// The payload is "budget/1" and a line each: `cost N/D`, `total N/D`, `release` and 64 hexadecimal digits, with LF.
/// @return the entry, or the one of old where it was paid for; `errc::over_budget` with "budget" where the sum would go over the total, with
///     "total" where a larger total is named than the first; `errc::precondition` with "total" where a smaller is named, with "cost" or "total"
///     for one that isn't above 0; `errc::too_large` with "cost" where the sum can't be said in 64 bits; `errc::bad_ledger` with "entry N
///     payload" where an entry of the collection can't be read, "entry N payload version" where it is of a newer form; the errors of
///     `ledger_turn::append`
[[nodiscard]] RUNG_DECL result<ledger_entry> spend(const budget_request& request, ledger_turn& turn);

/// Spends in a turn of its own. @return as the other, and the errors of `release_ledger::turn`
[[nodiscard]] RUNG_DECL result<ledger_entry> spend(const budget_request& request, release_ledger& ledger);

/// Adds up what was spent. @return nothing where the collection has no budget yet; `errc::bad_ledger` as `spend`
/// @threads safe
[[nodiscard]] RUNG_DECL result<std::optional<budget_state>> budget_of(std::span<const ledger_entry> entries, std::string_view collection);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/privacy_budget.ipp>
#endif
