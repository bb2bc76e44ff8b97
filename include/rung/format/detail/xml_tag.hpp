// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xml_rows.hpp>

RUNG_BEGIN
namespace format::detail::xml {

enum class xml_group : std::uint8_t { no, yes, more };

/// Behind the name of a tag that has ended; null where the bytes end first. For looking ahead: what is malformed, comes out later.
[[nodiscard]] inline const char* skip_tag(const char* p, const char* end) noexcept {
    while (p < end && *p != '>') {
        if (*p == '"' || *p == '\'') { p = find_byte(p + 1, end, *p); }
        if (p < end) { ++p; }
    }
    return p < end ? p + 1 : nullptr;
}

/// Whether the element whose content begins at `p` holds elements before any text, and not only ones of the name `id` that hold text.
[[nodiscard]] inline xml_group holds_group(const char* p, const char* end, std::string_view id) noexcept {
    for (;;) {
        while (p < end && xml_is(*p, xml_blank)) { ++p; }
        if (end - p < 2) { return p < end && *p != '<' ? xml_group::no : xml_group::more; }
        if (*p != '<' || p[1] == '/') { return xml_group::no; }
        if (p[1] == '?' || p[1] == '!') {
            if (end - p < 3) { return xml_group::more; }
            if (p[1] == '!' && p[2] != '-') { return xml_group::no; }
            const auto* stop = find_bytes(p + 2, end, p[1] == '?' ? "?>" : "-->");
            if (stop == nullptr) { return xml_group::more; }
            p = find_byte(stop, end, '>') + 1;
            continue;
        }
        const auto* name = ++p;
        while (p < end && xml_is(*p, xml_name)) { ++p; }
        if (p == end) { return xml_group::more; }
        if (id.empty() || local_name({name, static_cast<std::size_t>(p - name)}) != id) { return xml_group::yes; }
        p = skip_tag(p, end);
        if (p == nullptr) { return xml_group::more; }
        if (p[-2] == '/') { continue; }
        p = find_byte(p, end, '<');
        if (end - p < 2) { return xml_group::more; }
        if (p[1] != '/') { return xml_group::yes; }
        p = skip_tag(p, end);
        if (p == nullptr) { return xml_group::more; }
    }
}

/// A start tag: its attributes, and what they say about the element.
class xml_tag {
public:
    xml_tag(xml_paths& paths, xml_rows& rows) : paths_(paths), rows_(rows) {}

    void begin() noexcept {
        attributes_.clear();
        key_   = no_key;
        empty_ = nil_ = labelled_ = named_ = false;
    }

    [[nodiscard]] bool empty() const noexcept { return empty_; } ///< It ends with '/>'.
    [[nodiscard]] bool nil() const noexcept { return nil_; }
    [[nodiscard]] bool labelled() const noexcept { return labelled_; }

    /// Reads from behind the name to behind the '>'. `owner` is the place of the element, before any key counts.
    [[nodiscard]] xml_outcome read(std::uint32_t owner, const char*& p, const char* end) {
        begin();
        ++number_;
        for (auto last = xml_none;;) {
            const auto* before = p;
            while (p < end && xml_is(*p, xml_blank)) { ++p; }
            if (p == end) { return xml_outcome::more; }
            if (*p == '>') {
                ++p;
                return xml_outcome::done;
            }
            if (*p == '/') {
                if (end - p < 2) { return xml_outcome::more; }
                if (p[1] != '>') { return bad(p); }
                p += 2;
                empty_ = true;
                return xml_outcome::done;
            }
            if (p == before) { return bad(p); }
            if (const auto outcome = read_attribute(owner, last, p, end); outcome != xml_outcome::done) { return outcome; }
        }
    }

    /// Finds the place that the element has by its key, if it has one.
    [[nodiscard]] xml_outcome keyed(std::uint32_t base, std::uint32_t& place) {
        if (key_ == no_key) { return xml_outcome::done; }
        const auto&      key = attributes_[key_];
        std::string_view value(key.begin, static_cast<std::size_t>(key.end - key.begin));
        if (key.fold != xml_fold::none) {
            resolved_.resize(value.size());
            const auto done = fold_text(key.begin, key.end, key.fold, resolved_.data());
            if (done.bad != nullptr) { return bad(done.bad); }
            value = std::string_view(resolved_.data(), static_cast<std::size_t>(done.end - resolved_.data()));
        }
        const auto last  = paths_.place(base).last_key;
        auto       found = last == xml_none ? xml_none : paths_.step(last).after;
        const auto is    = [&](const xml_step& s) { return s.size == value.size() && std::memcmp(s.name, value.data(), value.size()) == 0; };
        if (found == xml_none || !is(paths_.step(found))) {
            // What cannot name a column stays an attribute.
            if (value.empty() || value.size() > xml_longest_name || find_bad_utf8(value.data(), value.data() + value.size()) != nullptr ||
                value.find('\0') != std::string_view::npos) {
                return xml_outcome::done;
            }
            found = paths_.step_at(base, xml_step_kind::key, value);
            if (found == xml_none) { return rows_.fail(xml_outcome::too_many_columns, key.begin, xml_none); }
            if (last != xml_none) { paths_.step(last).after = found; }
        }
        paths_.place(base).last_key = found;
        place                       = paths_.step(found).target;
        named_                      = true;
        return xml_outcome::done;
    }

    /// Adds the attributes' values to a row. `place` is where the element stands after all.
    [[nodiscard]] xml_outcome give(std::uint32_t base, std::uint32_t place, std::uint32_t row) {
        for (std::size_t i = 0; i < attributes_.size(); ++i) {
            if (i == key_ && named_) { continue; }
            const auto& text   = attributes_[i];
            const auto& s      = paths_.step(text.before);
            const auto  column = place == base && s.target != xml_none ? s.target : paths_.column_of_attribute(place, {s.name, s.size});
            if (const auto outcome = rows_.add(row, column, text); outcome != xml_outcome::done) { return outcome; }
        }
        return xml_outcome::done;
    }

private:
    static constexpr std::size_t no_key = SIZE_MAX;

    [[nodiscard]] xml_outcome bad(const char* at) noexcept { return rows_.fail(xml_outcome::bad, at, xml_none); }

    [[nodiscard]] xml_outcome read_attribute(std::uint32_t owner, std::uint32_t& last, const char*& p, const char* end) {
        auto guess = last == xml_none ? paths_.place(owner).first_attribute : paths_.step(last).after;
        if (guess == xml_none || !begins_with(p, end, guess)) {
            const auto* stop = p;
            while (stop < end && xml_is(*stop, xml_name)) { ++stop; }
            if (stop == end) { return xml_outcome::more; }
            const std::string_view name(p, static_cast<std::size_t>(stop - p));
            if (!is_xml_name(name)) { return bad(p); }
            guess = paths_.step_at(owner, xml_step_kind::attribute, name);
            if (guess == xml_none) { return rows_.fail(xml_outcome::too_many_columns, p, xml_none); }
            (last == xml_none ? paths_.place(owner).first_attribute : paths_.step(last).after) = guess;
        }
        auto& step = paths_.step(guess);
        if (step.tag == number_) { return bad(p); }
        step.tag = number_;
        last     = guess;
        p += step.size;
        while (p < end && xml_is(*p, xml_blank)) { ++p; }
        if (p == end) { return xml_outcome::more; }
        if (*p != '=') { return bad(p); }
        ++p;
        while (p < end && xml_is(*p, xml_blank)) { ++p; }
        if (p == end) { return xml_outcome::more; }
        const char quote = *p;
        if (quote != '"' && quote != '\'') { return bad(p); }
        xml_piece value{.begin = ++p, .before = guess};
        for (;; ++p) {
            while (p < end && !xml_is(*p, xml_quoted_end)) { ++p; }
            if (p == end) { return xml_outcome::more; }
            if (*p == quote) { break; }
            if (*p == '<') { return bad(p); }
            if (*p != '"' && *p != '\'') { value.fold = xml_fold::attribute; }
        }
        value.end = p++;
        return take(step.role, value);
    }

    [[nodiscard]] static bool begins_with(const char* p, const char* end, const xml_step& s) noexcept {
        return end - p > static_cast<std::ptrdiff_t>(s.size) && !xml_is(p[s.size], xml_name) && same_bytes(p, s.name, s.size);
    }
    [[nodiscard]] bool begins_with(const char* p, const char* end, std::uint32_t number) noexcept { return begins_with(p, end, paths_.step(number)); }

    [[nodiscard]] xml_outcome take(xml_role role, const xml_piece& value) {
        const std::string_view text(value.begin, static_cast<std::size_t>(value.end - value.begin));
        if (role == xml_role::declaration) { return xml_outcome::done; }
        if (role == xml_role::nil && (text == "true" || text == "1" || text == "false" || text == "0")) {
            nil_ = nil_ || text == "true" || text == "1";
            return xml_outcome::done;
        }
        labelled_ = labelled_ || role == xml_role::label;
        if (role == xml_role::key) { key_ = attributes_.size(); }
        attributes_.push_back(value);
        return xml_outcome::done;
    }

    xml_paths&             paths_;
    xml_rows&              rows_;
    std::vector<xml_piece> attributes_; ///< `before` is the step of the name.
    std::size_t            key_    = no_key; ///< Which of them is the key.
    std::uint64_t          number_ = 0;
    std::string            resolved_;
    bool                   empty_    = false;
    bool                   nil_      = false;
    bool                   labelled_ = false;
    bool                   named_    = false; ///< The key names the columns and is no value itself.
};

} // namespace format::detail::xml
RUNG_END
