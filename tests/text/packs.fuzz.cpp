// SPDX-License-Identifier: Apache-2.0
// Any bytes as a host's pack: compiled or refused with a place; what was compiled can be used on any text.
#include <rung/text/packs.hpp>

#include <cstdio>
#include <cstdlib>

#include "support/small_pack.hpp"

namespace {

void must(bool kept, const char* promise) {
    if (kept) { return; }
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rung;
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    // Rows of the pack, then after a NUL the text, then after another the list of common words.
    const auto rows   = all.substr(0, all.find('\0'));
    const auto rest   = all.substr(std::min(all.size(), rows.size() + 1));
    const auto text   = rest.substr(0, rest.find('\0'));
    const auto common = rest.substr(std::min(rest.size(), text.size() + 1));

    auto table = rung_test::small_table(rows, "any", common);
    if (!table) {
        must(table.error().code == errc::bad_lexicon || table.error().code == errc::unknown_rule, "a bad pack has one of two codes");
        must(!table.error().where.empty(), "a bad pack has a place");
        return 0;
    }
    const auto again = rung_test::small_table(rows, "any", common);
    must(again && *again == *table, "the same pack gives the same bytes");

    const auto               lexicon = text::lexicon::owned(*std::move(table));
    std::vector<text::token> tokens;
    text::tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    lexicon.look_up(tokens);
    std::vector<text::match> matches;
    lexicon.find(text, tokens, 0, matches);
    for (const auto& m : matches) {
        must(m.first < m.last && m.last <= tokens.size() && m.form < lexicon.form_count(), "matches are within");
    }
    for (std::uint32_t i = 0; i < lexicon.form_count(); ++i) {
        const auto form  = lexicon.form(i);
        const auto facts = lexicon.facts(i);
        must(form.id == facts.id && form.bits == facts.bits && form.bound == facts.bound, "facts are part of the form");
        must(form.pack == "any", "a term knows its pack");
        must(!form.head.empty(), "a term has its head");
    }
    return 0;
}
