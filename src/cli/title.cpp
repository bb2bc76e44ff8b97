// SPDX-License-Identifier: Apache-2.0
#include "source.hpp"

#include <rung/format/html.hpp>

#include <algorithm>

namespace rung::cli {
namespace {

using namespace std::string_view_literals;

/// Headings that begin many adverts and are no job title.
bool is_general_heading(std::string_view line) {
    auto low = lower_ascii(line);
    while (!low.empty() && (low.back() == ':' || low.back() == ' ')) { low.pop_back(); }
    constexpr std::string_view general[] = {"about us", "about the role", "about the job", "the role", "job description", "job advert", "who we are", "the opportunity", "introduction",
                                            "overview", "job overview", "job summary", "role overview", "main area", "welcome", "vacancy", "job details", "person specification"};
    return std::ranges::find(general, low) != std::end(general);
}

/// A line short enough for a title that doesn't end as a sentence does.
bool looks_like_title(std::string_view line) {
    if (line.empty() || line.size() > 100 || is_general_heading(line)) { return false; }
    const auto last  = line.back();
    const auto words = std::ranges::count(line, ' ') + 1;
    return words <= 12 && last != '.' && last != '!' && last != '?' && last != ',' && last != ';' && last != ':';
}

/// "Job title: Ward Clerk" is "Ward Clerk".
range without_label(std::string_view text, range at) {
    const auto line = lower_ascii(slice(text, at));
    for (const auto label : {"job title:"sv, "title:"sv, "role:"sv, "post:"sv, "position:"sv, "vacancy:"sv, "job:"sv}) {
        if (!line.starts_with(label)) { continue; }
        auto begin = at.begin + static_cast<std::uint32_t>(label.size());
        while (begin < at.end && text[begin] == ' ') { ++begin; }
        return {begin, at.end};
    }
    return at;
}

/// The text of the first `<title>` of a page; empty where there is none.
std::string page_title(std::string_view html) {
    const auto head = lower_ascii(html.substr(0, 64 * 1024));
    const auto open = head.find("<title");
    if (open == std::string::npos) { return {}; }
    const auto from = head.find('>', open);
    const auto to   = head.find("</title", open);
    if (from == std::string::npos || to == std::string::npos || to <= from) { return {}; }
    // Read as a paragraph so that entities are decoded once, by the one reader that does it.
    const auto text = format::read_html("<p>" + std::string(html.substr(from + 1, to - from - 1)) + "</p>");
    return !text || text->blocks.empty() ? std::string() : std::string(slice(text->text, text->blocks.front().at));
}

void take(source& in, std::size_t block) {
    auto&      blocks = in.doc.body.blocks;
    const auto at     = without_label(in.doc.body.text, blocks[block].at);
    in.title_at       = at;
    in.doc.title      = slice(in.doc.body.text, at);
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(block));
}

} // namespace

void find_title(source& in) {
    const auto& body = in.doc.body;
    const auto  line = [&](const block& b) { return slice(body.text, b.at); };
    for (std::size_t i = 0; i < body.blocks.size(); ++i) {
        const auto& b = body.blocks[i];
        if (in.kind != source_kind::text && b.kind == block_kind::heading && b.level == 1 && !is_general_heading(line(b))) {
            take(in, i);
            in.title_text = in.doc.title;
            return;
        }
    }
    if (in.kind == source_kind::html) { in.doc.title = page_title(in.text); }
    if (in.doc.title.empty() && !body.blocks.empty()) {
        const auto& first  = body.blocks.front();
        const bool  labels = without_label(body.text, first.at) != first.at;
        const bool  prose  = first.kind == block_kind::heading || first.kind == block_kind::paragraph;
        if (prose && (labels || (body.blocks.size() > 1 && looks_like_title(line(first))))) { take(in, 0); }
    }
    in.title_text = in.doc.title;
}

} // namespace rung::cli
