// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/field_names.hpp>
#include <rung/adapter/detail/value_map.hpp>
#include <rung/workforce/parse.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

/// A name as its words: "jobTitle_Name-2" is "job title name 2".
[[nodiscard]] inline std::string words_of(std::string_view name) {
    std::string words;
    char        before = ' ';
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool word  = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (upper && ((before >= 'a' && before <= 'z') || (before >= '0' && before <= '9'))) { words += ' '; }
        if (word) { words += upper ? static_cast<char>(c - 'A' + 'a') : c; }
        else if (!words.empty() && words.back() != ' ') { words += ' '; }
        before = c;
    }
    while (!words.empty() && words.back() == ' ') { words.pop_back(); }
    return words;
}

/// What the values of one column look like, over the records that were sampled.
class column_sample {
public:
    static constexpr std::size_t most_texts = 200;
    static constexpr std::size_t usual      = 70; ///< Percent of the values that decide; exports hold blanks, words and slips too.

    void add(std::string_view text) {
        ++count_;
        longest_ = std::max(longest_, text.size());
        for (std::size_t i = 0; i < std::size(dates_); ++i) { dates_[i] += static_cast<std::size_t>(workforce::parse_date(text, forms[i]).has_value()); }
        numbers_ += static_cast<std::size_t>(workforce::parse_decimal(text).has_value());
        epochs_ += static_cast<std::size_t>(text.starts_with("/Date(") && workforce::parse_date(text, workforce::date_form::epoch_ms).has_value());
        amounts_ += static_cast<std::size_t>(workforce::parse_money(text).has_value());
        yes_no_ += static_cast<std::size_t>(workforce::parse_yes_no(text).has_value());
        for (auto& one : texts_) {
            if (one.text == text) {
                ++one.met;
                return;
            }
        }
        if (texts_.size() < most_texts) { texts_.push_back({std::string(text), 1}); }
    }

    struct met_text {
        std::string text;
        std::size_t met = 0; ///< How often.
    };

    [[nodiscard]] std::size_t                  count() const noexcept { return count_; }
    [[nodiscard]] const std::vector<met_text>& texts() const noexcept { return texts_; } ///< Different values, at most `most_texts`.

    /// The one date form that nearly all values have; `ambiguous` where day and month could change places.
    [[nodiscard]] std::optional<workforce::date_form> date_form(bool& ambiguous) const noexcept {
        ambiguous        = false;
        const auto fits  = [&](std::size_t i) { return count_ != 0 && dates_[i] * 100 >= count_ * usual; };
        const bool day   = fits(1);
        const bool month = fits(2);
        if (day && month) {
            ambiguous = dates_[1] == dates_[2];
            if (ambiguous) { return std::nullopt; }
            return dates_[1] > dates_[2] ? workforce::date_form::day_first : workforce::date_form::month_first;
        }
        for (std::size_t i = 0; i < std::size(forms); ++i) {
            if (fits(i)) { return forms[i]; }
        }
        if (count_ != 0 && epochs_ * 100 >= count_ * usual) { return workforce::date_form::epoch_ms; }
        return std::nullopt;
    }

    /// Whether most values look so.
    [[nodiscard]] bool looks(look like) const noexcept {
        const auto mostly = [&](std::size_t n) { return n * 100 >= count_ * usual; };
        bool       ambiguous = false;
        switch (like) {
        case look::any: return true;
        case look::date: return date_form(ambiguous).has_value() || ambiguous;
        case look::number: return mostly(numbers_);
        case look::money: return mostly(amounts_);
        case look::yes_no: return mostly(yes_no_);
        case look::id: return longest_ <= 64 && (texts_.size() >= std::min<std::size_t>(count_, 3) || count_ < 3);
        case look::words: return !date_form(ambiguous) && !ambiguous;
        }
        return false;
    }

private:
    // Spreadsheet serials are left out: any number would be one.
    static constexpr workforce::date_form forms[] = {workforce::date_form::iso, workforce::date_form::day_first, workforce::date_form::month_first,
                                                     workforce::date_form::year_slashes, workforce::date_form::day_name_month};

    std::size_t              count_ = 0, numbers_ = 0, amounts_ = 0, yes_no_ = 0, longest_ = 0, epochs_ = 0;
    std::size_t              dates_[std::size(forms)]{};
    std::vector<met_text>    texts_;
};

} // namespace adapter::detail
RUNG_END
