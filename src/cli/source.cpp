// SPDX-License-Identifier: Apache-2.0
#include "source.hpp"

#include <rung/format/docx.hpp>
#include <rung/format/encoding.hpp>
#include <rung/format/html.hpp>
#include <rung/format/markdown.hpp>
#include <rung/text/blocks.hpp>

#include <utility>

namespace rung::cli {
namespace {

using namespace std::string_view_literals;

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r\n\f\v");
    if (from == std::string_view::npos) { return {}; }
    return text.substr(from, text.find_last_not_of(" \t\r\n\f\v") - from + 1);
}

/// What well-known kinds of file begin with that hold text and that we have no reader for.
std::string_view foreign_kind(std::string_view bytes) {
    struct magic {
        std::string_view begins;
        std::string_view kind;
    };
    constexpr magic all[] = {{"%PDF-"sv, "PDF"sv}, {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Word document (.doc)"sv}, {"{\\rtf"sv, "RTF"sv}};
    for (const auto& each : all) {
        if (bytes.starts_with(each.begins)) { return each.kind; }
    }
    return {};
}

source_kind kind_of_text(std::string_view name, std::string_view text) {
    const auto head = lower_ascii(trimmed(text.substr(0, 2048)));
    if (head.starts_with("<!doctype html") || head.starts_with("<html")) { return source_kind::html; }
    const auto ending = name_ending(name);
    if (ending == ".html" || ending == ".htm" || ending == ".xhtml") { return source_kind::html; }
    if (ending == ".md" || ending == ".markdown") { return source_kind::markdown; }
    if (ending == ".txt" || ending == ".text") { return source_kind::text; }
    unsigned tags = 0;
    for (const auto tag : {"<p>"sv, "<p "sv, "<div"sv, "<ul"sv, "<li>"sv, "<br"sv, "<h1"sv, "<h2"sv, "</"sv, "<body"sv}) { tags += head.find(tag) != std::string::npos ? 1U : 0U; }
    if (head.starts_with('<') && tags >= 2) { return source_kind::html; }
    if (head.starts_with("# ") || head.starts_with("---\n") || head.find("\n## ") != std::string::npos || head.find("\n# ") != std::string::npos) { return source_kind::markdown; }
    return source_kind::text;
}

} // namespace

result<void> read_body(source& in, const limits& bounds) {
    find_suppressions(in.text, in.kind, in.allowed);
    if (in.kind == source_kind::text) {
        if (in.text.size() > bounds.input_bytes) { return failure{errc::too_large, in.name, {}}; }
        in.doc.body = text::mark_blocks(in.text);
        return {};
    }
    auto body = in.kind == source_kind::html ? format::read_html(in.text, bounds) : format::read_markdown(in.text, bounds);
    if (!body) { return body.error(); }
    in.doc.body = *std::move(body);
    return {};
}

result<source> read_source(std::string name, std::string bytes, const limits& bounds) {
    source in;
    in.name         = std::move(name);
    const auto fail = [&](failure why) -> result<source> {
        if (why.where.empty()) { why.where = in.name; }
        return why;
    };
    if (const auto kind = foreign_kind(bytes); !kind.empty()) { return failure{errc::unknown_format, in.name, std::string(kind)}; }
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
        auto body = format::read_docx(bytes, bounds);
        if (!body) { return fail(body.error()); }
        in.kind        = source_kind::docx;
        in.text_is_raw = false;
        in.doc.body    = *std::move(body);
        // The reader's map leads into word/document.xml, where nobody edits: offsets are those of the text as read.
        in.doc.body.map = {};
        in.text         = in.doc.body.text;
        in.raw          = std::move(bytes);
        find_title(in);
        return in;
    }
    if (name_ending(in.name) == ".docx") { return failure{bytes.empty() ? errc::bad_zip : errc::bad_docx, in.name, {}}; }
    auto decoded = format::decode(bytes, bounds);
    if (!decoded) { return fail(decoded.error()); }
    in.kind = kind_of_text(in.name, decoded->text);
    in.text = std::move(decoded->text);
    auto read = read_body(in, bounds);
    if (!read) { return fail(read.error()); }
    in.text_is_raw = decoded->from == format::encoding::utf8;
    if (in.text_is_raw) {
        // A byte-order mark and CR LF line ends: offsets are those of the file as it lies on the disk.
        if (!decoded->map.is_identity()) { in.doc.body.map = in.doc.body.map.is_identity() ? decoded->map : in.doc.body.map.composed_with(decoded->map); }
        in.text = bytes;
    }
    in.raw = std::move(bytes);
    find_title(in);
    return in;
}

} // namespace rung::cli
