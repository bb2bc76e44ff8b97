// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/limits.hpp>
#include <rung/core/marked_text.hpp>
#include <rung/core/result.hpp>
#include <rung/format/detail/characters.hpp>

#include <algorithm>
#include <utility>

RUNG_BEGIN
namespace format::detail {

/// No source is larger: three bytes of text for each malformed byte must still fit a `range`.
inline constexpr std::size_t largest_source = std::size_t{1} << 30U;

[[nodiscard]] inline bool too_long(std::string_view source, const limits& bounds) noexcept {
    return source.size() > std::min(bounds.input_bytes, largest_source);
}

/// Turns a stream of characters, each with its place in the source, into a `marked_text`: the common end of the HTML, Markdown and
/// Word readers. White space collapses, characters without width drop out, lines that begin with a bullet become list items, a bold line
/// that stands alone becomes a heading. Blocks, and lines inside a block, are parted by one '\n'. Sources come in ascending order.
class block_writer {
public:
    explicit block_writer(const limits& bounds) noexcept : bounds_(bounds) {}

    /// Ends the block; what comes next is of this kind.
    void context(block_kind kind, std::uint32_t level) {
        close();
        kind_  = kind;
        level_ = static_cast<std::uint8_t>(std::min(level, 255U));
    }

    /// Ends the block, if one has begun.
    void close() {
        if (open_) {
            end_line();
            emit_blocks();
        }
        open_     = false;
        blank_    = {};
        break_    = {};
        held_     = {};
        bulleted_ = false;
    }

    void bold(bool on) noexcept {
        if (on) {
            ++bold_;
        } else if (bold_ > 0) {
            --bold_;
        }
    }

    /// Text that stands in the source as it is, from byte `source`.
    void text(std::string_view run, std::uint32_t source) {
        std::size_t i = 0;
        while (i < run.size()) {
            const auto at = source + static_cast<std::uint32_t>(i);
            switch (class_of(run[i])) {
            case letter_class::plain: {
                if (bullet_may_come()) {
                    character(static_cast<unsigned char>(run[i++]), at, 1);
                    break;
                }
                const auto n = prose(run, i);
                emit(run.substr(i, n), at, static_cast<std::uint32_t>(n));
                i += n;
                break;
            }
            case letter_class::blank: {
                std::size_t n = 1;
                while (kind_ != block_kind::code && i + n < run.size() && class_of(run[i + n]) == letter_class::blank) { ++n; }
                if (kind_ == block_kind::code && run[i] == '\n') {
                    line_break(at, 1);
                } else {
                    blank(at, static_cast<std::uint32_t>(n));
                }
                i += n;
                break;
            }
            case letter_class::high: {
                const auto c = read_utf8(run, i);
                character(c.code, at, c.length);
                i += c.length;
                break;
            }
            }
        }
    }

    /// One character that `length` source bytes stand for.
    void character(std::uint32_t code, std::uint32_t source, std::uint32_t length) {
        switch (effect_of(code)) {
        case effect::blank: blank(source, length); return;
        case effect::drop: return;
        case effect::line: line_break(source, length); return;
        case effect::bullet:
            if (!bullet_may_come()) { break; }
            bulleted_ = true;
            return;
        case effect::dash:
            if (!bullet_may_come()) { break; }
            held_ = {code, source, length};
            return;
        case effect::none: break;
        }
        emit(to_utf8(code).view(), source, length);
    }

    void blank(std::uint32_t source, std::uint32_t length) {
        if (kind_ == block_kind::code) {
            emit(" ", source, length);
        } else if (held_.length != 0) {
            bulleted_ = true;
            held_     = {};
        } else if (!at_line_start()) {
            if (blank_.length != 0 && blank_.source + blank_.length == source) {
                blank_.length += length;
            } else if (blank_.length == 0) {
                blank_ = {0, source, length};
            }
        }
    }

    /// A line end that readers see. Two of them part the block, but in code.
    void line_break(std::uint32_t source, std::uint32_t length) {
        held_     = {};
        bulleted_ = false;
        blank_    = {};
        if (!open_) { return; }
        if (break_.length != 0) {
            if (kind_ != block_kind::code) { return close(); }
            settle();
        }
        break_ = {0, source, length};
    }

    /// True while the current block has text.
    [[nodiscard]] bool open() const noexcept { return open_; }

    /// True once a limit is passed; what comes after is of no use.
    [[nodiscard]] bool over() const noexcept { return over_ != nullptr; }

    [[nodiscard]] result<marked_text> finish() {
        close();
        if (over()) { return failure{errc::too_large, over_, {}}; }
        return std::move(out_);
    }

private:
    struct pending {
        std::uint32_t code   = 0;
        std::uint32_t source = 0;
        std::uint32_t length = 0; ///< 0 where nothing is pending.
    };

    struct line {
        range at;
        bool  bulleted = false;
        bool  bold     = false; ///< Has bold text.
        bool  plain    = false; ///< Has letters or digits that are not bold.
    };

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(out_.text.size()); }
    [[nodiscard]] bool          at_line_start() const noexcept { return (!open_ || break_.length != 0) && held_.length == 0; }
    [[nodiscard]] bool          bullet_may_come() const noexcept {
        return at_line_start() && !bulleted_ && kind_ != block_kind::heading && kind_ != block_kind::code;
    }

    void append(std::string_view bytes, std::uint32_t source, std::uint32_t length) {
        out_.map.add({size(), static_cast<std::uint32_t>(bytes.size()), source, length});
        out_.text += bytes;
    }

    /// Writes what parts the next character from the last one.
    void settle() {
        if (!open_) {
            if (!out_.text.empty()) { out_.text += '\n'; }
            open_ = true;
            begin_line();
        } else if (break_.length != 0) {
            end_line();
            append("\n", break_.source, break_.length);
            begin_line();
        } else if (blank_.length != 0) {
            append(" ", blank_.source, blank_.length);
        }
        break_ = {};
        blank_ = {};
    }

    void emit(std::string_view bytes, std::uint32_t source, std::uint32_t length) {
        if (held_.length != 0) {
            const pending h = std::exchange(held_, {});
            emit(to_utf8(h.code).view(), h.source, h.length);
        }
        settle();
        append(bytes, source, length);
        if (bold_ > 0) {
            line_.bold = true;
        } else if (!line_.plain) {
            line_.plain = std::any_of(bytes.begin(), bytes.end(), is_wordlike);
        }
    }

    void begin_line() {
        line_          = {};
        line_.at.begin = size();
        line_.bulleted = std::exchange(bulleted_, false);
    }

    void end_line() {
        line_.at.end = size();
        lines_.push_back(line_);
    }

    /// A short bold line that is no sentence and no "Interview: 16 November", with no bold line beside it: somebody's heading.
    [[nodiscard]] bool is_title(std::size_t i) const noexcept {
        constexpr std::uint32_t longest = 90;
        const auto              alone   = [](const line& l) { return l.bold && !l.plain; };
        const line&             l       = lines_[i];
        if (kind_ != block_kind::paragraph || !alone(l) || l.bulleted || l.at.size() > longest) { return false; }
        if ((i > 0 && alone(lines_[i - 1])) || (i + 1 < lines_.size() && alone(lines_[i + 1]))) { return false; }
        const auto bytes = slice(out_.text, l.at);
        if (bytes.find(": ") != std::string_view::npos) { return false; }
        return bytes.back() != '.' && bytes.back() != ',' && bytes.back() != ';' && std::any_of(bytes.begin(), bytes.end(), is_wordlike);
    }

    void emit_blocks() {
        bool joined = false;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const line& l = lines_[i];
            if (kind_ == block_kind::heading || kind_ == block_kind::code) {
                push(kind_, level_, l.at, i > 0);
            } else if (l.bulleted) {
                push(block_kind::list_item, std::max<std::uint8_t>(level_, 1), l.at, false);
                joined = false;
            } else if (is_title(i)) {
                push(block_kind::heading, 3, l.at, false);
                joined = false;
            } else {
                push(kind_, level_, l.at, joined);
                joined = true;
            }
        }
        lines_.clear();
        if (out_.blocks.size() > bounds_.blocks) { over_ = "limits.blocks"; }
        if (out_.text.size() > bounds_.decoded_bytes) { over_ = "limits.decoded_bytes"; }
    }

    void push(block_kind kind, std::uint8_t level, range at, bool joined) {
        if (joined) {
            out_.blocks.back().at.end = at.end;
        } else {
            out_.blocks.push_back({kind, level, at});
        }
    }

    limits            bounds_;
    marked_text       out_;
    const char*       over_ = nullptr;
    block_kind        kind_ = block_kind::paragraph;
    std::uint8_t      level_ = 0;
    std::uint32_t     bold_ = 0;
    bool              open_ = false;
    bool              bulleted_ = false; ///< The line that begins had a bullet.
    pending           held_;             ///< A dash or asterisk that is a bullet if a blank follows.
    pending           blank_;
    pending           break_;
    line              line_;
    std::vector<line> lines_;
};

} // namespace format::detail
RUNG_END
