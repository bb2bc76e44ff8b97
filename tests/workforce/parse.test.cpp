// SPDX-License-Identifier: Apache-2.0
#include <rung/workforce/parse.hpp>

#include <gtest/gtest.h>

#include <string>

#include "support/row.hpp"

namespace wf = rung::workforce;
using rung::civil_date;
using wf::date_form;

namespace {

struct date_row {
    const char*      name;
    std::string_view text;
    date_form        form;
    civil_date       wanted{};
};

const date_row date_rows[] = {
    {"iso", "1988-01-03", date_form::iso, {1988, 1, 3}},
    {"iso_with_workday_zone", "1988-01-03-08:00", date_form::iso, {1988, 1, 3}},
    {"iso_with_local_midnight", "1983-09-01T00:00:00+02:00", date_form::iso, {1983, 9, 1}},
    {"iso_with_odd_old_offset", "1835-02-01T00:00:00+00:53", date_form::iso, {1835, 2, 1}},
    {"iso_with_late_time_stays_that_day", "2024-12-31T23:59:59-08:00", date_form::iso, {2024, 12, 31}},
    {"iso_with_blank_and_time", "2024-12-31 23:59", date_form::iso, {2024, 12, 31}},
    {"iso_with_z", "2024-12-31Z", date_form::iso, {2024, 12, 31}},
    {"iso_white_space_around", "\t 2024-02-29\xC2\xA0\r\n", date_form::iso, {2024, 2, 29}},
    {"iso_no_leap_day", "2023-02-29", date_form::iso},
    {"iso_century_is_no_leap_year", "1900-02-29", date_form::iso},
    {"iso_leap_century", "2000-02-29", date_form::iso, {2000, 2, 29}},
    {"iso_no_date_in_zeros", "0000-00-00", date_form::iso},
    {"iso_year_nought", "0000-01-01", date_form::iso},
    {"iso_first_day", "0001-01-01", date_form::iso, {1, 1, 1}},
    {"iso_last_day", "9999-12-31", date_form::iso, {9999, 12, 31}},
    {"iso_month_13", "2024-13-01", date_form::iso},
    {"iso_31_april", "2024-04-31", date_form::iso},
    {"iso_an_eleventh_digit", "2024-01-011", date_form::iso},
    {"iso_words_after", "2024-01-01 to 2024-02-01", date_form::iso},
    {"iso_needs_two_digits", "2024-1-01", date_form::iso},
    {"iso_takes_no_slashes", "2024/01/01", date_form::iso},
    {"iso_takes_no_uk_date", "01/02/2024", date_form::iso},
    {"iso_short_date_without_year", "08-10", date_form::iso},
    {"iso_nothing", "", date_form::iso},
    {"iso_colon_is_no_digit", "2024-0:-01", date_form::iso},
    {"day_first", "03/04/2024", date_form::day_first, {2024, 4, 3}},
    {"day_first_single_digits", "3.4.2024", date_form::day_first, {2024, 4, 3}},
    {"day_first_dashes", "31-12-2024", date_form::day_first, {2024, 12, 31}},
    {"day_first_with_time", "03/04/2024 00:00", date_form::day_first, {2024, 4, 3}},
    {"day_first_month_13", "12/13/2024", date_form::day_first},
    {"day_first_two_digit_year_would_be_a_guess", "03/04/24", date_form::day_first},
    {"day_first_mixed_marks", "03/04-2024", date_form::day_first},
    {"day_first_iso_is_not_it", "2024-04-03", date_form::day_first},
    {"day_first_five_digit_year", "03/04/20245", date_form::day_first},
    {"month_first", "03/04/2024", date_form::month_first, {2024, 3, 4}},
    {"month_first_month_13", "13/04/2024", date_form::month_first},
    {"oracle", "2016/07/04", date_form::year_slashes, {2016, 7, 4}},
    {"oracle_open", "4712/12/31", date_form::year_slashes, {4712, 12, 31}},
    {"oracle_takes_no_dashes", "2016-07-04", date_form::year_slashes},
    {"epoch_before_1970", "/Date(-309312000000)/", date_form::epoch_ms, {1960, 3, 14}},
    {"epoch_open", "/Date(253402214400000)/", date_form::epoch_ms, {9999, 12, 31}},
    {"epoch_timestamp", "/Date(1388534400000+0000)/", date_form::epoch_ms, {2014, 1, 1}},
    {"epoch_bare", "1388534400000", date_form::epoch_ms, {2014, 1, 1}},
    {"epoch_last_ms_of_a_day", "1388620799999", date_form::epoch_ms, {2014, 1, 1}},
    {"epoch_a_ms_before_1970", "-1", date_form::epoch_ms, {1969, 12, 31}},
    {"epoch_whole_day_before_1970", "-86400000", date_form::epoch_ms, {1969, 12, 31}},
    {"epoch_zero", "0", date_form::epoch_ms, {1970, 1, 1}},
    {"epoch_beyond_the_calendar", "253402300800000", date_form::epoch_ms},
    {"epoch_too_long", "9999999999999999", date_form::epoch_ms},
    {"epoch_cut", "/Date(1388534400000", date_form::epoch_ms},
    {"epoch_empty", "/Date()/", date_form::epoch_ms},
    {"epoch_only_a_sign", "-", date_form::epoch_ms},
    {"epoch_two_signs", "--5", date_form::epoch_ms},
    {"epoch_bad_offset", "/Date(1+)/", date_form::epoch_ms},
    {"serial", "45292", date_form::serial_1900, {2024, 1, 1}},
    {"serial_with_time", "45292.75", date_form::serial_1900, {2024, 1, 1}},
    {"serial_first", "1", date_form::serial_1900, {1900, 1, 1}},
    {"serial_before_the_false_day", "59", date_form::serial_1900, {1900, 2, 28}},
    {"serial_the_false_day", "60", date_form::serial_1900},
    {"serial_after_the_false_day", "61", date_form::serial_1900, {1900, 3, 1}},
    {"serial_last", "2958465", date_form::serial_1900, {9999, 12, 31}},
    {"serial_beyond", "2958466", date_form::serial_1900},
    {"serial_nought", "0", date_form::serial_1900},
    {"serial_negative", "-5", date_form::serial_1900},
    {"serial_point_alone", "45292.", date_form::serial_1900},
    {"named_short", "5 Jan 2024", date_form::day_name_month, {2024, 1, 5}},
    {"named_oracle", "05-JAN-2024", date_form::day_name_month, {2024, 1, 5}},
    {"named_long", "29 February 2024", date_form::day_name_month, {2024, 2, 29}},
    {"named_four_letters", "1 Sept. 2024", date_form::day_name_month, {2024, 9, 1}},
    {"named_mar_is_march", "1 mar 2024", date_form::day_name_month, {2024, 3, 1}},
    {"named_no_leap_day", "29 Feb 2023", date_form::day_name_month},
    {"named_two_letters", "1 Ja 2024", date_form::day_name_month},
    {"named_another_language", "1 janvier 2024", date_form::day_name_month},
    {"named_two_digit_year", "05-JAN-24", date_form::day_name_month},
};

RUNG_ROWS(date, date_row, date_rows);

TEST_P(date, is_read_as_written) {
    const auto& row = GetParam();
    const auto  got = wf::parse_date(row.text, row.form);
    EXPECT_EQ(got.has_value(), row.wanted.known());
    if (got) { EXPECT_EQ(*got, row.wanted) << got->year << ' ' << int{got->month} << ' ' << int{got->day}; }
}

TEST(date_forms, have_names_that_find_them) {
    for (const auto form : {date_form::iso, date_form::day_first, date_form::month_first, date_form::year_slashes, date_form::epoch_ms,
                            date_form::serial_1900, date_form::day_name_month}) {
        ASSERT_FALSE(name(form).empty());
        EXPECT_EQ(wf::find_date_form(name(form)), form) << name(form);
    }
    EXPECT_EQ(wf::find_date_form("iso"), date_form::iso);
    EXPECT_EQ(wf::find_date_form("dd/mm/yy"), std::nullopt);
}

TEST(date_forms, far_years_mean_open) {
    EXPECT_TRUE(wf::means_open({9999, 12, 31}));
    EXPECT_TRUE(wf::means_open({4712, 12, 31}));
    EXPECT_FALSE(wf::means_open({9999, 12, 30}));
    EXPECT_FALSE(wf::means_open({2024, 12, 31}));
    EXPECT_FALSE(wf::means_open({}));
}

constexpr std::int64_t none = INT64_MIN; // no parser gives it

struct number_row {
    const char*      name;
    std::string_view text;
    std::int64_t     decimal; ///< In millionths.
    std::int64_t     count;
};

const number_row number_rows[] = {
    {"share", "0.6", 600'000, none},
    {"hours", "37.5", 37'500'000, none},
    {"percent", "60%", 600'000, none},
    {"percent_with_blank", "62.5 %", 625'000, none},
    {"hundred_percent", "100%", 1'000'000, none},
    {"dayforce_zeros", "22.50000", 22'500'000, none},
    {"whole", "1", 1'000'000, 1},
    {"whole_as_spreadsheets_write", "12.0", 12'000'000, 12},
    {"leading_zeros", "007", 7'000'000, 7},
    {"grouped", "1,234.5", 1'234'500'000, none},
    {"grouped_whole", "1,234,567", 1'234'567'000'000, 1'234'567},
    {"brackets_are_minus", "(3)", -3'000'000, none},
    {"minus", "-0.5", -500'000, none},
    {"plus", "+2", 2'000'000, none},
    {"point_first", ".5", 500'000, none},
    {"six_places", "0.000001", 1, none},
    {"seventh_place_that_matters", "0.0000001", none, none},
    {"seventh_place_that_does_not", "0.1000000", 100'000, none},
    {"percent_with_four_places", "33.3333%", 333'333, none},
    {"percent_with_a_fifth", "33.33333%", none, none},
    {"largest", "9000000000000", 9'000'000'000'000'000'000, 9'000'000'000'000},
    {"beyond", "9000000000000.000001", none, none},
    {"far_beyond", "99999999999999999999999999", none, none},
    {"decimal_comma", "37,5", none, none},
    {"group_of_four", "1,2345", none, none},
    {"group_of_two", "12,34,567", none, none},
    {"comma_first", ",123", none, none},
    {"comma_last", "123,", none, none},
    {"long_first_group", "1234,567", none, none},
    {"comma_after_the_point", "1.234,567", none, none},
    {"two_points", "1.2.3", none, none},
    {"exponent", "1.23E+05", none, none},
    {"nothing", "", none, none},
    {"blanks", "  ", none, none},
    {"point_alone", ".", none, none},
    {"sign_alone", "-", none, none},
    {"two_signs", "--1", none, none},
    {"sign_in_brackets", "(-3)", none, none},
    {"empty_brackets", "()", none, none},
    {"percent_alone", "%", none, none},
    {"word", "full time", none, none},
};

RUNG_ROWS(number, number_row, number_rows);

TEST_P(number, is_read) {
    EXPECT_EQ(wf::parse_decimal(GetParam().text).value_or(none), GetParam().decimal);
    EXPECT_EQ(wf::parse_count(GetParam().text).value_or(none), GetParam().count);
}

TEST(yes_no, is_read_in_any_case) {
    for (const auto* const yes : {"Y", "y", "Yes", "YES", " true ", "1"}) { EXPECT_EQ(wf::parse_yes_no(yes), true) << yes; }
    for (const auto* const no : {"N", "no", "FALSE", "0"}) { EXPECT_EQ(wf::parse_yes_no(no), false) << no; }
    for (const auto* const neither : {"", "2", "yess", "ye", "Not applicable", "-"}) { EXPECT_EQ(wf::parse_yes_no(neither), std::nullopt) << neither; }
}

struct money_row {
    const char*      name;
    std::string_view text;
    std::string_view currency;
    std::int64_t     minor    = none;
    std::string_view named    = "";
};

const money_row money_rows[] = {
    {"bare", "31250", "", 3'125'000},
    {"bare_pounds", "31250", "GBP", 3'125'000},
    {"pence", "78173.52", "GBP", 7'817'352},
    {"pound_sign", "\xC2\xA3" "31,250.00", "", 3'125'000, "GBP"},
    {"pound_sign_and_currency", "\xC2\xA3" "31,250.00", "GBP", 3'125'000, "GBP"},
    {"pound_sign_of_falklands", "\xC2\xA3" "5", "FKP", 500, "FKP"},
    {"code_before", "GBP 31250.5", "", 3'125'050, "GBP"},
    {"code_before_without_blank", "GBP31250", "", 3'125'000, "GBP"},
    {"code_after", "50000.00 GBP", "", 5'000'000, "GBP"},
    {"code_in_lower_case", "50000.00 gbp", "gbp", 5'000'000, "GBP"},
    {"code_and_sign", "GBP \xC2\xA3" "5", "", 500, "GBP"},
    {"code_and_another_sign", "EUR \xC2\xA3" "5", ""},
    {"brackets", "(1,200.00)", "", -120'000},
    {"brackets_and_sign", "(\xC2\xA3" "1,200.00)", "", -120'000, "GBP"},
    {"minus_before_sign", "-\xC2\xA3" "5", "", -500, "GBP"},
    {"minus_after_sign", "\xC2\xA3-5", "", -500, "GBP"},
    {"minus_twice", "-\xC2\xA3-5", ""},
    {"euro_sign", "\xE2\x82\xAC" "50", "", 5'000, "EUR"},
    {"euro_sign_after", "50 \xE2\x82\xAC", "EUR", 5'000, "EUR"},
    {"currency_as_sign", "50", "\xE2\x82\xAC", 5'000},
    {"dollar_sign_alone_is_a_guess", "$50", ""},
    {"dollar_sign_decided", "$50", "USD", 5'000, "USD"},
    {"dollar_sign_of_chile", "$50", "CLP", 50, "CLP"},
    {"dollar_sign_of_no_dollar", "$50", "GBP"},
    {"yen_sign_alone_is_a_guess", "\xC2\xA5" "5000", ""},
    {"yen_sign_decided", "\xC2\xA5" "5000", "JPY", 5'000, "JPY"},
    {"yuan", "\xC2\xA5" "5000", "CNY", 500'000, "CNY"},
    {"yen_has_no_minor_unit", "5000000", "JPY", 5'000'000},
    {"yen_zeros", "5000000.00", "JPY", 5'000'000},
    {"half_a_yen", "0.5", "JPY"},
    {"won", "KRW 45,000,000", "", 45'000'000, "KRW"},
    {"dong", "1000", "VND", 1'000},
    {"krona_of_iceland", "1000", "ISK", 1'000},
    {"dinar_of_kuwait", "1.234", "KWD", 1'234},
    {"dinar_of_kuwait_whole", "KWD 1", "", 1'000, "KWD"},
    {"unidad_of_four_places", "1.2345", "CLF", 12'345},
    {"part_of_a_penny", "1.234", "GBP"},
    {"part_of_a_penny_that_is_nothing", "1.230", "GBP", 123},
    {"another_currency", "EUR 5", "GBP"},
    {"another_sign", "\xE2\x82\xAC" "5", "GBP"},
    {"no_currency_of_the_list", "5", "XYZ"},
    {"no_code_of_the_list", "XYZ 5", ""},
    {"longer_word", "GBPS 5", ""},
    {"thousands_in_short", "31k", ""},
    {"per_year", "\xC2\xA3" "31,250 pa", ""},
    {"range", "31000-32000", ""},
    {"code_alone", "GBP", ""},
    {"sign_alone", "\xC2\xA3", ""},
    {"half_a_sign", "\xC2", ""},
    {"nothing", "", ""},
    {"too_much", "99999999999999999999", ""},
};

RUNG_ROWS(amount, money_row, money_rows);

TEST_P(amount, is_read_in_minor_units) {
    const auto got = wf::parse_money(GetParam().text, GetParam().currency);
    EXPECT_EQ(got ? got->minor : none, GetParam().minor);
    if (got) { EXPECT_EQ(got->currency, GetParam().named); }
}

TEST(amount, currency_outlives_its_text) {
    std::string text = "gbp 5";
    const auto  got  = wf::parse_money(text, std::string("gbp"));
    text.assign(5, 'x');
    ASSERT_TRUE(got.has_value());
    EXPECT_EQ(got->currency, "GBP");
}

TEST(declined, is_known_by_what_questionnaires_say) {
    for (const auto* const text :
         {"Prefer not to say", "I prefer not to say", "PREFER NOT TO SAY.", "  - Prefer not to say -  ", "9. Prefer not to say", "(h) I prefer not to say",
          "Prefer not to answer", "I would prefer not to answer this question", "Preferred not to say", "Prefer not to disclose", "rather not say",
          "I'd rather not say", "I\xE2\x80\x99" "d rather not say", "Do not wish to say", "I do not wish to answer", "I don't wish to answer",
          "I don\xE2\x80\x99t wish to disclose", "I Do Not Wish to Disclose My Religion/Belief", "Choose not to disclose", "I have chosen not to declare",
          "Decline to state", "Declined to answer", "Decline to self-identify", "PNTS", "pnts", "Prefer not to say (PNTS)", "Information refused",
          "Not stated (person asked but declined to provide a response)"}) {
        EXPECT_TRUE(wf::means_declined(text)) << text;
    }
}

TEST(declined, is_not_what_may_mean_something_else) {
    for (const auto* const text :
         {"", "Yes", "Declined", "Offer declined", "Withheld", "Refused", "Not stated", "Not disclosed", "Unknown", "Don't know", "N/A", "Other",
          "Prefer to self-describe", "Prefer not to self-describe", "Prefer not to say or don't know", "Don't know / prefer not to say",
          "I prefer to say", "Did not wish to go to university", "prefer", "not to say", "PNTSX", "Clerical", "prefer not to saying", "i", "9"}) {
        EXPECT_FALSE(wf::means_declined(text)) << text;
    }
    EXPECT_FALSE(wf::means_declined(std::string(200, 'a') + " prefer not to say"));
    EXPECT_FALSE(wf::means_declined("Prefer not to say " + std::string(100'000, '.')));
}

} // namespace
