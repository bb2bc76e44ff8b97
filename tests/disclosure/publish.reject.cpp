// SPDX-License-Identifier: Apache-2.0
// A counted table is not fit for the world: only `publish` makes what has a public writer.
// rejects: no matching function for call to .*published_table::published_table\(rung::v0_inline::disclosure::counted_table&\)
#include <rung/disclosure/publish.hpp>

using namespace rung::disclosure;

std::string for_the_world(const published_table& table) { return table.to_json(); }

int main() {
    counted_table counted;
#if defined(RUNG_REJECT)
    return for_the_world(published_table(counted)).empty() ? 0 : 1;
#else
    return counted.cells.empty() ? 0 : 1;
#endif
}
