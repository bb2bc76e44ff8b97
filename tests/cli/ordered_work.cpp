// SPDX-License-Identifier: Apache-2.0
// Order, early stops and exceptions of src/cli/ordered_work.hpp, on one thread and on many; worth a run under TSan.
#include "../../src/cli/ordered_work.hpp"

#include <cstdio>
#include <stdexcept>
#include <string>
#include <utility>

namespace {

constexpr int items = 2000;
constexpr int never = -1;

/// Items handed out in order until `stop_at`. @return how many, or -1 where the order was wrong
int run(unsigned jobs, int stop_at, int throw_at) {
    int next = 0;
    int seen = 0;
    bool right = true;
    rung::cli::work_in_order(
        jobs, [&]() -> std::optional<int> { return next < items ? std::optional(next++) : std::nullopt; },
        [&](int& item) {
            if (item == throw_at) { throw std::runtime_error("item"); }
            return std::pair(item, std::string(static_cast<std::size_t>(item % 50), 'x'));
        },
        [&](std::pair<int, std::string>&& made) {
            right = right && made.first == seen++;
            return made.first != stop_at;
        });
    return right ? seen : -1;
}

} // namespace

int main() {
    for (const unsigned jobs : {1U, 2U, 3U, 8U}) {
        for (const int stop_at : {never, 0, 5, items - 1}) {
            if (run(jobs, stop_at, never) != (stop_at == never ? items : stop_at + 1)) { return std::printf("wrong order: jobs %u, stop %d\n", jobs, stop_at), 1; }
        }
        try {
            static_cast<void>(run(jobs, never, 77));
            return std::printf("the exception was lost: jobs %u\n", jobs), 1;
        } catch (const std::runtime_error&) {} // as it should be
    }
    return 0;
}
