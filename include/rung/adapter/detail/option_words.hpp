// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

RUNG_BEGIN
namespace adapter::detail {

/// The words and numbers of which the options of the Social Mobility Commission's questions, and of the earlier lists, are made. Sorted.
inline constexpr std::array<std::string_view, 217> option_words = {
    "18", "1980", "25", "90", "a", "above", "academic", "accountant", "administrators", "age", "agent", "allowance", "and", "applicable",
    "apply", "artist", "as", "assistant", "attended", "attending", "auxiliary", "bank", "bar", "before", "benefit", "both", "bursary",
    "business", "by", "cafe", "café", "call", "caretaker", "catering", "centre", "chief", "civil", "claimed", "cleaner", "clerical", "clerk", "co",
    "companies", "corner", "cost", "covering", "craft", "degree", "designer", "do", "does", "don't", "driver", "earlier", "electrician",
    "employed", "engineer", "executive", "faith", "farm", "fee", "finance", "finished", "fitter", "for", "funded", "gained", "garage",
    "gardener", "grounds", "guard", "guardian", "guardians", "had", "has", "hgv", "i", "independent", "inspector", "intermediate",
    "jobseeker's", "junior", "know", "labourer", "large", "less", "long", "machine", "machinist", "maker", "manager", "managers", "manual",
    "me", "means", "mechanic", "mechanical", "medical", "messenger", "middle", "modern", "more", "motor", "musician", "my", "neither",
    "never", "no", "non", "not", "nurse", "nursery", "nursing", "occupations", "of", "office", "officer", "on", "one", "operative", "or",
    "ordinating", "organising", "other", "outside", "overall", "overseas", "owner", "owners", "packer", "parent", "parents", "paying",
    "people", "personal", "physiotherapist", "planning", "plumber", "plumbing", "police", "porter", "postal", "practitioner", "prefer",
    "printer", "professional", "publican", "question", "received", "receptionist", "responsible", "restaurant", "retail", "retired",
    "routine", "run", "sales", "say", "school", "scientist", "secretary", "security", "selective", "semi", "senior", "sergeant", "service",
    "sewing", "shop", "short", "single", "small", "social", "software", "solicitor", "staff", "state", "such", "sure", "taxi", "teacher",
    "technical", "term", "tested", "than", "the", "their", "there", "this", "throughout", "time", "to", "tool", "total", "traditional",
    "train", "uk", "unemployed", "unemployment", "university", "usually", "van", "waiter", "waitress", "warehouse", "welfare", "went",
    "were", "where", "who", "work", "worked", "worker", "year", "yes", "you", "your"};

[[nodiscard]] constexpr bool is_word_byte(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether a text in lower case begins with these words, and not with a longer one.
[[nodiscard]] constexpr bool begins_with_words(std::string_view plain, std::string_view words) noexcept {
    return plain.starts_with(words) && (plain.size() == words.size() || !is_word_byte(plain[words.size()]) || !is_word_byte(words.back()));
}

/// Whether a text in lower case has no word but those of the options: then it tells nothing that a person put in.
[[nodiscard]] inline bool says_only_option_words(std::string_view plain) noexcept {
    for (std::size_t i = 0; i < plain.size();) {
        auto end = i;
        while (end < plain.size() && is_word_byte(plain[end])) { ++end; }
        if (end != i && !std::binary_search(option_words.begin(), option_words.end(), plain.substr(i, end - i))) { return false; }
        i = std::max(end, i + 1);
    }
    return true;
}

} // namespace adapter::detail
RUNG_END
