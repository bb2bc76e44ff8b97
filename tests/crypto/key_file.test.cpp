// SPDX-License-Identifier: Apache-2.0
#include <rung/crypto/key_file.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/result_matchers.hpp"
#include "support/scratch_folder.hpp"

namespace {

using namespace rung::crypto;
using rung::errc;
using rung_test::bytes_of;
using rung_test::fails_with;

bool same(const secret_bytes& a, const secret_bytes& b) { return std::equal(a.reveal().begin(), a.reveal().end(), b.reveal().begin(), b.reveal().end()); }

TEST(key_file, is_made_private_and_read_back) {
    const rung_test::scratch_folder folder;
    const auto                      path = folder / "k";
    const auto                      mask = ::umask(0);
    const auto                      made = make_key_file(path);
    ::umask(mask);
    ASSERT_TRUE(rung_test::is_ok(made));
    struct stat about = {};
    ASSERT_EQ(::stat(path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 07777, 0600U);
    EXPECT_EQ(about.st_nlink, 1U);
    const auto read = read_key_file(path);
    ASSERT_TRUE(rung_test::is_ok(read));
    EXPECT_EQ(read->size(), key_size);
    EXPECT_TRUE(same(*made, *read));
    EXPECT_TRUE(same(*made, read_or_make_key_file(path).value()));
    EXPECT_EQ(bytes_of(path).substr(0, 11), "rung-key/1 ");
    // No half-made file is left beside it.
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder / ""), {}), 1);
}

TEST(key_file, never_replaces_one) {
    const rung_test::scratch_folder folder;
    const auto                      path = folder / "k";
    ASSERT_TRUE(rung_test::is_ok(make_key_file(path)));
    const auto before = bytes_of(path);
    EXPECT_TRUE(fails_with(make_key_file(path), errc::unwritable, "exists"));
    EXPECT_EQ(bytes_of(path), before);
    EXPECT_TRUE(fails_with(make_key_file(folder / "no/such/folder"), errc::unwritable, "file"));
    EXPECT_TRUE(fails_with(read_key_file(folder / "other"), errc::not_found, "file"));
}

TEST(key_file, half_written_is_gone_with_its_program) {
    const rung_test::scratch_folder folder;
    const auto                      child = ::fork();
    if (child == 0) {
        const rlimit none{0, 0};
        const rlimit most{20, 20}; // the bytes after these bring SIGXFSZ
        ::setrlimit(RLIMIT_CORE, &none);
        ::setrlimit(RLIMIT_FSIZE, &most);
        static_cast<void>(make_key_file(folder / "k"));
        ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ) << status;
    EXPECT_TRUE(std::filesystem::is_empty(folder / ""));
}

TEST(key_file, open_to_others_is_refused) {
    const rung_test::scratch_folder folder;
    const auto                      path = folder / "k";
    ASSERT_TRUE(rung_test::is_ok(make_key_file(path)));
    for (const mode_t mode : {0640, 0620, 0604, 0602, 0610, 0601, 0666}) {
        ASSERT_EQ(::chmod(path.c_str(), mode), 0);
        EXPECT_TRUE(fails_with(read_key_file(path), errc::unreadable, "mode")) << mode;
        EXPECT_TRUE(fails_with(read_or_make_key_file(path), errc::unreadable, "mode"));
    }
    ASSERT_EQ(::chmod(path.c_str(), 0400), 0);
    EXPECT_TRUE(rung_test::is_ok(read_key_file(path)));
}

TEST(key_file, of_another_owner_is_refused) {
    const rung_test::scratch_folder folder;
    const auto                      path = folder / "k";
    ASSERT_TRUE(rung_test::is_ok(make_key_file(path)));
    if (::chown(path.c_str(), 1, static_cast<gid_t>(-1)) != 0) { GTEST_SKIP() << "only root can give a file away"; }
    EXPECT_TRUE(fails_with(read_key_file(path), errc::unreadable, "owner"));
}

TEST(key_file, is_a_plain_file) {
    const rung_test::scratch_folder folder;
    ASSERT_TRUE(rung_test::is_ok(make_key_file(folder / "k")));
    ASSERT_EQ(::symlink((folder / "k").c_str(), (folder / "link").c_str()), 0);
    EXPECT_TRUE(fails_with(read_key_file(folder / "link"), errc::unreadable, "link"));
    ASSERT_EQ(::symlink((folder / "nothing").c_str(), (folder / "dangling").c_str()), 0);
    EXPECT_FALSE(read_or_make_key_file(folder / "dangling").has_value());
    EXPECT_FALSE(std::filesystem::exists(folder / "nothing"));
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_TRUE(fails_with(read_key_file(folder / "pipe"), errc::unreadable, "kind"));
    EXPECT_TRUE(fails_with(read_key_file(folder / ""), errc::unreadable, "kind"));
}

TEST(key_file, has_one_form) {
    const rung_test::scratch_folder folder;
    const auto                      path = folder / "k";
    ASSERT_TRUE(rung_test::is_ok(make_key_file(path)));
    const auto sound = bytes_of(path);
    struct row {
        std::string bytes;
        const char* where;
    };
    auto upper = sound;
    upper[11]  = 'A';
    for (const auto& [bytes, where] : std::vector<row>{{"", "form"},
                                                       {"rung-key/2 " + sound.substr(11), "version"},
                                                       {sound.substr(0, sound.size() - 1), "form"},
                                                       {sound + "\n", "form"},
                                                       {upper, "form"},
                                                       {sound.substr(11), "form"},
                                                       {std::string(5000, '0'), "size"}}) {
        rung_test::put_bytes(path, bytes);
        EXPECT_TRUE(fails_with(read_key_file(path), errc::bad_key, where)) << bytes.size();
    }
}

TEST(key_file, made_by_many_at_once_is_one) {
    const rung_test::scratch_folder folder;
    const auto                      path = folder / "k";
    std::vector<secret_bytes>       keys(8);
    std::vector<std::thread>        threads;
    for (auto& key : keys) {
        threads.emplace_back([&] {
            if (auto got = read_or_make_key_file(path)) { key = *std::move(got); }
        });
    }
    for (auto& thread : threads) { thread.join(); }
    for (const auto& key : keys) {
        ASSERT_EQ(key.size(), key_size);
        EXPECT_TRUE(same(key, keys.front()));
    }
}

} // namespace
