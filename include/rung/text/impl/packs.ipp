// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/detail/phrase_table.hpp>
#include <rung/text/inflect.hpp>
#include <rung/text/packs.hpp>
#include <rung/text/syllables.hpp>

#include <algorithm>
#include <array>

RUNG_BEGIN
namespace text {
namespace detail {

inline constexpr std::string_view pack_header   = "term\tform\trule\tplain\tnote\tflags";
inline constexpr std::size_t      most_variants = 100'000; ///< A term that unfolds into more is a mistake.
inline constexpr std::size_t      most_words    = 12;

/// Cuts the next field off `rest` at `separator`.
[[nodiscard]] inline std::string_view next_field(std::string_view& rest, char separator) noexcept {
    const auto cut   = rest.find(separator);
    const auto field = rest.substr(0, cut);
    rest             = cut == std::string_view::npos ? std::string_view{} : rest.substr(cut + 1);
    return field;
}

/// Unfolds "(a|b) [c] d" into its variants, in the order of writing; false where brackets do not match or there are too many.
[[nodiscard]] inline bool unfold(const std::string& pattern, std::vector<std::string>& out) {
    const auto close = pattern.find_first_of(")]");
    if (close == std::string::npos) {
        if (pattern.find_first_of("([") != std::string::npos || out.size() >= most_variants) { return false; }
        std::string one;
        for (const char c : pattern) {
            if (c != ' ' || (!one.empty() && one.back() != ' ')) { one += c; }
        }
        while (!one.empty() && one.back() == ' ') { one.pop_back(); }
        out.push_back(std::move(one));
        return true;
    }
    const auto open = pattern.find_last_of("([", close);
    if (open == std::string::npos || (pattern[open] == '(') != (pattern[close] == ')')) { return false; }
    std::string_view inner = std::string_view(pattern).substr(open + 1, close - open - 1);
    const auto       head  = pattern.substr(0, open);
    const auto       tail  = pattern.substr(close + 1);
    const bool       may_be_absent = pattern[open] == '[';
    while (!inner.empty()) {
        if (!unfold(head + std::string(next_field(inner, '|')) + tail, out)) { return false; }
    }
    return !may_be_absent || unfold(head + tail, out);
}

/// Words of a pattern as the ids or hashes that the table needs.
struct pattern_word {
    std::uint16_t reserved = no_word;
    std::uint64_t hash     = 0;
};

[[nodiscard]] inline std::vector<pattern_word> pattern_words(const std::string& form) {
    std::vector<pattern_word> out;
    std::vector<token>        tokens;
    std::string_view          rest = form;
    while (!rest.empty()) {
        const auto word = next_field(rest, ' ');
        if (word == "<n>") {
            out.push_back({any_number, 0});
        } else if (word == "<money>") {
            out.push_back({any_money, 0});
        } else if (word == "<w>") {
            out.push_back({any_word, 0});
        } else {
            tokens.clear();
            tokenise(word, {0, static_cast<std::uint32_t>(word.size())}, tokens);
            for (const token& t : tokens) { out.push_back({no_word, t.hash}); }
        }
    }
    return out;
}

/// One line of a pack, read and checked.
struct pack_line {
    std::string      head, plain, note;
    std::string_view form;
    binding          bound;
    std::uint16_t    bits  = 0;
    std::uint32_t    knows = 0;
};

class pack_reader {
public:
    pack_reader(const pack_source& pack, const pack_binder& bind) noexcept : pack_(pack), bind_(bind) {}

    [[nodiscard]] result<std::vector<pack_line>> lines() {
        std::vector<pack_line> out;
        std::string_view       rest = pack_.tsv;
        if (rest.starts_with("\xEF\xBB\xBF")) { rest.remove_prefix(3); }
        for (number_ = 1; !rest.empty(); ++number_) {
            auto row = next_field(rest, '\n');
            if (row.ends_with('\r')) { row.remove_suffix(1); }
            if (number_ == 1) {
                if (row != pack_header) { return fail(errc::bad_lexicon, "header"); }
                continue;
            }
            if (row.empty() || row.front() == '#') { continue; }
            auto line = one(row);
            if (!line) { return line.error(); }
            out.push_back(*std::move(line));
        }
        return out;
    }

private:
    [[nodiscard]] failure fail(errc code, std::string_view column) const {
        return {code, pack_.name + ":" + std::to_string(number_) + ": " + std::string(column), {}};
    }

    [[nodiscard]] result<pack_line> one(std::string_view row) const {
        pack_line line;
        line.head         = next_field(row, '\t');
        line.form         = next_field(row, '\t');
        const auto rule   = next_field(row, '\t');
        line.plain        = next_field(row, '\t');
        line.note         = next_field(row, '\t');
        const auto flags  = next_field(row, '\t');
        const bool form_ok = line.form == "v" || line.form == "n" || line.form == "-" || line.form == "acronym";
        if (line.head.empty() || line.head.size() > 1000 || line.plain.size() > 2000 || line.note.size() > 2000) { return fail(errc::bad_lexicon, "term"); }
        if (!form_ok) { return fail(errc::bad_lexicon, "form"); }
        const auto bound = bind_.rule(rule);
        if (!bound) { return fail(errc::unknown_rule, "rule " + std::string(rule)); }
        line.bound = *bound;
        if (line.form == "acronym") { line.bits |= term_acronym; }
        if (!read_flags(flags, line)) { return fail(errc::bad_lexicon, "flags"); }
        return line;
    }

    [[nodiscard]] bool read_flags(std::string_view flags, pack_line& line) const {
        constexpr struct { std::string_view name; std::uint16_t bit; } known[] = {
            {"case", term_case}, {"safe", term_safe}, {"household", term_household}, {"own-sector", term_own_sector},
            {"hint", term_hint}, {"warning", term_warning}, {"barrier", term_barrier},
        };
        while (!flags.empty()) {
            auto one = next_field(flags, ',');
            while (one.starts_with(' ')) { one.remove_prefix(1); }
            if (one.starts_with("knows:")) {
                one.remove_prefix(6);
                while (!one.empty()) {
                    const auto bit = bind_.profession(next_field(one, '+'));
                    if (!bit) { return false; }
                    line.knows |= *bit;
                }
                continue;
            }
            const auto* row = std::find_if(std::begin(known), std::end(known), [&](const auto& k) { return k.name == one; });
            if (row == std::end(known)) { return false; }
            line.bits |= row->bit;
        }
        return true;
    }

    const pack_source& pack_;
    const pack_binder& bind_;
    std::size_t        number_ = 0;
};

inline constexpr std::array<std::string_view, 28> number_words = {
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"};

[[nodiscard]] inline word_class class_of_form(std::string_view form) noexcept {
    return form == "v" ? word_class::verb : form == "n" ? word_class::noun : word_class::fixed;
}

inline void add_common_words(std::string_view list, phrase_table& table) {
    while (!list.empty()) {
        auto       row  = next_field(list, '\n');
        const auto word = next_field(row, '\t');
        if (word.empty() || word.front() == '#' || row.empty() || row.front() < '1' || row.front() > '7') { continue; }
        const auto syllables = std::min(count_syllables(word), 15U);
        table.describe(hash_of_folded(word), static_cast<std::uint16_t>(syllables | (static_cast<unsigned>(row.front() - '0') << 4U)));
    }
    for (const auto word : number_words) { table.describe(hash_of_folded(word), static_cast<std::uint16_t>(count_syllables(word) | 128U | (1U << 4U))); }
}

} // namespace detail

RUNG_DECL result<std::string> compile_packs(std::span<const pack_source> packs, const pack_binder& bind, std::string_view common_words) {
    detail::phrase_table table;
    detail::add_common_words(common_words, table);
    for (const pack_source& pack : packs) {
        auto lines = detail::pack_reader(pack, bind).lines();
        if (!lines) { return lines.error(); }
        for (const auto& line : *lines) {
            const auto               id = table.add_term(line.head, line.note, pack.name, line.bound, line.bits, line.knows);
            std::vector<std::string> variants;
            const bool unfolded = detail::unfold(line.head, variants);
            std::sort(variants.begin(), variants.end());
            variants.erase(std::unique(variants.begin(), variants.end()), variants.end());
            if (!unfolded) { return failure{errc::bad_lexicon, pack.name + ": brackets in " + line.head, {}}; }
            for (const auto& variant : variants) {
                auto forms = inflections(variant, detail::class_of_form(line.form), line.plain);
                if ((line.bits & term_acronym) != 0) { forms.push_back({variant + "s", line.plain}); }
                for (const auto& one : forms) {
                    const auto words = detail::pattern_words(one.form);
                    if (words.empty() || words.size() > detail::most_words) { return failure{errc::bad_lexicon, pack.name + ": length of " + line.head, {}}; }
                    if (!table.add_form(id, words, one.plain)) { return failure{errc::too_large, pack.name + ": more than 65,000 different words", {}}; }
                }
            }
        }
    }
    return table.bytes();
}

} // namespace text
RUNG_END
