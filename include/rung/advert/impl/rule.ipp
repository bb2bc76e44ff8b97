// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/rules_data.ipp>
#include <rung/advert/rule.hpp>

#include <algorithm>

RUNG_BEGIN
namespace advert {

RUNG_DECL std::span<const rule> rules() noexcept { return detail::rules_data; }

RUNG_DECL const rule* find_rule(std::string_view id) noexcept {
    const auto all = rules();
    const auto at  = std::lower_bound(all.begin(), all.end(), id, [](const rule& r, std::string_view key) { return r.id < key; });
    return at != all.end() && at->id == id ? &*at : nullptr;
}

} // namespace advert
RUNG_END
