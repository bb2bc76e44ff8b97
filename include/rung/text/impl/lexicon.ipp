// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/detail/table.hpp>
#include <rung/text/lexicon.hpp>

#include <algorithm>

RUNG_BEGIN
namespace text {

struct lexicon::sections {
    const char*          at;
    detail::table_header head;

    template <class Record>
    [[nodiscard]] Record get(std::uint32_t offset, std::size_t index) const noexcept {
        return detail::record_at<Record>(at, offset, index);
    }
    [[nodiscard]] std::string_view string(std::uint32_t offset) const noexcept { return detail::string_at(at, head.strings, offset); }

    /// The node that `word` leads to from `node`, or 0.
    [[nodiscard]] std::uint32_t next(std::uint32_t node, std::uint16_t word) const noexcept {
        const auto key  = detail::edge_key(node, word);
        const bool near = detail::is_near(key, head.common_words);
        const auto from = near ? head.near_edges : head.far_edges;
        for (auto i = detail::edge_place(key, near ? head.near_size : head.far_size);; ++i) {
            const auto edge = get<std::uint64_t>(from, i);
            if (edge >> 24U == key) { return static_cast<std::uint32_t>(edge & 0xFFFFFFU); }
            if (edge == 0) { return 0; }
        }
    }
    [[nodiscard]] bool pair(std::uint16_t first, std::uint16_t second) const noexcept {
        const auto place = detail::pair_place(first, second);
        return (static_cast<unsigned char>(at[head.pairs + place / 8]) >> (place % 8) & 1U) != 0;
    }
    [[nodiscard]] detail::vocabulary_slot look_up(std::uint64_t hash, std::uint32_t section, std::uint32_t size) const noexcept {
        const auto fingerprint = detail::fingerprint_of(hash);
        for (auto i = static_cast<std::uint32_t>(hash) & (size - 1);; i = (i + 1) & (size - 1)) {
            const auto slot = get<detail::vocabulary_slot>(section, i);
            if (slot.fingerprint == fingerprint || slot.fingerprint == 0) { return slot; }
        }
    }
};

namespace detail {

/// True where the text of a token is written as the pack writes it; an acronym may take a small s or a possessive.
[[nodiscard]] inline bool written_as(std::string_view written, std::string_view head, bool acronym) noexcept {
    if (!written.starts_with(head)) { return false; }
    const auto rest = written.substr(head.size());
    return rest.empty() || (acronym && (rest == "s" || rest == "'s" || rest == "'S" || rest == "\xE2\x80\x99s" || rest == "\xE2\x80\x99S"));
}

/// Follows the phrases that begin at one token. Wildcards make the walk branch, so it recurses, at most as deep as the longest phrase.
template <class Sections>
class walker {
public:
    walker(const Sections& table, std::string_view text, std::span<const token> tokens, std::uint32_t offset, std::vector<match>& out) noexcept
        : table_(table), text_(text), tokens_(tokens), offset_(offset), out_(out) {}

    /// Goes through the tokens a stretch at a time, in steps that each do one kind of look for the whole stretch: the looks of one step do not
    /// wait for each other, and far places of the table are on their way while others are being read.
    void run() {
        constexpr std::uint32_t stretch = 64;
        start                   starts[stretch];
        const auto              count = static_cast<std::uint32_t>(tokens_.size());
        for (std::uint32_t from = 0; from < count; from += stretch) {
            std::uint32_t found = 0;
            for (auto i = from; i < std::min(from + stretch, count); ++i) {
                starts[found] = {i, i + 1 < count && tokens_[i + 1].word != no_word && table_.pair(tokens_[i].word, tokens_[i + 1].word), 0};
                found += starts[found].goes_on || begins_alone(tokens_[i]) ? 1U : 0U;
            }
            for (auto* s = starts; s != starts + found; ++s) {
                if (s->goes_on) { s->second = table_.next(tokens_[s->token].word, tokens_[s->token + 1].word); }
            }
            for (auto* s = starts; s != starts + found; ++s) { walk(*s); }
        }
    }

private:
    /// A token where a phrase may begin. A glance at the pairs has shown it: at nearly all places none does, or one of a single word only.
    struct start {
        std::uint32_t token;
        bool          goes_on; ///< With the token behind it.
        std::uint32_t second;  ///< The node that the two lead to, or 0.
    };

    [[nodiscard]] static bool is_number(const token& t) noexcept { return t.kind == token_kind::number || (t.info & number_word) != 0; }
    [[nodiscard]] static bool begins_alone(const token& t) noexcept {
        return (t.info & (stands_alone | number_word)) != 0 || t.kind == token_kind::number || t.kind == token_kind::money;
    }

    void walk(const start& s) {
        const token& t    = tokens_[s.token];
        const auto before = out_.size();
        const auto next   = s.token + 1;
        first_            = s.token;
        if ((s.goes_on || (t.info & stands_alone) != 0) && t.word < table_.head.root_count) {
            const auto node = table_.template get<phrase_node>(table_.head.nodes, t.word);
            accept(node, next);
            follow(s.second, next + 1);
            wildcards(t.word, node, next);
        }
        if (is_number(t)) { follow(any_number, next); }
        if (t.kind == token_kind::money) { follow(any_money, next); }
        if (out_.size() - before > 1) { longest_first(before); }
    }

    void follow(std::uint32_t index, std::uint32_t next) {
        if (index == 0) { return; }
        const auto node = table_.template get<phrase_node>(table_.head.nodes, index);
        accept(node, next);
        if (next >= tokens_.size()) { return; }
        if (const auto word = tokens_[next].word; (node.onward & onward_bit(word)) != 0 && word != no_word) { follow(table_.next(index, word), next + 1); }
        wildcards(index, node, next);
    }

    void accept(const phrase_node& node, std::uint32_t next) {
        if (node.forms == 0) { return; }
        for (auto f = node.forms - 1;; ++f) {
            const auto form = table_.template get<form_record>(table_.head.forms, f);
            if (accepted(form, next)) { out_.push_back({first_ + offset_, next + offset_, f}); }
            if ((form.term & form_last) != 0) { return; }
        }
    }

    void wildcards(std::uint32_t index, const phrase_node& node, std::uint32_t next) {
        constexpr std::uint32_t any = 1U << any_number | 1U << any_money | 1U << any_word;
        if ((node.onward & any) == 0 || next >= tokens_.size()) { return; }
        const token& t    = tokens_[next];
        const auto   take = [&](std::uint16_t label, bool fits) {
            if (fits && (node.onward & (1U << label)) != 0) { follow(table_.next(index, label), next + 1); }
        };
        take(any_number, is_number(t));
        take(any_money, t.kind == token_kind::money);
        take(any_word, t.kind == token_kind::word);
    }

    [[nodiscard]] bool accepted(const form_record& form, std::uint32_t last) const noexcept {
        if ((form.term & compare_spelling) == 0) { return true; }
        const auto  entry = table_.template get<term_record>(table_.head.terms, form.term & form_term);
        const range at{tokens_[first_].at.begin, tokens_[last - 1].at.end};
        return written_as(slice(text_, at), table_.string(entry.head), (form.bits & term_acronym) != 0);
    }

    /// Matches come shortest first, each place's few; turned round in place.
    void longest_first(std::size_t from) {
        for (std::size_t i = from + 1; i < out_.size(); ++i) {
            for (std::size_t j = i; j > from && out_[j].last > out_[j - 1].last; --j) { std::swap(out_[j], out_[j - 1]); }
        }
    }

    const Sections&        table_;
    std::string_view       text_;
    std::span<const token> tokens_;
    std::uint32_t          offset_;
    std::vector<match>&    out_;
    std::uint32_t          first_ = 0;
};

} // namespace detail

RUNG_DECL lexicon lexicon::borrowed(std::span<const char> table) noexcept {
    lexicon out;
    out.table_ = table;
    return out;
}

RUNG_DECL lexicon lexicon::owned(std::string table) {
    lexicon out;
    out.owner_ = std::make_shared<const std::string>(std::move(table));
    out.table_ = {out.owner_->data(), out.owner_->size()};
    return out;
}

RUNG_DECL lexicon::sections lexicon::read() const noexcept {
    return {table_.data(), detail::record_at<detail::table_header>(table_.data(), 0, 0)};
}

RUNG_DECL void lexicon::look_up(std::span<token> tokens) const noexcept {
    if (empty()) { return; }
    const auto table = read();
    for (token& t : tokens) {
        auto slot = detail::vocabulary_slot{};
        if (t.hash != 0) {
            slot = table.look_up(t.hash, table.head.frequent, table.head.frequent_size);
            if (slot.fingerprint == 0) { slot = table.look_up(t.hash, table.head.seldom, table.head.seldom_size); }
        }
        t.word = slot.word;
        t.info = slot.info;
    }
}

RUNG_DECL void lexicon::find(std::string_view text, std::span<const token> tokens, std::uint32_t offset, std::vector<match>& out) const {
    if (empty()) { return; }
    const auto table = read();
    detail::walker(table, text, tokens, offset, out).run();
}

RUNG_DECL term lexicon::form(std::uint32_t id) const noexcept {
    const auto table  = read();
    const auto record = table.get<detail::form_record>(table.head.forms, id);
    const auto known  = facts(id);
    const auto entry  = table.get<detail::term_record>(table.head.terms, known.id);
    term       out;
    out.head  = table.string(entry.head);
    out.plain = table.string(record.plain);
    out.note  = table.string(entry.note);
    out.pack  = table.string(entry.pack);
    out.bound = known.bound;
    out.bits  = known.bits;
    out.knows = entry.knows;
    out.id    = known.id;
    return out;
}

RUNG_DECL form_facts lexicon::facts(std::uint32_t id) const noexcept {
    const auto at   = detail::record_at<detail::table_header>(table_.data(), 0, 0).forms;
    const auto form = detail::record_at<detail::form_record>(table_.data(), at, id);
    return {{static_cast<binding::kind>(form.term >> detail::form_kind_shift & 3U), form.bound_index}, form.bits, form.term & detail::form_term};
}

RUNG_DECL std::size_t lexicon::form_count() const noexcept { return empty() ? 0 : read().head.form_count; }

} // namespace text
RUNG_END
