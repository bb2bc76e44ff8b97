// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/front_matter.hpp>
#include <rung/format/detail/html_scanner.hpp>
#include <rung/format/markdown.hpp>

#include <exception>
#include <functional>

#include <md4c.h>

RUNG_BEGIN
namespace format {
namespace detail {

/// Takes md4c's events and writes blocks. The texts that md4c hands over lie in the input, but for line ends, indents and NUL.
class markdown_reader {
public:
    markdown_reader(std::string_view source, std::size_t begin, const limits& bounds)
        : padded_(padded(source)), source_(padded_.data(), source.size()), last_(begin), bounds_(bounds), out_(bounds), html_begin_(source.size()) {}
    markdown_reader(const markdown_reader&)            = delete;
    markdown_reader& operator=(const markdown_reader&) = delete;

    result<marked_text> run() {
        MD_PARSER parser   = {};
        // Indented code is off: an advert that was pasted with an indent is prose.
        parser.flags       = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS;
        parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
            return of(self).guarded([&](markdown_reader& r) { r.enter(type, detail); });
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void* /*detail*/, void* self) {
            return of(self).guarded([&](markdown_reader& r) { r.leave(type); });
        };
        parser.enter_span = [](MD_SPANTYPE type, void* /*detail*/, void* self) {
            return of(self).guarded([&](markdown_reader& r) { r.span(type, true); });
        };
        parser.leave_span = [](MD_SPANTYPE type, void* /*detail*/, void* self) {
            return of(self).guarded([&](markdown_reader& r) { r.span(type, false); });
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
            return of(self).guarded([&](markdown_reader& r) { r.text(type, {text, size}); });
        };
        const auto input = source_.substr(last_);
        const int  ended = md_parse(input.data(), static_cast<MD_SIZE>(input.size()), &parser, this);
        if (thrown_) { std::rethrow_exception(thrown_); }
        if (entered_ > bounds_.blocks) { return failure{errc::too_large, "limits.blocks", {}}; }
        if (ended != 0 && !out_.over()) { return failure{errc::internal, "markdown", {}}; }
        flush_html();
        return out_.finish();
    }

private:
    /// md4c before 0.5 looks a few bytes past an input that ends inside a link or an HTML block, and acts on what it finds there.
    static std::string padded(std::string_view source) {
        constexpr std::size_t enough = 64;
        std::string           out;
        out.reserve(source.size() + enough);
        return out.append(source).append(enough, '\0');
    }

    static markdown_reader& of(void* self) noexcept { return *static_cast<markdown_reader*>(self); }

    /// Runs `work` for C code, which no exception may pass through.
    /// @return 0 to go on
    template <class Work>
    int guarded(Work work) noexcept {
        try {
            work(*this);
        } catch (...) {
            thrown_ = std::current_exception();
        }
        // Empty table cells count too: a wide table with many short rows has far more cells than bytes.
        return thrown_ || out_.over() || entered_ > bounds_.blocks ? 1 : 0;
    }

    void enter(MD_BLOCKTYPE type, void* detail) {
        ++entered_;
        flush_html();
        switch (type) {
        case MD_BLOCK_UL:
        case MD_BLOCK_OL: ++lists_; break;
        case MD_BLOCK_LI: containers_.push_back({block_kind::list_item, lists_}); break;
        case MD_BLOCK_QUOTE: containers_.push_back({block_kind::quote, 0}); break;
        case MD_BLOCK_H: leaf_ = {block_kind::heading, static_cast<MD_BLOCK_H_DETAIL*>(detail)->level}; break;
        case MD_BLOCK_CODE: leaf_ = {block_kind::code, 0}; break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD: leaf_ = {block_kind::table_cell, 0}; break;
        default: break;
        }
        mean();
    }

    void leave(MD_BLOCKTYPE type) {
        flush_html();
        switch (type) {
        case MD_BLOCK_UL:
        case MD_BLOCK_OL: --lists_; break;
        case MD_BLOCK_LI:
        case MD_BLOCK_QUOTE: containers_.pop_back(); break;
        default: leaf_ = {}; break;
        }
        mean();
    }

    void mean() {
        meant_ = leaf_.kind != block_kind::paragraph ? leaf_ : containers_.empty() ? meaning{} : containers_.back();
        out_.context(meant_.kind, meant_.level);
    }

    void span(MD_SPANTYPE type, bool enters) {
        flush_html();
        if (type == MD_SPAN_STRONG) { out_.bold(enters); }
        if (type == MD_SPAN_IMG) { images_ = enters ? images_ + 1 : images_ - 1; }
    }

    /// True where `text` lies in the input.
    [[nodiscard]] bool ours(std::string_view text) const noexcept {
        constexpr std::less<const char*> before;
        return !text.empty() && !before(text.data(), source_.data()) && !before(source_.data() + source_.size(), text.data() + text.size());
    }

    void text(MD_TEXTTYPE type, std::string_view text) {
        const bool mine = ours(text);
        const auto at   = mine ? static_cast<std::size_t>(text.data() - source_.data()) : last_;
        if (type == MD_TEXT_HTML) {
            // An element of several lines comes line by line; the scanner wants it whole.
            if (mine) {
                html_begin_ = std::min(html_begin_, at);
                last_       = at + text.size();
            }
            return;
        }
        flush_html();
        if (images_ > 0) {
            if (mine) { last_ = at + text.size(); }
            return;
        }
        if (!mine) {
            // Never read: these are md4c's own line ends and indents, and what a fault in it may point at.
            if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) { end_line(type == MD_TEXT_BR); }
            if (type == MD_TEXT_CODE && meant_.kind != block_kind::code) { end_line(false); }
            return;
        }
        if (meant_.kind == block_kind::code) {
            while (last_ < at && source_.substr(last_, at - last_).find_first_of("\r\n") != std::string_view::npos) { end_line(true); }
        }
        const auto source = static_cast<std::uint32_t>(at);
        last_ = at + text.size();
        if (type == MD_TEXT_ENTITY) {
            const auto e = read_entity(text, 0);
            if (e.length == text.size()) { return out_.character(e.code, source, e.length); }
        }
        out_.text(text, source);
    }

    /// A line end between two texts; md4c does not say where it stands, but it is the next one. A soft one is a blank, unless the next
    /// line begins with a bullet character that Markdown does not know.
    void end_line(bool hard) {
        auto lf = source_.find_first_of("\r\n", last_);
        if (lf == std::string_view::npos) { return; }
        const auto begin = static_cast<std::uint32_t>(last_);
        if (source_[lf] == '\r' && lf + 1 < source_.size() && source_[lf + 1] == '\n') { ++lf; }
        last_           = lf + 1;
        const auto size = static_cast<std::uint32_t>(last_) - begin;
        auto       next = last_;
        while (next < source_.size() && (source_[next] == ' ' || source_[next] == '\t')) { ++next; }
        const bool bullet = next < source_.size() && class_of(source_[next]) == letter_class::high && starts_item(next);
        if (hard || bullet) {
            out_.line_break(begin, size);
        } else {
            out_.blank(begin, size);
        }
    }

    [[nodiscard]] bool starts_item(std::size_t i) const noexcept {
        const auto c = read_utf8(source_, i);
        const auto e = effect_of(c.code);
        const auto n = i + c.length;
        return e == effect::bullet || (e == effect::dash && n < source_.size() && source_[n] == ' ');
    }

    void flush_html() {
        if (html_begin_ == source_.size()) { return; }
        const auto begin = std::exchange(html_begin_, source_.size());
        html_scanner(source_.substr(0, last_), begin, out_, meant_.kind, meant_.level).run();
    }

    struct meaning {
        block_kind    kind  = block_kind::paragraph;
        std::uint32_t level = 0;
    };

    std::string          padded_;
    std::string_view     source_; ///< Lies in `padded_`.
    std::size_t          last_; ///< Past the text that came last.
    limits               bounds_;
    block_writer         out_;
    meaning              leaf_;
    meaning              meant_;
    std::vector<meaning> containers_;
    std::uint32_t        lists_   = 0;
    std::size_t          entered_ = 0;
    std::size_t          images_  = 0;
    std::size_t          html_begin_; ///< Where HTML begins that has not been read yet; the size of the source where there is none.
    std::exception_ptr   thrown_;
};

} // namespace detail

RUNG_DECL result<marked_text> read_markdown(std::string_view markdown, const limits& bounds) {
    if (detail::too_long(markdown, bounds)) { return failure{errc::too_large, "limits.input_bytes", {}}; }
    return detail::markdown_reader(markdown, detail::front_matter(markdown), bounds).run();
}

} // namespace format
RUNG_END
