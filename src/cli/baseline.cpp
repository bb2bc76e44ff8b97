// SPDX-License-Identifier: Apache-2.0
#include "baseline.hpp"

#include "display.hpp"
#include "json_text.hpp"

#include <algorithm>
#include <filesystem>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

namespace rung::cli {
namespace {

std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = 14695981039346656037ULL) noexcept {
    for (const auto c : text) { hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL; }
    return hash;
}

std::string hex(std::uint64_t value) {
    std::string out(16, '0');
    for (auto at = out.rbegin(); at != out.rend(); ++at, value >>= 4U) { *at = "0123456789abcdef"[value & 15U]; }
    return out;
}

} // namespace

baseline_entry entry_of(std::string_view file, const advert::finding& found) {
    return {valid_utf8(file), std::string(found.rule->id), fnv1a(found.quote, fnv1a("\n", fnv1a(found.rule->id)))};
}

std::string baseline_name(const std::string& file, const std::string& baseline_file) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    const auto      folder = fs::absolute(baseline_file, ignored).parent_path().lexically_normal();
    const auto      name   = fs::absolute(file, ignored).lexically_normal().lexically_relative(folder);
    return name.empty() ? file : name.generic_string();
}

std::string write_baseline(std::vector<baseline_entry> entries) {
    std::ranges::sort(entries);
    const auto rest = std::ranges::unique(entries);
    entries.erase(rest.begin(), rest.end());
    std::string out   = "{\"schema\":\"rung-baseline/1\",\"entries\":[";
    bool        first = true;
    for (const auto& entry : entries) {
        out += first ? "\n{" : ",\n{";
        json::member(out, "file", entry.file, true);
        json::member(out, "rule", entry.rule);
        json::member(out, "hash", hex(entry.hash));
        out += '}';
        first = false;
    }
    out += "\n]}\n";
    return out;
}

result<baseline> baseline::parse(std::string_view text, const std::string& where) {
    namespace bj = boost::json;
    bj::error_code code;
    const auto     value = bj::parse(text, code);
    if (code) { return failure{errc::bad_json, where, code.message()}; }
    const auto bad = [&](std::string place) { return failure{errc::bad_baseline, where + ": " + std::move(place), {}}; };
    if (!value.is_object()) { return bad("not an object"); }
    const auto* const schema = value.get_object().if_contains("schema");
    if (schema == nullptr || !schema->is_string() || schema->get_string() != "rung-baseline/1") { return bad("schema"); }
    const auto* const entries = value.get_object().if_contains("entries");
    if (entries == nullptr || !entries->is_array()) { return bad("entries"); }
    baseline out;
    for (const auto& each : entries->get_array()) {
        const auto place = "entries/" + std::to_string(out.entries_.size());
        const auto field = [&](std::string_view name) -> std::string_view {
            const auto* const found = each.is_object() ? each.get_object().if_contains(name) : nullptr;
            return found != nullptr && found->is_string() ? std::string_view(found->get_string()) : std::string_view();
        };
        const auto     digits = field("hash");
        std::uint64_t  hash   = 0;
        const auto     read   = std::from_chars(digits.data(), digits.data() + digits.size(), hash, 16);
        if (field("rule").empty() || digits.size() != 16 || read.ptr != digits.data() + digits.size()) { return bad(place); }
        out.entries_.push_back({std::string(field("file")), std::string(field("rule")), hash});
    }
    std::ranges::sort(out.entries_);
    return out;
}

bool baseline::holds(std::string_view file, const advert::finding& found) const { return std::ranges::binary_search(entries_, entry_of(file, found)); }

} // namespace rung::cli
