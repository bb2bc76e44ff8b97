// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/impl/checking.ipp>
#include <rung/advert/live_check.hpp>

RUNG_BEGIN
namespace advert {

RUNG_DECL live_check::live_check(ruleset rules) : rules_(std::move(rules)), memory_(std::make_unique<detail::block_memory>()) {}
RUNG_DECL live_check::~live_check()                               = default;
RUNG_DECL live_check::live_check(live_check&&) noexcept            = default;
RUNG_DECL live_check& live_check::operator=(live_check&&) noexcept = default;

RUNG_DECL report live_check::operator()(const document& advert) {
    memory_->next_document();
    return detail::check_with(advert, rules_, memory_.get());
}

} // namespace advert
RUNG_END
