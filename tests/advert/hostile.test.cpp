// SPDX-License-Identifier: Apache-2.0
#include <rung/advert/check.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support/row.hpp"
#include "support/told.hpp"

using namespace rung;
using rung_test::told;

namespace {

// ---- other languages

struct language_row {
    const char*      name;
    std::string_view text;
};

constexpr language_row languages[] = {
    {"welsh", "Rydym yn chwilio am rywun i ymuno \xC3\xA2'n t\xC3\xAEm yng Nghaerdydd. Byddwch yn gweithio gyda phobl ifanc ac yn eu helpu i ddod o "
              "hyd i waith. Mae'r swydd yn un barhaol ac mae'r cyflog yn dechrau ar bum mil ar hugain o bunnoedd y flwyddyn."},
    {"french", "Nous recherchons une personne pour rejoindre notre \xC3\xA9quipe. Vous travaillerez avec des jeunes et vous les aiderez \xC3\xA0 "
               "trouver un emploi. Le poste est permanent et le salaire d\xC3\xA9pend de votre exp\xC3\xA9rience."},
    {"german", "Wir suchen eine Person, die unser Team verst\xC3\xA4rkt. Sie arbeiten mit jungen Menschen und helfen ihnen, eine Stelle zu finden. "
               "Die Stelle ist unbefristet, und das Gehalt richtet sich nach Ihrer Erfahrung."},
    {"polish",
     "Szukamy osoby, kt\xC3\xB3ra do\xC5\x82\xC4\x85"
     "czy do naszego zespo\xC5\x82u. B\xC4\x99"
     "dziesz pracowa\xC4\x87 z m\xC5\x82odymi lud\xC5\xBAmi i pomaga\xC4\x87 im znale\xC5\xBA\xC4\x87 prac\xC4\x99. Praca jest na sta\xC5\x82"
     "e, a wynagrodzenie zale\xC5\xBCy od do\xC5\x9Bwiadczenia i umiej\xC4\x99tno\xC5\x9B"
     "ci."},
    {"spanish", "Buscamos una persona que se incorpore a nuestro equipo. Trabajar\xC3\xA1s con j\xC3\xB3venes y les ayudar\xC3\xA1s a encontrar "
                "trabajo. El puesto es permanente y el sueldo depende de tu experiencia."},
    {"dutch", "Wij zoeken iemand die ons team komt versterken. Je werkt met jonge mensen en helpt hen een baan te vinden. De functie is voor "
              "onbepaalde tijd en het loon hangt af van je ervaring."},
};

RUNG_ROWS(other_languages, language_row, languages);

TEST_P(other_languages, get_one_finding_that_says_so) {
    const auto report = advert::check(advert::from_text("", std::string(GetParam().text)));
    ASSERT_EQ(report.findings.size(), 1U) << told(report);
    EXPECT_EQ(report.findings[0].rule->id, "not-english");
    EXPECT_FALSE(report.findings[0].located);
}

TEST(check, english_with_a_few_foreign_words_is_english) {
    const auto report = advert::check(advert::from_text("", "You will speak Welsh with the people who come to us. We say bore da and croeso at the "
                                                            "door. You will help them to fill in forms and find the right room."));
    for (const auto& f : report.findings) {
        EXPECT_NE(f.rule->id, "not-english");
    }
}

// ---- hostile texts: nothing to be found, much to fall over

struct hostile_row {
    const char* name;
    std::string (*make)();
};

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    out.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        out += piece;
    }
    return out;
}

const hostile_row hostile_rows[] = {
    {"nothing", [] { return std::string(); }},
    {"blanks", [] { return repeated(" \n\t", 10'000); }},
    {"one_long_word", [] { return repeated("a", 200'000); }},
    {"one_long_number", [] { return repeated("9", 200'000); }},
    {"one_long_acronym", [] { return repeated("Q", 200'000); }},
    {"capitals", [] { return repeated("APPLY NOW ", 20'000); }},
    {"acronyms", [] { return repeated("QZXV XQZV ", 5'000); }},
    {"combining_marks", [] { return "e" + repeated("\xCC\x81", 50'000); }},
    {"emoji", [] { return repeated("\xF0\x9F\x9A\x80", 20'000); }},
    {"brackets", [] { return repeated("(", 50'000) + repeated(")", 50'000); }},
    {"nested_list", [] { return repeated("- ", 50'000) + "end"; }},
    {"bullets", [] { return repeated("- \n", 50'000); }},
    {"pounds", [] { return repeated("\xC2\xA3", 50'000); }},
    {"pay_figures",
     [] {
         return repeated("\xC2\xA3"
                         "20,000 to ",
                         5'000);
     }},
    {"quotation_marks", [] { return repeated("\"'\xE2\x80\x99", 20'000); }},
    {"degrees", [] { return repeated("a degree or ", 5'000); }},
    {"zeros", [] { return std::string(1'000, '\0'); }},
};

RUNG_ROWS(hostile_texts, hostile_row, hostile_rows);

TEST_P(hostile_texts, are_survived) {
    const auto doc    = advert::from_text("QZXV", GetParam().make());
    const auto report = advert::check(doc);
    const auto where  = advert::locate(report, doc, doc.title, doc.body.text);
    ASSERT_EQ(where.size(), report.findings.size());
    for (const auto& f : report.findings) {
        if (f.located) { EXPECT_EQ(slice(f.where == advert::part::title ? doc.title : doc.body.text, f.at), f.quote); }
    }
    EXPECT_GE(report.verdict.openness, 0);
    EXPECT_LE(report.verdict.openness, 100);
}

} // namespace
