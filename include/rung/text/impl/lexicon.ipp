// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/detail/table.hpp>
#include <rung/text/lexicon.hpp>

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
        const auto mask = head.edges_size - 1;
        for (auto i = detail::edge_place(key) & mask;; i = (i + 1) & mask) {
            const auto edge = get<std::uint64_t>(head.edges, i);
            if (edge >> 24U == key) { return static_cast<std::uint32_t>(edge & 0xFFFFFFU); }
            if (edge == 0) { return 0; }
        }
    }
    [[nodiscard]] std::uint32_t root(std::uint16_t word) const noexcept {
        return word < head.root_count ? get<std::uint32_t>(head.roots, word) : 0;
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

    void from(std::uint32_t first) {
        first_            = first;
        const token& t    = tokens_[first];
        const auto before = out_.size();
        if ((t.info & begins_phrase) != 0) { from_word(t, first + 1); }
        if (t.kind == token_kind::number || lexicon::is_number_word(t)) { follow(table_.root(any_number), first + 1); }
        if (t.kind == token_kind::money) { follow(table_.root(any_money), first + 1); }
        if (out_.size() - before > 1) { longest_first(before); }
    }

private:
    /// A glance at the pairs spares the search: at nearly all places no phrase begins, or one of a single word only.
    void from_word(const token& t, std::uint32_t next) {
        const bool goes_on = next < tokens_.size() && tokens_[next].word != no_word && pair(t.word, tokens_[next].word);
        if (!goes_on && (t.info & stands_alone) == 0) { return; }
        const auto index = table_.root(t.word);
        const auto node  = table_.template get<phrase_node>(table_.head.nodes, index);
        accept(node, next);
        if (node.leads_on == 0 || next >= tokens_.size()) { return; }
        if (goes_on) { follow(table_.next(index, tokens_[next].word), next + 1); }
        if (node.leads_on > 1) { wildcards(index, node, next); }
    }
    [[nodiscard]] bool pair(std::uint16_t first, std::uint16_t second) const noexcept {
        const auto place = pair_place(first, second);
        return (static_cast<unsigned char>(table_.at[table_.head.pairs + place / 8]) >> (place % 8) & 1U) != 0;
    }

    void follow(std::uint32_t index, std::uint32_t next) {
        if (index == 0) { return; }
        const auto node = table_.template get<phrase_node>(table_.head.nodes, index);
        accept(node, next);
        if (node.leads_on == 0 || next >= tokens_.size()) { return; }
        if (tokens_[next].word != no_word) { follow(table_.next(index, tokens_[next].word), next + 1); }
        if (node.leads_on > 1) { wildcards(index, node, next); }
    }

    void accept(const phrase_node& node, std::uint32_t next) {
        for (std::uint32_t f = node.first_form; f < node.first_form + node.form_count; ++f) {
            if (accepted(f, next)) { out_.push_back({first_ + offset_, next + offset_, f}); }
        }
    }

    void wildcards(std::uint32_t index, const phrase_node& node, std::uint32_t next) {
        const token& t    = tokens_[next];
        const auto   take = [&](std::uint16_t label, bool fits) {
            if (fits && (node.leads_on & (1U << label)) != 0) { follow(table_.next(index, label), next + 1); }
        };
        take(any_number, t.kind == token_kind::number || lexicon::is_number_word(t));
        take(any_money, t.kind == token_kind::money);
        take(any_word, t.kind == token_kind::word);
    }

    [[nodiscard]] bool accepted(std::uint32_t form, std::uint32_t last) const noexcept {
        const auto record = table_.template get<form_record>(table_.head.forms, form);
        if ((record.term & compare_spelling) == 0) { return true; }
        const auto entry = table_.template get<term_record>(table_.head.terms, record.term & ~compare_spelling);
        const range at{tokens_[first_].at.begin, tokens_[last - 1].at.end};
        return written_as(slice(text_, at), table_.string(entry.head), (entry.bits & term_acronym) != 0);
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
    const auto          table = read();
    const std::uint32_t mask  = table.head.vocabulary_size - 1;
    for (token& t : tokens) {
        t.word = detail::no_word;
        t.info = 0;
        if (t.hash == 0) { continue; }
        const auto fingerprint = detail::fingerprint_of(t.hash);
        for (std::uint32_t i = static_cast<std::uint32_t>(t.hash) & mask;; i = (i + 1) & mask) {
            const auto slot = table.get<detail::vocabulary_slot>(table.head.vocabulary, i);
            if (slot.fingerprint == fingerprint) {
                t.word = slot.word;
                t.info = slot.info;
                break;
            }
            if (slot.fingerprint == 0) { break; }
        }
    }
}

RUNG_DECL void lexicon::find(std::string_view text, std::span<const token> tokens, std::uint32_t offset, std::vector<match>& out) const {
    if (empty()) { return; }
    const auto     table = read();
    detail::walker walk(table, text, tokens, offset, out);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) { walk.from(i); }
}

RUNG_DECL term lexicon::form(std::uint32_t id) const noexcept {
    const auto table  = read();
    const auto record = table.get<detail::form_record>(table.head.forms, id);
    const auto entry  = table.get<detail::term_record>(table.head.terms, record.term & ~detail::compare_spelling);
    term       out;
    out.head  = table.string(entry.head);
    out.plain = table.string(record.plain);
    out.note  = table.string(entry.note);
    out.pack  = table.string(entry.pack);
    out.bound = {static_cast<binding::kind>(entry.bound_kind), entry.bound_index};
    out.bits  = entry.bits;
    out.knows = entry.knows;
    out.id    = record.term & ~detail::compare_spelling;
    return out;
}

RUNG_DECL form_facts lexicon::facts(std::uint32_t id) const noexcept {
    const auto table  = read();
    const auto record = table.get<detail::form_record>(table.head.forms, id).term & ~detail::compare_spelling;
    const auto entry  = table.get<detail::term_record>(table.head.terms, record);
    return {{static_cast<binding::kind>(entry.bound_kind), entry.bound_index}, entry.bits, record};
}

RUNG_DECL std::size_t lexicon::form_count() const noexcept { return empty() ? 0 : read().head.form_count; }

} // namespace text
RUNG_END
