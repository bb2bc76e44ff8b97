// SPDX-License-Identifier: Apache-2.0
#include <rung/advert/live_check.hpp>

#include <rung/advert/check.hpp>

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace {

using rung::advert::check;
using rung::advert::from_text;
using rung::advert::live_check;
using rung::advert::report;

/// Everything of a report in one string, so that two can be compared whole.
std::string spelled(const report& r) {
    std::string out = r.ruleset + r.sector + std::to_string(r.verdict.openness) + ':' + std::to_string(r.verdict.reading_age);
    for (const auto& f : r.findings) {
        out += '\n' + std::string(f.rule->id) + ' ' + std::to_string(f.at.begin) + '-' + std::to_string(f.at.end) + ' ' + f.quote + ' ' + f.message + (f.first ? " first" : "");
        for (const auto& words : f.replacements) { out += " | " + words; }
    }
    return out;
}

const std::vector<std::string> lines = {
    "Essential:", "- A degree in any subject", "- 5 years' experience in PICU", "We offer a competitive salary of \xC2\xA3" "24,000 a year.",
    "You will be utilising a dynamic, fast-paced system in order to facilitate delivery.", "", "Own car essential.", "About us", "The KPIs and SLAs are ours.",
    "Apply by 3 March.", "Desirable:", "- A clean driving licence", "Young and energetic team players wanted!",
};

TEST(live_check, says_what_check_says_after_any_edit) {
    std::mt19937             random(20261121);
    live_check               live;
    std::vector<std::string> now(lines.begin(), lines.begin() + 6);
    for (int step = 0; step < 400; ++step) {
        const auto at = random() % now.size();
        switch (random() % 4) {
        case 0: now.insert(now.begin() + static_cast<std::ptrdiff_t>(at), lines[random() % lines.size()]); break;
        case 1:
            if (now.size() > 2) { now.erase(now.begin() + static_cast<std::ptrdiff_t>(at)); }
            break;
        case 2: now[at] += " You must be flexible."; break;
        default: now[at] = lines[random() % lines.size()]; break;
        }
        if (now.size() > 40) { now.resize(6); }
        std::string text;
        for (const auto& line : now) { text += line + '\n'; }
        const auto advert = from_text("Staff Nurse", text);
        ASSERT_EQ(spelled(live(advert)), spelled(check(advert))) << "step " << step << '\n' << text;
    }
}

TEST(live_check, keeps_to_its_rules) {
    auto rules = rung::advert::make_ruleset({.rules = {{.rule = "own-car", .on = false}}, .allowed = {"in order to"}});
    ASSERT_TRUE(rules);
    live_check live(*rules);
    const auto advert = from_text("", "Own car essential.\nIn order to apply, call us.");
    EXPECT_EQ(spelled(live(advert)), spelled(check(advert, *rules)));
    EXPECT_EQ(spelled(live(advert)), spelled(check(advert, *rules)));
}

} // namespace
