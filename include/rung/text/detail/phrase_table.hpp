// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/detail/table.hpp>
#include <rung/text/lexicon.hpp>

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

RUNG_BEGIN
namespace text::detail {

/// Builds the flat table of a lexicon: used by the compiler of packs only, never when text is checked.
class phrase_table {
public:
    /// Records facts about a word; facts that are there already are kept where `info` has none.
    void describe(std::uint64_t hash, std::uint16_t info) { info_[hash] |= info; }

    std::uint32_t add_term(std::string_view head, std::string_view note, std::string_view pack, binding bound, std::uint16_t bits, std::uint32_t knows) {
        terms_.push_back({string(head), string(note), string(pack), knows});
        bound_.push_back({bound, bits});
        return static_cast<std::uint32_t>(terms_.size() - 1);
    }

    /// Adds the phrase `words` for `term`; false when there are too many different words.
    template <class Words>
    [[nodiscard]] bool add_form(std::uint32_t term, const Words& words, std::string_view plain) {
        std::uint32_t node = 0;
        for (const auto& w : words) {
            const auto id = w.reserved != no_word ? w.reserved : word_id(w.hash);
            if (id == no_word) { return false; }
            auto [at, fresh] = tree_[node].children.try_emplace(id, static_cast<std::uint32_t>(tree_.size()));
            node             = at->second;
            if (fresh) { tree_.emplace_back(); }
        }
        const auto&         of    = bound_[term];
        const std::uint32_t exact = (of.bits & (term_acronym | term_case)) != 0 ? std::uint32_t{compare_spelling} : 0U;
        const std::uint32_t kind  = static_cast<std::uint32_t>(of.bound.what) << form_kind_shift;
        tree_[node].forms.push_back({term | kind | exact, string(plain), of.bound.index, of.bits});
        return true;
    }

    [[nodiscard]] std::string bytes() const {
        const auto same = merged();
        const auto id   = ranked();
        laid_out   out;
        std::vector<std::uint32_t> number(tree_.size(), 0);
        std::vector<std::uint32_t> order(next_word_, 0); // the tree's node of each node that is written; nodes 0 up to the words stay empty
        for (const auto& [label, child] : tree_[0].children) {
            order[id[label]] = child;
            if (number[same[child]] == 0) { number[same[child]] = id[label]; }
        }
        out.nodes.resize(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (order[i] == 0) { continue; }
            const auto& from = tree_[order[i]];
            for (const auto& [label, child] : from.children) {
                auto& to = number[same[child]];
                if (to == 0) {
                    to = static_cast<std::uint32_t>(order.size());
                    order.push_back(same[child]);
                    out.nodes.emplace_back();
                }
                out.nodes[i].onward |= label < first_word ? 1U << label : onward_bit(id[label]);
                out.edges.push_back(edge_key(static_cast<std::uint32_t>(i), id[label]) << 24U | to);
            }
            if (from.forms.empty()) { continue; }
            out.nodes[i].forms = static_cast<std::uint32_t>(out.forms.size() + 1);
            out.forms.insert(out.forms.end(), from.forms.begin(), from.forms.end());
            out.forms.back().term |= form_last;
        }
        for (const auto& [first, child] : tree_[0].children) {
            for (const auto& [second, next] : tree_[child].children) {
                const auto place = pair_place(id[first], id[second]);
                out.pairs[place / 8] |= static_cast<std::uint8_t>(1U << (place % 8));
            }
        }
        return write(out, id);
    }

private:
    struct bound_term {
        binding       bound;
        std::uint16_t bits;
    };

    struct tree_node {
        std::map<std::uint16_t, std::uint32_t> children;
        std::vector<form_record>               forms;
    };

    struct laid_out {
        std::vector<phrase_node>   nodes;
        std::vector<std::uint64_t> edges;
        std::vector<form_record>   forms;
        std::vector<std::uint8_t>  pairs = std::vector<std::uint8_t>(pair_bits / 8, 0);
    };

    /// For each node the one that stands for it: nodes that accept the same forms and lead on the same way are one, so that a pattern with
    /// many alternatives costs as much as its parts and not as their product.
    [[nodiscard]] std::vector<std::uint32_t> merged() const {
        std::vector<std::uint32_t>                          same(tree_.size());
        std::map<std::vector<std::uint32_t>, std::uint32_t> known;
        // Children are always made after their parent, so going backwards sees them first.
        for (std::size_t i = tree_.size(); i-- > 0;) {
            std::vector<std::uint32_t> key;
            for (const auto& f : tree_[i].forms) { key.insert(key.end(), {f.term, f.plain}); }
            key.push_back(0xFFFFFFFFU);
            for (const auto& [label, child] : tree_[i].children) { key.insert(key.end(), {label, same[child]}); }
            same[i] = i == 0 ? 0U : known.try_emplace(std::move(key), static_cast<std::uint32_t>(i)).first->second;
        }
        return same;
    }

    [[nodiscard]] unsigned grade_of(std::uint64_t hash) const {
        const auto known = info_.find(hash);
        return known == info_.end() ? 0U : known->second >> 4U & 7U;
    }

    /// The id that each word gets in the table: the commonest words first, so that what most texts ask for stands close together.
    [[nodiscard]] std::vector<std::uint16_t> ranked() const {
        std::vector<std::pair<unsigned, std::uint16_t>> order;
        for (const auto& [hash, id] : ids_) { order.emplace_back((grade_of(hash) + 7U) % 8U, id); } // words in no list come last
        std::sort(order.begin(), order.end());
        std::vector<std::uint16_t> out(next_word_);
        for (std::uint16_t label = 0; label < first_word; ++label) { out[label] = label; }
        auto next = static_cast<std::uint16_t>(first_word);
        for (const auto& [rank, id] : order) { out[id] = next++; }
        return out;
    }
    [[nodiscard]] std::uint32_t common_words() const {
        return static_cast<std::uint32_t>(first_word + std::count_if(ids_.begin(), ids_.end(), [&](const auto& word) { return grade_of(word.first) == 1; }));
    }

    [[nodiscard]] std::uint16_t word_id(std::uint64_t hash) {
        auto [at, fresh] = ids_.try_emplace(hash, next_word_);
        if (fresh) {
            if (next_word_ == 0xFFFF) { return no_word; }
            ++next_word_;
        }
        return at->second;
    }

    [[nodiscard]] std::uint32_t string(std::string_view text) {
        auto [at, fresh] = string_at_.try_emplace(std::string(text), static_cast<std::uint32_t>(strings_.size()));
        if (fresh) {
            const auto length = static_cast<std::uint16_t>(text.size());
            strings_.append(reinterpret_cast<const char*>(&length), sizeof length);
            strings_.append(text);
        }
        return at->second;
    }

    [[nodiscard]] std::uint16_t facts_of(std::uint16_t word) const {
        const auto root = tree_[0].children.find(word);
        if (root == tree_[0].children.end()) { return 0; }
        const auto& node  = tree_[root->second];
        const bool  alone = !node.forms.empty() || (!node.children.empty() && node.children.begin()->first < first_word);
        return alone ? stands_alone : 0;
    }

    struct vocabularies {
        std::vector<vocabulary_slot> frequent, seldom;
    };

    [[nodiscard]] vocabularies vocabulary(const std::vector<std::uint16_t>& ranks) const {
        std::map<std::uint64_t, vocabulary_slot> words;
        for (const auto& [hash, info] : info_) { words[hash] = {fingerprint_of(hash), no_word, info}; }
        for (const auto& [hash, id] : ids_) {
            auto& slot = words[hash];
            slot       = {fingerprint_of(hash), ranks[id], static_cast<std::uint16_t>(slot.info | facts_of(id))};
        }
        const auto grade = [](const vocabulary_slot& slot) { return slot.info >> 4U & 7U; };
        std::vector<std::pair<std::uint64_t, vocabulary_slot>> frequent, seldom;
        for (const auto& word : words) { (word.second.word != no_word || grade(word.second) == 1 ? frequent : seldom).push_back(word); }
        // The commonest words come first, so that they are found where they are looked for first; words of patterns in no list come last.
        const auto rank = [&](const auto& word) { return (grade(word.second) + 7U) % 8U; };
        std::stable_sort(frequent.begin(), frequent.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
        return {hashed_words(frequent, 6), hashed_words(seldom, 7)};
    }

    /// Open addressing, at most `tenths` of ten places taken.
    [[nodiscard]] static std::vector<vocabulary_slot> hashed_words(const std::vector<std::pair<std::uint64_t, vocabulary_slot>>& words, std::size_t tenths) {
        std::size_t size = 16;
        while (size * tenths < words.size() * 10) { size *= 2; }
        std::vector<vocabulary_slot> out(size, vocabulary_slot{0, 0, 0});
        for (const auto& [hash, slot] : words) {
            auto i = static_cast<std::uint32_t>(hash) & (size - 1);
            while (out[i].fingerprint != 0) { i = (i + 1) & (size - 1); }
            out[i] = slot;
        }
        return out;
    }

    /// Edges at or behind their place. The array never wraps round: it goes on behind `size` as far as it must, and ends with an empty place.
    [[nodiscard]] static std::vector<std::uint64_t> hashed(std::span<const std::uint64_t> edges, std::uint32_t& size) {
        size = static_cast<std::uint32_t>(edges.size() + edges.size() / 2 + 1);
        std::vector<std::uint64_t> out(size, 0);
        for (const auto edge : edges) {
            std::size_t i = edge_place(edge >> 24U, size);
            while (i < out.size() && out[i] != 0) { ++i; }
            if (i == out.size()) { out.push_back(0); }
            out[i] = edge;
        }
        out.push_back(0);
        return out;
    }

    template <class Row>
    static std::uint32_t append(std::string& out, const std::vector<Row>& rows) {
        while (out.size() % 8 != 0) { out += '\0'; }
        const auto at = static_cast<std::uint32_t>(out.size());
        out.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row));
        return at;
    }

    [[nodiscard]] std::string write(const laid_out& parts, const std::vector<std::uint16_t>& ranks) const {
        const auto   words = vocabulary(ranks);
        auto         sorted = parts.edges;
        const auto   count = [](const auto& rows) { return static_cast<std::uint32_t>(rows.size()); };
        std::string  out(sizeof(table_header), '\0');
        table_header head{};
        head.version         = table_version;
        head.frequent_size   = count(words.frequent);
        head.seldom_size     = count(words.seldom);
        head.node_count      = count(parts.nodes);
        head.root_count      = next_word_;
        head.form_count      = count(parts.forms);
        head.term_count      = count(terms_);
        head.frequent        = append(out, words.frequent);
        head.seldom          = append(out, words.seldom);
        head.nodes           = append(out, parts.nodes);
        head.common_words    = common_words();
        const auto far       = std::partition(sorted.begin(), sorted.end(), [&](std::uint64_t edge) { return is_near(edge >> 24U, head.common_words); });
        head.near_edges      = append(out, hashed({sorted.begin(), far}, head.near_size));
        head.far_edges       = append(out, hashed({far, sorted.end()}, head.far_size));
        head.pairs           = append(out, parts.pairs);
        head.forms           = append(out, parts.forms);
        head.terms           = append(out, terms_);
        head.strings         = static_cast<std::uint32_t>(out.size());
        head.strings_size    = static_cast<std::uint32_t>(strings_.size());
        out += strings_;
        std::memcpy(out.data(), &head, sizeof head);
        return out;
    }

    std::vector<tree_node>                           tree_{1};
    std::vector<term_record>                         terms_;
    std::vector<bound_term>                          bound_; ///< Beside `terms_`.
    std::map<std::string, std::uint32_t>             string_at_;
    std::string                                      strings_;
    std::unordered_map<std::uint64_t, std::uint16_t> info_;
    std::map<std::uint64_t, std::uint16_t>           ids_;
    std::uint16_t                                    next_word_ = first_word;
};

} // namespace text::detail
RUNG_END
