// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace disclosure::detail {

/// Writes a byte that can't stand in a word for itself: "%" and two digits.
inline void append_percent(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto                 octet  = static_cast<unsigned char>(c);
    ((out += '%') += digits[octet >> 4U]) += digits[octet & 15U];
}

/// Reads a word in which bytes may stand so. @return nothing where "%" has no two digits behind it
[[nodiscard]] inline std::optional<std::string> read_percents(std::string_view word) {
    const auto  digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] != '%') {
            out += word[i];
            continue;
        }
        if (i + 2 >= word.size() || digit(word[i + 1]) < 0 || digit(word[i + 2]) < 0) { return std::nullopt; }
        out += static_cast<char>(digit(word[i + 1]) * 16 + digit(word[i + 2]));
        i += 2;
    }
    return out;
}

/// Cuts lines into words parted by blanks.
class word_lines {
public:
    explicit word_lines(std::string_view text) : left_(text) {}

    /// Goes to the next line that has words. @return false at the end
    bool next_line() {
        while (!left_.empty()) {
            const auto end = left_.find('\n');
            line_          = left_.substr(0, end);
            left_          = end == std::string_view::npos ? std::string_view() : left_.substr(end + 1);
            ++number_;
            skip_blanks();
            if (!line_.empty()) { return true; }
        }
        return false;
    }

    /// The next word of the line, empty at its end.
    std::string_view word() {
        skip_blanks();
        const auto end = std::min(line_.find_first_of(" \t\r"), line_.size());
        const auto got = line_.substr(0, end);
        line_.remove_prefix(end);
        return got;
    }

    template <class Number>
    std::optional<Number> number() {
        const auto text  = word();
        Number     value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (text.empty() || error != std::errc() || end != text.data() + text.size()) { return {}; }
        return value;
    }

    [[nodiscard]] bool    at_end() { return (skip_blanks(), line_.empty()); }
    [[nodiscard]] failure here(const char* what) const { return {errc::bad_table, "line " + std::to_string(number_) + ": " + what, {}}; }

private:
    void skip_blanks() { line_.remove_prefix(std::min(line_.find_first_not_of(" \t\r"), line_.size())); }

    std::string_view left_;
    std::string_view line_;
    std::size_t      number_ = 0;
};

} // namespace disclosure::detail
RUNG_END
