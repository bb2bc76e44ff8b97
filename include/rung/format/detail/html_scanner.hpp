// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/block_writer.hpp>
#include <rung/format/detail/html_frames.hpp>
#include <rung/format/detail/html_tokens.hpp>

RUNG_BEGIN
namespace format::detail {

/// Reads HTML into a block writer, in one pass from left to right and without recursion.
class html_scanner {
public:
    /// Reads `html` from byte `begin`; `kind` and `level` are what text outside all elements is.
    html_scanner(std::string_view html, std::size_t begin, block_writer& out, block_kind kind, std::uint32_t level) noexcept
        : html_(html), tokens_(html), i_(begin), out_(out), frames_(kind, level) {}

    void run() {
        scan();
        // Markdown hands over one tag at a time: what a span left open ends here.
        for (const bool bold : spans_) {
            if (bold) { out_.bold(false); }
        }
        spans_.clear();
    }

private:
    void scan() {
        html_tag tag;
        while (i_ < html_.size() && !out_.over()) {
            const auto lt = std::min(html_.find('<', i_), html_.size());
            text(i_, lt);
            i_ = lt;
            if (lt == html_.size()) { return; }
            const auto what = tokens_.read(lt, tag);
            if (what == html_markup::literal) { text(lt, tag.end); }
            i_ = tag.end;
            if (what != html_markup::tag) { continue; }
            if (tag.closes) {
                closing(tag);
            } else {
                opening(tag);
            }
        }
    }

    static std::uint32_t at(std::size_t i) noexcept { return static_cast<std::uint32_t>(i); }

    void text(std::size_t i, std::size_t end) {
        const auto all = html_.substr(0, end);
        while (i < end) {
            const auto amp = std::min(all.find('&', i), end);
            plain(i, amp);
            i = amp;
            if (i == end) { return; }
            const auto e = read_entity(all, i);
            if (e.length == 0) {
                out_.text("&", at(i++));
            } else {
                out_.character(e.code, at(i), e.length);
                i += e.length;
            }
        }
    }

    /// Text without entities; in <pre> its line ends are seen.
    void plain(std::size_t i, std::size_t end) {
        if (!frames_.has(html_part::pre)) {
            out_.text(html_.substr(i, end - i), at(i));
            return;
        }
        while (i < end) {
            const auto lf = std::min(html_.substr(0, end).find('\n', i), end);
            out_.text(html_.substr(i, lf - i), at(i));
            if (lf < end) { out_.line_break(at(lf), 1); }
            i = lf + 1;
        }
    }

    void mean() {
        const auto now = frames_.now();
        if (heading_ != 0) {
            out_.context(block_kind::heading, heading_);
        } else if (code_ && frames_.has(html_part::pre)) {
            out_.context(block_kind::code, 0);
        } else {
            out_.context(now.kind, now.level);
        }
    }

    /// Text goes on as something else. A heading that was never closed ends where a block begins after its text.
    void part(bool ends_heading) {
        if (ends_heading) { heading_ = 0; }
        mean();
    }

    void opening(const html_tag& tag) {
        if (tag.role == tag_role::raw) {
            i_ = tokens_.raw_end(i_, tag.name);
            return;
        }
        if (tag.role == tag_role::gone || (tag.hidden && !is_void(tag.name))) {
            const bool closed_itself = tag.role == tag_role::gone && html_.substr(tag.begin, tag.end - tag.begin).ends_with("/>");
            if (ends_paragraph(tag.role)) { part(out_.open()); }
            if (!closed_itself) { skip(tag); }
            return;
        }
        switch (tag.role) {
        case tag_role::block:
        case tag_role::paragraph: part(out_.open()); break;
        case tag_role::heading:
            heading_ = static_cast<std::uint32_t>(tag.name[1] - '0');
            mean();
            break;
        case tag_role::list: open(html_part::list); break;
        case tag_role::item:
            frames_.close(html_part::item);
            open(html_part::item);
            break;
        case tag_role::quote: open(html_part::quote); break;
        case tag_role::pre: open(html_part::pre); break;
        case tag_role::table: open(html_part::table); break;
        case tag_role::row:
            frames_.close(html_part::cell);
            part(true);
            break;
        case tag_role::cell:
            frames_.close(html_part::cell);
            open(html_part::cell);
            break;
        case tag_role::code:
            code_ = true;
            if (frames_.has(html_part::pre) && !out_.open()) { mean(); }
            break;
        case tag_role::line_break: out_.line_break(at(tag.begin), at(tag.end - tag.begin)); break;
        case tag_role::bold: out_.bold(true); break;
        case tag_role::span:
            spans_.push_back(tag.bold);
            if (tag.bold) { out_.bold(true); }
            break;
        case tag_role::gone:
        case tag_role::raw:
        case tag_role::other: break;
        }
    }

    void open(html_part p) {
        frames_.open(p);
        part(true);
    }

    void close(html_part p) {
        frames_.close(p);
        part(true);
    }

    void closing(const html_tag& tag) {
        switch (tag.role) {
        case tag_role::block:
        case tag_role::paragraph: part(false); break;
        case tag_role::heading: part(true); break;
        case tag_role::list: close(html_part::list); break;
        case tag_role::item: close(html_part::item); break;
        case tag_role::quote: close(html_part::quote); break;
        case tag_role::pre:
            code_ = false;
            close(html_part::pre);
            break;
        case tag_role::table: close(html_part::table); break;
        case tag_role::row:
        case tag_role::cell: close(html_part::cell); break;
        case tag_role::code: code_ = false; break;
        case tag_role::line_break: out_.line_break(at(tag.begin), at(tag.end - tag.begin)); break; // browsers read </br> as <br>
        case tag_role::bold: out_.bold(false); break;
        case tag_role::span:
            if (spans_.empty()) { break; }
            if (spans_.back()) { out_.bold(false); }
            spans_.pop_back();
            break;
        case tag_role::gone:
        case tag_role::raw:
        case tag_role::other: break;
        }
    }

    /// Passes over an element and all in it. A hidden <p> or <li> may lack its end tag: what would end it in a browser does so here.
    void skip(const html_tag& first) {
        std::size_t depth = 1;
        std::size_t lists = 0;
        html_tag    tag;
        while (i_ < html_.size()) {
            const auto lt = std::min(html_.find('<', i_), html_.size());
            i_            = lt;
            if (lt == html_.size()) { return; }
            const auto what = tokens_.read(lt, tag);
            if (what == html_markup::tag && implied_end(first, tag, lists)) { return; }
            i_ = tag.end;
            if (what != html_markup::tag) { continue; }
            const bool same = std::equal(tag.name.begin(), tag.name.end(), first.name.begin(), first.name.end(),
                                         [](char a, char b) { return lower(a) == lower(b); });
            if (tag.role == tag_role::raw && !tag.closes && !same) { i_ = tokens_.raw_end(i_, tag.name); }
            if (tag.role == tag_role::list) { lists = tag.closes ? lists - (lists > 0 ? 1 : 0) : lists + 1; }
            if (!same) { continue; }
            depth = tag.closes ? depth - 1 : depth + 1;
            if (depth == 0) { return; }
        }
    }

    [[nodiscard]] static bool implied_end(const html_tag& first, const html_tag& next, std::size_t lists) noexcept {
        if (first.role == tag_role::paragraph) { return ends_paragraph(next.role) && !(next.closes && next.role == tag_role::paragraph); }
        if (first.role != tag_role::item || lists != 0) { return false; }
        return next.role == tag_role::list ? next.closes : next.role == tag_role::item && !next.closes;
    }

    std::string_view  html_;
    html_tokens       tokens_;
    std::size_t       i_;
    block_writer&     out_;
    html_frames       frames_;
    std::vector<bool> spans_;
    std::uint32_t     heading_ = 0;
    bool              code_    = false;
};

} // namespace format::detail
RUNG_END
