// SPDX-License-Identifier: Apache-2.0
#include <rung/format/encoding.hpp>

#include <cstdlib>

#include "support/marked_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto             got = rung::format::decode(bytes);
    if (!got) { return got.error().code == rung::errc::not_text ? 0 : (std::abort(), 0); }
    if (!rung_test::is_utf8(got->text) || got->text.find('\r') != std::string::npos) { std::abort(); }
    if (got->map.is_identity() && !got->text.empty() && got->text != bytes) { std::abort(); }
    std::uint32_t decoded = 0;
    std::uint32_t source  = 0;
    for (const auto& p : got->map.pieces()) {
        // All of the text has a source; of the source only a byte-order mark and carriage returns have no text.
        if (p.decoded != decoded || p.source < source) { std::abort(); }
        decoded = p.decoded + p.length;
        source  = p.source + p.source_length;
    }
    if (!got->map.is_identity() && (decoded != got->text.size() || source > size)) { std::abort(); }
    return 0;
}
