// SPDX-License-Identifier: Apache-2.0
#include "feed.hpp"

#include "display.hpp"

#include <rung/adapter/adverts.hpp>
#include <rung/adapter/plugins.hpp>
#include <rung/adapter/source.hpp>
#include <rung/format/decoding.hpp>
#include <rung/format/encoding.hpp>
#include <rung/format/html.hpp>
#include <rung/format/record_reader.hpp>

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

extern "C" {
const rung_plugin* rung_plugin_entry_job_feeds(uint32_t, uint32_t);
const rung_plugin* rung_plugin_entry_schema_org(uint32_t, uint32_t);
const rung_plugin* rung_plugin_entry_personio(uint32_t, uint32_t);
const rung_plugin* rung_plugin_entry_workday(uint32_t, uint32_t);
}

namespace rung::cli {
namespace {

constexpr std::size_t   head_bytes  = 64 * 1024;
constexpr std::uint32_t sure_enough = 55;   ///< Confidence at which a file is read as a feed unasked.
constexpr std::size_t   bare_page   = 400;  ///< Bytes of text under which a page with a JobPosting is taken for a shell around it.

const adapter::plugin_set& feed_plugins() {
    static constexpr rung_plugin_entry_function entries[] = {rung_plugin_entry_job_feeds, rung_plugin_entry_schema_org, rung_plugin_entry_personio, rung_plugin_entry_workday};
    static const adapter::plugin_set            plugins(entries);
    return plugins;
}

bool never_a_feed(std::string_view ending) {
    return ending == ".txt" || ending == ".text" || ending == ".md" || ending == ".markdown" || ending == ".docx";
}

/// Whether it is worth asking what feed a file may be.
bool may_be_feed(std::string_view ending, std::string_view bytes) {
    if (never_a_feed(ending)) { return false; }
    const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const char c     = first == bytes.npos ? ' ' : bytes[first];
    if (c == '{' || c == '[') { return !bytes.substr(first).starts_with("{\\rtf"); }
    if (c == '<') { return true; }
    for (const auto* table : {".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xml"}) {
        if (ending == table) { return true; }
    }
    return false;
}

/// Whether a file is JSON or XML by name and content: read as prose it would make no sense.
bool is_data(std::string_view ending, std::string_view bytes) {
    const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const char c     = first == bytes.npos ? ' ' : bytes[first];
    return ending == ".xml" ? c == '<' : (ending == ".json" || ending == ".jsonl" || ending == ".ndjson") && (c == '{' || c == '[');
}

std::optional<adapter::candidate> feed_format(std::string_view ending, std::string_view bytes, const limits& bounds, bool wanted) {
    if (!wanted && !may_be_feed(ending, bytes)) { return std::nullopt; }
    auto head = format::decode(bytes.substr(0, head_bytes));
    if (!head) { return std::nullopt; }
    // A page's JobPosting may stand anywhere in it.
    const bool page  = head->text.find("JobPosting") == std::string::npos && bytes.find("ld+json") != bytes.npos;
    auto       found = adapter::detect(feed_plugins(), page ? bytes : std::string_view(head->text), bytes.substr(0, head_bytes));
    std::erase_if(found, [](const adapter::candidate& each) { return (each.flags & RUNG_FORMAT_ADVERTS) == 0; });
    if (found.empty()) { return std::nullopt; }
    if (wanted) { return std::move(found.front()); }
    if (found.front().confidence < sure_enough) { return std::nullopt; }
    const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (found.front().format == "schema-org" && first != bytes.npos && bytes[first] == '<') {
        const auto text = format::read_html(bytes, bounds);
        if (!text || text->text.size() >= bare_page) { return std::nullopt; }
    }
    return std::move(found.front());
}

/// Tells line and column of bytes in any order, also in a feed that is one line.
class place_index {
public:
    explicit place_index(std::string_view text) : text_(text) {
        std::uint32_t chars = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (i % step == 0) { chars_.push_back(chars); }
            chars += is_first(text[i]) ? 1 : 0;
            if (text[i] == '\n') { lines_.push_back(i + 1); }
        }
    }

    void fill(feed_part& part) const {
        if (part.byte >= text_.size()) { return; }
        const auto line = std::upper_bound(lines_.begin(), lines_.end(), static_cast<std::size_t>(part.byte)) - 1;
        part.line       = static_cast<std::uint32_t>(line - lines_.begin()) + 1;
        part.column     = chars(static_cast<std::size_t>(part.byte)) - chars(*line) + 1;
    }

private:
    static constexpr std::size_t step = 4096;
    static bool is_first(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

    [[nodiscard]] std::uint32_t chars(std::size_t byte) const {
        auto count = byte / step < chars_.size() ? chars_[byte / step] : 0;
        for (auto i = byte / step * step; i < byte && i < text_.size(); ++i) { count += is_first(text_[i]) ? 1 : 0; }
        return count;
    }

    std::string_view           text_;
    std::vector<std::size_t>   lines_{0};
    std::vector<std::uint32_t> chars_;
};

struct bytes_input {
    std::string_view left;

    static std::int64_t read(void* host, void* into, std::uint64_t room) {
        auto&      self = *static_cast<bytes_input*>(host);
        const auto take = std::min<std::size_t>(static_cast<std::size_t>(room), self.left.size());
        std::memcpy(into, self.left.data(), take);
        self.left.remove_prefix(take);
        return static_cast<std::int64_t>(take);
    }
};

/// What the readers tell, each word once.
struct told {
    struct one {
        std::size_t   count = 0;
        std::uint64_t byte  = 0;
    };
    std::map<std::string, one> words;

    static void report(void* host, const rung_diagnostic* what) {
        auto& entry = static_cast<told*>(host)->words[what->code == nullptr ? "unnamed" : what->code];
        if (entry.count++ == 0) { entry.byte = what->byte; }
    }
};

feed_part part_of(const adapter::advert_part& from) { return {from.text, from.path, from.byte, 0, 0}; }

source advert_from(const std::string& name, const std::string& format, adapter::feed_advert&& from) {
    source in;
    in.name        = name + '#' + (from.id.empty() ? std::to_string(from.record) : from.id);
    in.text_is_raw = false;
    in.doc         = std::move(from.document);
    in.title_text  = in.doc.title;
    in.text        = in.doc.body.text;
    in.feed        = feed_place{name, format, std::move(from.id), from.record, part_of(from.title), {}};
    for (const auto& each : from.parts) { in.feed->parts.push_back(part_of(each)); }
    return in;
}

} // namespace

std::optional<feed_reading> read_feed(const std::string& name, std::string_view bytes, const limits& bounds, bool wanted) {
    const auto format = feed_format(name_ending(name), bytes, bounds, wanted);
    if (!format) {
        if (!wanted && !is_data(name_ending(name), bytes)) { return std::nullopt; }
        feed_reading none;
        none.problem = {errc::unknown_format, name, "no job feed that Rung knows"};
        return none;
    }
    feed_reading            out;
    told                    heard;
    bytes_input             raw{bytes};
    format::decoding_input  decoding({.struct_size = sizeof(rung_input), .zero = 0, .host = &raw, .read = &bytes_input::read});
    adapter::source_opening opening;
    opening.plugin            = feed_plugins().find(format->format).plugin;
    opening.format            = format->format;
    opening.input             = decoding.input();
    opening.diagnose          = {.struct_size = sizeof(rung_diagnose), .zero = 0, .host = &heard, .report = &told::report};
    opening.bounds.input_bytes = bounds.decoded_bytes;
    auto reader               = adapter::source_reader::open(opening);
    const auto fail           = [&](const failure& why) {
        out.problem = {why.code, name + (why.where.empty() ? "" : ": " + why.where) + " (" + format->title + ')', {}};
    };
    if (!reader) {
        fail(reader.error());
        return out;
    }
    adapter::advert_feed feed(*reader);
    for (;;) {
        auto next = feed.next();
        if (!next) { fail(next.error()); }
        if (!next || !*next) { break; }
        out.adverts.push_back(advert_from(name, format->format, **std::move(next)));
    }
    if (decoding.from() == format::encoding::utf8) {
        const place_index places(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
        for (auto& advert : out.adverts) {
            places.fill(advert.feed->title);
            for (auto& part : advert.feed->parts) { places.fill(part); }
        }
    }
    for (const auto& [word, each] : heard.words) {
        out.unread += format::is_word_of_rejection(word) ? each.count : 0;
        out.notes.push_back(word + (each.count > 1 ? ", " + std::to_string(each.count) + " times, first" : "") + " at byte " + std::to_string(each.byte));
    }
    return out;
}

const feed_part& place_in_feed(const feed_place& feed, bool title, range at) noexcept {
    if (title) { return feed.title; }
    const auto* best = &feed.title;
    for (const auto& each : feed.parts) {
        if (best == &feed.title || each.text.begin <= at.begin) { best = &each; }
    }
    return *best;
}

} // namespace rung::cli
