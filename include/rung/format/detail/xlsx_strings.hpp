// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_text.hpp>
#include <rung/format/detail/xlsx_window.hpp>

#include <string>

RUNG_BEGIN
namespace format::detail::xlsx {

/// Bounds for what stands between two tags.
struct string_bounds {
    std::uint64_t value_bytes = 0;
    std::uint32_t depth       = 0;
};

/// Reads the text of an element that holds nothing but text, up to its end. `in` has just met its begin.
/// @param joined  where it lies if it is in pieces
/// @return `close`; `more`; `bad`
[[nodiscard]] inline xml_token read_plain(xml_cursor& in, std::string_view& text, std::string& joined) {
    const auto name = in.full_name();
    auto       met  = in.next();
    if (met == xml_token::close) {
        text = in.text();
        return same_name(in.full_name(), name) ? met : xml_token::bad;
    }
    joined.clear();
    for (;; met = in.next()) {
        if (met == xml_token::more) { return met; }
        if (met != xml_token::close && met != xml_token::cdata && met != xml_token::other) { return xml_token::bad; }
        joined += in.text();
        if (met == xml_token::cdata) {
            // Back into the form of character data, so that whoever resolves it needs one rule.
            for (const char c : in.content()) {
                if (c == '&') {
                    joined += "&amp;";
                } else {
                    joined += c;
                }
            }
        }
        if (met == xml_token::close) {
            text = joined;
            return same_name(in.full_name(), name) ? met : xml_token::bad;
        }
    }
}

/// A string item as it is read: shared (<si>) or in its cell (<is>).
struct string_item {
    std::string_view text;            ///< Resolved; borrowed from the source, or from `joined`.
    std::size_t      at       = 0;    ///< Where its first text begins, from the cursor's begin.
    bool             too_long = false;
    bool             broken   = false; ///< Text that is not well formed.
    bool             in_place = false; ///< `text` is borrowed from the source.
    std::string      joined;
    std::string      pieces;
};

/// Reads a string item, whose begin `in` has just met: <t>, or runs of rich text <r><t>, without phonetic hints (ECMA-376, part 1,
/// section 18.4.8).
/// @return `close`; `more`; `bad`
[[nodiscard]] inline xml_token read_item(xml_cursor& in, const string_bounds& bounds, string_item& out) {
    const auto  item = in.full_name();
    std::string_view run;
    std::size_t texts = 0;
    out.text     = {};
    out.too_long = out.broken = out.in_place = false;
    out.at       = in.at();
    for (;;) {
        const auto met = in.next();
        if (met == xml_token::other || met == xml_token::empty || met == xml_token::cdata) { continue; }
        if (met == xml_token::close) {
            if (run.empty() && same_name(in.full_name(), item)) { return met; }
            if (run.empty() || !same_name(in.full_name(), run)) { return xml_token::bad; }
            run = {};
            continue;
        }
        if (met != xml_token::open) { return met == xml_token::more ? met : xml_token::bad; }
        if (is_name(in.name(), 'r') && run.empty()) {
            run = in.full_name();
        } else if (is_name(in.name(), 't')) {
            if (texts == 0) { out.at = in.at(); }
            std::string_view raw;
            if (const auto end = read_plain(in, raw, out.pieces); end != xml_token::close) { return end; }
            const bool first = texts++ == 0;
            if (first && raw.data() != out.pieces.data() && (traits_of(raw) & ~text_trait::high) == 0) {
                out.text     = raw;
                out.in_place = true;
            } else {
                if (out.in_place || first) { out.joined.assign(out.text); }
                out.in_place = false;
                out.broken   = !append_text(raw, true, out.joined) || out.broken;
                out.text     = out.joined;
            }
            if (out.text.size() > bounds.value_bytes) {
                out.too_long = true;
                out.in_place = false;
                out.joined.clear();
                out.text = {};
            }
        } else if (const auto end = in.skip(bounds.depth); end != xml_token::close) {
            return end;
        }
    }
}

/// The shared strings of a workbook, in memory.
class shared_strings {
public:
    struct text {
        std::string_view bytes;
        bool             too_long = false; ///< Over the limit: not kept.
        bool             utf8     = true;
    };

    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

    /// @pre i < size()
    [[nodiscard]] text operator[](std::size_t i) const noexcept {
        const auto& e = entries_[i];
        if ((e.size & too_long) != 0) { return {{}, true, true}; }
        return {{chunks_[e.chunk].get() + e.offset, e.size & size_bits}, false, (e.size & broken) == 0};
    }

    /// Reads the whole part.
    /// @return nothing; `errc::too_large`, `too_deep`, `bad_xml`, `bad_zip`
    [[nodiscard]] result<void> read(part_window& part, const string_bounds& bounds, std::uint64_t most_bytes) {
        constexpr std::string_view where = "shared strings";
        string_item                item;
        bool                       inside = false;
        for (;;) {
            xml_cursor  in(part.view(), part.last());
            std::size_t done = 0;
            auto        met  = in.next();
            for (; met != xml_token::more; met = in.next()) {
                const auto bad = [&](errc code) { return failure{code, std::string(where) + ", byte " + std::to_string(part.position() + in.tag_at()), {}}; };
                if (met == xml_token::bad) { return bad(errc::bad_xml); }
                if (met == xml_token::other && !is_utf8_declaration(in.content())) { return bad(errc::bad_encoding); }
                if (met == xml_token::end) { return inside ? result<void>(bad(errc::bad_xml)) : result<void>(); }
                if (met == xml_token::open && in.name() == "sst" && !inside) {
                    inside = true;
                } else if (met == xml_token::close && in.name() == "sst" && inside) {
                    inside = false;
                } else if (!inside && (met == xml_token::open || met == xml_token::close)) {
                    return bad(errc::bad_xml);
                } else if (met == xml_token::empty && in.name() == "si") {
                    add({}, false);
                } else if (met == xml_token::open && in.name() == "si") {
                    const auto end = read_item(in, bounds, item);
                    if (end == xml_token::more) { break; }
                    if (end != xml_token::close) { return bad(in.too_deep() ? errc::too_deep : errc::bad_xml); }
                    if (item.broken) { return bad(errc::bad_xml); }
                    add(item.text, item.too_long);
                    if (bytes_ > most_bytes) { return failure{errc::too_large, "xlsx_shape.shared_bytes", {}}; }
                } else if (met == xml_token::open) {
                    const auto end = in.skip(bounds.depth);
                    if (end == xml_token::more) { break; }
                    if (end != xml_token::close) { return bad(in.too_deep() ? errc::too_deep : errc::bad_xml); }
                } else if (met == xml_token::close) {
                    return bad(errc::bad_xml);
                }
                done = in.at();
            }
            part.drop(done);
            if (part.view().size() > longest_item + bounds.value_bytes * 8) { return failure{errc::too_large, "rung_read_limits.value_bytes", {}}; }
            if (const auto more = part.more(); !more) { return more.error(); }
        }
    }

private:
    static constexpr std::uint32_t too_long     = 1U << 31U;
    static constexpr std::uint32_t broken       = 1U << 30U;
    static constexpr std::uint32_t size_bits    = broken - 1;
    static constexpr std::size_t   chunk_bytes  = std::size_t{1} << 20U;
    static constexpr std::size_t   longest_item = std::size_t{1} << 20U;

    struct entry {
        std::uint32_t chunk  = 0;
        std::uint32_t offset = 0;
        std::uint32_t size   = 0;
    };

    void add(std::string_view text, bool long_one) {
        bytes_ += text.size() + sizeof(entry);
        if (long_one || text.size() > size_bits) {
            entries_.push_back({0, 0, too_long});
            return;
        }
        if (chunks_.empty() || text.size() > room_) {
            const auto size = std::max(chunk_bytes, text.size());
            chunks_.push_back(std::make_unique_for_overwrite<char[]>(size));
            room_ = size;
            used_ = 0;
        }
        if (!text.empty()) { std::memcpy(chunks_.back().get() + used_, text.data(), text.size()); }
        const bool sound = (traits_of(text) & text_trait::high) == 0 || is_utf8(text);
        entries_.push_back({static_cast<std::uint32_t>(chunks_.size() - 1), static_cast<std::uint32_t>(used_),
                            static_cast<std::uint32_t>(text.size()) | (sound ? 0U : broken)});
        used_ += text.size();
        room_ -= text.size();
    }

    std::vector<std::unique_ptr<char[]>> chunks_;
    std::vector<entry>                   entries_;
    std::size_t                          used_  = 0;
    std::size_t                          room_  = 0;
    std::uint64_t                        bytes_ = 0;
};

} // namespace format::detail::xlsx
RUNG_END
