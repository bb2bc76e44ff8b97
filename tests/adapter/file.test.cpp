// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/file.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "support/result_matchers.hpp"
#include "support/small_plugins.hpp"

namespace {

using rung::adapter::source_file;

class file : public testing::Test {
protected:
    file() { (void)plugins_.add(&rung_test::small_plugin::table); }
    ~file() override { std::remove(path_.c_str()); }

    std::string write(const std::string& bytes) {
        std::ofstream(path_, std::ios::binary) << bytes;
        return path_;
    }

    rung::adapter::plugin_set plugins_;
    std::string               path_ = testing::TempDir() + "rung_file_test_" + testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(file, is_opened_by_its_content) {
    auto opened = source_file::open({.path = write(R"({"people":[{"id":"1"}]})"), .plugins = &plugins_});
    ASSERT_TRUE(rung_test::is_ok(opened));
    EXPECT_EQ((*opened)->format().format, "small-json");
    auto batch = (*opened)->reader().next();
    ASSERT_TRUE(rung_test::is_ok(batch));
    EXPECT_EQ(batch->row_count, 1U);
    EXPECT_GT((*opened)->bytes_read(), 10U);
}

TEST_F(file, utf16_is_read_as_text) {
    std::string bytes = "\xFF\xFE";
    for (const char c : std::string("id\n7\n")) { bytes += {c, '\0'}; }
    auto opened = source_file::open({.path = write(bytes), .plugins = &plugins_});
    ASSERT_TRUE(rung_test::is_ok(opened));
    auto batch = (*opened)->reader().next();
    ASSERT_TRUE(rung_test::is_ok(batch));
    ASSERT_EQ(batch->row_count, 1U);
    EXPECT_EQ(std::string(batch->rows[0].fields[0].data, batch->rows[0].fields[0].size), "7");
    EXPECT_FALSE((*opened)->encoding_evidence().empty());
}

TEST_F(file, what_cannot_be_opened_says_why) {
    EXPECT_TRUE(rung_test::fails_with(source_file::open({.path = "/nowhere/at/all", .plugins = &plugins_}), rung::errc::not_found, "*"));
    EXPECT_TRUE(rung_test::fails_with(source_file::open({.path = write("a\n1\n"), .plugins = &plugins_, .format = "small-pdf"}), rung::errc::unknown_plugin, "small-pdf"));
    EXPECT_TRUE(rung_test::fails_with(source_file::open({.path = path_, .plugins = nullptr}), rung::errc::precondition, "*"));
    EXPECT_TRUE(rung_test::fails_with(source_file::open({.path = write(""), .plugins = &plugins_}), rung::errc::unknown_plugin, "*"));
}

TEST_F(file, is_ranked_without_being_read) {
    const auto found = rung::adapter::detect_file(write("<people><person/></people>"), plugins_);
    ASSERT_TRUE(rung_test::is_ok(found));
    ASSERT_EQ(found->size(), 1U);
    EXPECT_EQ(found->front().format, "small-xml");
}

TEST_F(file, records_that_a_reader_passes_over_are_counted) {
    rung::workforce::coverage read, told;
    read.records_read = 5;
    told.tell("bad-record", 10, 2, "");
    told.tell("bad-record", 20, 3, "");
    told.tell("bad-utf8", 20, 3, "a");
    rung::adapter::add_told(read, told);
    EXPECT_EQ(read.records_read, 7U);
    EXPECT_EQ(read.records_rejected, 2U);
    EXPECT_EQ(read.diagnostics.size(), 2U);
    std::uint64_t rejected = 2;
    for (const auto* word : {"too-deep", "too-many-fields", "too-many-columns", "key-too-long", "value-too-large", "record-too-large", "too-large", "no-metadata"}) {
        rung::workforce::coverage one;
        one.tell(word, 30, 4, "");
        rung::adapter::add_told(read, one);
        EXPECT_EQ(read.records_rejected, ++rejected) << word;
        EXPECT_EQ(read.records_read, 5 + rejected) << word;
    }
}

} // namespace
