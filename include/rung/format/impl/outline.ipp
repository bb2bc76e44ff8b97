// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/outline.hpp>

#include <algorithm>
#include <unordered_set>

RUNG_BEGIN
namespace format {
namespace detail {

/// Gathers paths while names are entered and left.
class outline_maker {
public:
    static constexpr std::size_t most_paths = 400, most_steps = 8, longest_name = 80;

    explicit outline_maker(outline& into) : into_(&into) {}

    [[nodiscard]] bool full() const noexcept { return into_->paths.size() >= most_paths; }

    void enter(std::string_view name) {
        ends_.push_back(path_.size());
        if (ends_.size() > most_steps || name.empty() || name.size() > longest_name) { return; }
        if (!path_.empty()) { path_ += '/'; }
        path_ += name;
        if (!full() && seen_.insert(path_).second) { into_->paths.push_back(path_); }
    }
    void leave() {
        if (ends_.empty()) { return; }
        path_.resize(ends_.back());
        ends_.pop_back();
    }

private:
    outline*                        into_;
    std::string                     path_;
    std::vector<std::size_t>        ends_;
    std::unordered_set<std::string> seen_;
};

inline void outline_xml(std::string_view text, outline_maker& into) {
    const auto past = [&](std::size_t at, std::string_view mark) {
        const auto found = text.find(mark, at);
        return found == text.npos ? text.size() : found + mark.size();
    };
    for (auto at = text.find('<'); at < text.size() && !into.full(); at = text.find('<', at)) {
        if (text.substr(at).starts_with("<!--")) { at = past(at, "-->"); continue; }
        if (text.substr(at).starts_with("<![CDATA[")) { at = past(at, "]]>"); continue; }
        if (at + 1 < text.size() && (text[at + 1] == '?' || text[at + 1] == '!')) { at = past(at, ">"); continue; }
        auto end = at + 1; // of the tag; '>' in an attribute's value is none
        for (char quote = 0; end < text.size() && (quote != 0 || text[end] != '>'); ++end) {
            if (quote != 0) { quote = text[end] == quote ? char{0} : quote; }
            else if (text[end] == '"' || text[end] == '\'') { quote = text[end]; }
        }
        if (end == text.size()) { return; }
        auto       name    = text.substr(at + 1, end - at - 1);
        const bool closing = name.starts_with('/');
        const bool whole   = name.ends_with('/');
        name               = name.substr(0, name.find_first_of(" \t\r\n/", closing ? 1 : 0));
        if (const auto colon = name.find(':'); colon != name.npos) { name.remove_prefix(colon + 1); }
        if (closing) { into.leave(); }
        else { into.enter(name); }
        if (whole && !closing) { into.leave(); }
        at = end;
    }
}

inline void outline_json(std::string_view text, outline_maker& into) {
    struct open { bool object; bool named; };
    std::vector<open> nest;
    std::string_view  held; // the last string: a key, if a colon follows
    const auto        end_value = [&] {
        if (!nest.empty() && nest.back().object && nest.back().named) {
            into.leave();
            nest.back().named = false;
        }
    };
    for (std::size_t at = 0; at < text.size() && !into.full() && nest.size() < 200; ++at) {
        const char c = text[at];
        if (c == '"') {
            auto end = at + 1;
            while (end < text.size() && text[end] != '"') { end += text[end] == '\\' ? 2 : 1; }
            if (end >= text.size()) { return; }
            held = text.substr(at + 1, end - at - 1);
            at   = end;
        } else if (c == ':' && !nest.empty() && nest.back().object && !nest.back().named) {
            into.enter(held);
            nest.back().named = true;
        } else if (c == '{' || c == '[') {
            nest.push_back({c == '{', false});
        } else if (c == '}' || c == ']') {
            end_value();
            if (!nest.empty()) { nest.pop_back(); }
        } else if (c == ',') {
            end_value();
        }
    }
}

} // namespace detail

RUNG_DECL outline outline_of(std::string_view head) {
    outline    found;
    const auto first = head.find_first_not_of(" \t\r\n");
    if (first == head.npos) { return found; }
    detail::outline_maker maker(found);
    if (head[first] == '<') {
        found.is = outline_kind::xml;
        detail::outline_xml(head, maker);
    } else if (head[first] == '{' || head[first] == '[') {
        found.is        = outline_kind::json;
        found.top_array = head[first] == '[';
        detail::outline_json(head, maker);
    }
    return found;
}

} // namespace format
RUNG_END
