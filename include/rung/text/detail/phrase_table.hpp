// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/detail/table.hpp>
#include <rung/text/lexicon.hpp>

#include <algorithm>
#include <map>
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
        terms_.push_back({string(head), string(note), string(pack), knows, bits, bound.index, static_cast<std::uint32_t>(bound.what)});
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
        const bool exact = (terms_[term].bits & (term_acronym | term_case)) != 0;
        tree_[node].forms.push_back({exact ? term | compare_spelling : term, string(plain)});
        return true;
    }

    [[nodiscard]] std::string bytes() const {
        const auto same = merged();
        laid_out   out;
        std::vector<std::uint32_t> order{0};
        std::vector<std::uint32_t> number(tree_.size(), 0);
        out.nodes.emplace_back();
        out.roots.assign(static_cast<std::size_t>(next_word_), 0);
        for (std::size_t i = 0; i < order.size(); ++i) {
            const auto& from = tree_[order[i]];
            out.nodes[i]     = {static_cast<std::uint32_t>(out.forms.size()), static_cast<std::uint16_t>(from.forms.size()), 0};
            for (const auto& [label, child] : from.children) {
                const auto to = same[child];
                if (number[to] == 0) {
                    number[to] = static_cast<std::uint32_t>(order.size());
                    order.push_back(to);
                    out.nodes.emplace_back();
                }
                out.nodes[i].leads_on |= static_cast<std::uint16_t>(1U | (label < first_word ? 1U << label : 0U));
                if (i == 0) {
                    out.roots[label] = number[to];
                } else {
                    out.edges.push_back(edge_key(static_cast<std::uint32_t>(i), label) << 24U | number[to]);
                }
            }
            out.forms.insert(out.forms.end(), from.forms.begin(), from.forms.end());
        }
        for (const auto& [first, child] : tree_[0].children) {
            for (const auto& [second, next] : tree_[child].children) {
                const auto place = pair_place(first, second);
                out.pairs[place / 8] |= static_cast<std::uint8_t>(1U << (place % 8));
            }
        }
        return write(out);
    }

private:
    struct tree_node {
        std::map<std::uint16_t, std::uint32_t> children;
        std::vector<form_record>               forms;
    };

    struct laid_out {
        std::vector<phrase_node>   nodes;
        std::vector<std::uint64_t> edges;
        std::vector<std::uint32_t> roots;
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
        return static_cast<std::uint16_t>(begins_phrase | (alone ? stands_alone : 0));
    }

    [[nodiscard]] std::vector<vocabulary_slot> vocabulary() const {
        std::map<std::uint64_t, vocabulary_slot> words;
        for (const auto& [hash, info] : info_) { words[hash] = {fingerprint_of(hash), no_word, info}; }
        for (const auto& [hash, id] : ids_) {
            auto& slot = words[hash];
            slot       = {fingerprint_of(hash), id, static_cast<std::uint16_t>(slot.info | facts_of(id))};
        }
        std::size_t size = 16;
        while (size * 7 < words.size() * 10) { size *= 2; }
        std::vector<vocabulary_slot> slots(size, vocabulary_slot{0, 0, 0});
        for (const auto& [hash, slot] : words) {
            auto i = static_cast<std::uint32_t>(hash) & (size - 1);
            while (slots[i].fingerprint != 0) { i = (i + 1) & (size - 1); }
            slots[i] = slot;
        }
        return slots;
    }

    [[nodiscard]] static std::vector<std::uint64_t> hashed(const std::vector<std::uint64_t>& edges) {
        std::size_t size = 16;
        while (size < edges.size() * 2) { size *= 2; }
        std::vector<std::uint64_t> out(size, 0);
        for (const auto edge : edges) {
            auto i = edge_place(edge >> 24U) & (size - 1);
            while (out[i] != 0) { i = (i + 1) & (size - 1); }
            out[i] = edge;
        }
        return out;
    }

    template <class Row>
    static std::uint32_t append(std::string& out, const std::vector<Row>& rows) {
        while (out.size() % 8 != 0) { out += '\0'; }
        const auto at = static_cast<std::uint32_t>(out.size());
        out.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row));
        return at;
    }

    [[nodiscard]] std::string write(const laid_out& parts) const {
        const auto   slots = vocabulary();
        const auto   count = [](const auto& rows) { return static_cast<std::uint32_t>(rows.size()); };
        std::string  out(sizeof(table_header), '\0');
        table_header head{};
        head.version         = table_version;
        head.vocabulary_size = count(slots);
        head.root_count      = count(parts.roots);
        head.node_count      = count(parts.nodes);
        head.form_count      = count(parts.forms);
        head.term_count      = count(terms_);
        head.vocabulary      = append(out, slots);
        head.roots           = append(out, parts.roots);
        head.nodes           = append(out, parts.nodes);
        const auto edges     = hashed(parts.edges);
        head.edges           = append(out, edges);
        head.edges_size      = count(edges);
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
    std::map<std::string, std::uint32_t>             string_at_;
    std::string                                      strings_;
    std::unordered_map<std::uint64_t, std::uint16_t> info_;
    std::map<std::uint64_t, std::uint16_t>           ids_;
    std::uint16_t                                    next_word_ = first_word;
};

} // namespace text::detail
RUNG_END
