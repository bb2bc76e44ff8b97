// SPDX-License-Identifier: Apache-2.0
#include <rung/advert.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/result_matchers.hpp"
#include "support/row.hpp"

// The examples on a rule's page are the first test of the rule: each `fires` passage is reported by it, no `silent` passage is.

using namespace rung;

namespace {

/// Cuts at `mark`, blanks around the pieces left out.
std::vector<std::string_view> cut(std::string_view text, std::string_view mark) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto at    = text.find(mark);
        auto       piece = text.substr(0, at);
        text             = at == std::string_view::npos ? std::string_view{} : text.substr(at + mark.size());
        while (piece.starts_with(' ')) {
            piece.remove_prefix(1);
        }
        while (piece.ends_with(' ')) {
            piece.remove_suffix(1);
        }
        if (!piece.empty()) { out.push_back(piece); }
    }
    return out;
}

advert::document passage(std::string_view example) {
    constexpr std::string_view title_mark = "Title:";
    std::string                title;
    std::string                text;
    bool                       begun = false;
    for (auto line : cut(example, "\xC2\xB6")) {
        if (!begun && line.starts_with(title_mark)) {
            title = line.substr(std::min(line.size(), title_mark.size() + 1));
        } else {
            text += (text.empty() ? "" : "\n") + std::string(line);
        }
        begun = true;
    }
    return advert::from_text(std::move(title), std::move(text));
}

/// As shipped, but for rules that need to be asked for.
advert::ruleset ruleset_for(const advert::rule& rule) {
    advert::house_style style;
    style.as_of = {2026, 11, 21};
    if (!rule.on) { style.rules.push_back({std::string(rule.id), true, {}, {}}); }
    auto made = advert::make_ruleset(style);
    EXPECT_TRUE(rung_test::is_ok(made));
    return *std::move(made);
}

std::string reported_by(const advert::report& of) {
    std::string out;
    for (const auto& f : of.findings) {
        out += "\n    " + std::string(f.rule->id) + " \"" + f.quote + '"';
    }
    return out;
}

struct rule_row {
    std::string         name; ///< The id, fit for a test's name.
    const advert::rule* rule;
};

std::vector<rule_row> rules_with_examples() {
    std::vector<rule_row> out;
    for (const auto& rule : advert::rules()) {
        if (rule.id == "house-word") { continue; } // fires on an employer's own terms: ruleset.test.cpp
        std::string name(rule.id);
        std::replace(name.begin(), name.end(), '-', '_');
        out.push_back({std::move(name), &rule});
    }
    return out;
}

RUNG_ROWS(examples, rule_row, rules_with_examples());

void all_are_reported(const advert::rule& rule, std::string_view passages, bool wanted) {
    const auto rules = ruleset_for(rule);
    for (const auto example : cut(passages, "\n")) {
        const auto report = advert::check(passage(example), rules);
        const bool fired  = std::any_of(report.findings.begin(), report.findings.end(), [&](const advert::finding& f) { return f.rule == &rule; });
        EXPECT_EQ(fired, wanted) << "  " << rule.id << ": " << example << "\n  findings:" << reported_by(report);
    }
}

TEST_P(examples, are_there) {
    EXPECT_GE(cut(GetParam().rule->fires, "\n").size(), 1U);
    EXPECT_GE(cut(GetParam().rule->silent, "\n").size(), 1U);
}

TEST_P(examples, that_fire) { all_are_reported(*GetParam().rule, GetParam().rule->fires, true); }

TEST_P(examples, that_stay_silent) { all_are_reported(*GetParam().rule, GetParam().rule->silent, false); }

} // namespace
