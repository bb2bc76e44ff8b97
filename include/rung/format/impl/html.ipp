// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/html_scanner.hpp>
#include <rung/format/html.hpp>

RUNG_BEGIN
namespace format {

RUNG_DECL result<marked_text> read_html(std::string_view html, const limits& bounds) {
    if (detail::too_long(html, bounds)) { return failure{errc::too_large, "limits.input_bytes", {}}; }
    detail::block_writer out(bounds);
    detail::html_scanner(html, 0, out, block_kind::paragraph, 0).run();
    return out.finish();
}

} // namespace format
RUNG_END
