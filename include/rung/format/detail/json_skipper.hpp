// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/json_scan.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace format::detail::json {

/// Passes over one value of whatever length, a piece at a time, and checks that it is sound JSON. Whether its strings are sound
/// UTF-8 is not looked at: nobody sees them.
class json_skipper {
public:
    enum class outcome : std::uint8_t { done, more, bad, deep };

    /// Starts on a new value, in which arrays and objects may stand `depth` deep.
    void begin(std::size_t depth) {
        depth_ = depth;
        open_.clear();
        state_ = state::value;
    }

    /// Goes on at `p`, which moves behind the value, to `end`, or to the byte that cannot stand there. Adds to `lines` what ends on the way.
    [[nodiscard]] outcome run(const char*& p, const char* end, std::uint64_t& lines) {
        while (p < end) {
            if (state_ == state::done) { return outcome::done; }
            if (state_ == state::string) {
                std::uint64_t bits = 0;
                p                  = plain_end(p, bits);
                if (p >= end) {
                    p = end;
                    break;
                }
            }
            const char c = *p;
            if (state_ < state::string && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
                lines += c == '\n' ? 1 : 0;
                ++p;
                continue;
            }
            const auto told = step(c);
            if (told == verdict::bad) { return outcome::bad; }
            if (told == verdict::deep) { return outcome::deep; }
            if (told == verdict::passed) { ++p; }
        }
        return state_ == state::done ? outcome::done : outcome::more;
    }

    /// The input ends here: whether what there is makes a value. Only a number can need to be asked.
    [[nodiscard]] bool complete() const noexcept {
        const bool number = state_ == state::zero || state_ == state::whole || state_ == state::fraction || state_ == state::power;
        return state_ == state::done || (number && open_.empty());
    }

private:
    // White space may stand in the states before `string`.
    enum class state : std::uint8_t {
        value, first_element, first_key, key, colon, next,
        string, escape, hex, literal, minus, zero, whole, point, fraction, exponent, sign, power, done
    };
    enum class verdict : std::uint8_t { passed, again, bad, deep };

    [[nodiscard]] verdict step(char c) {
        switch (state_) {
        case state::first_element: return c == ']' ? closed() : begin_value(c);
        case state::value: return begin_value(c);
        case state::first_key:
            if (c == '}') { return closed(); }
            [[fallthrough]];
        case state::key: in_key_ = true; return c == '"' ? to(state::string) : verdict::bad;
        case state::colon: return c == ':' ? to(state::value) : verdict::bad;
        case state::next:
            if (c == ',') { return to(open_.back() ? state::key : state::value); }
            return c == (open_.back() ? '}' : ']') ? closed() : verdict::bad;
        case state::string:
            if (c == '\\') { return to(state::escape); }
            if (c != '"') { return verdict::bad; }
            return in_key_ ? to(state::colon) : ended();
        case state::escape:
            left_ = 4;
            if (c == 'u') { return to(state::hex); }
            return c != '\0' && std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos ? to(state::string) : verdict::bad;
        case state::hex: {
            const auto lower = static_cast<char>(c | 0x20);
            if (!is_digit(c) && (lower < 'a' || lower > 'f')) { return verdict::bad; }
            return --left_ == 0 ? to(state::string) : verdict::passed;
        }
        case state::literal:
            if (c != literal_.front()) { return verdict::bad; }
            literal_.remove_prefix(1);
            return literal_.empty() ? ended() : verdict::passed;
        default: return step_number(c);
        }
    }

    [[nodiscard]] verdict step_number(char c) {
        const bool digit = is_digit(c);
        const bool e     = c == 'e' || c == 'E';
        switch (state_) {
        case state::minus: return c == '0' ? to(state::zero) : digit ? to(state::whole) : verdict::bad;
        case state::zero: return c == '.' ? to(state::point) : e ? to(state::exponent) : number_ended();
        case state::whole: return digit ? verdict::passed : c == '.' ? to(state::point) : e ? to(state::exponent) : number_ended();
        case state::point: return digit ? to(state::fraction) : verdict::bad;
        case state::fraction: return digit ? verdict::passed : e ? to(state::exponent) : number_ended();
        case state::exponent:
            if (c == '+' || c == '-') { return to(state::sign); }
            [[fallthrough]];
        case state::sign: return digit ? to(state::power) : verdict::bad;
        default: return digit ? verdict::passed : number_ended();
        }
    }

    [[nodiscard]] verdict begin_value(char c) {
        in_key_ = false;
        switch (c) {
        case '"': return to(state::string);
        case '{': return opened(true);
        case '[': return opened(false);
        case 't': return literal("rue");
        case 'f': return literal("alse");
        case 'n': return literal("ull");
        case '-': return to(state::minus);
        case '0': return to(state::zero);
        default: return is_digit(c) ? to(state::whole) : verdict::bad;
        }
    }

    [[nodiscard]] verdict opened(bool object) {
        if (open_.size() >= depth_) { return verdict::deep; }
        open_.push_back(object);
        return to(object ? state::first_key : state::first_element);
    }

    [[nodiscard]] verdict closed() {
        open_.pop_back();
        return ended();
    }

    [[nodiscard]] verdict ended() { return to(open_.empty() ? state::done : state::next); }

    [[nodiscard]] verdict number_ended() {
        (void)ended();
        return verdict::again;
    }

    [[nodiscard]] verdict literal(std::string_view rest) {
        literal_ = rest;
        return to(state::literal);
    }

    [[nodiscard]] verdict to(state next) {
        state_ = next;
        return verdict::passed;
    }

    std::vector<bool> open_; ///< True for an object.
    std::size_t       depth_  = 0;
    state             state_  = state::done;
    bool              in_key_ = false;
    int               left_   = 0;
    std::string_view  literal_;
};

} // namespace format::detail::json
RUNG_END
