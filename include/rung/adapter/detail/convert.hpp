// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/abi.h>
#include <rung/adapter/detail/distinct.hpp>
#include <rung/adapter/detail/value_map.hpp>
#include <rung/adapter/field_map.hpp>
#include <rung/workforce/coverage.hpp>
#include <rung/workforce/fields.hpp>
#include <rung/workforce/parse.hpp>
#include <rung/workforce/row.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

/// One tie of a map, ready to turn source values into values of the model.
class converter {
public:
    converter(const field_tie& tie, std::uint16_t place)
        : field_(*workforce::find_field(tie.to)), place_(place), kind_(workforce::fields()[field_].kind),
          date_(tie.date.value_or(workforce::date_form::iso)), values_(tie.values), constant_(tie.constant) {
        const auto full = workforce::fields()[field_].name;
        if (tie.to.size() > full.size() && tie.to.starts_with("job.organisation.")) { detail_ = tie.to.substr(17); }
        if (full == "answer.raw" && tie.to != full) { detail_ = tie.to.substr(7); }
        is_end_ = full == "job.end" || full == "employment.end" || full == "pay.end";
    }

    [[nodiscard]] std::uint16_t      field() const noexcept { return field_; }
    [[nodiscard]] std::uint16_t      place() const noexcept { return place_; } ///< In the map.
    [[nodiscard]] const std::string& detail() const noexcept { return detail_; } ///< Question of an answer, kind of an organisation unit.
    [[nodiscard]] const std::string& constant() const noexcept { return constant_; }
    [[nodiscard]] std::string_view   named_currency() const noexcept { return named_currency_; } ///< By the text of the last amount.
    [[nodiscard]] bool               has_values() const noexcept { return !values_.empty(); }

    /// Fills `out` from the source's text and counts the text if the value is ok. `currency` is that of the row, where known.
    /// @return a word to report, or null
    const char* convert(std::string_view text, std::uint8_t state, std::string_view currency, workforce::field_value& out) {
        using workforce::value_state;
        out.field = field_;
        out.kind  = detail_;
        out.text  = text;
        if (state == RUNG_FIELD_NULL || state == RUNG_FIELD_EMPTY || text.empty()) {
            out.state = state == RUNG_FIELD_NULL ? value_state::null : value_state::empty;
            return nullptr;
        }
        if (is_key_) {
            out.state = value_state::ok;
            return nullptr;
        }
        // The same text gives the same value; not so an amount whose currency stands beside it.
        if (text.size() <= short_text::longest && currency.empty()) {
            const auto words = short_text::of(text);
            const auto hash  = hash_of(words);
            auto&      held  = short_[hash % short_.size()];
            if (held.text == words) { return held.what.give(out, named_currency_); }
            held = {words, read(text, hash, currency, out)};
            return held.what.word;
        }
        const auto hash = hash_text(text);
        if (!has_values()) { return read(text, hash, currency, out).word; }
        auto& held = long_[hash % long_.size()];
        if (held.text == text && currency.empty()) { return held.what.give(out, named_currency_); }
        held = {std::string(text), read(text, hash, currency, out)};
        return held.what.word;
    }

    /// How many different texts gave values.
    [[nodiscard]] std::uint64_t distinct() const noexcept { return texts_.count(); }

    /// The worker's id: its texts are counted by whoever holds the keys. @return false where it has a value map
    bool be_key() noexcept { return is_key_ = !has_values() && kind_ == workforce::value_kind::text; }

private:
    /// What a text was read as.
    struct reading {
        const char*            word = nullptr;
        const std::string*     code = nullptr;
        std::string_view       currency{};
        std::int64_t           number = 0;
        civil_date             date{};
        workforce::value_state state = workforce::value_state::ok;

        const char* give(workforce::field_value& out, std::string_view& named) const {
            out.state  = state;
            out.number = number;
            out.date   = date;
            if (code != nullptr) { out.text = *code; }
            named = currency;
            return word;
        }
    };
    struct short_memory {
        short_text text{};
        reading    what{};
    };
    struct long_memory {
        std::string text{};
        reading     what{};
    };

    reading read(std::string_view text, std::uint64_t hash, std::string_view currency, workforce::field_value& out) {
        out.state              = workforce::value_state::ok;
        code_                  = nullptr;
        named_currency_        = {};
        const auto* const word = has_values() ? map_value(text, currency, out) : parse(text, currency, out);
        if (out.state == workforce::value_state::ok) { texts_.add(hash); }
        return {word, code_, named_currency_, out.number, out.date, out.state};
    }

    const char* map_value(std::string_view text, std::string_view currency, workforce::field_value& out) {
        const auto found = values_.find(text);
        if (found.code == nullptr) {
            const bool declined = workforce::means_declined(text);
            out.state           = declined ? workforce::value_state::declined : workforce::value_state::unparsed;
            return declined ? nullptr : "unknown-value";
        }
        if (*found.code == "declined") {
            out.state = workforce::value_state::declined;
            return nullptr;
        }
        const auto* trouble = parse(*found.code, currency, out);
        code_               = found.code;
        out.text            = *code_;
        return trouble != nullptr ? trouble : found.cut ? "matched-by-beginning" : nullptr;
    }

    const char* parse(std::string_view text, std::string_view currency, workforce::field_value& out) {
        switch (kind_) {
        case workforce::value_kind::text:
            if (workforce::fields()[field_].row == workforce::row_type::answer && workforce::means_declined(text)) {
                out.state = workforce::value_state::declined;
            }
            return nullptr;
        case workforce::value_kind::date: return parse_day(text, out);
        case workforce::value_kind::count: return keep(workforce::parse_count(text), "not-a-count", out);
        case workforce::value_kind::decimal: return keep(workforce::parse_decimal(text), "not-a-number", out);
        case workforce::value_kind::yes_no: return keep(workforce::parse_yes_no(text), "not-yes-or-no", out);
        case workforce::value_kind::money: {
            const auto amount = workforce::parse_money(text, currency);
            if (!amount) { return unparsed("not-an-amount", out); }
            out.number      = amount->minor;
            named_currency_ = amount->currency;
            return nullptr;
        }
        }
        return nullptr;
    }

    const char* parse_day(std::string_view text, workforce::field_value& out) const {
        const auto day = workforce::parse_date(text, date_);
        if (!day) { return unparsed("not-a-date", out); }
        out.date = *day;
        if (workforce::means_open(*day)) {
            if (!is_end_) { return unparsed("open-date", out); }
            out.state = workforce::value_state::null;
        }
        return nullptr;
    }

    template <class Number>
    static const char* keep(const Number& read, const char* word, workforce::field_value& out) {
        if (!read) { return unparsed(word, out); }
        out.number = static_cast<std::int64_t>(*read);
        return nullptr;
    }
    static const char* unparsed(const char* word, workforce::field_value& out) {
        out.state = workforce::value_state::unparsed;
        return word;
    }

    std::uint16_t         field_;
    std::uint16_t         place_;
    workforce::value_kind kind_;
    workforce::date_form  date_;
    value_map             values_;
    std::string           constant_;
    std::string           detail_;
    std::string_view      named_currency_; ///< Static.
    const std::string*    code_ = nullptr;    ///< That the last text was mapped to.
    bool                  is_end_ = false;
    bool                  is_key_ = false;
    distinct_counter      texts_{workforce::distinct_limit};
    std::array<short_memory, 64> short_{};
    std::array<long_memory, 32>  long_{};
};

/// An answer says its question; with a value map its code is the mapped text, and what the person chose stays beside it.
inline void complete_answer(const converter& tie, std::string_view chosen, workforce::field_value& value, std::vector<workforce::field_value>& row) {
    static const auto raw      = *workforce::find_field("answer.raw");
    static const auto code     = *workforce::find_field("answer.code");
    static const auto question = *workforce::find_field("answer.question");
    if (value.field != raw || tie.detail().empty()) { return; }
    row.push_back({question, workforce::value_state::ok, value.at, tie.detail(), {}, 0, {}});
    value.kind = {};
    if (!tie.has_values()) { return; }
    auto coded  = value;
    coded.field = code;
    row.push_back(coded);
    value.text = chosen;
}

} // namespace adapter::detail
RUNG_END
