// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/characters.hpp>
#include <rung/text/detail/word_bytes.hpp>
#include <rung/text/words.hpp>

#include <algorithm>

RUNG_BEGIN
namespace text {
namespace detail {

/// What its capitals say of a word of `upper` and `lower` letters.
[[nodiscard]] constexpr std::uint8_t capital_bits(std::uint32_t upper, std::uint32_t lower, bool first, char last) noexcept {
    const bool plural = upper >= 2 && lower == 1 && last == 's';
    return static_cast<std::uint8_t>((first ? upper_first : 0) | (upper >= 2 && lower == 0 ? upper_all : 0) | (plural ? upper_all | plural_s : 0));
}

/// Reads one text, token by token. A class only so that the parts can share the place.
class scanner {
public:
    scanner(std::string_view text, range at, std::vector<token>& out) noexcept
        : text_(text), end_(at.end < text.size() ? at.end : static_cast<std::uint32_t>(text.size())), i_(at.begin), out_(out) {}

    void run() {
        while (i_ < end_) {
            const auto c = at(i_);
            const auto k = class_of(c);
            if (k == cls::letter) { // first, as it is three in four
                if (!plain_word()) { word(); }
                continue;
            }
            switch (k) {
            case cls::letter: break;
            case cls::digit: number(i_, false); break;
            case cls::blank: ++i_; break;
            case cls::high: beyond_ascii(c); break;
            case cls::hyphen: hyphen(); break;
            case cls::star: stars(); break;
            case cls::quote: ++i_; break;
            case cls::dollar: currency(1); break;
            case cls::mark: mark(1, c); break;
            }
        }
    }

private:
    [[nodiscard]] unsigned char at(std::uint32_t i) const noexcept { return i < end_ ? static_cast<unsigned char>(text_[i]) : 0; }
    [[nodiscard]] bool          letter_at(std::uint32_t i) const noexcept { return is_letter(text_.substr(0, end_), i); }
    [[nodiscard]] bool          digit_at(std::uint32_t i) const noexcept { return class_of(at(i)) == cls::digit; }

    void push(token t) {
        if (glue_) { t.bits |= glued; }
        glue_ = false;
        out_.push_back(t);
    }

    /// Most words: up to seven ASCII letters and then a byte that ends any word, all in one load; false where it is not so plain.
    bool plain_word() {
        if (end_ - i_ < 8) { return false; }
        const auto bytes  = load_word(text_.data() + i_, 8);
        const auto letter = letters_in(bytes);
        const auto size   = leading_high(letter);
        if (size == 8 || !word_ends[static_cast<unsigned char>(text_[i_ + size])]) { return false; }
        const auto   capital = capitals_in(bytes, letter) & low_bytes(size);
        std::uint8_t bits    = 0;
        if (capital != 0) {
            const auto upper = count_high(capital);
            bits             = capital_bits(upper, size - upper, (capital & 0x80U) != 0, text_[i_ + size - 1]);
        }
        push({{i_, i_ + size}, hash_end(hash_step(hash_begin(size), bytes, size)), token_kind::word, bits});
        i_ += size;
        return true;
    }

    void mark(std::uint32_t length, std::uint32_t code) {
        token t;
        t.at   = {i_, i_ + length};
        t.kind = token_kind::mark;
        t.hash = hash_mark(code);
        push(t);
        i_ += length;
    }

    void hyphen() {
        glue_ = !out_.empty() && out_.back().at.end == i_ && (letter_at(i_ + 1) || digit_at(i_ + 1));
        if (glue_) {
            ++i_;
        } else {
            mark(1, '-');
        }
    }

    /// A word, or an address that begins like one.
    void word() {
        const std::uint32_t begin = i_;
        std::uint32_t       upper = 0;
        std::uint32_t       lower = 0;
        std::uint8_t        bits  = is_upper(at(i_)) ? upper_first : 0;
        bool                curly = false;
        while (i_ < end_) {
            const auto run = letter_run(text_.data() + i_, end_ - i_);
            upper += run.capitals;
            lower += run.size - run.capitals;
            i_ += run.size;
            const auto c = at(i_);
            const auto k = class_of(c);
            if (word_ends[c]) { break; }
            if (k == cls::digit) {
                bits |= has_digit;
                ++i_;
            } else if (k == cls::high && letter_at(i_)) {
                bits |= non_ascii;
                ++lower;
                i_ = std::min(i_ + sequence_length(c), end_);
            } else if (c == '&' && upper > 0 && letter_at(i_ + 1) && is_upper(at(i_ + 1))) {
                ++i_;
            } else if (c == '.' && i_ == begin + 1 && abbreviation(begin)) {
                return;
            } else if (const auto length = apostrophe_at(text_.substr(0, end_), i_); length != 0) {
                if (!letter_at(i_ + length)) { break; }
                if (fold(at(i_ + length)) == 's' && !letter_at(i_ + length + 1) && !digit_at(i_ + length + 1)) {
                    finish_word(begin, curly, upper, lower, bits);
                    i_ += length + 1;
                    out_.back().at.end = i_;
                    return;
                }
                curly = curly || length > 1;
                i_ += length;
            } else if (c == '@' || (c == ':' && at(i_ + 1) == '/' && at(i_ + 2) == '/') || (c == '.' && i_ == begin + 3 && is_www(text_.substr(begin, 3)))) {
                link(begin);
                return;
            } else if (c == '.' && letter_at(i_ + 1) && address_ahead(text_.substr(i_, end_ - i_))) {
                link(begin);
                return;
            } else {
                break;
            }
        }
        finish_word(begin, curly, upper, lower, bits);
    }

    void finish_word(std::uint32_t begin, bool curly, std::uint32_t upper, std::uint32_t lower, std::uint8_t bits) {
        push_word(begin, curly ? straightened(begin) : hash_word(text_.data() + begin, i_ - begin, text_.size() - begin), upper, lower, bits);
    }

    void push_word(std::uint32_t begin, std::uint64_t hash, std::uint32_t upper, std::uint32_t lower, std::uint8_t bits) {
        token t;
        t.at   = {begin, i_};
        t.kind = token_kind::word;
        t.bits = static_cast<std::uint8_t>(bits | capital_bits(upper, lower, false, text_[i_ - 1]));
        t.hash = hash;
        push(t);
    }

    /// Hash of a word with ’ in it, as if it were written with '.
    [[nodiscard]] std::uint64_t straightened(std::uint32_t begin) const noexcept {
        spelling s;
        for (auto i = begin; i < i_;) {
            const auto length = apostrophe_at(text_.substr(0, end_), i);
            s.add(length != 0 ? static_cast<unsigned char>('\'') : at(i));
            i += length != 0 ? length : 1;
        }
        return s.hash();
    }

    /// "e.g.", "i.e.", "N.H.S.": single letters with full stops between, read as one word without them.
    bool abbreviation(std::uint32_t begin) {
        std::uint32_t i = begin;
        std::uint32_t n = 0;
        spelling      s;
        while (class_of(at(i)) == cls::letter && at(i + 1) == '.') {
            s.add(at(i));
            i += 2;
            ++n;
        }
        if (n < 2 && !(n == 1 && class_of(at(i)) == cls::letter && !letter_at(i + 1) && !digit_at(i + 1))) { return false; }
        if (class_of(at(i)) == cls::letter && !letter_at(i + 1)) {
            s.add(at(i));
            ++i;
            ++n;
        } else if (letter_at(i)) {
            return false;
        }
        i_             = i;
        const bool cap = is_upper(at(begin));
        push_word(begin, s.hash(), cap ? n : 0, cap ? 0 : n, static_cast<std::uint8_t>(dotted | (cap ? upper_first : 0)));
        return true;
    }

    void link(std::uint32_t begin) {
        while (i_ < end_ && class_of(at(i_)) != cls::blank && at(i_) != '<' && at(i_) != '>' && at(i_) != '"') { ++i_; }
        while (i_ > begin + 1 && (at(i_ - 1) == '.' || at(i_ - 1) == ',' || at(i_ - 1) == ')' || at(i_ - 1) == ';')) { --i_; }
        token t;
        t.at   = {begin, i_};
        t.kind = token_kind::link;
        push(t);
    }

    void number(std::uint32_t begin, bool money) {
        spelling     s;
        std::uint8_t bits = 0;
        while (i_ < end_) {
            const auto c = at(i_);
            if (class_of(c) == cls::digit) {
                s.add(c);
                ++i_;
            } else if ((c == ',' || c == '.') && digit_at(i_ + 1)) {
                if (c == '.') { s.add(c); }
                ++i_;
            } else if (money && c == '*') {
                bits |= masked;
                ++i_;
            } else {
                break;
            }
        }
        // "1st", "9am", "16x", "3D": digits that run on into letters are a word, but thousands ("£24k") stay money.
        if (letter_at(i_) && class_of(at(i_)) == cls::letter) {
            if (money) {
                if (fold(at(i_)) == 'k' && !letter_at(i_ + 1)) { ++i_; }
            } else {
                std::uint32_t upper = 0;
                std::uint32_t lower = 0;
                while (class_of(at(i_)) == cls::letter || class_of(at(i_)) == cls::digit) {
                    if (class_of(at(i_)) == cls::letter) { ++(is_upper(at(i_)) ? upper : lower); }
                    s.add(at(i_));
                    ++i_;
                }
                push_word(begin, s.hash(), upper, lower, has_digit);
                return;
            }
        }
        token t;
        t.at   = {begin, i_};
        t.kind = money ? token_kind::money : token_kind::number;
        t.bits = bits;
        t.hash = s.hash();
        push(t);
    }

    void currency(std::uint32_t length) {
        std::uint32_t i = i_ + length;
        while (at(i) == ' ') { ++i; }
        if (digit_at(i) || at(i) == '*') {
            const auto begin = i_;
            i_               = i;
            number(begin, true);
        } else {
            mark(length, '$');
        }
    }

    /// Starred-out digits ("**** per hour") stand for a number; one or two stars are only typography.
    void stars() {
        const auto begin = i_;
        while (at(i_) == '*') { ++i_; }
        if (i_ - begin < 3) { return; }
        token t;
        t.at   = {begin, i_};
        t.kind = token_kind::number;
        t.bits = masked;
        push(t);
    }

    void beyond_ascii(unsigned char c) {
        const auto length = sequence_length(c);
        const auto code   = code_point(text_.substr(0, end_), i_);
        if (code == 0xA3 || code == 0x20AC) {
            currency(length);
        } else if (letter_at(i_)) {
            word();
        } else if (code == 0x2010 || code == 0x2011) {
            glue_ = !out_.empty() && out_.back().at.end == i_ && letter_at(i_ + length);
            i_ += length;
        } else if (code == 0x2013 || code == 0x2014 || code == 0x2022 || code == 0xB7 || code == 0x2026) {
            mark(length, code == 0x2013 || code == 0x2014 ? '-' : code);
        } else {
            i_ += code == 0xFFFD ? 1 : length; // a broken sequence may hold good text behind its first byte
        }
    }

    std::string_view    text_;
    std::uint32_t       end_;
    std::uint32_t       i_;
    std::vector<token>& out_;
    bool                glue_ = false;
};

} // namespace detail

RUNG_DECL void tokenise(std::string_view text, range at, std::vector<token>& out) { detail::scanner(text, at, out).run(); }

RUNG_DECL std::uint64_t hash_of_folded(std::string_view folded) noexcept { return detail::hash_word(folded.data(), folded.size(), folded.size()); }

} // namespace text
RUNG_END
