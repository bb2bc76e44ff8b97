// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/plugins.hpp>

#include <algorithm>
#include <cstring>

RUNG_BEGIN
namespace adapter {

RUNG_DECL plugin_set::plugin_set(std::span<const rung_plugin_entry_function> entries) {
    for (const auto entry : entries) {
        if (const auto* plugin = entry(RUNG_ABI_MAJOR, RUNG_ABI_MINOR)) { (void)add(plugin); }
    }
}

RUNG_DECL result<void> plugin_set::add(const rung_plugin* plugin) {
    if (plugin == nullptr || !RUNG_HAS(plugin, close) || plugin->abi_major != RUNG_ABI_MAJOR || plugin->abi_minor > RUNG_ABI_MINOR) {
        return failure{errc::abi_mismatch, "plugin", {}};
    }
    for (std::uint32_t i = 0; i < plugin->format_count; ++i) {
        if (find(plugin->formats[i].id).plugin != nullptr) { return failure{errc::bad_field, plugin->formats[i].id, {}}; }
    }
    plugins_.push_back(plugin);
    return {};
}

RUNG_DECL plugin_set::found plugin_set::find(std::string_view format) const noexcept {
    for (const auto* plugin : plugins_) {
        for (std::uint32_t i = 0; i < plugin->format_count; ++i) {
            if (format == plugin->formats[i].id) { return {plugin, i}; }
        }
    }
    return {};
}

RUNG_DECL std::vector<candidate> detect(const plugin_set& plugins, std::string_view head, std::string_view raw) {
    std::vector<candidate> found;
    for (const auto* plugin : plugins.all()) {
        for (std::uint32_t i = 0; i < plugin->format_count; ++i) {
            const auto& about = plugin->formats[i];
            const auto  seen  = (about.flags & RUNG_FORMAT_BYTES) != 0 ? raw : head;
            rung_guess  guess{};
            guess.struct_size = sizeof guess;
            if (plugin->probe(i, seen.data(), seen.size(), &guess) < 0 || guess.confidence == 0) { continue; }
            candidate one{about.id, about.title, std::min(guess.confidence, 100U), about.flags, {}};
            // Evidence is a text of pieces: one piece for each thing that was seen.
            std::string_view left(guess.evidence, ::strnlen(guess.evidence, sizeof guess.evidence));
            while (!left.empty()) {
                const auto end = left.find("; ");
                one.evidence.emplace_back(left.substr(0, end));
                left = end == left.npos ? std::string_view() : left.substr(end + 2);
            }
            found.push_back(std::move(one));
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
    return found;
}

} // namespace adapter
RUNG_END
