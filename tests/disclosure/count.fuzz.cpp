// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/count.hpp>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rung::disclosure;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const table_limits     bounds{.bytes = 1U << 20U, .cells = 10'000, .sums = 10'000, .terms = 100'000};
    const auto             table = read_counts(text, bounds);
    if (!table) { return 0; }
    const auto bytes = write_counts(*table);
    const auto again = read_counts(bytes, bounds);
    if (!again || *again != *table || write_counts(*again) != bytes) { std::abort(); }
    if (const auto cells = to_cells(*table, measure::count, cell_cost::digits, bounds); cells && !check(cells->table)) { std::abort(); }
    auto twice = *table;
    if (twice.merge(*table) && twice.cells.size() != table->cells.size()) { std::abort(); }
    return 0;
}
