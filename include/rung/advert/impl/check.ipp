// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/check.hpp>
#include <rung/advert/impl/checking.ipp>

RUNG_BEGIN
namespace advert {

RUNG_DECL report check(const document& advert, const ruleset& rules) { return detail::check_with(advert, rules, nullptr); }

} // namespace advert
RUNG_END
