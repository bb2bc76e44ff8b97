// SPDX-License-Identifier: Apache-2.0
#include "rule_files.hpp"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

namespace fs = std::filesystem;

namespace rung_build {
namespace {

std::string joined(const toml::node_view<const toml::node>& list, std::string_view between) {
    std::string out;
    if (const auto* array = list.as_array()) {
        for (const auto& item : *array) {
            if (!out.empty()) { out += between; }
            out += item.value_or(std::string());
        }
    }
    return out;
}

rule_text read_rule(const toml::table& t) {
    const auto text = [&](std::string_view key) { return t[key].value_or(std::string()); };
    rule_text  r;
    r.id         = text("id");
    r.idea       = text("idea");
    r.family     = text("family");
    r.severity   = r.family == "positive" ? "credit" : text("severity");
    r.title      = text("title");
    r.message    = text("message");
    r.why        = text("why");
    r.mend       = text("mend");
    r.sources    = joined(t["sources"], " ");
    r.evidence   = text("evidence");
    r.contested  = t["contested"].value_or(false);
    r.on         = t["on"].value_or(true);
    r.exceptions = joined(t["exceptions"], "\n");
    r.fires      = joined(t["fires"], "\n");
    r.silent     = joined(t["silent"], "\n");
    return r;
}

std::string lines(std::string_view list, std::string_view before, std::string_view after) {
    std::string out;
    while (!list.empty()) {
        const auto cut = list.find('\n');
        out += std::string(before) + std::string(list.substr(0, cut)) + std::string(after);
        list = cut == std::string_view::npos ? std::string_view{} : list.substr(cut + 1);
    }
    return out;
}

std::string page(const rule_text& r) {
    std::string out = "# " + r.id + "\n\n" + r.title + ".\n\n> " + r.message + "\n\n" + r.why + "\n\n**Instead:** " + r.mend + "\n\n";
    out += "| family | severity | evidence | idea | sources |\n|---|---|---|---|---|\n| " + r.family + " | " + r.severity + " | " + r.evidence +
           (r.contested ? ", contested" : "") + " | " + (r.idea.empty() ? "–" : r.idea) + " | " + r.sources + " |\n\n";
    if (!r.exceptions.empty()) { out += "Stays silent:\n\n" + lines(r.exceptions, "- ", "\n") + "\n"; }
    out += "Reports:\n\n" + lines(r.fires, "- ", "\n") + "\nDoes not report:\n\n" + lines(r.silent, "- ", "\n");
    if (!r.on) { out += "\nOff unless `rung.toml` turns it on.\n"; }
    return out;
}

} // namespace

std::string read_rules(const fs::path& folder, std::vector<rule_text>& out) {
    std::set<std::string> seen;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".toml" || entry.path().stem() == "sources") { continue; }
        const auto parsed = toml::parse_file(entry.path().string());
        if (!parsed) { return entry.path().filename().string() + ":" + std::to_string(parsed.error().source().begin.line) + ": " + std::string(parsed.error().description()); }
        const auto* list = parsed.table()["rule"].as_array();
        if (list == nullptr) { return entry.path().filename().string() + ": no [[rule]]"; }
        for (const auto& item : *list) {
            auto rule = read_rule(*item.as_table());
            for (const auto* must : {&rule.id, &rule.family, &rule.severity, &rule.title, &rule.message, &rule.why, &rule.mend, &rule.sources, &rule.evidence, &rule.fires, &rule.silent}) {
                if (must->empty()) { return entry.path().filename().string() + ": a key of " + rule.id + " is empty"; }
            }
            if (!seen.insert(rule.id).second) { return rule.id + " stands twice"; }
            out.push_back(std::move(rule));
        }
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return {};
}

void write_pages(const std::vector<rule_text>& rules, const fs::path& sources, const fs::path& docs) {
    fs::create_directories(docs / "rules");
    std::string index = "# Rules\n\nGenerated from `src/rules`; each page says what the rule asks, why, on what evidence, and when it stays silent.\n\n"
                        "| rule | asks | severity | evidence |\n|---|---|---|---|\n";
    for (const auto& r : rules) {
        std::ofstream(docs / "rules" / (r.id + ".md")) << page(r);
        index += "| [" + r.id + "](" + r.id + ".md) | " + r.title + " | " + r.severity + " | " + r.evidence + (r.contested ? ", contested" : "") + " |\n";
    }
    index += "\n## Sources\n\n";
    if (const auto parsed = toml::parse_file(sources.string())) {
        if (const auto* list = parsed.table()["source"].as_array()) {
            std::map<std::string, std::string> rows;
            for (const auto& item : *list) {
                const auto& t    = *item.as_table();
                const auto  text = [&](std::string_view key) { return t[key].value_or(std::string()); };
                rows[text("key")] = "- **" + text("key") + "** " + text("title") + ", " + text("publisher") + ", " + text("year") + ". " + text("address") +
                                    (text("note").empty() ? "" : " " + text("note")) + "\n";
            }
            for (const auto& [key, row] : rows) { index += row; }
        }
    }
    std::ofstream(docs / "rules" / "index.md") << index;
}

} // namespace rung_build
