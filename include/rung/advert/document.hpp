// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/marked_text.hpp>

#include <string>

RUNG_BEGIN
namespace advert {

/// Whether a format told us about a field: plain text never does (`unknown`), a job feed does.
enum class field_state : std::uint8_t { unknown, absent, present };

/// A field that some formats carry beside the text.
struct field {
    field_state state = field_state::unknown;
    std::string text; ///< As the source writes it.
};

enum class document_kind : std::uint8_t { advert, job_description, person_specification };

/// A job advert, job description or person specification, as a reader would meet it.
///
/// `body` comes from `text::mark_blocks`, from a reader in `rung/format.hpp`, or from an adapter. Fields that stand outside the text
/// (pay in a column of its own) are told here so that no rule asks for what the reader does see.
struct document {
    std::string   title;
    marked_text   body;
    field         pay, place, hours, contract, closing, organisation;
    document_kind kind    = document_kind::advert;
    bool          partial = false; ///< A snippet: it is never judged as a whole.
};

/// Returns an advert from plain text.
/// @threads safe
[[nodiscard]] RUNG_DECL document from_text(std::string title, std::string text);

} // namespace advert
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/advert/impl/document.ipp>
#endif
