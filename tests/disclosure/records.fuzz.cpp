// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/records.hpp>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto             got = rung::disclosure::records::parse(text);
    if (!got) { return got.error().code == rung::errc::bad_delimited && got.error().where.starts_with("line ") ? 0 : (std::abort(), 0); }
    // What was read is sound, and written it reads the same.
    const auto sound = rung::disclosure::records::from_columns({got->columns().begin(), got->columns().end()});
    if (!sound) { std::abort(); }
    const auto again = rung::disclosure::records::parse(got->to_text(got->delimiter()));
    if (!again || again->rows() != got->rows() || again->columns().size() != got->columns().size()) { std::abort(); }
    for (std::size_t i = 0; i < got->columns().size(); ++i) {
        if (again->columns()[i] != got->columns()[i]) { std::abort(); }
    }
    return 0;
}
