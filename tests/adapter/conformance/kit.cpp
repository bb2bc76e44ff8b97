// SPDX-License-Identifier: Apache-2.0
#include "kit.hpp"

#include "grown.hpp"
#include "leak_posix.hpp"
#include "rules.hpp"
#include "sample_checks.hpp"

namespace rung::conformance {
namespace {

std::string look_at_table(const rung_plugin* plugin) {
    if (plugin == nullptr) { return "the entry gives no table to this host"; }
    if (!RUNG_HAS(plugin, close)) { return "struct_size is smaller than in form 1.0"; }
    if (plugin->abi_major != RUNG_ABI_MAJOR || plugin->abi_minor > RUNG_ABI_MINOR) { return "made for another form of the ABI"; }
    if (plugin->id == nullptr || !is_kebab(plugin->id)) { return "id is not in kebab-case"; }
    if (plugin->version == nullptr || *plugin->version == '\0' || std::string_view(plugin->version).find_first_of(" \t\r\n") != std::string_view::npos) { return "version is empty or has blanks"; }
    if (plugin->probe == nullptr || plugin->open == nullptr || plugin->next == nullptr || plugin->table_count == nullptr || plugin->table == nullptr ||
        plugin->column_count == nullptr || plugin->column == nullptr || plugin->where == nullptr || plugin->close == nullptr) {
        return "a function is missing";
    }
    if (plugin->format_count == 0 || plugin->formats == nullptr) { return "no formats"; }
    for (std::uint32_t i = 0; i < plugin->format_count; ++i) {
        const auto& one = plugin->formats[i];
        if (one.id == nullptr || !is_kebab(one.id)) { return "format " + std::to_string(i) + ": id is not in kebab-case"; }
        if (one.title == nullptr || *one.title == '\0') { return std::string(one.id) + ": no title"; }
        if (one.zero != 0 || (one.flags & ~7U) != 0) { return std::string(one.id) + ": flags that form 1.0 does not have"; }
        for (std::uint32_t j = 0; j < i; ++j) {
            if (std::string_view(one.id) == plugin->formats[j].id) { return std::string(one.id) + ": twice"; }
        }
    }
    return {};
}

/// What is wrong, and what was looked at where nothing is.
struct told {
    std::string wrong;
    std::string seen;
};

check make(std::string what, std::function<told()> work) {
    return {what, [what, work = std::move(work)] {
                auto said = work();
                return report_line{what, said.wrong.empty(), said.wrong.empty() ? std::move(said.seen) : std::move(said.wrong)};
            }};
}

told probe_hostile(const rung_plugin* plugin) {
    std::size_t count = 0;
    for (const auto& one : hostile_inputs()) {
        for (std::uint32_t format = 0; format < plugin->format_count; ++format) {
            for (const std::uint32_t larger : {0U, 32U}) {
                std::string broken;
                (void)probe(plugin, format, std::string_view(one.text).substr(0, 65'536), larger, broken);
                if (!broken.empty()) { return {std::string(plugin->formats[format].id) + ", " + one.name + ": " + broken, {}}; }
                ++count;
            }
        }
    }
    return {{}, std::to_string(count) + " heads"};
}

/// The input that fits nothing, as each format, in large and in single bytes.
told read_hostile(const rung_plugin* plugin, const sample& one) {
    for (std::uint32_t format = 0; format < plugin->format_count; ++format) {
        const std::string id = plugin->formats[format].id;
        const auto        at_once = read_all(plugin, one, id);
        if (!at_once.broken.empty()) { return {id + ": " + at_once.broken, {}}; }
        if (one.text.size() > 100'000) { continue; }
        const auto in_bytes = read_all(plugin, one, id, {.step = 1, .larger = 32, .bare = true});
        if (!in_bytes.broken.empty()) { return {id + ", 1-byte reads: " + in_bytes.broken, {}}; }
        if (in_bytes.code != at_once.code || in_bytes.rows != at_once.rows) { return {id + ": 1-byte reads end differently", {}}; }
    }
    return {{}, std::to_string(plugin->format_count) + " formats"};
}

told open_wrongly(const rung_plugin* plugin) {
    const sample none{"", "", {}, {}};
    const auto   unknown = read_all(plugin, none, "no-such-format");
    if (unknown.code >= 0) { return {"a format that the plugin does not have is opened", {}}; }
    for (std::uint32_t format = 0; format < plugin->format_count; ++format) {
        const sample with{"", "", {}, {{"no-such-option", "1"}}};
        const auto   opened = read_all(plugin, with, plugin->formats[format].id);
        if (opened.code != -301) { return {std::string(plugin->formats[format].id) + ": an option that the plugin does not know is not bad_field", {}}; }
    }
    plugin->close(nullptr);
    return {{}, "format, options, close(NULL)"};
}

told probe_number(const rung_plugin* plugin) {
    rung_guess guess{};
    guess.struct_size = sizeof guess;
    if (plugin->probe(plugin->format_count, "", 0, &guess) >= 0) { return {"a format number that does not exist gives no error", {}}; }
    if (plugin->extension != nullptr && plugin->extension("org.example.no-such-ability") != nullptr) { return {"an ability that nobody knows is there", {}}; }
    return {{}, "format number, extension"};
}

} // namespace

std::vector<check> checks_of(const rung_plugin* plugin, std::span<const sample> samples) {
    std::vector<check> all;
    all.push_back(make("table", [=] {
        auto wrong = look_at_table(plugin);
        return told{std::move(wrong), plugin == nullptr ? std::string() : std::to_string(plugin->format_count) + " formats"};
    }));
    // Without its functions and numbers nothing else can be asked; a name of the wrong form stops nobody.
    if (plugin == nullptr || !RUNG_HAS(plugin, close) || plugin->abi_major != RUNG_ABI_MAJOR || plugin->probe == nullptr || plugin->open == nullptr || plugin->next == nullptr ||
        plugin->table_count == nullptr || plugin->table == nullptr || plugin->column_count == nullptr || plugin->column == nullptr || plugin->where == nullptr ||
        plugin->close == nullptr || plugin->formats == nullptr || plugin->format_count == 0) {
        return all;
    }
    all.push_back(make("probe hostile input", [=] { return probe_hostile(plugin); }));
    all.push_back(make("probe what is not there", [=] { return probe_number(plugin); }));
    all.push_back(make("open what is not there", [=] { return open_wrongly(plugin); }));
    for (const auto& one : hostile_inputs()) {
        all.push_back(make("hostile: " + one.name, [=, &one] { return read_hostile(plugin, one); }));
    }
    for (const auto& one : samples) {
        for (const auto& each : sample_checks()) {
            all.push_back(make(std::string(each.what) + ": " + one.name, [=, &one] {
                std::string wrong;
                auto        format = format_of(plugin, one, wrong);
                if (format.empty()) { return told{std::move(wrong), {}}; }
                std::string seen;
                wrong = each.work({plugin, one, format}, seen);
                return told{std::move(wrong), std::move(seen)};
            }));
        }
    }
    all.push_back(make("leaks", [=] {
        std::string seen;
        auto        wrong = look_for_leaks(plugin, samples, seen);
        return told{std::move(wrong), std::move(seen)};
    }));
    return all;
}

std::vector<report_line> check_plugin(const rung_plugin* plugin, std::span<const sample> samples) {
    std::vector<report_line> all;
    for (const auto& one : checks_of(plugin, samples)) { all.push_back(one.run()); }
    return all;
}

} // namespace rung::conformance
