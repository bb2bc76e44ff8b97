// SPDX-License-Identifier: Apache-2.0
#include <rung/advert/ruleset.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "support/result_matchers.hpp"
#include "support/row.hpp"

using namespace rung;
using rung_test::fails_with;

namespace {

advert::house_style with_rule(advert::rule_setting setting) {
    advert::house_style style;
    style.rules.push_back(std::move(setting));
    return style;
}

advert::house_style bad_rule(std::string_view id) { return with_rule({std::string(id), true, {}, {}}); }
advert::house_style bad_limit() { return with_rule({"long-sentence", {}, {}, -1.0}); }
advert::house_style bad_sector() {
    advert::house_style out;
    out.sectors.emplace_back("heath-and-care");
    return out;
}
advert::house_style bad_answer() {
    advert::house_style out;
    out.answers.emplace_back("we-pay-for-check");
    return out;
}
advert::house_style bad_term() {
    advert::house_style out;
    out.terms.push_back({"two\twords", "", ""});
    return out;
}
advert::house_style bad_allowed() {
    advert::house_style out;
    out.allowed.emplace_back("");
    return out;
}
advert::house_style bad_target() {
    advert::house_style out;
    out.reading_age_target = 2;
    return out;
}
advert::house_style bad_pack() {
    advert::house_style out;
    out.packs.push_back({"ours", "term\tform\trule\tplain\tnote\tflags\nthing\t-\tno-such-rule\t\t\t\n"});
    return out;
}

struct bad_row {
    const char*         name;
    advert::house_style style;
    errc                code;
    std::string_view    says;
};

const bad_row bad_rows[] = {
    {"unknown_rule", bad_rule("long-sentnce"), errc::unknown_rule, "did you mean long-sentence?"},
    {"unknown_rule_like_no_other", bad_rule("xxxxxxxxxxxxxxxxxxxxxxxxxxxx"), errc::unknown_rule, "xxxxxxxxxxxxxxxxxxxxxxxxxxxx"},
    {"negative_limit", bad_limit(), errc::precondition, "rules.long-sentence.limit"},
    {"unknown_sector", bad_sector(), errc::unknown_key, "did you mean health-and-care?"},
    {"unknown_answer", bad_answer(), errc::unknown_key, "did you mean we-pay-for-checks?"},
    {"term_with_a_tab", bad_term(), errc::bad_lexicon, "terms"},
    {"allowed_nothing", bad_allowed(), errc::bad_lexicon, "allowed"},
    {"reading_age_of_two", bad_target(), errc::precondition, "reading_age_target"},
    {"pack_with_a_rule_that_does_not_exist", bad_pack(), errc::unknown_rule, "ours:2"},
};

RUNG_ROWS(bad_house_style, bad_row, bad_rows);

TEST_P(bad_house_style, is_refused_with_the_place) {
    const auto made = advert::make_ruleset(GetParam().style);
    ASSERT_TRUE(fails_with(made, GetParam().code, "*"));
    EXPECT_NE(made.error().where.find(GetParam().says), std::string::npos) << made.error().where;
}

} // namespace
