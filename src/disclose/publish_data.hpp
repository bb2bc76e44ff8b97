// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/records.hpp>

#include <string>

namespace rung::cli {

/// The words of `publish --data` and `submit`.
struct data_words {
    std::string data, spec, ledger, out, csv, date;
    std::string recipient, basis, sign_off; ///< Of `submit`.
};

/// Reads the records about people, a row each.
[[nodiscard]] result<disclosure::records> read_people(const std::string& path);

/// Counts, protects, audits, enters and writes one table. @return the exit status
[[nodiscard]] int publish_data(const data_words& asked);

} // namespace rung::cli
