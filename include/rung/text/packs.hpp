// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/text/lexicon.hpp>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace text {

/// One pack as a host holds it: a name (sector packs are named for their sector) and the text of its TSV file.
struct pack_source {
    std::string      name;
    std::string_view tsv;
};

/// What the `rule` and `knows:` columns of a pack mean, told by the room that uses the lexicon.
struct pack_binder {
    std::function<std::optional<binding>(std::string_view rule)>        rule;       ///< nullopt: no such rule.
    std::function<std::optional<std::uint32_t>(std::string_view name)>  profession; ///< One bit, nullopt: no such profession.
};

/// Compiles packs into one table, which `lexicon::owned` takes. The same packs give the same bytes.
///
/// `common_words` is a list of words, one a line with a tab and its size class 1 to 7 (commonest first), for the facts that tokens carry;
/// it may be empty.
/// @return the table, or `errc::bad_lexicon` / `errc::unknown_rule` with `where` = "pack:line: column"
/// @threads safe
[[nodiscard]] RUNG_DECL result<std::string> compile_packs(std::span<const pack_source> packs, const pack_binder& bind,
                                                          std::string_view common_words = {});

} // namespace text
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/text/impl/packs.ipp>
#endif
