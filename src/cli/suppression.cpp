// SPDX-License-Identifier: Apache-2.0
#include "source.hpp"

#include <algorithm>

namespace rung::cli {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos) { return {}; }
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

suppression parse(std::string_view wish) {
    suppression      out;
    constexpr std::string_view because = " because";
    const auto       cut     = wish.find(because);
    auto             term    = trimmed(wish.substr(0, cut));
    if (term.size() >= 2 && term.front() == '"' && term.back() == '"') { term = term.substr(1, term.size() - 2); }
    out.term = term;
    if (cut != std::string_view::npos) { out.reason = trimmed(wish.substr(cut + because.size())); }
    return out;
}

} // namespace

void find_suppressions(std::string& text, source_kind kind, std::vector<suppression>& out) {
    constexpr std::string_view mark = "rung: allow ";
    for (std::size_t from = 0; (from = text.find(mark, from)) != std::string::npos;) {
        const auto begin = from + mark.size();
        const auto line  = text.rfind('\n', from) == std::string::npos ? 0 : text.rfind('\n', from) + 1;
        const auto lead  = trimmed(std::string_view(text).substr(line, from - line));
        auto       end   = std::min(text.find('\n', begin), text.size());
        const bool plain = kind == source_kind::text || kind == source_kind::docx;
        if (plain ? !lead.empty() : !lead.ends_with("<!--")) {
            from = begin;
            continue;
        }
        if (!plain) { end = std::min(text.find("-->", begin), text.size()); }
        auto one = parse(std::string_view(text).substr(begin, end - begin));
        one.line = static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(from), '\n') + 1);
        out.push_back(std::move(one));
        if (plain) { std::fill(text.begin() + static_cast<std::ptrdiff_t>(line), text.begin() + static_cast<std::ptrdiff_t>(end), ' '); }
        from = end;
    }
}

} // namespace rung::cli
