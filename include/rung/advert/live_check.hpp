// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/document.hpp>
#include <rung/advert/report.hpp>
#include <rung/advert/ruleset.hpp>

#include <memory>

RUNG_BEGIN
namespace advert {

namespace detail {
class block_memory;
}

/// Checks one advert again and again while somebody edits it: blocks that did not change since the last call are not read again.
///
/// Gives the same report as `check` on the same document, always. Holds copies of the blocks of the last document and of no other.
/// @threads one at a time for each object
class live_check {
public:
    RUNG_DECL explicit live_check(ruleset rules = {});
    RUNG_DECL ~live_check();
    RUNG_DECL live_check(live_check&&) noexcept;
    RUNG_DECL live_check& operator=(live_check&&) noexcept;

    /// @cost linear in the length of the blocks that changed, and a small share of the whole for what is judged over the whole
    [[nodiscard]] RUNG_DECL report operator()(const document& advert);

private:
    ruleset                               rules_;
    std::unique_ptr<detail::block_memory> memory_;
};

} // namespace advert
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/advert/impl/live_check.ipp>
#endif
