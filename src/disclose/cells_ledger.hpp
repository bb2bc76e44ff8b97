// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/cells.hpp>
#include <rung/disclosure/ledger.hpp>

#include <string>
#include <vector>

namespace rung::cli {

/// What `publish --cells` makes of earlier releases of a table.
enum class table_history : unsigned char {
    none,  ///< No table of that name and form was released.
    known, ///< The same figures were released: what was shown then is forced now, what was hidden stays hidden.
    other, ///< A table of that name and form was released with other figures: how the two differ is not looked at.
};

/// Takes what the ledger shows of earlier releases into the table.
[[nodiscard]] table_history recall(disclosure::cell_table& table, const std::vector<disclosure::ledger_entry>& entries);

/// Returns the payload of a release: the table with nothing but 0 in hidden cells and no mark of why they are hidden.
[[nodiscard]] std::string release_of(disclosure::cell_table table);

/// Enters releases that are not there yet. @return the errors of `ledger_turn::append`
[[nodiscard]] result<void> enter(disclosure::ledger_turn& turn, const std::vector<std::string>& releases);

} // namespace rung::cli
