// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/entities.hpp>
#include <rung/format/detail/html_tags.hpp>

RUNG_BEGIN
namespace format::detail {

/// One tag, as far as the reader cares for it.
struct html_tag {
    std::string_view name; ///< As written.
    std::size_t      begin  = 0;
    std::size_t      end    = 0; ///< Past the '>'; the end of the input where there is none.
    tag_role         role   = tag_role::other;
    bool             closes = false;
    bool             hidden = false; ///< By the attribute or by its style.
    bool             bold   = false; ///< By its style.
};

/// What stands at a '<'.
enum class html_markup : std::uint8_t { literal, tag, nothing };

/// Cuts tags out of HTML as the HTML Living Standard, section 13.2.5, does: each byte is looked at once, whatever is malformed.
class html_tokens {
public:
    explicit html_tokens(std::string_view html) noexcept : html_(html) {}

    /// Reads what begins at the '<' at `at`: a tag into `tag`; a comment and the like are passed over; `tag.end` is where to go on.
    [[nodiscard]] html_markup read(std::size_t at, html_tag& tag) const noexcept {
        tag       = {};
        tag.begin = at;
        tag.end   = at + 1;
        char c    = peek(at + 1);
        if (is_ascii_letter(c)) {
            read_tag(at + 1, tag);
            return html_markup::tag;
        }
        if (c == '/') {
            c = peek(at + 2);
            if (is_ascii_letter(c)) {
                tag.closes = true;
                read_tag(at + 2, tag);
                return html_markup::tag;
            }
            if (at + 2 >= html_.size()) { return html_markup::literal; }
            tag.end = past(html_.find('>', at + 2), 1);
            return html_markup::nothing;
        }
        if (c != '!' && c != '?') { return html_markup::literal; }
        tag.end = html_.substr(at, 4) == "<!--" ? comment_end(at + 4) : past(html_.find('>', at + 2), 1);
        return html_markup::nothing;
    }

    /// Returns where the end tag of the raw element `name` begins that follows `at`, or the end of the input.
    [[nodiscard]] std::size_t raw_end(std::size_t at, std::string_view name) const noexcept {
        for (at = html_.find("</", at); at != std::string_view::npos; at = html_.find("</", at + 2)) {
            const auto found = html_.substr(at + 2, name.size());
            const auto after = peek(at + 2 + name.size());
            const bool same  = std::equal(found.begin(), found.end(), name.begin(), name.end(), [](char a, char b) { return lower(a) == lower(b); });
            if (same && (is_blank(after) || after == '/' || after == '>')) { return at; }
        }
        return html_.size();
    }

private:
    [[nodiscard]] char        peek(std::size_t i) const noexcept { return i < html_.size() ? html_[i] : '\0'; }
    [[nodiscard]] static bool is_blank(char c) noexcept { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
    [[nodiscard]] std::size_t past(std::size_t found, std::size_t length) const noexcept {
        return found == std::string_view::npos ? html_.size() : found + length;
    }

    /// Past the "-->" of a comment whose text begins at `at`; "<!-->" and "<!--->" are empty ones and "--!>" ends one too.
    [[nodiscard]] std::size_t comment_end(std::size_t at) const noexcept {
        if (peek(at) == '>') { return at + 1; }
        if (peek(at) == '-' && peek(at + 1) == '>') { return at + 2; }
        for (at = html_.find("--", at); at != std::string_view::npos; at = html_.find("--", at + 1)) {
            if (peek(at + 2) == '>') { return at + 3; }
            if (peek(at + 2) == '!' && peek(at + 3) == '>') { return at + 4; }
        }
        return html_.size();
    }

    void read_tag(std::size_t i, html_tag& tag) const noexcept {
        const std::size_t name = i;
        while (i < html_.size() && !is_blank(html_[i]) && html_[i] != '/' && html_[i] != '>') { ++i; }
        tag.name = html_.substr(name, i - name);
        tag.role = role_of(tag.name);
        while (i < html_.size()) {
            if (html_[i] == '>') {
                tag.end = i + 1;
                return;
            }
            if (is_blank(html_[i]) || html_[i] == '/') {
                ++i;
            } else {
                i = read_attribute(i, tag);
            }
        }
        tag.end = html_.size();
    }

    [[nodiscard]] std::size_t read_attribute(std::size_t i, html_tag& tag) const noexcept {
        const std::size_t begin = i++;
        while (i < html_.size() && !is_blank(html_[i]) && html_[i] != '/' && html_[i] != '>' && html_[i] != '=') { ++i; }
        const auto name  = html_.substr(begin, i - begin);
        auto       after = i;
        while (is_blank(peek(after))) { ++after; }
        std::string_view value;
        if (peek(after) == '=') {
            i = after + 1;
            while (is_blank(peek(i))) { ++i; }
            const char quote = peek(i);
            if (quote == '"' || quote == '\'') {
                const auto end = std::min(html_.find(quote, i + 1), html_.size());
                value          = html_.substr(i + 1, end - i - 1);
                i              = past(end, end < html_.size() ? 1 : 0);
            } else {
                const auto from = i;
                while (i < html_.size() && !is_blank(html_[i]) && html_[i] != '>') { ++i; }
                value = html_.substr(from, i - from);
            }
        } else {
            i = after;
        }
        if (same_name(name, "hidden")) { tag.hidden = true; }
        if (same_name(name, "style")) {
            using namespace std::string_view_literals;
            tag.hidden = tag.hidden || style_sets(value, "display", {"none"sv}) || style_sets(value, "visibility", {"hidden"sv});
            tag.bold   = style_sets(value, "font-weight", {"bold"sv, "600"sv, "700"sv, "800"sv, "900"sv});
        }
        return i;
    }

    std::string_view html_;
};

} // namespace format::detail
RUNG_END
