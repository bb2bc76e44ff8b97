// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Inputs that no honest advert resembles, made to find out where time grows faster than text.
namespace rung_bench {

enum class hostile_as { text, html, markdown };

struct hostile_input {
    std::string_view name;
    hostile_as       as;
    std::string (*make)();
};

inline constexpr std::size_t million = 1'000'000;

inline std::string times(std::size_t count, std::string_view piece) {
    std::string out;
    out.reserve(count * piece.size());
    for (std::size_t i = 0; i < count; ++i) { out += piece; }
    return out;
}

/// A million different words of four letters (or longer) in capitals: no table of names stays small.
inline std::string different_acronyms() {
    std::string out;
    for (std::size_t i = 0; i < million; ++i) {
        auto n = i;
        for (int k = 0; k < 5; ++k, n /= 26) { out += static_cast<char>('A' + n % 26); }
        out += ' ';
    }
    return out;
}

/// Every second acronym is defined, far from where it is used.
inline std::string definitions() {
    std::string out;
    for (std::size_t i = 0; i < 100'000; ++i) {
        const char a = static_cast<char>('A' + i % 26);
        const char b = static_cast<char>('A' + i / 26 % 26);
        const char c = static_cast<char>('A' + i / 676 % 26);
        out += std::string{a} + "lpha " + b + "ravo " + c + "harlie (" + a + b + c + ") and " + c + b + a + ". ";
    }
    return out;
}

/// What reads as English, so that no rule is spared, and has a sign of everything the rules look for. Each piece comes 10^5 times.
inline std::string in_prose(std::string (*piece)(std::size_t)) {
    std::string out =
        "Essential criteria: you must have a degree, or no degree at all is needed. We pay for your DBS check and your travel to interview. We have "
        "been here for 20 years. A car is provided, and driving is part of the job. \xC2\xA3" "24,000 a year pro rata, plus commission. Training "
        "is given. GCSEs or equivalent experience are desirable. You will be a member of the team. Women are welcome to apply.\n\n";
    for (std::size_t i = 0; i < million / 10; ++i) { out += "and you will be in the " + piece(i) + (i % 8 == 7 ? " for us.\n" : " "); }
    return out;
}

inline std::string capitals(std::size_t i) {
    std::string out;
    for (int k = 0; k < 4; ++k, i /= 26) { out += static_cast<char>('A' + i % 26); }
    return out;
}

inline std::vector<hostile_input> hostile_inputs() {
    using enum hostile_as;
    return {
        {"one word of 1 MB", text, [] { return std::string(million, 'a'); }},
        {"one capital word of 1 MB", text, [] { return std::string(million, 'A'); }},
        {"10^6 nested lists, HTML", html, [] { return times(million, "<ul><li>a "); }},
        {"10^6 list items, HTML", html, [] { return "<ul>" + times(million - 2, "<li>a "); }},
        {"10^6 open tables, HTML", html, [] { return times(million, "<table><tr><td>"); }},
        {"10^6 bold tags, HTML", html, [] { return times(million, "<b>"); }},
        {"10^6 entities, HTML", html, [] { return times(million, "&amp;"); }},
        {"10^6 broken tags, HTML", html, [] { return times(million, "<a "); }},
        {"10^6 comments begun, HTML", html, [] { return times(million, "<!--"); }},
        {"10^6 nested lists, Markdown", markdown, [] { return times(million, "- ") + "a"; }},
        {"1,000 lists nested by indent, Markdown", markdown,
         [] {
             std::string out;
             for (std::size_t i = 0; i < 1000; ++i) { out += std::string(2 * i, ' ') + "- a\n"; }
             return out;
         }},
        {"10^6 list items, Markdown", markdown, [] { return times(million - 2, "- a\n"); }},
        {"10^6 nested quotes, Markdown", markdown, [] { return times(million, "> ") + "a"; }},
        {"10^6 brackets, Markdown", markdown, [] { return times(million, "["); }},
        {"10^6 stars, Markdown", markdown, [] { return times(million, "*a _b "); }},
        {"10^6 backquotes, Markdown", markdown,
         [] {
             std::string out;
             for (std::size_t i = 1; i < 1400; ++i) { out += std::string(i, '`') + ' '; }
             return out;
         }},
        {"all capitals", text, [] { return times(15'000, "THE SUCCESSFUL CANDIDATE WILL UTILISE A WIDE RANGE OF SKILLS. "); }},
        {"combining marks", text, [] { return times(100'000, "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84"); }},
        {"10^6 letters beyond ASCII", text, [] { return times(million, "\xC3\xA9"); }},
        {"10^6 times one acronym", text, [] { return times(million, "PICU "); }},
        {"10^6 different acronyms", text, different_acronyms},
        {"10^5 definitions", text, definitions},
        {"10^6 acronyms in brackets", text, [] { return times(million, "(PICU) "); }},
        {"10^6 amounts", text, [] { return times(million, "\xC2\xA3" "1 "); }},
        {"10^6 masked amounts", text, [] { return times(million, "\xC2\xA3** "); }},
        {"10^6 times you", text, [] { return times(million, "you "); }},
        {"10^6 times (", text, [] { return std::string(million, '('); }},
        {"10^6 times ()", text, [] { return times(million, "() "); }},
        {"10^6 full stops", text, [] { return times(million, "a. "); }},
        {"10^6 question marks", text, [] { return std::string(million, '?'); }},
        {"10^6 hyphens", text, [] { return times(million, "a-"); }},
        {"10^6 apostrophes", text, [] { return times(million, "a'"); }},
        {"10^6 dots in one word", text, [] { return times(million, "a."); }},
        {"10^6 line ends", text, [] { return std::string(million, '\n'); }},
        {"10^6 list items", text, [] { return times(million, "- a\n"); }},
        {"10^6 headings", text, [] { return times(100'000, "Essential criteria:\n\n"); }},
        {"10^6 link beginnings", text, [] { return times(million, "www."); }},
        {"10^6 at signs", text, [] { return times(million, "a@"); }},
        {"10^6 degrees", text, [] { return times(100'000, "a degree or equivalent "); }},
        {"10^5 degrees required", text, [] { return times(100'000, "A degree is essential. "); }},
        {"10^5 years of experience", text, [] { return times(100'000, "five years' experience "); }},
        {"10^6 one jargon word", text, [] { return times(million, "utilise "); }},
        {"almost a phrase, again and again", text, [] { return times(300'000, "in the in order "); }},
        {"one sentence of 1 MB", text, [] { return times(100'000, "and then we go "); }},
        {"10^6 NUL bytes", text, [] { return std::string(million, '\0'); }},
        {"prose with one acronym", text, [] { return in_prose([](std::size_t) -> std::string { return "PICU"; }); }},
        {"prose with different acronyms", text, [] { return in_prose(capitals); }},
        {"prose with definitions", text, [] { return in_prose([](std::size_t i) { return "Alpha Bravo Charlie (" + capitals(i) + ")"; }); }},
        {"prose with known acronyms", text, [] { return in_prose([](std::size_t) -> std::string { return "GCSE and NVQ and BTEC"; }); }},
        {"prose with amounts", text, [] { return in_prose([](std::size_t i) { return "\xC2\xA3" + std::to_string(i); }); }},
        {"prose with hourly pay", text, [] { return in_prose([](std::size_t) -> std::string { return "salary of \xC2\xA3" "9 an hour"; }); }},
        {"prose with numbers", text, [] { return in_prose([](std::size_t i) { return std::to_string(i); }); }},
        {"prose with degrees", text, [] { return in_prose([](std::size_t) -> std::string { return "degree"; }); }},
        {"prose with degrees, one a sentence", text, [] { return in_prose([](std::size_t) -> std::string { return "place. A degree is essential. So"; }); }},
        {"prose with degrees, one sentence", text, [] { return times(million / 10, "you must have a degree and "); }},
        {"prose with GCSEs", text, [] { return in_prose([](std::size_t) -> std::string { return "five GCSEs"; }); }},
        {"prose with years", text, [] { return in_prose([](std::size_t i) { return "at least " + std::to_string(i) + " years' experience"; }); }},
        {"prose with jargon", text, [] { return in_prose([](std::size_t) -> std::string { return "stakeholders to utilise"; }); }},
        {"prose with licences", text, [] { return in_prose([](std::size_t) -> std::string { return "full driving licence"; }); }},
        {"prose with memberships", text, [] { return in_prose([](std::size_t) -> std::string { return "MCIPD"; }); }},
        {"prose with brackets", text, [] { return in_prose([](std::size_t) -> std::string { return "((((("; }); }},
        {"prose with rare words", text, [] { return in_prose([](std::size_t i) { return "q" + std::to_string(i) + " quaxology"; }); }},
        {"10^6 unknown words", text,
         [] {
             std::string out;
             for (std::size_t i = 0; i < 200'000; ++i) { out += "qu" + std::to_string(i * 2654435761U % 999983U) + "zx "; }
             return out;
         }},
    };
}

} // namespace rung_bench
