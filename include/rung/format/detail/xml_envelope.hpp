// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xml_paths.hpp>

#include <deque>

RUNG_BEGIN
namespace format::detail::xml {

/// What stands around the records: the elements that are open.
class xml_envelope {
public:
    enum class verdict : std::uint8_t { yes, no, more };

    explicit xml_envelope(const xml_shape& shape) {
        for (const auto& path : shape.records) {
            records_.push_back(xml_pattern::of(path));
            auto parent = records_.back();
            parent.steps.pop_back();
            if (shape.envelope.empty() && !parent.steps.empty()) { known_.push_back(std::move(parent)); }
        }
        for (const auto& path : shape.envelope) { known_.push_back(xml_pattern::of(path)); }
    }

    [[nodiscard]] std::size_t      depth() const noexcept { return names_.size(); }
    [[nodiscard]] bool             known() const noexcept { return known_seen_; } ///< A part of it was met that proves the format.
    [[nodiscard]] std::string_view root() const noexcept { return root_; }       ///< Local name; "" before it.
    [[nodiscard]] std::string_view innermost() const noexcept { return names_.back(); }

    /// Whether an element of that name would be a record here.
    [[nodiscard]] bool holds_record(std::string_view name) {
        path_.push_back(local_name(name));
        const bool fits = std::any_of(records_.begin(), records_.end(), [&](const xml_pattern& r) { return r.fits(path_); });
        path_.pop_back();
        return fits;
    }

    void enter(std::string_view name) {
        path_.push_back(local_name(names_.emplace_back(name)));
        if (root_.empty()) { root_ = path_.front(); }
        known_seen_ = known_seen_ || std::any_of(known_.begin(), known_.end(), [&](const xml_pattern& k) { return k.fits(path_); });
    }

    void leave() {
        names_.pop_back();
        path_.pop_back();
    }

    /// Reads a start tag from behind its name: `p` moves behind the '>'.
    [[nodiscard]] static verdict pass_tag(const char*& p, const char* end, bool& empty) noexcept {
        for (;;) {
            const auto* before = p;
            while (p < end && xml_is(*p, xml_blank)) { ++p; }
            if (p == end) { return verdict::more; }
            empty = *p == '/';
            if (empty && end - p < 2) { return verdict::more; }
            if (*p == '>' || (empty && p[1] == '>')) {
                p += empty ? 2 : 1;
                return verdict::yes;
            }
            if (p == before) { return verdict::no; }
            if (const auto passed = pass_attribute(p, end); passed != verdict::yes) { return passed; }
        }
    }

    /// Whether these bytes, from behind `<?xml` to the '?' at the end, are what an XML declaration may say.
    [[nodiscard]] static bool is_declaration(const char* p, const char* end) noexcept {
        for (bool any = false;; any = true) {
            const auto* before = p;
            while (p < end && xml_is(*p, xml_blank)) { ++p; }
            if (*p == '?') { return any; }
            if (p == before || pass_attribute(p, end) != verdict::yes) { return false; }
        }
    }

private:
    /// Moves `p` behind the attribute that begins there.
    [[nodiscard]] static verdict pass_attribute(const char*& p, const char* end) noexcept {
        const auto* name = p;
        while (p < end && xml_is(*p, xml_name)) { ++p; }
        if (p == end) { return verdict::more; }
        if (!is_xml_name({name, static_cast<std::size_t>(p - name)})) { return verdict::no; }
        while (p < end && xml_is(*p, xml_blank)) { ++p; }
        if (p == end) { return verdict::more; }
        if (*p++ != '=') { return verdict::no; }
        while (p < end && xml_is(*p, xml_blank)) { ++p; }
        if (p == end) { return verdict::more; }
        const char quote = *p++;
        if (quote != '"' && quote != '\'') { return verdict::no; }
        while (p < end && *p != quote && *p != '<') { ++p; }
        if (p == end) { return verdict::more; }
        return *p++ == quote ? verdict::yes : verdict::no;
    }

    std::vector<xml_pattern>      records_;
    std::vector<xml_pattern>      known_;
    std::deque<std::string>       names_; ///< As written; they stay where they are, for `path_` points at them.
    std::vector<std::string_view> path_;
    std::string                   root_;
    bool                          known_seen_ = false;
};

} // namespace format::detail::xml
RUNG_END
