// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "names.hpp"

#include <rung/advert/document.hpp>
#include <rung/core/limits.hpp>
#include <rung/core/result.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// One "rung: allow TERM because REASON" in an advert.
struct suppression {
    std::string   term;
    std::string   reason; ///< Empty: it counts for nothing and is told as an error.
    std::uint32_t line = 0;
};

/// Where a piece of an advert stands in the feed that holds it.
struct feed_part {
    range         text;       ///< Bytes of the advert's text.
    std::string   path;       ///< Column of the feed: "lists/content".
    std::uint64_t byte   = 0; ///< Where the value begins in the feed as UTF-8 without a byte-order mark.
    std::uint32_t line   = 0; ///< The same as a line from 1; 0 in a feed of another encoding.
    std::uint32_t column = 0; ///< In code points, from 1.
};

/// Which advert of which feed it is.
struct feed_place {
    std::string            file;
    std::string            format; ///< "greenhouse".
    std::string            id;     ///< As the feed has it; may be empty.
    std::uint64_t          record = 0; ///< From 0.
    feed_part              title;
    std::vector<feed_part> parts; ///< In the order of the text.
};

/// One advert as it came, and what was read from it.
struct source {
    std::string              name;                    ///< Path, or id of a record.
    source_kind              kind       = source_kind::text;
    std::string              raw;                     ///< The bytes of the file; empty for a record.
    std::string              text;                    ///< What offsets point into, in UTF-8: the file, or the field of a record.
    bool                     text_is_raw = true;      ///< False: the file is in another encoding, or a Word document, and `text` is its decoded text.
    std::string              title_text;              ///< The title as the source gives it; offsets of findings in the title point into it.
    std::optional<range>     title_at;                ///< Where in the body's decoded text the title was found, if it was.
    std::vector<suppression> allowed;
    advert::document         doc;
    std::optional<feed_place> feed;                   ///< Where it comes out of a job feed.
};

/// Reads the bytes of a file; `name` and content together tell what they hold.
/// @return the advert, or the failure of the reader with `where` = name
[[nodiscard]] result<source> read_source(std::string name, std::string bytes, const limits& bounds);

/// Fills `doc.body` of `in` from `in.text` by `in.kind`, after taking note of suppressions. For `source_kind::docx` use `read_source`.
[[nodiscard]] result<void> read_body(source& in, const limits& bounds);

/// Finds the title in the document (first heading of level 1, `<title>`, a first line that looks like one) and takes its block out of the
/// body, so that it is read once.
void find_title(source& in);

/// Notes every suppression in `text`; in plain text the lines that hold them are blanked out, so that nobody reads them as prose.
void find_suppressions(std::string& text, source_kind kind, std::vector<suppression>& out);

} // namespace rung::cli
