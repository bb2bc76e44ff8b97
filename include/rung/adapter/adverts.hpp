// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/source.hpp>
#include <rung/advert/document.hpp>
#include <rung/core/range.hpp>
#include <rung/core/result.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

RUNG_BEGIN
namespace adapter {

/// A piece of an advert's text and the place in the feed that it came from.
struct advert_part {
    range         text;       ///< Bytes of `document.body.text`.
    std::string   path;       ///< Column of the feed: "content", "lists/content".
    std::uint64_t byte   = 0; ///< Where the value begins in the feed as UTF-8.
};

/// One advert of a feed.
struct feed_advert {
    std::string              id; ///< As the feed has it; "" where it has none.
    advert::document         document;
    std::uint64_t            record = 0; ///< From 0.
    std::uint64_t            byte   = 0; ///< Where the record begins in the feed.
    advert_part              title;      ///< Where the title came from; `text` are bytes of `document.title`, `path` is "" where there is none.
    std::vector<advert_part> parts;      ///< In the order of the text.
};

/// Reads the adverts of a job feed, one after another.
///
/// Which columns make title, text and the fields beside it is said by the plugin through roles.
///
/// Of the text: "advert.html" (markup), "advert.escaped-html" (markup whose characters are escaped once more: decoded once, never until
/// nothing changes), "advert.markup" (told by each value: markup where a tag stands in it, escaped markup where only "&lt;" does, else plain
/// text whose entities count), "advert.plain", "advert.markdown", and "advert.heading" (a heading above the text of its row and place). A
/// role of the text may end in "-snippet": a piece of the advert, which makes the document partial; or in "-twin": the same again, read
/// where the record has no other text, and of the twins only those of the least place. Behind a dot may stand the place of the text
/// among the texts, 1 without it: "advert.html.2", "advert.markdown-twin.3". Within a place texts are joined in the order of rows and columns.
///
/// Of the fields: "advert.id", "advert.title", "advert.markup-title" (entities count), "advert.pay", "advert.pay-min", "advert.pay-max",
/// "advert.pay-currency", "advert.pay-period", "advert.pay-predicted" (where it says so, the pay is the feed's own guess and no pay),
/// "advert.location", "advert.hours", "advert.contract", "advert.closing", "advert.organisation", "advert.partial" (the text is a snippet,
/// unless the value is false, 0 or no). Values at one field are joined with a comma, each once; of title and the pieces of pay
/// the first counts, of ids the first of the least place ("advert.id.2"). `document.pay` is the text of "advert.pay" as it stands; without one, minimum, maximum, currency and period
/// as the source writes them. Amounts of nothing but zeros are unset. A field whose column is there and empty is absent.
///
/// The text's map is the identity; `parts` lead into the feed. A record without any text is partial.
/// @threads one thread at a time
class advert_feed {
public:
    /// @pre the source's format has RUNG_FORMAT_ADVERTS; `source` outlives the feed
    RUNG_DECL explicit advert_feed(source_reader& source);
    RUNG_DECL ~advert_feed();
    advert_feed(const advert_feed&)            = delete;
    advert_feed& operator=(const advert_feed&) = delete;

    /// Returns the next advert; nothing at the end; a failure of the source. A record without any text comes with an empty body.
    /// @return also `errc::too_large`, with the record in `where`, for a text over the limits of the readers of markup
    [[nodiscard]] RUNG_DECL result<std::optional<feed_advert>> next();

private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace adapter
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/adapter/impl/adverts.ipp>
#endif
