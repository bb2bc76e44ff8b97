// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/table_csv.hpp>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rung::disclosure;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto             csv = read_published_csv(text, "fuzz", {.bytes = 1U << 16U, .cells = 2000});
    if (!csv) { return csv.error().code == rung::errc::bad_table || csv.error().code == rung::errc::too_large ? 0 : (std::abort(), 0); }
    const auto cells = csv->table.cells.size();
    std::size_t            all   = 1;
    for (const auto& axis : csv->axes) { all *= axis.labels.size(); }
    if (csv->priors.size() != cells || all != cells || cells == 0) { std::abort(); }
    for (const auto& s : csv->table.sums) {
        if (s.total >= cells) { std::abort(); }
        for (const auto p : s.parts) {
            if (p >= cells || p == s.total) { std::abort(); }
        }
    }
    for (std::uint32_t i = 0; i < cells; ++i) {
        if (csv->label(i).empty() || csv->table.cells[i].value < 0 || csv->priors[i].low > csv->priors[i].high) { std::abort(); }
    }
    if (cells > 40) { return 0; }
    const auto told = audit(csv->table, {.priors = csv->priors, .values_known = false, .node_limit = 50});
    if (!told) { return 0; }
    for (const auto& c : told->cells) {
        if (c.low > c.high || c.low < csv->priors[c.cell].low || c.high > csv->priors[c.cell].high) { std::abort(); }
    }
    return 0;
}
