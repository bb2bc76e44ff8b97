// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/frames.hpp>
#include <rung/core/result.hpp>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

RUNG_BEGIN
namespace adapter::detail {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool shadow_memory = true; // reserves terabytes of address space: no bound can be set on it
#else
inline constexpr bool shadow_memory = false;
#endif

inline constexpr int pipe_in_child = 3;

inline void bound(int what, std::uint64_t most) {
    const struct rlimit limit{most, most};
    (void)::setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

/// Allows these system calls and kills the process at any other.
class call_filter {
public:
    call_filter() : filter_(::seccomp_init(SCMP_ACT_KILL_PROCESS)) {
        for (const int call : {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(exit),
                               SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction), SCMP_SYS(getpid), SCMP_SYS(gettid),
                               SCMP_SYS(tgkill), SCMP_SYS(clock_gettime), SCMP_SYS(getrandom), SCMP_SYS(newfstatat), SCMP_SYS(fstat), SCMP_SYS(lseek), SCMP_SYS(sched_yield),
                               SCMP_SYS(sigaltstack)}) {
            allow(call);
        }
    }
    call_filter(const call_filter&)            = delete;
    call_filter& operator=(const call_filter&) = delete;
    ~call_filter() { ::seccomp_release(filter_); }

    void allow(int call) { sound_ = sound_ && filter_ != nullptr && ::seccomp_rule_add(filter_, SCMP_ACT_ALLOW, call, 0) == 0; }
    void allow_without(int call, unsigned argument, std::uint64_t bits) {
        sound_ = sound_ && filter_ != nullptr && ::seccomp_rule_add(filter_, SCMP_ACT_ALLOW, call, 1, SCMP_CMP(argument, SCMP_CMP_MASKED_EQ, bits, 0)) == 0;
    }
    [[nodiscard]] bool lock() { return sound_ && ::seccomp_load(filter_) == 0; }

private:
    scmp_filter_ctx filter_;
    bool            sound_ = true;
};

/// While a shared object is loaded: files may be opened for reading, and code may be mapped; no network, no writing, no new programs.
[[nodiscard]] inline bool lock_for_loading() {
    call_filter filter;
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(close), SCMP_SYS(pread64), SCMP_SYS(memfd_create), SCMP_SYS(fcntl), SCMP_SYS(readlink), SCMP_SYS(geteuid),
                           SCMP_SYS(seccomp), SCMP_SYS(prctl), SCMP_SYS(prlimit64), SCMP_SYS(getcwd), SCMP_SYS(access)}) {
        filter.allow(call);
    }
    filter.allow_without(SCMP_SYS(openat), 2, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND);
    return filter.lock();
}

/// While records are read: memory that is no code, the file and the pipe, which are open.
[[nodiscard]] inline bool lock_for_reading() {
    bound(RLIMIT_FSIZE, 0); // not before: the copy of a plugin in memory counts as a file
    call_filter filter;
    filter.allow_without(SCMP_SYS(mmap), 2, PROT_EXEC);
    filter.allow_without(SCMP_SYS(mprotect), 2, PROT_EXEC);
    if (shadow_memory) { // the sanitizers try addresses out through a pipe of their own
        for (const int call : {SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(close), SCMP_SYS(prctl), SCMP_SYS(readlink)}) { filter.allow(call); }
    }
    return filter.lock();
}

/// In the child, first of all: only the input as stdin and the pipe stay open.
[[nodiscard]] inline bool settle_child(int input, int pipe, std::uint64_t memory_bytes, std::uint32_t cpu_seconds) {
    const int kept = ::fcntl(pipe, F_DUPFD, 10);
    if (kept < 0 || ::dup2(input, 0) < 0 || ::dup2(kept, pipe_in_child) < 0) { return false; }
    const int nothing = ::open("/dev/null", O_WRONLY);
    if (nothing < 0 || ::dup2(nothing, 1) < 0 || ::dup2(nothing, 2) < 0 || ::close_range(pipe_in_child + 1, ~0U, 0) != 0) { return false; }
    if (!shadow_memory) { bound(RLIMIT_AS, memory_bytes); }
    bound(RLIMIT_CPU, cpu_seconds);
    bound(RLIMIT_CORE, 0);
    (void)::signal(SIGPIPE, SIG_DFL);
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0;
}

inline void send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto wrote = ::write(pipe_in_child, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) { continue; }
        if (wrote <= 0) { ::_exit(3); }
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
}

/// The parent's end: frames as they come, and what became of the child.
class child_process {
public:
    child_process(::pid_t pid, int pipe, std::uint32_t idle_seconds) : pid_(pid), pipe_(pipe), idle_(static_cast<int>(std::min(idle_seconds, 1'000'000U)) * 1'000) {}
    child_process(const child_process&)            = delete;
    child_process& operator=(const child_process&) = delete;
    ~child_process() {
        ::close(pipe_);
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            (void)::waitpid(pid_, nullptr, 0);
        }
    }

    /// Reads the next frame into `bytes`. @return its kind; why there is none
    [[nodiscard]] result<frame> next(std::string& bytes) {
        std::uint32_t head[2]{};
        if (const auto got = fill(reinterpret_cast<char*>(head), sizeof head); !got) { return got.error(); }
        if (head[1] > longest_frame) { return ended("frame larger than its bound"); }
        bytes.resize(head[1]);
        if (const auto got = fill(bytes.data(), bytes.size()); !got) { return got.error(); }
        return static_cast<frame>(head[0]);
    }

    [[nodiscard]] failure ended(std::string why) {
        ::kill(pid_, SIGKILL);
        return {errc::plugin_failed, std::move(why), {}};
    }

private:
    [[nodiscard]] result<void> fill(char* into, std::size_t size) {
        while (size != 0) {
            struct pollfd ready{pipe_, POLLIN, 0};
            const int     events = ::poll(&ready, 1, idle_);
            if (events < 0 && errno == EINTR) { continue; }
            if (events == 0) { return ended("plugin: nothing heard of it for too long"); }
            const auto got = ::read(pipe_, into, size);
            if (got < 0 && errno == EINTR) { continue; }
            if (got <= 0) { return fate(); }
            into += got;
            size -= static_cast<std::size_t>(got);
        }
        return {};
    }

    /// The pipe is shut: what did the child die of?
    [[nodiscard]] failure fate() {
        int status = 0;
        if (pid_ > 0 && ::waitpid(pid_, &status, 0) == pid_) { pid_ = -1; }
        std::string why = "plugin: ended without a word";
        if (WIFSIGNALED(status)) {
            const int signal = WTERMSIG(status);
            why = signal == SIGSYS                          ? "plugin: asked for a forbidden system call"
                  : signal == SIGXCPU || signal == SIGKILL ? "plugin: used up its processor time or memory"
                                                            : "plugin: crashed, signal " + std::to_string(signal);
        }
        return {errc::plugin_failed, why, {}};
    }

    ::pid_t pid_;
    int     pipe_;
    int     idle_;
};

} // namespace adapter::detail
RUNG_END
