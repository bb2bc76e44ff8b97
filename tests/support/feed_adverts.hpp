// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/adverts.hpp>
#include <rung/adapter/source.hpp>
#include <rung/core/errc.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/record_rows.hpp"

namespace rung_test {

/// What a feed gave, and how it ended.
struct feed_result {
    std::vector<rung::adapter::feed_advert> adverts;
    std::string                             error;    ///< "bad_json block 2, byte 7"; "" where all went well.
    std::vector<std::string>                unmapped; ///< Columns without a role.
    std::vector<std::string>                told;     ///< Diagnostics: "stray-text@956".
};

inline std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Reads a feed with one plugin; `format` "" takes the format that the plugin thinks likeliest.
inline feed_result read_feed(const rung_plugin& plugin, const std::string& bytes, std::string format = {}, std::size_t step = 65'536) {
    feed_result out;
    for (std::uint32_t best = 0, i = 0; format.empty() || best != 0; ++i) {
        if (i == plugin.format_count) { break; }
        rung_guess guess{};
        guess.struct_size = sizeof guess;
        if (plugin.probe(i, bytes.data(), bytes.size(), &guess) == 0 && guess.confidence > best) {
            best   = guess.confidence;
            format = plugin.formats[i].id;
        }
    }
    memory_input        input(bytes, step);
    const rung_diagnose diagnose{.struct_size = sizeof(rung_diagnose), .zero = 0, .host = &out.told, .report = [](void* host, const rung_diagnostic* what) {
                                     static_cast<std::vector<std::string>*>(host)->push_back(std::string(what->code) + '@' + std::to_string(what->byte));
                                 }};
    const auto failed = [&out](const rung::failure& why) { out.error = std::string(rung::name(why.code)) + ' ' + why.where; };
    auto       reader = rung::adapter::source_reader::open({.plugin = &plugin, .format = format, .input = input.input(), .diagnose = diagnose});
    if (!reader) {
        failed(reader.error());
        return out;
    }
    rung::adapter::advert_feed feed(*reader);
    for (;;) {
        auto next = feed.next();
        if (!next) { failed(next.error()); }
        if (!next || !*next) { break; }
        out.adverts.push_back(**std::move(next));
    }
    for (const auto& column : reader->columns()) {
        if (column.role.empty()) { out.unmapped.push_back(column.path); }
    }
    return out;
}

/// The blocks of a text in one line: "# heading | paragraph | - item".
inline std::string blocks_of(const rung::marked_text& text) {
    std::string out;
    for (const auto& one : text.blocks) {
        out += out.empty() ? "" : " | ";
        out += one.kind == rung::block_kind::heading ? "# " : one.kind == rung::block_kind::list_item ? "- " : "";
        out += rung::slice(text.text, one.at);
    }
    return out;
}

/// The field as the document has it: "?" for unknown, "-" for absent.
inline std::string field_of(const rung::advert::field& field) {
    using state = rung::advert::field_state;
    return field.state == state::unknown ? "?" : field.state == state::absent ? "-" : field.text;
}

/// The folder of shared samples; "" where there is none.
inline std::string shared_folder() {
    const char* folder = std::getenv("RUNG_SHARED");
    return folder == nullptr ? std::string() : std::string(folder);
}

} // namespace rung_test
