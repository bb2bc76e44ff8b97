// SPDX-License-Identifier: Apache-2.0
// `check` promises to be safe to call from many threads that share rules: all of them must see what one alone sees.
#include <rung/advert/check.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace {

using rung::advert::check;
using rung::advert::document;
using rung::advert::from_text;
using rung::advert::report;
using rung::advert::ruleset;

std::string spelled(const report& r) {
    std::string out = r.ruleset + ' ' + r.sector + ' ' + std::to_string(r.verdict.openness) + ' ' + std::to_string(r.verdict.reading_age);
    for (const auto& f : r.findings) {
        out += '\n' + std::string(f.rule->id) + ' ' + std::string(name(f.level)) + ' ' + std::to_string(f.at.begin) + '-' + std::to_string(f.at.end) + ' ' + f.quote + ' ' + f.message + ' ' + f.note;
        for (const auto& words : f.replacements) { out += " | " + words; }
    }
    return out;
}

std::vector<document> documents() {
    const std::string parts[] = {
        "You will utilise SystmOne on our PICU.\n",
        "Essential:\n- A degree and 5 years' experience\n- Own car\n",
        "We pay \xC2\xA3" "24,000 a year pro rata. KPIs matter.\n",
        "In order to facilitate delivery you must be flexible and hit the ground running.\n",
        "Electroencephalography and spirometry are part of the work, as is caf\xC3\xA9 culture.\n",
    };
    std::vector<document> out;
    for (unsigned i = 0; i < 32; ++i) {
        std::string text;
        for (unsigned k = 0; k < 5; ++k) {
            if ((i >> k & 1U) != 0) { text += parts[k]; }
        }
        out.push_back(from_text(i % 2 == 0 ? "Ward Clerk" : "Trainee Solicitor", text));
    }
    return out;
}

ruleset house() {
    auto made = rung::advert::make_ruleset({.sectors = {"health-and-care"}, .rules = {{.rule = "own-car", .on = false}}, .terms = {{"delivery", "work", ""}}, .allowed = {"KPIs"}});
    EXPECT_TRUE(made);
    return *std::move(made);
}

/// Eight threads, each over all documents from another start, until all have done so several times.
void race(const ruleset* shared) {
    const auto               docs = documents();
    std::vector<std::string> alone;
    for (const auto& d : docs) { alone.push_back(spelled(shared != nullptr ? check(d, *shared) : check(d))); }

    std::atomic<unsigned>    different{0};
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < 8; ++t) {
        threads.emplace_back([&, t] {
            const ruleset own = shared != nullptr ? *shared : ruleset{}; // copies share their state
            for (std::size_t i = 0; i < docs.size() * 4; ++i) {
                const auto  at  = (i + t * 5) % docs.size();
                const auto& use = i % 2 == 0 || shared == nullptr ? own : *shared;
                if (spelled(check(docs[at], use)) != alone[at]) { ++different; }
            }
        });
    }
    for (auto& t : threads) { t.join(); }
    EXPECT_EQ(different.load(), 0U);
}

TEST(threads, share_what_ships) { race(nullptr); }

TEST(threads, share_a_house_style) {
    const auto rules = house();
    race(&rules);
}

TEST(threads, first_use_of_the_default_rules_may_come_from_many_at_once) {
    std::vector<std::thread> threads;
    std::vector<std::string> said(8);
    for (auto& one : said) {
        threads.emplace_back([&one] { one = spelled(check(from_text("Nurse", "You will utilise SystmOne on our PICU."))); });
    }
    for (auto& t : threads) { t.join(); }
    for (const auto& one : said) { EXPECT_EQ(one, said.front()); }
}

TEST(threads, rules_outlive_the_thread_that_made_them) {
    ruleset rules;
    std::thread([&] { rules = house(); }).join();
    std::vector<std::thread> threads;
    std::atomic<unsigned>    found{0};
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&found, copy = rules] { found += static_cast<unsigned>(check(from_text("Clerk", "The delivery of the work is yours."), copy).findings.size()); });
    }
    rules = {};
    for (auto& t : threads) { t.join(); }
    EXPECT_GT(found.load(), 0U);
}

} // namespace
