// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/decoding.hpp>

#include <string>
#include <string_view>

#include "support/record_rows.hpp"
#include "support/scratch_folder.hpp"

namespace rung_test {

/// Bytes of a file as a host hands them to a plugin: UTF-8 without a byte-order mark; a zip archive as it is.
[[nodiscard]] inline std::string decoded_text(std::string_view bytes) {
    memory_input                 from(bytes);
    const auto                   raw = from.input();
    rung::format::decoding_input decoding(raw);
    const auto                   input = decoding.input();
    std::string                  text;
    char                         piece[4'096];
    for (std::int64_t got = 1; (got = input.read(input.host, piece, sizeof piece)) > 0;) { text.append(piece, static_cast<std::size_t>(got)); }
    return text;
}

} // namespace rung_test
