// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/lexicon_data.ipp>
#include <rung/advert/detail/settings.hpp>
#include <rung/advert/ruleset.hpp>
#include <rung/text/lexicon.hpp>

RUNG_BEGIN
namespace advert {

/// What a ruleset shares: the employer's wishes, ready to use.
struct ruleset::state {
    house_style         style;
    detail::rule_states rules = detail::shipped_rule_states;
    text::lexicon       extra;
    std::uint64_t       digest = detail::shipped_digest;
};

} // namespace advert
RUNG_END
