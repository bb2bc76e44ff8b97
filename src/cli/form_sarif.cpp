// SPDX-License-Identifier: Apache-2.0
#include "display.hpp"
#include "feed.hpp"
#include "form.hpp"
#include "json_text.hpp"
#include "lines.hpp"

#include <rung/version.hpp>

#include <algorithm>

namespace rung::cli {
namespace {

/// A path as the relative URI reference that SARIF wants.
std::string uri(std::string_view path) {
    std::string out;
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~/").find(c) != std::string_view::npos;
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4U];
            out += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15U];
        }
    }
    return path.starts_with('/') ? "file://" + out : out;
}

void text_member(std::string& out, std::string_view name, std::string_view text, bool first = false) {
    json::key(out, name, first);
    out += '{';
    json::member(out, "text", text, true);
    out += '}';
}

void append_region(std::string& out, line_counter& lines, const advert::position& at, bool raw) {
    const auto from = lines.at(at.bytes.begin);
    const auto to   = lines.at(at.bytes.end);
    const auto pair = [&](std::string_view name, std::size_t value, bool first = false) {
        json::key(out, name, first);
        json::number(out, value);
    };
    out += "{";
    pair("startLine", from.line, true);
    pair("startColumn", from.column);
    pair("endLine", to.line);
    pair("endColumn", to.column);
    pair("charOffset", at.chars.begin);
    pair("charLength", at.chars.size());
    if (raw) {
        pair("byteOffset", at.bytes.begin);
        pair("byteLength", at.bytes.size());
    }
}

/// The value in the feed that holds the words: a place, since the words may stand there in another spelling.
void append_value_region(std::string& out, const feed_part& part) {
    if (part.line == 0) { return; }
    json::key(out, "region");
    out += "{\"startLine\":" + std::to_string(part.line) + ",\"startColumn\":" + std::to_string(part.column) + '}';
}

/// SARIF 2.1.0, one run. Columns and charOffset count code points.
class sarif final : public form {
public:
    [[nodiscard]] std::string begin() override {
        return "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[";
    }

    [[nodiscard]] rendered render(const outcome& advert) const override {
        rendered out;
        if (!advert.is) {
            out.problem = advert.is.error();
            out.entries.clear();
            return out;
        }
        const auto& [in, report, at] = *advert.is;
        out.worst                    = worst(report);
        out.verdict                  = report.verdict;
        line_counter lines(in.text);
        for (std::size_t i = 0; i < report.findings.size(); ++i) {
            const auto& found = report.findings[i];
            if (found.level == severity::credit) { continue; }
            auto& text = out.text;
            text += text.empty() ? "\n{" : ",\n{";
            json::member(text, "ruleId", found.rule->id, true);
            json::member(text, "level", found.level == severity::barrier ? "error" : found.level == severity::warning ? "warning" : "note");
            text_member(text, "message", found.message + (found.replacements.empty() ? std::string() : " Try: " + found.replacements.front()));
            text += ",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{";
            json::member(text, "uri", uri(in.feed ? in.feed->file : advert.name), true);
            text += '}';
            if (in.feed && found.located) {
                append_value_region(text, place_in_feed(*in.feed, found.where == advert::part::title, found.at));
            } else if (found.located && found.where == advert::part::text) {
                json::key(text, "region");
                append_region(text, lines, at[i], in.text_is_raw);
                text_member(text, "snippet", found.quote);
                text += '}';
            }
            text += "}}]";
            json::key(text, "partialFingerprints");
            text += '{';
            const auto hash = entry_of("", found).hash;
            json::member(text, "rungRuleAndQuote/v1", std::to_string(hash), true);
            text += "},\"properties\":{";
            json::member(text, "family", name(found.rule->about), true);
            json::member(text, "severity", name(found.level));
            text += found.first ? ",\"first\":true}}" : ",\"first\":false}}";
            if (std::ranges::find(out.rules, found.rule) == out.rules.end()) { out.rules.push_back(found.rule); }
        }
        return out;
    }

    [[nodiscard]] std::string add(rendered& made) override {
        if (made.problem.code != errc::ok) {
            problems_ += problems_.empty() ? "\n{" : ",\n{";
            json::member(problems_, "level", "error", true);
            text_member(problems_, "message", valid_utf8(made.problem.where) + ": " + std::string(describe(made.problem.code)));
            problems_ += '}';
        }
        for (const auto* rule : made.rules) {
            if (std::ranges::find(rules_, rule) == rules_.end()) { rules_.push_back(rule); }
        }
        if (made.text.empty()) { return {}; }
        if (!first_) { made.text.insert(0, 1, ','); }
        first_ = false;
        return std::move(made.text);
    }

    [[nodiscard]] std::string end() override {
        std::string out = "\n],\"tool\":{\"driver\":{\"name\":\"rung\",\"semanticVersion\":\"" RUNG_VERSION "\",\"rules\":[";
        std::ranges::sort(rules_, [](const auto* a, const auto* b) { return a->id < b->id; });
        for (const auto* rule : rules_) {
            out += rule == rules_.front() ? "\n{" : ",\n{";
            json::member(out, "id", rule->id, true);
            text_member(out, "shortDescription", rule->title);
            text_member(out, "fullDescription", rule->why);
            text_member(out, "help", std::string(rule->mend) + " Evidence: " + std::string(name(rule->rests_on)) + (rule->contested ? ", contested." : "."));
            out += ",\"defaultConfiguration\":{";
            json::member(out, "level", rule->level == severity::barrier ? "error" : rule->level == severity::warning ? "warning" : "note", true);
            out += "}}";
        }
        out += "\n]}},\"invocations\":[{\"executionSuccessful\":" + std::string(problems_.empty() ? "true" : "false");
        if (!problems_.empty()) { out += ",\"toolExecutionNotifications\":[" + problems_ + ']'; }
        return out + "}]}]}\n";
    }

private:
    std::vector<const advert::rule*> rules_;
    std::string                      problems_;
    bool                             first_ = true;
};

} // namespace

std::unique_ptr<form> sarif_form() { return std::make_unique<sarif>(); }

} // namespace rung::cli
