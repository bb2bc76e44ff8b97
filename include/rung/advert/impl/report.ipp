// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/report.hpp>

#include <algorithm>
#include <array>

RUNG_BEGIN
namespace advert {

RUNG_DECL std::vector<position> locate(const report& of, const document& in, std::string_view title_source, std::string_view text_source) {
    std::vector<position> out(of.findings.size());
    struct edge {
        std::uint32_t byte;
        std::uint32_t finding;
        bool          end;
    };
    std::array<std::vector<edge>, 2> edges;
    for (std::uint32_t i = 0; i < out.size(); ++i) {
        const auto& f = of.findings[i];
        if (!f.located) { continue; }
        out[i].bytes = f.where == part::title ? f.at : in.body.map.to_source(f.at);
        auto& side   = edges[f.where == part::title ? 0 : 1];
        side.push_back({out[i].bytes.begin, i, false});
        side.push_back({out[i].bytes.end, i, true});
    }
    for (const bool text : {false, true}) {
        auto& side = edges[text ? 1 : 0];
        std::sort(side.begin(), side.end(), [](const edge& a, const edge& b) { return a.byte < b.byte; });
        offset_counter count(text ? text_source : title_source);
        for (const auto& e : side) {
            const auto at = count.at(e.byte);
            auto&      p  = out[e.finding];
            (e.end ? p.chars.end : p.chars.begin) = at.chars;
            (e.end ? p.utf16.end : p.utf16.begin) = at.utf16;
        }
    }
    return out;
}

} // namespace advert
RUNG_END
