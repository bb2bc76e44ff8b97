// SPDX-License-Identifier: Apache-2.0
#include <rung/advert/check.hpp>
#include <rung/text/sentences.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "places.hpp"
#include "support/row.hpp"
#include "support/told.hpp"

using namespace rung;
using rung_test::told;

namespace {

// ---- the adverts of tests/quality, read without a JSON library: the advert room needs none

void append_utf8(std::string& out, unsigned long code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6U));
        out += static_cast<char>(0x80 | (code & 0x3FU));
    } else {
        out += static_cast<char>(0xE0 | (code >> 12U));
        out += static_cast<char>(0x80 | ((code >> 6U) & 0x3FU));
        out += static_cast<char>(0x80 | (code & 0x3FU));
    }
}

/// The string that belongs to the first `"key": "` of a line; surrogate pairs do not occur in our file.
std::string string_of(std::string_view line, std::string_view key) {
    const auto  mark = '"' + std::string(key) + "\": \"";
    std::string out;
    const auto  begin = line.find(mark);
    if (begin == std::string_view::npos) { return out; }
    for (auto i = begin + mark.size(); i < line.size() && line[i] != '"'; ++i) {
        if (line[i] != '\\') {
            out += line[i];
            continue;
        }
        switch (line[++i]) {
        case 'n': out += '\n'; break;
        case 't': out += '\t'; break;
        case 'u':
            append_utf8(out, std::stoul(std::string(line.substr(i + 1, 4)), nullptr, 16));
            i += 4;
            break;
        default: out += line[i];
        }
    }
    return out;
}

struct own_advert {
    std::string id, title, text;
};

const std::vector<own_advert>& own_adverts() {
    static const auto adverts = [] {
        std::vector<own_advert> out;
        std::ifstream           file(RUNG_SOURCE_DIR "/tests/quality/data/adverts.ndjson");
        for (std::string line; std::getline(file, line);) {
            if (!line.empty()) { out.push_back({string_of(line, "id"), string_of(line, "title"), string_of(line, "text")}); }
        }
        return out;
    }();
    return adverts;
}

advert::document document_of(const own_advert& a) { return advert::from_text(a.title, a.text); }

// ---- named rows

struct check_row {
    const char*      name;
    std::string_view title, text, rule, quote; ///< The rule reports just this quote; an empty one: nothing at all.
};

constexpr check_row rows[] = {
    {"acronym_without_its_words", "", "You will join the QZXV team.", "undefined-acronym", "QZXV"},
    {"acronym_behind_its_words", "", "You will join the quality zone (QZ) team. QZ meets weekly.", "undefined-acronym", ""},
    {"acronym_before_its_words", "", "You will join the QZ (quality zone) team.", "undefined-acronym", ""},
    {"acronym_everybody_knows", "", "You will work for the NHS in the UK.", "undefined-acronym", ""},
    {"acronym_in_the_plural", "", "You will write QZXVs.", "undefined-acronym", "QZXVs"},
    {"roman_numeral", "", "You will look after the Henry VIII rooms.", "undefined-acronym", ""},
    {"postcode", "", "The office is at DE1 3GT.", "undefined-acronym", ""},
    {"shouted_line", "", "APPLY NOW AND START NEXT WEEK", "undefined-acronym", ""},
    {"degree", "", "You must be educated to degree level.", "degree-required", "educated to degree level"},
    {"degree_or_the_same_at_work", "", "You must have a degree or equivalent experience.", "degree-required", ""},
    {"degree_the_law_asks_for", "Staff Nurse", "You must hold a nursing degree.", "degree-required", ""},
    {"high_degree_of", "", "A high degree of accuracy is essential.", "degree-required", ""},
    {"degree_under_essential", "Buyer", "Essential\n- A degree in business\n\nDesirable\n- French", "degree-required", "degree"},
    {"vague_pay", "", "We offer a competitive salary.", "vague-pay", "competitive salary"},
    {"vague_word_beside_a_figure", "",
     "We offer a competitive salary of \xC2\xA3"
     "24,000 a year.",
     "vague-pay", ""},
    {"masked_pay_is_pay", "", "The salary is \xC2\xA3**,*** a year.", "no-pay-stated", ""},
    {"own_car", "", "You must have your own car.", "own-car", "own car"},
    {"company_years", "", "We have 20 years of experience in housing.", "years-of-experience", ""},
    {"young_people", "", "You will support young people who leave care.", "age-words", ""},
    {"sentence_of_forty_one", "",
     "One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine "
     "ten one two three four five six seven eight nine ten more.",
     "long-sentence", "*"},
    {"sentence_of_forty", "",
     "One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine "
     "ten one two three four five six seven eight nine ten.",
     "long-sentence", ""},
    {"list_is_no_sentence", "",
     "You will:\n- serve people who come in to buy their bread\n- fill the shelves and wipe the counter at night\n- answer the phone and take orders "
     "for cakes\n- bake on Saturdays with the head baker\n- sweep the floor and lock the door",
     "long-sentence", ""},
    {"address_is_no_prose", "", "Write to jobs@utilise.example.org or see https://example.org/QZXV/.", "undefined-acronym", ""},
};

RUNG_ROWS(check_rows, check_row, rows);

TEST_P(check_rows, are_read_as_an_outsider_would) {
    const auto& row    = GetParam();
    const auto  report = advert::check(advert::from_text(std::string(row.title), std::string(row.text)));
    std::string quotes;
    bool        found = false;
    for (const auto& f : report.findings) {
        if (f.rule->id != row.rule) { continue; }
        found = found || row.quote == "*" || f.quote.find(row.quote) != std::string::npos;
        quotes += " \"" + f.quote + '"';
        EXPECT_FALSE(row.quote.empty()) << row.rule << quotes;
    }
    EXPECT_TRUE(found || row.quote.empty()) << row.rule << " reported" << (quotes.empty() ? " nothing" : quotes) << '\n' << told(report);
}

// ---- properties over our own adverts

TEST(own_adverts, are_here) { EXPECT_GE(own_adverts().size(), 60U); }

TEST(check, says_the_same_each_time_and_in_each_thread) {
    const auto run = [] {
        std::vector<std::string> out;
        const advert::ruleset    rules;
        for (const auto& a : own_adverts()) {
            out.push_back(told(advert::check(document_of(a), rules)));
        }
        return out;
    };
    const auto               once = run();
    std::vector<std::string> other;
    std::thread              second([&] { other = run(); });
    const auto               again = run();
    second.join();
    EXPECT_EQ(once, again);
    EXPECT_EQ(once, other);
}

TEST(check, findings_are_in_order_and_quote_the_text) {
    const auto place = [](const advert::finding& f) { return !f.located ? 2 : f.where == advert::part::text ? 1 : 0; };
    for (const auto& a : own_adverts()) {
        const auto             doc    = document_of(a);
        const auto             report = advert::check(doc);
        const advert::finding* last   = nullptr;
        for (const auto& f : report.findings) {
            ASSERT_NE(f.rule, nullptr);
            if (last != nullptr) {
                EXPECT_LE(place(*last), place(f)) << a.id << ' ' << told(f);
                if (place(*last) == place(f) && f.located) { EXPECT_LE(last->at.begin, f.at.begin) << a.id << ' ' << told(f); }
            }
            last = &f;
            if (!f.located) {
                EXPECT_EQ(f.quote, "") << a.id << ' ' << told(f);
                continue;
            }
            const std::string& text = f.where == advert::part::title ? doc.title : doc.body.text;
            ASSERT_LT(f.at.begin, f.at.end) << a.id << ' ' << told(f);
            ASSERT_LE(f.at.end, text.size()) << a.id << ' ' << told(f);
            EXPECT_EQ(slice(text, f.at), f.quote) << a.id;
        }
    }
}

TEST(check, reports_nothing_twice_at_one_place) {
    for (const auto& a : own_adverts()) {
        const auto report = advert::check(document_of(a));
        for (std::size_t i = 1; i < report.findings.size(); ++i) {
            const auto& f = report.findings[i];
            const auto& g = report.findings[i - 1];
            EXPECT_FALSE(f.located && g.located && f.rule == g.rule && f.where == g.where && f.at == g.at) << a.id << ' ' << told(f);
        }
    }
}

TEST(check, has_a_first_finding_for_every_repeat) {
    for (const auto& a : own_adverts()) {
        std::vector<const advert::rule*> begun;
        for (const auto& f : advert::check(document_of(a)).findings) {
            if (f.first) {
                begun.push_back(f.rule);
            } else {
                EXPECT_NE(std::find(begun.begin(), begun.end(), f.rule), begun.end()) << a.id << ' ' << told(f);
            }
        }
    }
}

TEST(check, every_finding_has_a_message_with_nothing_left_to_fill) {
    for (const auto& a : own_adverts()) {
        for (const auto& f : advert::check(document_of(a)).findings) {
            EXPECT_FALSE(f.message.empty()) << a.id << ' ' << told(f);
            EXPECT_EQ(f.message.find_first_of("{}"), std::string::npos) << a.id << ' ' << told(f);
            EXPECT_TRUE(f.message.find("  ") == std::string::npos || f.quote.find("  ") != std::string::npos) << a.id << ' ' << told(f);
        }
    }
}

TEST(check, a_snippet_is_never_judged_as_a_whole) {
    for (const auto& a : own_adverts()) {
        auto doc    = document_of(a);
        doc.partial = true;
        for (const auto& f : advert::check(doc).findings) {
            EXPECT_TRUE(f.located || f.rule->about == advert::family::positive) << a.id << ' ' << told(f);
        }
    }
}

std::string new_in(const advert::report& after, const advert::report& before) {
    std::string out;
    for (const auto& f : after.findings) {
        const bool had = std::any_of(before.findings.begin(), before.findings.end(),
                                     [&](const advert::finding& b) { return b.rule == f.rule && b.quote == f.quote && b.first == f.first; });
        if (!had) { out += std::string(f.rule->id) + " \"" + f.quote + "\"; "; }
    }
    return out;
}

/// Takes the sentence around `at` out of a document's text.
std::string without_sentence(const advert::document& doc, range at) {
    auto out = doc.body.text;
    for (const auto& b : doc.body.blocks) {
        if (!b.at.meets(at)) { continue; }
        std::vector<text::token>    tokens;
        std::vector<text::sentence> sentences;
        text::tokenise(doc.body.text, b.at, tokens);
        text::split_sentences(doc.body.text, tokens, 0, sentences);
        for (const auto& s : sentences) {
            const range bytes{tokens[s.first].at.begin, tokens[s.last - 1].at.end};
            if (bytes.meets(at)) { return out.erase(bytes.begin, bytes.size()); }
        }
    }
    return out.erase(at.begin, at.size());
}

bool in_heading(const advert::document& doc, range at) {
    for (const auto& b : doc.body.blocks) {
        if (b.kind == block_kind::heading && b.at.meets(at)) { return true; }
    }
    return false;
}

/// What a person would do about a finding: put the plain words in its place, or take the sentence out where there are none. A cut that
/// takes a heading, or something the advert did well (its pay, its hours), is no mending and is left out.
TEST(check, mending_a_finding_never_lowers_openness) {
    unsigned mended = 0;
    for (std::size_t n = 0; n < own_adverts().size(); ++n) {
        const auto& a      = own_adverts()[n];
        const auto  doc    = document_of(a);
        const auto  before = advert::check(doc);
        for (const auto& f : before.findings) {
            if (!f.located || f.where != advert::part::text || f.level == severity::credit) { continue; }
            const bool cut  = f.replacements.empty();
            auto       text = doc.body.text;
            if (cut) {
                text = without_sentence(doc, f.at);
            } else {
                text.replace(f.at.begin, f.at.size(), f.replacements[0]);
            }
            const auto after = advert::check(advert::from_text(a.title, std::move(text)));
            if (cut && (in_heading(doc, f.at) || after.verdict.credit < before.verdict.credit)) { continue; }
            EXPECT_GE(after.verdict.openness, before.verdict.openness) << a.id << ' ' << told(f) << "\nnew: " << new_in(after, before);
            ++mended;
        }
    }
    EXPECT_GE(mended, 100U);
}

} // namespace
