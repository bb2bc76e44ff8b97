// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/span_map.hpp>

#include <algorithm>

RUNG_BEGIN

RUNG_DECL void span_map::add(piece next) {
    if (next.length == 0) { return; }
    if (!pieces_.empty()) {
        piece&     last     = pieces_.back();
        const bool copies   = last.length == last.source_length && next.length == next.source_length;
        const bool adjoined = last.decoded + last.length == next.decoded && last.source + last.source_length == next.source;
        if (copies && adjoined) {
            last.length += next.length;
            last.source_length += next.source_length;
            return;
        }
    }
    pieces_.push_back(next);
}

RUNG_DECL range span_map::to_source(range decoded) const noexcept {
    if (pieces_.empty()) { return decoded; }
    const auto ends_after = [](std::uint32_t at, const piece& p) { return at < p.decoded + p.length; };
    auto       first      = std::upper_bound(pieces_.begin(), pieces_.end(), decoded.begin, ends_after);
    if (first == pieces_.end()) {
        const auto end = pieces_.back().source + pieces_.back().source_length;
        return {end, end};
    }
    const auto starts_before = [](const piece& p, std::uint32_t at) { return p.decoded < at; };
    auto       past          = std::lower_bound(first, pieces_.end(), decoded.end, starts_before);
    if (past == first) { return {first->source, first->source}; }
    const piece& a     = *first;
    const piece& b     = *(past - 1);
    range        out   = {a.source, b.source + b.source_length};
    if (a.length == a.source_length && decoded.begin > a.decoded) { out.begin = a.source + (decoded.begin - a.decoded); }
    if (b.length == b.source_length && decoded.end < b.decoded + b.length) { out.end = b.source + (decoded.end - b.decoded); }
    return out;
}

RUNG_DECL span_map span_map::composed_with(const span_map& outer) const {
    if (outer.is_identity()) { return *this; }
    if (is_identity()) { return outer; }
    span_map out;
    for (const piece& p : pieces_) {
        if (p.length != p.source_length) {
            const range at = outer.to_source({p.source, p.source + p.source_length});
            out.add({p.decoded, p.length, at.begin, at.size()});
            continue;
        }
        // A straight copy is cut where the outer map's pieces meet, so that exactness survives.
        const auto ends_after = [](std::uint32_t at, const piece& o) { return at < o.decoded + o.length; };
        for (auto o = std::upper_bound(outer.pieces_.begin(), outer.pieces_.end(), p.source, ends_after); o != outer.pieces_.end() && o->decoded < p.source + p.length; ++o) {
            const std::uint32_t from = std::max(o->decoded, p.source);
            const std::uint32_t to   = std::min(o->decoded + o->length, p.source + p.length);
            const range         at   = outer.to_source({from, to});
            out.add({p.decoded + (from - p.source), to - from, at.begin, at.size()});
        }
    }
    return out;
}

RUNG_DECL offset_counter::offsets offset_counter::at(std::uint32_t byte) noexcept {
    if (byte < byte_) {
        byte_ = 0;
        now_  = {};
    }
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(byte, text_.size()));
    for (; byte_ < end; ++byte_) {
        const auto c = static_cast<unsigned char>(text_[byte_]);
        if ((c & 0xC0U) == 0x80U) { continue; }
        ++now_.chars;
        now_.utf16 += c >= 0xF0U ? 2U : 1U;
    }
    return now_;
}

RUNG_END
