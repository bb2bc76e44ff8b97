// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/document.hpp>
#include <rung/text/blocks.hpp>

RUNG_BEGIN
namespace advert {

RUNG_DECL document from_text(std::string title, std::string text) {
    document out;
    out.title = std::move(title);
    out.body  = text::mark_blocks(std::move(text));
    return out;
}

} // namespace advert
RUNG_END
