// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/ledger.hpp>

#include <cstdlib>

#include "support/sample_ledger.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto      key = rung_test::sample_key();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto             read = rung::disclosure::read_ledger(bytes, key);
    if (!read) { return read.error().code == rung::errc::bad_ledger && read.error().where.starts_with("entry ") ? 0 : (std::abort(), 0); }
    // Nobody makes entries without the key; what opens is a beginning of what we wrote.
    const auto ours = rung_test::sample_entries();
    if (read->size() > ours.size()) { std::abort(); }
    for (std::size_t i = 0; i < read->size(); ++i) {
        if (static_cast<const rung::disclosure::new_entry&>((*read)[i]) != ours[i]) { std::abort(); }
    }
    return 0;
}
