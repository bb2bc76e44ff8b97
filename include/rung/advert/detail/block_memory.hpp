// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/reading.hpp>

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

RUNG_BEGIN
namespace advert::detail {

/// A match of either lexicon, before silences are applied.
struct raw_hit {
    text::form_facts term;
    std::uint32_t    form = 0, first = 0, last = 0;
    bool             own  = false; ///< Of the employer's lexicon, not of the one that ships.
};

/// What reading one block gave, with places counted from the block's own start.
struct known_block {
    std::string                 text;
    block_kind                  kind = block_kind::paragraph;
    read_block                  about;
    std::vector<text::token>    tokens;
    std::vector<text::sentence> sentences;
    std::vector<raw_hit>        hits;
    bool                        used = true; ///< In the document that was read last.
};

/// Blocks read before, so that an editor's next keystroke costs one block and not the whole advert. Forgets what the last document did not hold.
class block_memory {
public:
    [[nodiscard]] const known_block* find(std::string_view text, block_kind kind) {
        const auto at = known_.find(std::hash<std::string_view>{}(text));
        if (at == known_.end() || at->second.kind != kind || at->second.text != text) { return nullptr; }
        at->second.used = true;
        return &at->second;
    }

    void keep(std::string_view text, block_kind kind, std::uint32_t begin, const passage& p, const read_block& about, std::span<const raw_hit> hits) {
        known_block k;
        k.text  = text;
        k.kind  = kind;
        k.about = about;
        for (auto t = about.first; t < about.last; ++t) {
            k.tokens.push_back(p.tokens[t]);
            k.tokens.back().at = {p.tokens[t].at.begin - begin, p.tokens[t].at.end - begin};
        }
        for (auto s = about.first_sentence; s < about.last_sentence; ++s) {
            k.sentences.push_back({p.sentences[s].first - about.first, p.sentences[s].last - about.first, p.sentences[s].words});
        }
        for (auto h : hits) {
            h.first -= about.first;
            h.last -= about.first;
            k.hits.push_back(h);
        }
        known_.insert_or_assign(std::hash<std::string_view>{}(text), std::move(k));
    }

    /// Call before each document.
    void next_document() {
        std::erase_if(known_, [](const auto& entry) { return !entry.second.used; });
        for (auto& [hash, block] : known_) { block.used = false; }
    }

private:
    std::unordered_map<std::size_t, known_block> known_;
};

} // namespace advert::detail
RUNG_END
