// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/disclosure/detail/word_lines.hpp>
#include <rung/disclosure/ledger.hpp>

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

RUNG_BEGIN
/// The text of one entry: how it is written and read back, without any key.
namespace disclosure::detail {

inline constexpr std::string_view                ledger_form = "rung-ledger/1";
inline constexpr std::array<std::string_view, 4> entry_kinds = {"published", "submission", "plan", "budget"};

[[nodiscard]] constexpr bool stands_for_itself(char c) noexcept { return c > ' ' && c <= '~' && c != '%'; }

/// Writes a text as one word.
[[nodiscard]] inline std::string as_word(std::string_view text) {
    if (text.empty()) { return "-"; }
    std::string out;
    for (const char c : text) {
        if (stands_for_itself(c) && text != "-") { out += c; }
        else { append_percent(out, c); }
    }
    return out;
}

/// Reads what `as_word` wrote, and nothing that it wouldn't write.
[[nodiscard]] inline std::optional<std::string> of_word(std::string_view word) {
    if (word == "-") { return std::string(); }
    auto out = read_percents(word);
    if (out && as_word(*out) != word) { return std::nullopt; }
    return out;
}

[[nodiscard]] inline std::string date_word(civil_date date) {
    if (!date.known()) { return "-"; }
    const auto wide = [](int n, std::size_t size) {
        auto text = std::to_string(n);
        return std::string(size - text.size(), '0') + text;
    };
    return wide(date.year, 4) + '-' + wide(date.month, 2) + '-' + wide(date.day, 2);
}

template <class Number>
[[nodiscard]] std::optional<Number> number_of(std::string_view word) {
    Number     out = {};
    const auto end = word.data() + word.size();
    const auto got = std::from_chars(word.data(), end, out);
    if (got.ec != std::errc() || got.ptr != end) { return std::nullopt; }
    return out;
}

[[nodiscard]] inline std::optional<civil_date> date_of(std::string_view word) {
    if (word == "-") { return civil_date{}; }
    if (word.size() != 10) { return std::nullopt; }
    const auto year  = number_of<std::int16_t>(word.substr(0, 4));
    const auto month = number_of<std::uint8_t>(word.substr(5, 2));
    const auto day   = number_of<std::uint8_t>(word.substr(8, 2));
    if (!year || !month || !day) { return std::nullopt; }
    const civil_date out{*year, *month, *day};
    if (!is_valid(out) || date_word(out) != word) { return std::nullopt; }
    return out;
}

/// Returns the line up to its own authenticator, with the blank before that.
[[nodiscard]] inline std::string line_to_vouch_for(const ledger_entry& entry) {
    std::string out(ledger_form);
    const auto  add = [&](std::string_view word) { out.append(" ").append(word); };
    add(std::to_string(entry.number));
    add(entry_kinds[static_cast<std::size_t>(entry.kind)]);
    add(as_word(entry.collection));
    add(date_word(entry.date));
    add(as_word(entry.payload));
    add(as_word(entry.recipient));
    add(as_word(entry.basis));
    add(entry.figures ? crypto::to_hex(*entry.figures) : "-");
    add(crypto::to_hex(entry.previous));
    return out + ' ';
}

/// Cuts off the next word.
[[nodiscard]] inline std::string_view next_word(std::string_view& line) {
    const auto end  = line.find(' ');
    const auto word = line.substr(0, end);
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    return word;
}

/// Reads a line without its end. @return the entry, or nothing where no line would be written so
[[nodiscard]] inline std::optional<ledger_entry> entry_of_line(const std::string_view whole) {
    auto line = whole;
    if (next_word(line) != ledger_form) { return std::nullopt; }
    const auto   number     = number_of<std::uint64_t>(next_word(line));
    const auto   kind       = next_word(line);
    const auto   collection = of_word(next_word(line));
    const auto   date       = date_of(next_word(line));
    const auto   payload    = of_word(next_word(line));
    const auto   recipient  = of_word(next_word(line));
    const auto   basis      = of_word(next_word(line));
    const auto   figures    = next_word(line);
    const auto   previous   = crypto::digest_from_hex(next_word(line));
    const auto   own        = crypto::digest_from_hex(line);
    ledger_entry out;
    if (!number || !collection || !date || !payload || !recipient || !basis || !previous || !own) { return std::nullopt; }
    for (std::size_t i = 0; i < entry_kinds.size(); ++i) {
        if (kind == entry_kinds[i]) { out.kind = static_cast<entry_kind>(i); }
    }
    if (figures != "-") {
        const auto read = crypto::digest_from_hex(figures);
        if (!read) { return std::nullopt; }
        out.figures = *read;
    }
    out.number        = *number;
    out.collection    = *collection;
    out.date          = *date;
    out.payload       = *payload;
    out.recipient     = *recipient;
    out.basis         = *basis;
    out.previous      = *previous;
    out.authenticator = *own;
    if (line_to_vouch_for(out) + crypto::to_hex(out.authenticator) != whole) { return std::nullopt; }
    return out;
}

} // namespace disclosure::detail
RUNG_END
