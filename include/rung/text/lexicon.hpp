// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/text/words.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace text {

/// How a term is to be matched and offered, as bits; the TSV form is described in `src/lexicon/README.md`.
enum term_bits : std::uint16_t {
    term_acronym    = 1,   ///< Matched in capitals as written, a plural s allowed.
    term_case       = 2,   ///< Matched only with the capitals written in the pack.
    term_safe       = 4,   ///< The replacement may be made without a person looking.
    term_household  = 8,   ///< An acronym that anybody knows.
    term_own_sector = 16,  ///< Counts only in an advert of the pack's sector.
    term_hint       = 32,  ///< Severity for this term, where it differs from its rule's.
    term_warning    = 64,  ///< As `term_hint`.
    term_barrier    = 128, ///< As `term_hint`.
};

/// What a term is bound to, by its `rule` column. The room that compiles the packs says what the numbers mean.
struct binding {
    enum class kind : std::uint8_t { rule, silence, silence_all, signal };
    kind          what  = kind::rule;
    std::uint16_t index = 0;

    friend bool operator==(binding, binding) = default;
};

/// A term of a lexicon; the views live as long as the lexicon.
struct term {
    std::string_view head;      ///< As the pack writes it.
    std::string_view plain;     ///< Replacements in the inflection that matched, several by " / "; for an acronym its expansion.
    std::string_view note;      ///< An explanation in a few words, or empty.
    std::string_view pack;      ///< The pack's name.
    binding          bound;
    std::uint16_t    bits  = 0; ///< `term_bits`.
    std::uint32_t    knows = 0; ///< Professions to whom it is no news, as bits; the compiling room says which.
    std::uint32_t    id    = 0; ///< Equal for all inflected forms of one entry.
};

/// What must be known of a form to decide whether it matters.
struct form_facts {
    binding       bound;
    std::uint16_t bits = 0;
    std::uint32_t id   = 0;
};

/// One place where a term was found: tokens [first, last).
struct match {
    std::uint32_t first = 0;
    std::uint32_t last  = 0;
    std::uint32_t form  = 0; ///< Ask `lexicon::form` what it is.
};

/// Words and phrases to look for, compiled into one flat table that needs no building when it is used.
///
/// Holds either a borrowed table (the one that ships inside Rung) or shares one that was compiled at run time. Copies are cheap.
/// @threads safe to share: immutable
class lexicon {
public:
    lexicon() = default;

    /// A lexicon over a table that outlives it. The table must come from `compile_packs`; it is not checked.
    [[nodiscard]] RUNG_DECL static lexicon borrowed(std::span<const char> table) noexcept;

    /// A lexicon that owns its table.
    [[nodiscard]] RUNG_DECL static lexicon owned(std::string table);

    /// Looks every word token up and writes id and facts into it.
    RUNG_DECL void look_up(std::span<token> tokens) const noexcept;

    /// Appends every match that begins in `tokens` and ends within, the longest of each starting place first.
    /// `text` is the text the tokens point into. Call `look_up` before; give one block or one sentence at a time.
    RUNG_DECL void find(std::string_view text, std::span<const token> tokens, std::uint32_t offset, std::vector<match>& out) const;

    [[nodiscard]] RUNG_DECL term        form(std::uint32_t id) const noexcept;
    [[nodiscard]] RUNG_DECL form_facts  facts(std::uint32_t id) const noexcept; ///< The part of `form` that costs least.
    [[nodiscard]] RUNG_DECL std::size_t form_count() const noexcept;
    [[nodiscard]] bool                  empty() const noexcept { return table_.empty(); }

    /// Size class of a common-word list that the word stands in (smaller = commoner), 0 where it is in none.
    [[nodiscard]] static constexpr unsigned size_grade(const token& t) noexcept { return (t.info >> 4U) & 7U; }
    /// Syllables of the word, 0 where the lexicon does not know it.
    [[nodiscard]] static constexpr unsigned syllables(const token& t) noexcept { return t.info & 15U; }
    [[nodiscard]] static constexpr bool     is_number_word(const token& t) noexcept { return (t.info & 128U) != 0; }

private:
    struct sections;
    [[nodiscard]] sections read() const noexcept;

    std::span<const char>              table_;
    std::shared_ptr<const std::string> owner_;
};

} // namespace text
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/text/impl/lexicon.ipp>
#endif
