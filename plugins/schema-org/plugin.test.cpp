// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "places.hpp"
#include "support/feed_adverts.hpp"

extern "C" const rung_plugin* rung_plugin_entry_schema_org(uint32_t host_major, uint32_t host_minor);

namespace {

using rung_test::blocks_of;
using rung_test::field_of;
using words = std::vector<std::string>;

rung_test::feed_result read(const std::string& bytes, std::size_t step = 65'536) {
    return rung_test::read_feed(*rung_plugin_entry_schema_org(RUNG_ABI_MAJOR, RUNG_ABI_MINOR), bytes, "schema-org", step);
}

std::string fixture(const std::string& name) { return rung_test::bytes_of(std::string(RUNG_SOURCE_DIR "/plugins/schema-org/fixtures/") + name); }

TEST(schema_org, postings_of_a_page_stand_in_several_blocks) {
    for (const std::size_t step : {65'536, 5}) {
        const auto got = read(fixture("page.html"), step);
        EXPECT_EQ(got.error, "");
        EXPECT_EQ(got.told, words{});
        ASSERT_EQ(got.adverts.size(), 3U);
        const auto& graph = got.adverts[0];
        EXPECT_EQ(graph.id, "M-1");
        EXPECT_EQ(graph.document.title, "Finance Officer");
        EXPECT_EQ(blocks_of(graph.document.body), "You will pay invoices.");
        EXPECT_EQ(field_of(graph.document.pay), "28000 \u2013 31000 GBP YEAR");
        EXPECT_EQ(field_of(graph.document.contract), "FULL_TIME, PART_TIME");
        EXPECT_EQ(field_of(graph.document.place), "Stroud");
        EXPECT_EQ(field_of(graph.document.organisation), "Meadow Trust");
        EXPECT_EQ(field_of(graph.document.closing), "2026-05-01");
        const auto& array = got.adverts[1];
        EXPECT_EQ(array.document.title, "Cook 's Mate");
        EXPECT_EQ(blocks_of(array.document.body), "You will peel. | You will wash up.");
        EXPECT_EQ(field_of(array.document.pay), "\u00A312.60 an hour");
        EXPECT_EQ(field_of(array.document.place), "The Hall, Stroud, Nailsworth");
        EXPECT_EQ(field_of(array.document.organisation), "Meadow Trust");
        const auto& bare = got.adverts[2];
        EXPECT_EQ(bare.id, "https://meadow.example/3");
        EXPECT_EQ(blocks_of(bare.document.body), "You know roses from weeds.") << "read where there is no description";
    }
}

TEST(schema_org, markup_is_unescaped_once_and_pay_is_what_the_text_says) {
    const auto got = read(fixture("escaped.json"));
    EXPECT_EQ(got.error, "");
    ASSERT_EQ(got.adverts.size(), 1U);
    const auto& is = got.adverts[0].document;
    EXPECT_EQ(is.title, "Nurse & Midwife");
    EXPECT_EQ(blocks_of(is.body), "You will work in A&E; and with R&D; colleagues. | - Shifts & weekends");
    EXPECT_EQ(field_of(is.pay), "\u00A315.66+ Per Hour") << "unitText says YEAR";
    EXPECT_FALSE(is.partial);
}

TEST(schema_org, a_brace_too_many_and_line_ends_in_strings_are_read_past_and_told) {
    const auto bytes = fixture("stray-brace.html");
    const auto got   = read(bytes);
    EXPECT_EQ(got.error, "");
    ASSERT_EQ(got.adverts.size(), 1U);
    const auto& is = got.adverts[0];
    EXPECT_EQ(is.id, "3027");
    EXPECT_EQ(blocks_of(is.document.body), "# You bring: | - Four years of work with families.");
    EXPECT_EQ(got.told, (words{"control-character@" + std::to_string(bytes.find("\nwork")), "trailing-comma@" + std::to_string(bytes.find(",}")), "stray-text@" + std::to_string(bytes.find("}}}<") + 2)}));
    ASSERT_EQ(is.parts.size(), 1U);
    EXPECT_EQ(bytes.substr(is.parts[0].byte, 5), "<div>") << "bytes are those of the page";
}

TEST(schema_org, what_breaks_off_is_named_by_block_and_byte) {
    const auto bytes = fixture("cut-off.html");
    EXPECT_EQ(read(bytes).error, "bad_json block 2, byte " + std::to_string(bytes.find("wide")));
    const auto two = bytes + R"(<script type="application/ld+json">{"@type":"JobPosting","title":"Tutor","description":"You will teach."}</script>)";
    const auto got = read(two);
    EXPECT_EQ(got.error, "");
    EXPECT_EQ(got.adverts.size(), 1U) << "one broken block does not take the others with it";
    EXPECT_EQ(got.told, words{"bad-record@" + std::to_string(bytes.find("wide"))});
}

struct broken {
    const char* json;
    const char* error;
};

TEST(schema_org, broken_json_gives_one_error) {
    const broken all[] = {
        {R"({"@type":"JobPosting","title":"A)", "bad_json block 1, byte 30"},
        {R"({"@type":"JobPosting","title")", "bad_json block 1, byte 29"},
        {R"({"@type":"JobPosting" "title":"A"})", "bad_json block 1, byte 22"},
        {R"({"@type":"JobPosting","title":})", "bad_json block 1, byte 30"},
        {R"({"@type":"JobPosting",title:"A"})", "bad_json block 1, byte 22"},
        {R"({"@type":"JobPosting","a":[1,2})", "bad_json block 1, byte 30"},
        {R"({"@type":"Organization"})", "unknown_envelope JobPosting"},
        {"", "unknown_envelope JobPosting"},
        {"[[[[", "unknown_envelope JobPosting"},
    };
    for (const auto& one : all) {
        EXPECT_EQ(read(one.json).error, one.error) << one.json;
        EXPECT_TRUE(read(one.json).adverts.empty()) << one.json;
    }
}

TEST(schema_org, deep_nesting_ends) {
    std::string deep = R"({"@type":"JobPosting","a":)";
    deep.append(100'000, '[');
    EXPECT_TRUE(read(deep).error.starts_with("bad_json")) << read(deep).error;
}

TEST(schema_org, a_page_without_a_posting_is_none) {
    const auto& plugin = *rung_plugin_entry_schema_org(RUNG_ABI_MAJOR, RUNG_ABI_MINOR);
    for (const std::string page : {"<html><p>JobPosting</p></html>", "{\"name\":\"JobPosting\"}", "JobPosting", ""}) {
        rung_guess guess{};
        guess.struct_size = sizeof guess;
        ASSERT_EQ(plugin.probe(0, page.data(), page.size(), &guess), 0);
        EXPECT_EQ(guess.confidence, 0U) << page;
    }
}

} // namespace
