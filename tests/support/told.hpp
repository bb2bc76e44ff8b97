// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/report.hpp>

#include <string>

namespace rung_test {

/// A finding, and a report, in one string: to compare and to read in a failure.
inline std::string told(const rung::advert::finding& f) {
    std::string out = std::string(f.rule->id) + '|' + std::string(name(f.level)) + '|' + (f.where == rung::advert::part::title ? "title" : "text") + '|' +
                      (f.located ? "1" : "0") + (f.first ? "1" : "0") + (f.safe ? "1" : "0") + '|' + std::to_string(f.at.begin) + '-' +
                      std::to_string(f.at.end) + '|' + f.quote + '|' + f.message + '|' + f.note;
    for (const auto& r : f.replacements) {
        out += '|' + r;
    }
    return out;
}

inline std::string told(const rung::advert::report& r) {
    std::string out = r.ruleset + '|' + r.sector + '|' + std::to_string(r.verdict.openness) + '|' + std::to_string(r.verdict.reading_age) + '\n';
    for (const auto& f : r.findings) {
        out += told(f) + '\n';
    }
    return out;
}

} // namespace rung_test
