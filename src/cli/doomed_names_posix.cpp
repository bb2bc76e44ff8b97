// SPDX-License-Identifier: Apache-2.0
#include "doomed_names_posix.hpp"

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstring>
#include <pthread.h>
#include <unistd.h>

namespace rung::cli {
namespace {

constexpr int ending[] = {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGXCPU, SIGXFSZ, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2};
constexpr int crashing[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV};

enum class place : int { empty, filling, doomed };

struct doomed_name {
    std::atomic<place> state{place::empty};
    char               path[PATH_MAX]{};
};

// A handler can reach nothing else.
doomed_name names[4];
static_assert(std::atomic<place>::is_always_lock_free);

void remove_names(int number) {
    const int before = errno;
    for (auto& one : names) {
        if (one.state.load() == place::doomed) { ::unlink(one.path); }
    }
    errno = before;
    ::raise(number); // SA_RESETHAND: ends the program as if there had been no handler
}

/// A signal that somebody already ignores or handles stays so.
void handle(int number) {
    struct sigaction now{};
    if (::sigaction(number, nullptr, &now) != 0 || now.sa_handler != SIG_DFL) { return; }
    struct sigaction then{};
    then.sa_handler = remove_names;
    then.sa_flags   = static_cast<int>(SA_RESETHAND | SA_RESTART);
    (void)::sigaction(number, &then, nullptr);
}

bool handle_all() {
    for (const int number : ending) { handle(number); }
    for (const int number : crashing) { handle(number); }
    return true;
}

} // namespace

void doom_name(const std::string& path) noexcept {
    [[maybe_unused]] static const bool handled = handle_all();
    if (path.size() >= PATH_MAX) { return; }
    for (auto& one : names) {
        auto free = place::empty;
        if (!one.state.compare_exchange_strong(free, place::filling)) { continue; }
        std::memcpy(one.path, path.c_str(), path.size() + 1);
        one.state.store(place::doomed);
        return;
    }
}

void spare_name(const std::string& path) noexcept {
    for (auto& one : names) {
        if (one.state.load() == place::doomed && path == one.path) { one.state.store(place::empty); }
    }
}

signals_held::signals_held() noexcept {
    ::sigset_t held;
    ::sigemptyset(&held);
    for (const int number : ending) { ::sigaddset(&held, number); }
    (void)::pthread_sigmask(SIG_BLOCK, &held, &before_);
}

signals_held::~signals_held() { (void)::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

} // namespace rung::cli
