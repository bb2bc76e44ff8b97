// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/ledger.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/result_matchers.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"

/// Processes of their own, which are killed, run out of room or all want to write at once.
namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::bytes_of;
using rung_test::is_ok;

new_entry entry_about(int number) {
    return {.kind = entry_kind::published, .collection = "c", .date = {}, .payload = std::to_string(number) + std::string(2000, '.')};
}

/// @return the child's number
template <class Work>
pid_t in_a_child(Work work) {
    const auto child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    return child;
}

TEST(ledger_crash, kill_in_mid_append_loses_nothing_that_was_answered) {
    int torn = 0;
    for (int round = 0; round < 40; ++round) {
        const rung_test::scratch_folder folder;
        const auto                      path = folder / "ledger";
        ASSERT_TRUE(is_ok(release_ledger::open(path)));
        int answers[2] = {};
        ASSERT_EQ(::pipe(answers), 0);
        const auto child = in_a_child([&] {
            auto ledger = release_ledger::open(path);
            for (int i = 0; ledger && ledger->append(entry_about(i)); ++i) { static_cast<void>(::write(answers[1], "+", 1)); }
        });
        ::close(answers[1]);
        std::this_thread::sleep_for(std::chrono::microseconds(3000 + round * 379));
        ASSERT_EQ(::kill(child, SIGKILL), 0);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself";
        std::size_t answered = 0;
        for (char c = 0; ::read(answers[0], &c, 1) == 1;) { ++answered; }
        ::close(answers[0]);

        auto ledger = release_ledger::open(path);
        if (!ledger) {
            ++torn;
            ASSERT_TRUE(ledger.error().where.ends_with(" torn")) << ledger.error().where;
            ASSERT_TRUE(is_ok(repair_ledger(path, path + ".key")));
            ledger = release_ledger::open(path);
        }
        ASSERT_TRUE(is_ok(ledger));
        ASSERT_GE(ledger->entries().size(), answered);
        ASSERT_LE(ledger->entries().size(), answered + 1);
        for (std::size_t i = 0; i < ledger->entries().size(); ++i) {
            ASSERT_EQ(ledger->entries()[i].payload, entry_about(static_cast<int>(i)).payload);
        }
        ASSERT_TRUE(is_ok(ledger->append(entry_about(-1))));
    }
    RecordProperty("torn", torn);
}

TEST(ledger_crash, no_room_left_leaves_the_ledger_as_it_was) {
    const rung_test::scratch_folder folder;
    const auto                      path = folder / "ledger";
    ASSERT_TRUE(is_ok(release_ledger::open(path)->append(entry_about(0))));
    const auto before = bytes_of(path);
    for (std::size_t room = 0; room < before.size(); room += 97) {
        const auto child = in_a_child([&] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit most = {before.size() + room, RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &most);
            const auto got = release_ledger::open(path)->append(entry_about(1));
            ::_exit(got ? 1 : got.error().code == errc::unwritable ? 0 : 2);
        });
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "room for " << room << " bytes: " << status;
        ASSERT_EQ(bytes_of(path), before);
    }
    EXPECT_TRUE(is_ok(release_ledger::open(path)->append(entry_about(1))));
}

TEST(ledger_crash, signal_that_ends_the_program_comes_after_the_line) {
    for (int round = 0; round < 40; ++round) {
        const rung_test::scratch_folder folder;
        const auto                      path = folder / "ledger";
        ASSERT_TRUE(is_ok(release_ledger::open(path)));
        const auto child = in_a_child([&] {
            auto ledger = release_ledger::open(path);
            for (int i = 0; ledger && ledger->append(entry_about(i)); ++i) {}
        });
        std::this_thread::sleep_for(std::chrono::microseconds(3000 + round * 379));
        ASSERT_EQ(::kill(child, round % 2 == 0 ? SIGTERM : SIGINT), 0);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself";
        ASSERT_TRUE(is_ok(release_ledger::open(path))) << round;
    }
}

TEST(ledger_crash, limit_that_ends_the_program_leaves_the_ledger_as_it_was) {
    const rung_test::scratch_folder folder;
    const auto                      path = folder / "ledger";
    ASSERT_TRUE(is_ok(release_ledger::open(path)->append(entry_about(0))));
    const auto before = bytes_of(path);
    const auto child  = in_a_child([&] {
        const rlimit none = {0, 0};
        const rlimit most = {before.size() + 100, RLIM_INFINITY};
        ::setrlimit(RLIMIT_CORE, &none);
        ::setrlimit(RLIMIT_FSIZE, &most);
        static_cast<void>(release_ledger::open(path)->append(entry_about(1)));
    });
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ) << status;
    EXPECT_EQ(bytes_of(path), before);
}

TEST(ledger_crash, append_gives_the_signals_back) {
    const rung_test::scratch_folder folder;
    auto                            ledger = release_ledger::open(folder / "ledger");
    sigset_t                        before, after;
    ASSERT_EQ(::pthread_sigmask(SIG_SETMASK, nullptr, &before), 0);
    ASSERT_TRUE(is_ok(ledger->append(entry_about(0))));
    ASSERT_EQ(::pthread_sigmask(SIG_SETMASK, nullptr, &after), 0);
    for (int number = 1; number < NSIG; ++number) { EXPECT_EQ(::sigismember(&before, number), ::sigismember(&after, number)) << number; }
}

TEST(ledger_crash, many_writers_wait_for_each_other) {
    const rung_test::scratch_folder folder;
    const auto                      path    = folder / "ledger";
    constexpr int                   writers = 6;
    constexpr int                   each    = 10;
    std::vector<pid_t>              children;
    for (int w = 0; w < writers; ++w) {
        // They also open it for the first time all at once: one of them makes the key.
        children.push_back(in_a_child([&] {
            auto ledger = release_ledger::open(path);
            for (int i = 0; i < each; ++i) {
                if (!ledger || !ledger->append(entry_about(i))) { ::_exit(1); }
            }
        }));
    }
    for (const auto child : children) {
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
    }
    const auto ledger = release_ledger::open(path);
    ASSERT_TRUE(is_ok(ledger));
    EXPECT_EQ(ledger->entries().size(), static_cast<std::size_t>(writers * each));
}

TEST(ledger_crash, writers_in_one_process_wait_too) {
    const rung_test::scratch_folder folder;
    const auto                      path = folder / "ledger";
    std::vector<std::thread>        threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            auto ledger = release_ledger::open(path);
            for (int i = 0; ledger && i < 10; ++i) { EXPECT_TRUE(is_ok(ledger->append(entry_about(i)))); }
        });
    }
    for (auto& thread : threads) { thread.join(); }
    EXPECT_EQ(release_ledger::open(path)->entries().size(), 40U);
}

} // namespace
