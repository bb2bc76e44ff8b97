// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/load.hpp>

#include <gtest/gtest.h>

#include <rung/crypto/signature.hpp>

#include <string>

#include "support/plugin_folder.hpp"
#include "support/result_matchers.hpp"

namespace {

using rung::adapter::load_plugins;
using rung_test::fails_with;
constexpr auto untrusted = rung::errc::untrusted_plugin;

TEST(load, what_the_manifest_allows_is_loaded) {
    rung_test::plugin_folder folder;
    folder.add(RUNG_HOSTILE_5, "hostile");
    const auto plugins = load_plugins({.folder = folder.path()});
    ASSERT_TRUE(rung_test::is_ok(plugins));
    ASSERT_EQ(plugins->size(), 1U);
    EXPECT_STREQ((*plugins)[0]->id, "hostile");
}

TEST(load, a_file_that_was_changed_is_refused) {
    rung_test::plugin_folder folder;
    folder.add(RUNG_HOSTILE_5, "hostile");
    folder.write("hostile.so", "\x7f" "ELF but another");
    EXPECT_TRUE(fails_with(load_plugins({.folder = folder.path()}), untrusted, "hostile.so: SHA-256"));
}

TEST(load, another_id_or_version_than_the_manifest_says_is_refused) {
    rung_test::plugin_folder folder;
    folder.add(RUNG_HOSTILE_5, "hostile", "2.0.0");
    EXPECT_TRUE(fails_with(load_plugins({.folder = folder.path()}), untrusted, "hostile.so: id or version"));
}

TEST(load, what_others_may_write_to_is_refused) {
    rung_test::plugin_folder folder;
    folder.add(RUNG_HOSTILE_5, "hostile", "1.0.0", 0664);
    EXPECT_TRUE(fails_with(load_plugins({.folder = folder.path()}), untrusted, "hostile.so: others may write to it"));
    ::chmod(folder.path().c_str(), 0777);
    EXPECT_TRUE(fails_with(load_plugins({.folder = folder.path()}), untrusted, "folder: others may write to it or to a folder above it"));
    ::chmod(folder.path().c_str(), 0700);
}

TEST(load, links_and_relative_paths_are_refused) {
    rung_test::plugin_folder folder;
    folder.add(RUNG_HOSTILE_5, "hostile");
    const auto link = folder.path() + "-link";
    ASSERT_EQ(::symlink(folder.path().c_str(), link.c_str()), 0);
    EXPECT_TRUE(fails_with(load_plugins({.folder = link}), untrusted, "folder: a link or no folder in its path"));
    ::unlink(link.c_str());
    EXPECT_TRUE(fails_with(load_plugins({.folder = "plugins"}), untrusted, "folder: not an absolute path"));
    EXPECT_TRUE(fails_with(load_plugins({.folder = "/nowhere/at/all"}), untrusted, "folder: cannot be opened"));

    ASSERT_EQ(::rename((folder.path() + "/hostile.so").c_str(), (folder.path() + "/real.so").c_str()), 0);
    ASSERT_EQ(::symlink("real.so", (folder.path() + "/hostile.so").c_str()), 0);
    EXPECT_TRUE(fails_with(load_plugins({.folder = folder.path()}), untrusted, "hostile.so: a link"));
    ::unlink((folder.path() + "/real.so").c_str());
}

TEST(load, a_signature_that_is_asked_for_must_fit) {
    rung_test::plugin_folder folder;
    folder.add(RUNG_HOSTILE_5, "hostile");
    const auto key = rung::crypto::signing_key::make();
    ASSERT_TRUE(rung_test::is_ok(key));
    const auto pem = key->verifier()->to_pem();
    ASSERT_TRUE(rung_test::is_ok(pem));
    EXPECT_TRUE(fails_with(load_plugins({.folder = folder.path(), .public_key = *pem}), untrusted, "plugins.manifest.sig: cannot be opened"));
    folder.write("plugins.manifest.sig", *key->sign(folder.manifest()));
    EXPECT_TRUE(rung_test::is_ok(load_plugins({.folder = folder.path(), .public_key = *pem})));
    folder.write("plugins.manifest", folder.manifest() + "\n");
    EXPECT_TRUE(fails_with(load_plugins({.folder = folder.path(), .public_key = *pem}), untrusted, "plugins.manifest.sig"));
}

constexpr const char* sum = "0000000000000000000000000000000000000000000000000000000000000000";

const std::string good = std::string("rung-plugins/1\na 1 ") + sum + " a.so\n";

TEST(manifest, is_strict) {
    EXPECT_TRUE(rung_test::is_ok(rung::adapter::read_manifest(good)));
    const std::string head = "rung-plugins/1\n";
    const auto        rest = std::string(sum);
    for (const auto& [text, where] : std::initializer_list<std::pair<std::string, std::string>>{{"", "manifest, line 1"},
                                                                                                {"rung-plugins/2\n", "manifest, line 1"},
                                                                                                {head + "a 1 " + rest + "\n", "manifest, line 2"},
                                                                                                {head + "a 1 abc a.so\n", "manifest, line 2"},
                                                                                                {head + "a 1 " + rest + " ../a.so\n", "manifest, line 2"},
                                                                                                {head + "a 1 " + rest + " .a.so\n", "manifest, line 2"},
                                                                                                {head + "a 1 " + rest + " a.so b\n", "manifest, line 2"}}) {
        EXPECT_TRUE(fails_with(rung::adapter::read_manifest(text), untrusted, where)) << text;
    }
}

} // namespace
