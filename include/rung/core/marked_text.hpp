// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/span_map.hpp>

#include <string>
#include <vector>

RUNG_BEGIN

/// What a stretch of a document is.
enum class block_kind : std::uint8_t { paragraph, heading, list_item, table_cell, quote, code };

/// One heading, paragraph, list item or table cell; `at` are bytes of the decoded text. Blocks are in order and do not overlap.
struct block {
    block_kind    kind  = block_kind::paragraph;
    std::uint8_t  level = 0; ///< Heading level 1 to 6, or how deeply a list is nested from 1; else 0.
    range         at;

    friend bool operator==(const block&, const block&) = default;
};

/// A document as decoded text, its blocks, and the way back to its source. The readers in `format` make it; `advert` reads it.
///
/// `text` is valid UTF-8 and smaller than 4 GiB. Code blocks are kept as blocks so that nobody takes them for prose.
struct marked_text {
    std::string        text;
    std::vector<block> blocks;
    span_map           map;
};

RUNG_END
