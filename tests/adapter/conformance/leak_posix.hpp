// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kit.hpp"

namespace rung::conformance {

/// Opens, reads and closes 200 times and looks how much more memory is in use after than before: at most 64 KiB. Under AddressSanitizer,
/// whose leak check is the better one, it only reads.
/// @return what is wrong
[[nodiscard]] std::string look_for_leaks(const rung_plugin* plugin, std::span<const sample> samples, std::string& seen);

} // namespace rung::conformance
