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
        tree_[node].forms.push_back({term, string(plain)});
        return true;
    }

    [[nodiscard]] std::string bytes() const {
        std::vector<phrase_node>   nodes;
        std::vector<std::uint16_t> labels;
        std::vector<form_record>   forms;
        std::vector<std::uint32_t> order{0};
        // Breadth first, so that the children of a node stand side by side.
        nodes.emplace_back();
        labels.push_back(0);
        for (std::size_t i = 0; i < order.size(); ++i) {
            const auto& from = tree_[order[i]];
            phrase_node node{static_cast<std::uint32_t>(order.size()), static_cast<std::uint32_t>(forms.size()),
                             static_cast<std::uint16_t>(from.children.size()), static_cast<std::uint16_t>(from.forms.size())};
            for (const auto& [label, child] : from.children) {
                order.push_back(child);
                labels.push_back(label);
                nodes.emplace_back();
            }
            forms.insert(forms.end(), from.forms.begin(), from.forms.end());
            nodes[i] = node;
        }
        std::vector<std::uint32_t> roots(static_cast<std::size_t>(next_word_), 0);
        for (std::uint32_t i = 0; i < nodes[0].child_count; ++i) { roots[labels[nodes[0].first_child + i]] = nodes[0].first_child + i; }
        return write(vocabulary(), roots, nodes, labels, forms);
    }

private:
    struct tree_node {
        std::map<std::uint16_t, std::uint32_t> children;
        std::vector<form_record>               forms;
    };

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

    [[nodiscard]] std::vector<vocabulary_slot> vocabulary() const {
        std::map<std::uint64_t, vocabulary_slot> words;
        for (const auto& [hash, info] : info_) { words[hash] = {fingerprint_of(hash), no_word, info}; }
        for (const auto& [hash, id] : ids_) {
            auto& slot = words[hash];
            slot       = {fingerprint_of(hash), id, slot.info};
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

    template <class Row>
    static std::uint32_t append(std::string& out, const std::vector<Row>& rows) {
        while (out.size() % 8 != 0) { out += '\0'; }
        const auto at = static_cast<std::uint32_t>(out.size());
        out.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row));
        return at;
    }

    [[nodiscard]] std::string write(const std::vector<vocabulary_slot>& slots, const std::vector<std::uint32_t>& roots, const std::vector<phrase_node>& nodes,
                                    const std::vector<std::uint16_t>& labels, const std::vector<form_record>& forms) const {
        const auto   count = [](const auto& rows) { return static_cast<std::uint32_t>(rows.size()); };
        std::string  out(sizeof(table_header), '\0');
        table_header head{};
        head.version         = table_version;
        head.vocabulary_size = count(slots);
        head.root_count      = count(roots);
        head.node_count      = count(nodes);
        head.form_count      = count(forms);
        head.term_count      = count(terms_);
        head.vocabulary      = append(out, slots);
        head.roots           = append(out, roots);
        head.nodes           = append(out, nodes);
        head.labels          = append(out, labels);
        head.forms           = append(out, forms);
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
