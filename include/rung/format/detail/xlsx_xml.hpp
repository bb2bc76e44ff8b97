// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace format::detail::xlsx {

/// What a cursor met. The parts of a workbook are matched by local names: whose prefixes and namespaces they are differs between
/// the transitional and the strict form (ECMA-376, parts 1 and 4) and between the programs that write them.
enum class xml_token : std::uint8_t {
    open,  ///< <a b="c">
    empty, ///< <a b="c"/>
    close, ///< </a>
    cdata, ///< <![CDATA[…]]>
    other, ///< A comment or a processing instruction.
    more,  ///< The text ends inside a token; never where it is the last of its part.
    end,   ///< The text ends between tokens, and is the last of its part.
    bad    ///< Not well formed, or a DTD.
};

struct xml_attribute {
    std::string_view name; ///< Without its prefix.
    std::string_view value; ///< As it stands between the quotes.
};

[[nodiscard]] constexpr bool is_xml_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

[[nodiscard]] constexpr std::string_view trim_xml(std::string_view text) noexcept {
    while (!text.empty() && is_xml_blank(text.front())) { text.remove_prefix(1); }
    while (!text.empty() && is_xml_blank(text.back())) { text.remove_suffix(1); }
    return text;
}

/// Compares names: most are a letter long, and a call of memcmp for each would cost more than all else.
[[nodiscard]] inline bool same_name(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && (a.empty() || (a.front() == b.front() && (a.size() == 1 || a == b)));
}

[[nodiscard]] constexpr bool is_name(std::string_view name, char letter) noexcept { return name.size() == 1 && name.front() == letter; }

/// Goes from tag to tag through a stretch of XML, in place. It reads what spreadsheet programs write: entities stay as they are, and of
/// the rules for names only their ends are minded.
class xml_cursor {
public:
    /// @param last no more text follows
    xml_cursor(std::string_view text, bool last) noexcept
        : begin_(text.data()), at_(text.data()), end_(text.data() + text.size()), tag_(at_), before_(at_), seen_(at_), last_(last) {}

    /// Goes on to the next tag.
    xml_token next() noexcept {
        before_          = at_;
        const auto* open = at_;
        if (at_ != end_ && *at_ != '<') { open = static_cast<const char*>(std::memchr(at_, '<', static_cast<std::size_t>(end_ - at_))); }
        if (open == nullptr || open == end_) {
            tag_ = seen_ = end_;
            return last_ ? xml_token::end : xml_token::more;
        }
        tag_            = open;
        const auto kind = read(open + 1);
        if (kind < xml_token::more) { seen_ = at_; }
        return kind;
    }

    [[nodiscard]] std::string_view name() const noexcept { return name_; }                 ///< Of the tag, without its prefix.
    [[nodiscard]] std::string_view full_name() const noexcept { return full_name_; }
    [[nodiscard]] std::string_view content() const noexcept { return content_; }           ///< Of a CDATA section.
    [[nodiscard]] std::string_view text() const noexcept {                                 ///< Between the tag before and this one.
        return {before_, static_cast<std::size_t>(tag_ - before_)};
    }
    [[nodiscard]] std::size_t tag_at() const noexcept { return static_cast<std::size_t>(tag_ - begin_); } ///< Where the tag begins.
    [[nodiscard]] std::size_t at() const noexcept { return static_cast<std::size_t>(at_ - begin_); }      ///< Behind the tag.
    [[nodiscard]] std::size_t seen() const noexcept { return static_cast<std::size_t>(seen_ - begin_); }  ///< Behind the last byte looked at.

    /// Returns the value of the attribute as written; "" where there is none.
    [[nodiscard]] std::string_view attribute(std::string_view name) const noexcept {
        for (std::size_t i = 0; i < count_; ++i) {
            if (attributes_[i].name == name) { return attributes_[i].value; }
        }
        return {};
    }

    [[nodiscard]] const xml_attribute* begin() const noexcept { return attributes_.data(); }
    [[nodiscard]] const xml_attribute* end() const noexcept { return attributes_.data() + count_; }

    /// Goes past the element that was just opened, whatever is in it.
    /// @return `close` there, `more`, or `bad`; `bad` with `too_deep()` where it is nested deeper than `depth`
    xml_token skip(std::uint32_t depth) {
        inside_.assign(1, full_name_);
        while (!inside_.empty()) {
            const auto met = next();
            if (met == xml_token::open) {
                if (inside_.size() >= depth) {
                    too_deep_ = true;
                    return xml_token::bad;
                }
                inside_.push_back(full_name_);
            } else if (met == xml_token::close) {
                if (inside_.back() != full_name_) { return xml_token::bad; }
                inside_.pop_back();
            } else if (met == xml_token::more || met == xml_token::bad || met == xml_token::end) {
                return met == xml_token::more ? met : xml_token::bad;
            }
        }
        return xml_token::close;
    }

    [[nodiscard]] bool too_deep() const noexcept { return too_deep_; }
    [[nodiscard]] bool skipping() const noexcept { return !inside_.empty(); } ///< `skip` has not come to its end.

private:
    xml_token cut() noexcept {
        seen_ = end_;
        return last_ ? xml_token::bad : xml_token::more;
    }

    /// What stands at `p` may not stand there.
    xml_token wrong(const char* p) noexcept {
        seen_ = p + 1;
        return xml_token::bad;
    }

    [[nodiscard]] static constexpr bool ends_name(char c) noexcept { return is_xml_blank(c) || c == '>' || c == '/' || c == '=' || c == '<'; }

    /// Reads a name at `p` and takes its prefix off.
    const char* read_name(const char* p, std::string_view& local) const noexcept {
        const auto* from = p;
        for (; p != end_ && !ends_name(*p); ++p) {
            if (*p == ':') { from = p + 1; }
        }
        local = {from, static_cast<std::size_t>(p - from)};
        return p;
    }

    xml_token read(const char* p) noexcept {
        if (p == end_) { return cut(); }
        if (*p == '!' || *p == '?') { return read_markup(p); }
        const bool closes = *p == '/';
        if (closes) { ++p; }
        const auto* begin = p;
        p                 = read_name(p, name_);
        if (p == end_) { return cut(); }
        if (p == begin) { return wrong(p); }
        full_name_ = {begin, static_cast<std::size_t>(p - begin)};
        count_     = 0;
        for (;;) {
            while (p != end_ && is_xml_blank(*p)) { ++p; }
            if (p == end_) { return cut(); }
            if (*p == '>') {
                at_ = p + 1;
                return closes ? xml_token::close : xml_token::open;
            }
            if (*p == '/') {
                if (p + 1 == end_) { return cut(); }
                if (p[1] != '>' || closes) { return wrong(p + 1); }
                at_ = p + 2;
                return xml_token::empty;
            }
            if (closes) { return wrong(p); }
            xml_attribute a;
            begin = p;
            p     = read_name(p, a.name);
            if (p != end_ && p == begin) { return wrong(p); }
            while (p != end_ && is_xml_blank(*p)) { ++p; }
            if (p == end_) { return cut(); }
            if (*p != '=') { return wrong(p); }
            ++p;
            while (p != end_ && is_xml_blank(*p)) { ++p; }
            if (p == end_) { return cut(); }
            const char quote = *p;
            if (quote != '"' && quote != '\'') { return wrong(p); }
            const auto* value = ++p;
            while (p != end_ && *p != quote && *p != '<') { ++p; }
            if (p == end_) { return cut(); }
            if (*p == '<') { return wrong(p); }
            a.value = {value, static_cast<std::size_t>(p - value)};
            ++p;
            if (count_ < attributes_.size()) { attributes_[count_++] = a; }
        }
    }

    /// `p` stands at the "!" or "?".
    xml_token read_markup(const char* p) noexcept {
        const std::string_view rest(p, static_cast<std::size_t>(end_ - p));
        const auto             between = [&](std::string_view opens, std::string_view closes, xml_token is) {
            const auto stop = rest.find(closes, opens.size());
            if (stop == std::string_view::npos) { return cut(); }
            content_ = rest.substr(opens.size(), stop - opens.size());
            at_      = p + stop + closes.size();
            return is;
        };
        if (rest.starts_with('?')) { return between("?", "?>", xml_token::other); }
        constexpr std::string_view comment = "!--";
        constexpr std::string_view cdata   = "![CDATA[";
        if (rest.starts_with(comment)) { return between(comment, "-->", xml_token::other); }
        if (rest.starts_with(cdata)) { return between(cdata, "]]>", xml_token::cdata); }
        return comment.starts_with(rest) || cdata.starts_with(rest) ? cut() : wrong(p);
    }

    const char*      begin_;
    const char*      at_;
    const char*      end_;
    const char*      tag_;
    const char*      before_;
    const char*      seen_;
    bool             last_;
    bool             too_deep_ = false;
    std::size_t      count_    = 0;
    std::string_view name_;
    std::string_view full_name_;
    std::string_view content_;
    std::array<xml_attribute, 32> attributes_;
    std::vector<std::string_view> inside_; ///< Names of open elements while one is skipped.
};

} // namespace format::detail::xlsx
RUNG_END
