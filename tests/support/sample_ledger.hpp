// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/ledger.hpp>

#include <string>
#include <vector>

namespace rung_test {

inline rung::crypto::secret_bytes key_of_all(char c) { return rung::crypto::secret_bytes::copy_of(std::string(32, c)); }

/// The key of tests/data/disclosure/ledger_1.txt: a test's, and nobody else's.
inline rung::crypto::secret_bytes sample_key() { return key_of_all('k'); }

/// An entry of each kind, with everything that is awkward to write on one line.
inline std::vector<rung::disclosure::new_entry> sample_entries() {
    using namespace rung::disclosure;
    rung::crypto::digest figures = {};
    for (std::size_t i = 0; i < figures.size(); ++i) { figures[i] = static_cast<std::uint8_t>(i * 8); }
    return {{.kind = entry_kind::plan, .collection = "survey 2026", .date = {2026, 1, 31}, .payload = "rung-plan/1\ntable return\n"},
            {.kind = entry_kind::published, .collection = "survey 2026", .date = {2026, 2, 1}, .payload = "100% of \xC3\xA9t\xC3\xA9\r\n\t-"},
            {.kind       = entry_kind::submission,
             .collection = "-",
             .date       = {},
             .payload    = std::string("\0\xFF\x7F", 3),
             .recipient  = std::string(64, 'a'),
             .basis      = "Equality Act 2010, s. 78",
             .figures    = figures},
            {.kind = entry_kind::budget, .collection = "", .date = {9999, 12, 31}, .payload = ""}};
}

} // namespace rung_test
