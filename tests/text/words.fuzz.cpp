// SPDX-License-Identifier: Apache-2.0
// Any bytes → tokens and sentences: in bounds, in order, folding as promised.
#include <rung/text.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "support/small_pack.hpp"

namespace {

void must(bool kept, const char* promise) {
    if (kept) { return; }
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

const rung::text::lexicon& small() {
    static const auto lexicon = [] {
        auto table = rung_test::small_table("utilise\tv\tr0\tuse\t\tsafe\nin order to\t-\tr1\tto\t\t\nPICU\tacronym\tr2\tpaediatric intensive care unit\t\t\n"
                                            "<n> years\t-\tr3\t\ttime\t\n<w> of the <w>\t-\tr4\t\tanything\t\n<money> a year\t-\tr5\t\tpay\t\n");
        must(table.has_value(), "the pack of the fuzz target is good");
        return rung::text::lexicon::owned(*std::move(table));
    }();
    return lexicon;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rung;
    const std::string all(reinterpret_cast<const char*>(data), size);
    // From a piece of the text as from the whole: the first two bytes choose it.
    const auto begin = size > 2 ? static_cast<std::uint32_t>(data[0] % size) : 0U;
    const auto end   = size > 2 ? std::max(begin, static_cast<std::uint32_t>(size - data[1] % size)) : static_cast<std::uint32_t>(size);

    std::vector<text::token> tokens;
    text::tokenise(all, {begin, end}, tokens);
    std::uint32_t last = begin;
    for (const auto& t : tokens) {
        must(t.at.begin < t.at.end && t.at.end <= end, "tokens are in bounds and not empty");
        must(t.at.begin >= last, "tokens are in order and apart");
        must(t.word == 0 && t.info == 0, "nobody has looked the words up");
        last = t.at.end;
    }

    // A plain lower-case word hashes as its own folding does.
    for (const auto& t : tokens) {
        const auto w = slice(all, t.at);
        if (t.kind == text::token_kind::word && w.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos) {
            must(t.hash == text::hash_of_folded(w), "a folded word has its own hash");
        }
    }

    std::vector<text::sentence> sentences;
    text::split_sentences(all, tokens, 0, sentences);
    std::uint32_t token = 0;
    for (const auto& s : sentences) {
        must(s.first >= token && s.first < s.last && s.last <= tokens.size(), "sentences are in order and not empty");
        must(s.words <= s.last - s.first, "no more words than tokens");
        token = s.last;
    }

    small().look_up(tokens);
    std::vector<text::match> matches;
    small().find(all, tokens, 0, matches);
    std::uint32_t at = 0;
    for (const auto& m : matches) {
        must(m.first >= at && m.first < m.last && m.last <= tokens.size(), "matches are in order and within");
        must(m.form < small().form_count(), "a match has its form");
        must(!small().form(m.form).head.empty(), "a form has its head");
        at = m.first;
    }

    for (const auto& t : tokens) {
        const auto count = text::count_syllables(slice(all, t.at));
        must(count >= 1 && count <= t.at.size(), "a word has a syllable, and no more than bytes");
    }

    const auto    marked = text::mark_blocks(all);
    std::uint32_t byte   = 0;
    must(marked.text == all, "plain text stays as it is");
    for (const auto& b : marked.blocks) {
        must(b.at.begin >= byte && b.at.begin < b.at.end && b.at.end <= all.size(), "blocks are in order, not empty and within");
        byte = b.at.end;
    }
    return 0;
}
