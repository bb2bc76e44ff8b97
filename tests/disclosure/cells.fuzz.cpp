// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/cells.hpp>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rung::disclosure;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto             tables = read_cells(text, {.bytes = 1U << 20U, .cells = 10'000, .sums = 10'000, .terms = 100'000});
    if (!tables) { return tables.error().code == rung::errc::bad_table || tables.error().code == rung::errc::too_large ? 0 : (std::abort(), 0); }
    const auto again = read_cells(write_cells(*tables));
    if (!again || again->size() != tables->size()) { std::abort(); }
    for (std::size_t t = 0; t < tables->size(); ++t) {
        if ((*again)[t].cells != (*tables)[t].cells || (*again)[t].sums != (*tables)[t].sums) { std::abort(); }
        (void)check((*tables)[t]);
    }
    return 0;
}
