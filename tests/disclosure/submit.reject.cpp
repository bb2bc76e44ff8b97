// SPDX-License-Identifier: Apache-2.0
// Exact figures have no writer: what would take them to the world takes a table that was published.
// rejects: has no member named .?to_json
#include <rung/disclosure/publish.hpp>
#include <rung/disclosure/submit.hpp>

using namespace rung::disclosure;

template <class Table>
std::string for_the_world(const Table& table) {
    return table.to_json();
}

int main() {
    counted_table counted;
#if defined(RUNG_REJECT)
    return for_the_world(counted).empty() ? 0 : 1;
#else
    return counted.cells.empty() ? 0 : 1;
#endif
}
