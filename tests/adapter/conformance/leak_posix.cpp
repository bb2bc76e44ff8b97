// SPDX-License-Identifier: Apache-2.0
#include "leak_posix.hpp"

#include "run.hpp"
#include "sample_checks.hpp"

#include <malloc.h>

namespace rung::conformance {
namespace {

std::size_t in_use() {
    const auto told = ::mallinfo2(); // of the GNU C library
    return told.uordblks + told.hblkhd;
}

} // namespace

std::string look_for_leaks(const rung_plugin* plugin, std::span<const sample> samples, std::string& seen) {
    constexpr int         cycles = 200;
    constexpr std::size_t most   = 65'536;
    std::vector<sample>   small;
    for (const auto& one : samples) {
        if (one.text.size() <= 65'536) { small.push_back(one); }
    }
    for (const auto& one : hostile_inputs()) {
        if (one.text.size() <= 100) { small.push_back(one); }
    }
    const auto round = [&](int number) {
        const auto& one = small[static_cast<std::size_t>(number) % small.size()];
        std::string wrong;
        const auto  format = format_of(plugin, one, wrong);
        // Whole, cut short, and left in the middle.
        const auto&  as = format.empty() ? std::string(plugin->formats[0].id) : format;
        const manner how{.step = number % 3 == 0 ? whole : 1'000, .size = number % 3 == 1 ? one.text.size() / 2 : whole};
        reading_run  run(plugin, one, as, how);
        while (run.step() && number % 3 != 2) {}
    };
    const auto turns = static_cast<int>(3 * small.size());
    for (int i = 0; i < turns; ++i) { round(i); } // what is made once and kept
    const auto before = in_use();
    for (int i = 0; i < cycles; ++i) { round(i); }
    const auto after = in_use();
    seen             = std::to_string(cycles) + " cycles, " + std::to_string(after > before ? after - before : 0) + " bytes more";
    return after > before + most ? seen : std::string();
}

} // namespace rung::conformance
