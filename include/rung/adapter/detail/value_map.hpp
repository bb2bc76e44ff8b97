// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

/// A text as value maps compare it: ASCII in lower case, white space and no-break spaces as one space, curly quotes and dashes as plain ones.
[[nodiscard]] inline std::string plain_text(std::string_view text) {
    static constexpr std::pair<std::string_view, char> marks[] = {
        {"\xC2\xA0", ' '},     {"\xE2\x80\x98", '\''}, {"\xE2\x80\x99", '\''}, {"\xE2\x80\x9C", '"'},
        {"\xE2\x80\x9D", '"'}, {"\xE2\x80\x93", '-'},  {"\xE2\x80\x94", '-'},
    };
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        char        c     = text[i];
        std::size_t width = 1;
        for (const auto& [mark, as] : marks) {
            if (text.substr(i).starts_with(mark)) {
                c     = as;
                width = mark.size();
            }
        }
        i += width;
        if (c == '\t' || c == '\n' || c == '\r') { c = ' '; }
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
        if (c == ' ' && (plain.empty() || plain.back() == ' ')) { continue; }
        plain += c;
    }
    while (!plain.empty() && plain.back() == ' ') { plain.pop_back(); }
    return plain;
}

/// Ties source texts to codes: the whole text, or, where exports cut texts short or append examples, a text of at least
/// `least_shared` bytes that begins exactly one of the options or that one of them begins. Never a guess among two.
class value_map {
public:
    static constexpr std::size_t least_shared = 20;

    explicit value_map(const std::vector<std::pair<std::string, std::string>>& options) {
        for (const auto& [text, code] : options) { options_.emplace_back(plain_text(text), code); }
        std::sort(options_.begin(), options_.end());
    }

    [[nodiscard]] bool empty() const noexcept { return options_.empty(); }

    struct found {
        const std::string* code = nullptr; ///< Null where nothing fits.
        bool               cut  = false;   ///< Found by its beginning.
    };

    [[nodiscard]] found find(std::string_view text) const { return search(plain_text(text)); }

private:
    [[nodiscard]] found search(const std::string& text) const {
        found       by_beginning;
        std::size_t fits = 0;
        for (const auto& [option, code] : options_) {
            if (option == text) { return {&code, false}; }
            const auto shared = std::min(option.size(), text.size());
            if (shared >= least_shared && std::string_view(option).substr(0, shared) == std::string_view(text).substr(0, shared)) {
                fits += static_cast<std::size_t>(by_beginning.code == nullptr || *by_beginning.code != code);
                by_beginning = {&code, true};
            }
        }
        return fits == 1 ? by_beginning : found{};
    }

    std::vector<std::pair<std::string, std::string>> options_;
};

} // namespace adapter::detail
RUNG_END
