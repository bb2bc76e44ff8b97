// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

RUNG_BEGIN

/// How much a finding matters to a reader from outside.
enum class severity : std::uint8_t {
    credit,  ///< Not a fault: something the advert does well.
    hint,    ///< Could read better.
    warning, ///< May puzzle or put off a capable person.
    barrier, ///< Stops a capable person from applying.
};

/// What a rule rests on, weakest first.
enum class evidence : std::uint8_t {
    expert,   ///< Practitioners' judgement.
    guidance, ///< Published guidance of a public or professional body.
    survey,   ///< What people in a survey or interview study said.
    trial,    ///< A controlled trial.
};

[[nodiscard]] constexpr std::string_view name(severity s) noexcept {
    constexpr std::string_view names[] = {"credit", "hint", "warning", "barrier"};
    return names[static_cast<std::size_t>(s)];
}

[[nodiscard]] constexpr std::string_view name(evidence e) noexcept {
    constexpr std::string_view names[] = {"expert", "guidance", "survey", "trial"};
    return names[static_cast<std::size_t>(e)];
}

RUNG_END
