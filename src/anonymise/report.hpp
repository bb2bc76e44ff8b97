// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/recoding.hpp>

#include <string>

namespace rung::cli {

/// What was asked, done and measured.
struct anonymise_report {
    const disclosure::recoding_options& asked;
    const disclosure::recoding&         made;
    double                              cpu_ms = 0;
    std::string                         out;
};

/// One JSON document, a line.
[[nodiscard]] std::string as_json(const anonymise_report& about);

/// The same for people, data-protection officers among them.
[[nodiscard]] std::string as_text(const anonymise_report& about);

} // namespace rung::cli
