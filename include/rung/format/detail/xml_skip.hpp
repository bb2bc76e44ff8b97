// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xml_scan.hpp>

#include <algorithm>
#include <string>

RUNG_BEGIN
namespace format::detail::xml {

/// Finds the end of what is not read: a comment, a CDATA section, a processing instruction, or a record with elements of its own name
/// inside. Goes on from call to call and keeps nothing of what it has passed.
///
/// In a record it takes markup as loosely as it can without losing the end: only the record's name is matched, and a '<' ends a tag that
/// was left open, for no attribute may hold one.
class xml_skip {
public:
    enum class reached : std::uint8_t { end, more, doctype };

    /// Begins behind `<!--`, `<![CDATA[` or `<?`.
    void until(std::string_view mark) noexcept {
        mark_  = mark;
        depth_ = 0;
    }

    /// Begins at the '<' of a record's start tag.
    void record(std::string_view name) {
        name_  = name;
        mark_  = {};
        depth_ = 0;
        quote_ = 0;
        tag_   = tag::none;
        whole_ = true;
    }

    [[nodiscard]] bool active() const noexcept { return whole_ || !mark_.empty(); }

    /// Moves `p` on: to behind the end where that is reached, to a document type declaration, else to what has to be kept.
    [[nodiscard]] reached go_on(const char*& p, const char* end) {
        for (;;) {
            if (!mark_.empty()) {
                const auto* found = find_bytes(p, end, mark_);
                if (found == nullptr) {
                    p = end - std::min(end - p, static_cast<std::ptrdiff_t>(mark_.size()) - 1);
                    return reached::more;
                }
                p     = found + mark_.size();
                mark_ = {};
                if (!whole_) { return reached::end; }
            } else if (tag_ != tag::none) {
                if (!leave_tag(p, end)) { return reached::more; }
                if (depth_ == 0) {
                    whole_ = false;
                    return reached::end;
                }
            } else {
                p = find_byte(p, end, '<');
                // A name and what is behind it have to be seen at once.
                if (end - p < static_cast<std::ptrdiff_t>(name_.size()) + 10 && !enough(p, end)) { return reached::more; }
                if (p == end) { return reached::more; }
                if (!enter(p, end)) { return reached::doctype; }
            }
        }
    }

private:
    enum class tag : std::uint8_t { none, other, start, end };

    /// Whether the markup at `p` can be told though few bytes are left: it has ended.
    [[nodiscard]] static bool enough(const char* p, const char* end) noexcept { return p < end && find_byte(p, end, '>') != end; }

    /// Goes into the markup at `p`; false for a document type declaration.
    [[nodiscard]] bool enter(const char*& p, const char* end) {
        const std::string_view at(p, static_cast<std::size_t>(end - p));
        if (at.starts_with("<!")) {
            mark_ = at.starts_with("<!--") ? "-->" : at.starts_with("<![CDATA[") ? "]]>" : std::string_view();
            const bool fine = !mark_.empty() || (at.size() > 2 && (at[2] == '-' || at[2] == '['));
            if (fine) { p += mark_ == "-->" ? 4 : mark_.empty() ? 2 : 9; }
            return fine;
        }
        if (at.starts_with("<?")) {
            mark_ = "?>";
            p += 2;
            return true;
        }
        const bool        ends = at.starts_with("</");
        const std::size_t skip = ends ? 2 : 1;
        const bool        ours = at.size() > skip + name_.size() && at.substr(skip, name_.size()) == name_ && xml_is(at[skip + name_.size()], xml_tag_end);
        tag_                   = !ours ? tag::other : ends ? tag::end : tag::start;
        slash_                 = false;
        quotes_                = !ends;
        p += ours ? skip + name_.size() : 1;
        if (ours && !ends) { ++depth_; }
        return true;
    }

    /// Goes to behind the '>' of a tag; false where the bytes end first.
    [[nodiscard]] bool leave_tag(const char*& p, const char* end) noexcept {
        for (; p < end; ++p) {
            if (*p == '<') { break; }
            if (quote_ != 0) {
                if (*p == quote_) { quote_ = 0; }
                continue;
            }
            if (*p == '>') { break; }
            if ((*p == '"' || *p == '\'') && quotes_) { quote_ = *p; }
            slash_ = *p == '/';
        }
        if (p == end) { return false; }
        if (tag_ == tag::end || (tag_ == tag::start && slash_ && *p == '>')) { --depth_; }
        if (*p == '>') { ++p; }
        quote_ = 0;
        tag_   = tag::none;
        return true;
    }

    std::string      name_;
    std::string_view mark_; ///< What ends the thing that is being passed.
    std::uint64_t    depth_ = 0;
    char             quote_ = 0;
    tag              tag_   = tag::none;
    bool             slash_ = false;  ///< The last byte in the tag was one.
    bool             quotes_ = false; ///< The tag may have attributes.
    bool             whole_  = false; ///< A record is being passed.
};

} // namespace format::detail::xml
RUNG_END
