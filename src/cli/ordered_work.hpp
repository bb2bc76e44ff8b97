// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace rung::cli {

/// Takes items from `next() -> std::optional<Item>`, works on them with `work(Item&) -> Result` on `jobs` threads, and gives the results to
/// `done(Result&&) -> bool` in the order of the items. `next` and `done` run on the calling thread. No more than two items a thread are
/// held at a time, so memory is bounded whatever the length of the input. Stops early when `done` returns false.
template <class Next, class Work, class Done>
void work_in_order(unsigned jobs, Next next, Work work, Done done) {
    using item_type   = typename decltype(next())::value_type;
    using result_type = decltype(work(std::declval<item_type&>()));
    if (jobs <= 1) {
        while (auto item = next()) {
            if (!done(work(*item))) { return; }
        }
        return;
    }
    struct slot {
        std::optional<item_type>   item;
        std::optional<result_type> made;
        std::exception_ptr         thrown;
        bool                       finished = false;
    };
    std::vector<slot>       slots(std::size_t{jobs} * 2);
    std::mutex              lock;
    std::condition_variable to_do;
    std::condition_variable made;
    std::size_t             given = 0; // items handed in, taken by a thread, handed out
    std::size_t             taken = 0;
    std::size_t             out   = 0;
    bool                    ended = false;

    const auto worker = [&] {
        for (;;) {
            slot* mine = nullptr;
            {
                std::unique_lock held(lock);
                to_do.wait(held, [&] { return ended || taken < given; });
                if (taken == given) { return; }
                mine = &slots[taken++ % slots.size()];
            }
            try {
                mine->made.emplace(work(*mine->item));
            } catch (...) { mine->thrown = std::current_exception(); }
            mine->item.reset();
            const std::lock_guard held(lock);
            mine->finished = true;
            made.notify_one();
        }
    };
    struct stopper {
        std::mutex&              lock;
        std::condition_variable& to_do;
        bool&                    ended;
        std::size_t&             given;
        std::size_t&             taken;
        ~stopper() {
            const std::lock_guard held(lock);
            ended = true;
            given = taken;
            to_do.notify_all();
        }
    };
    std::vector<std::jthread> threads;
    const stopper             stop{lock, to_do, ended, given, taken}; // goes before the threads, which then join
    for (unsigned i = 0; i < jobs; ++i) { threads.emplace_back(worker); }
    for (bool more = true; more || out < given;) {
        while (more && given - out < slots.size()) {
            auto item = next();
            if (!item) {
                more = false;
                break;
            }
            auto& free = slots[given % slots.size()];
            free       = {};
            free.item.emplace(std::move(*item));
            const std::lock_guard held(lock);
            ++given;
            to_do.notify_one();
        }
        if (out == given) { continue; }
        auto& oldest = slots[out % slots.size()];
        {
            std::unique_lock held(lock);
            made.wait(held, [&] { return oldest.finished; });
        }
        ++out;
        if (oldest.thrown) { std::rethrow_exception(oldest.thrown); }
        if (!done(std::move(*oldest.made))) { return; }
        oldest.made.reset();
    }
}

} // namespace rung::cli
