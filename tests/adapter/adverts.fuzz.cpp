// SPDX-License-Identifier: Apache-2.0
// Byte 0 chooses one of the bundled formats of adverts, byte 1 how much a read gives; the rest is the feed. Every advert that comes is a sound
// document whose parts lead into the feed, and a feed that ends in an error ends.
#include <rung/adapter/adverts.hpp>

#include <rung/adapter/bundled.hpp>
#include <rung/adapter/plugins.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/marked_text.hpp"
#include "support/record_rows.hpp"

namespace {

namespace adapter = rung::adapter;

void require(bool holds) {
    if (!holds) { std::abort(); }
}

/// The formats of adverts, plugin after plugin.
const std::vector<std::pair<const rung_plugin*, std::string>>& formats() {
    static const auto all = [] {
        std::vector<std::pair<const rung_plugin*, std::string>> found;
        for (const auto entry : rung_bundled_plugins()) {
            const auto* plugin = entry(RUNG_ABI_MAJOR, RUNG_ABI_MINOR);
            for (std::uint32_t i = 0; i < plugin->format_count; ++i) {
                if ((plugin->formats[i].flags & RUNG_FORMAT_ADVERTS) != 0) { found.emplace_back(plugin, plugin->formats[i].id); }
            }
        }
        return found;
    }();
    return all;
}

void look_at_field(const rung::advert::field& field) { require(rung_test::is_utf8(field.text)); }

void look_at(const adapter::feed_advert& one, std::size_t size) {
    const auto& is = one.document;
    require(rung_test::is_utf8(is.title) && rung_test::is_utf8(is.body.text));
    for (const auto& block : is.body.blocks) { require(block.at.begin <= block.at.end && block.at.end <= is.body.text.size()); }
    std::uint32_t from = 0;
    for (const auto& part : one.parts) {
        require(part.text.begin >= from && part.text.begin < part.text.end && part.text.end <= is.body.text.size());
        require(!part.path.empty() && part.byte <= size);
        from = part.text.end;
    }
    require(!is.body.text.empty() || is.partial);
    require(one.byte <= size && one.title.byte <= size);
    for (const auto* field : {&is.pay, &is.place, &is.hours, &is.contract, &is.closing, &is.organisation}) { look_at_field(*field); }
}

std::vector<std::string> read(const rung_plugin* plugin, const std::string& format, std::string_view text, std::size_t step) {
    std::vector<std::string>      seen;
    rung_test::memory_input       input(text, step);
    adapter::source_opening       what{.plugin = plugin, .format = format, .input = input.input()};
    what.bounds.record_bytes = 65'536;
    what.bounds.value_bytes  = 16'384;
    what.bounds.columns      = 500;
    auto reader = adapter::source_reader::open(what);
    if (!reader) { return {std::string(rung::name(reader.error().code)) + ' ' + reader.error().where}; }
    adapter::advert_feed feed(*reader);
    for (;;) {
        auto next = feed.next();
        if (!next) { seen.push_back(std::string(rung::name(next.error().code)) + ' ' + next.error().where); }
        if (!next || !*next) { return seen; }
        look_at(**next, text.size());
        seen.push_back((*next)->id + '|' + (*next)->document.title + '|' + (*next)->document.body.text + '|' + std::to_string((*next)->byte));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) { return 0; }
    const auto& [plugin, format] = formats()[data[0] % formats().size()];
    const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
    const auto             at_once = read(plugin, format, text, 65'536);
    require(at_once == read(plugin, format, text, data[1] % 61U * 2U + 1U));
    return 0;
}
