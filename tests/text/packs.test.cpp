// SPDX-License-Identifier: Apache-2.0
#include <rung/text/packs.hpp>

#include "support/result_matchers.hpp"
#include "support/row.hpp"
#include "support/small_pack.hpp"

using rung::errc;
using rung_test::small_table;
using rung::text::lexicon;

namespace {

struct bad_row {
    const char*      name;
    std::string_view rows;
    errc             code;
    std::string_view where;
};

constexpr bad_row bad_rows[] = {
    {"no_term", "\tv\tr1\t\t\t\n", errc::bad_lexicon, "small:2: term"},
    {"unknown_form", "agile\tadj\tr1\t\t\t\n", errc::bad_lexicon, "small:2: form"},
    {"unknown_rule", "agile\t-\tno-such\t\t\t\n", errc::unknown_rule, "small:2: rule no-such"},
    {"unknown_silenced_rule", "agile\t-\t!no-such\t\t\t\n", errc::unknown_rule, "small:2: rule !no-such"},
    {"unknown_flag", "agile\t-\tr1\t\t\tsave\n", errc::bad_lexicon, "small:2: flags"},
    {"unknown_profession", "bay\tn\tr1\t\t\tknows:wizard\n", errc::bad_lexicon, "small:2: flags"},
    {"line_numbers_count_comments", "# a comment\n\nagile\tadj\tr1\t\t\t\n", errc::bad_lexicon, "small:4: form"},
    {"bracket_left_open", "(agile|nimble\t-\tr1\t\t\t\n", errc::bad_lexicon, "*"},
    {"brackets_crossed", "(agile]\t-\tr1\t\t\t\n", errc::bad_lexicon, "*"},
    {"bracket_closed_twice", "agile)\t-\tr1\t\t\t\n", errc::bad_lexicon, "*"},
    {"more_words_than_a_phrase_has", "a b c d e f g h i j k l m\t-\tr1\t\t\t\n", errc::bad_lexicon, "*"},
    {"unfolds_without_end", "(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)\t-\tr1\t\t\t\n", errc::bad_lexicon, "*"},
};

RUNG_ROWS(bad_pack, bad_row, bad_rows);

TEST_P(bad_pack, is_refused_by_line_and_column) {
    EXPECT_TRUE(rung_test::fails_with(small_table(GetParam().rows), GetParam().code, GetParam().where));
}

TEST(packs, refuse_another_header) {
    const rung::text::pack_source pack{"host", "word\trule\n"};
    EXPECT_TRUE(rung_test::fails_with(rung::text::compile_packs({&pack, 1}, rung_test::small_binder()), errc::bad_lexicon, "host:1: header"));
}

TEST(packs, take_carriage_returns_comments_and_a_byte_order_mark) {
    const rung::text::pack_source pack{"host", "\xEF\xBB\xBFterm\tform\trule\tplain\tnote\tflags\r\n# none\r\n\r\nagile\t-\tr1\tquick\t\t\r\n"};
    const auto                    table = rung::text::compile_packs({&pack, 1}, rung_test::small_binder());
    ASSERT_TRUE(rung_test::is_ok(table));
    EXPECT_EQ(lexicon::owned(*table).form_count(), 1U);
}

TEST(packs, give_the_same_bytes_every_time) {
    constexpr std::string_view rows = "(fast|high) paced\t-\tr1\tbusy\t\t\nutilise\tv\tr2\tuse\t\tsafe\nNHS\tacronym\tr3\tNational Health Service\t\thousehold\n";
    const auto                 once = small_table(rows);
    const auto                 again = small_table(rows);
    ASSERT_TRUE(rung_test::is_ok(once));
    EXPECT_EQ(*once, *again);
}

TEST(packs, of_none_make_an_empty_lexicon) {
    const auto table = small_table("");
    ASSERT_TRUE(rung_test::is_ok(table));
    EXPECT_EQ(lexicon::owned(*table).form_count(), 0U);
}

} // namespace
