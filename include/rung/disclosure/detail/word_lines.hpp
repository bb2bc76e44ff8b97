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
