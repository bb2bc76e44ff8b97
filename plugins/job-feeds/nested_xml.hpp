// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

/// A document inside the CDATA of another one, as HR-XML envelopes carry it.
namespace nested_xml {

/// Blanks out the marks of CDATA around markup, so that it reads as part of the document and every byte stays where it was.
inline void open_cdata(std::string& text) {
    constexpr std::string_view begin = "<![CDATA[", end = "]]>", split = "]]]]><![CDATA[>";
    for (auto at = text.find(begin); at != text.npos; at = text.find(begin, at + 1)) {
        const auto inner = text.find_first_not_of(" \t\r\n", at + begin.size());
        if (inner == text.npos) { return; }
        const auto rest = std::string_view(text).substr(inner);
        if (!rest.starts_with("<?xml") && !rest.starts_with("<JobPositionPosting") && !rest.starts_with("<PositionOpening")) { continue; }
        text.replace(at, begin.size(), begin.size(), ' ');
        if (rest.starts_with("<?xml")) {
            // A second declaration is not allowed inside a document.
            const auto close = std::min(text.find("?>", inner), text.size() - 2);
            text.replace(inner, close + 2 - inner, close + 2 - inner, ' ');
        }
        // "]]>" inside is written as an end and a new beginning: there a CDATA of the inner document ends.
        auto close = text.find(end, inner);
        while (close != text.npos && close >= 2 && text.compare(close - 2, split.size(), split) == 0) {
            text.replace(close - 2, split.size() - end.size(), split.size() - end.size(), ' ');
            text.replace(close - 2 + split.size() - end.size(), end.size(), end);
            close = text.find(end, close - 2 + split.size());
        }
        if (close != text.npos) { text.replace(close, end.size(), end.size(), ' '); }
    }
}

} // namespace nested_xml
