// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstdint>
#include <string_view>

RUNG_BEGIN

/// How much a log line matters.
enum class log_level : std::uint8_t { debug, info, warning, error };

/// Where a host wants log lines to go. No global: it is passed to the work that may log. A line never holds a value from a
/// person's record, nor text of an advert.
struct log_sink {
    void (*write)(void* host, log_level level, std::string_view line) = nullptr;
    void* host                                                        = nullptr;

    void operator()(log_level level, std::string_view line) const {
        if (write != nullptr) { write(host, level, line); }
    }
};

RUNG_END
