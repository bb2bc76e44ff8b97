// SPDX-License-Identifier: Apache-2.0
#include "display.hpp"
#include "feed.hpp"
#include "form.hpp"
#include "json_text.hpp"
#include "lines.hpp"

#include <rung/version.hpp>

namespace rung::cli {
namespace {

void append_range(std::string& out, std::string_view name, bool located, range at) {
    json::key(out, name);
    if (!located) {
        out += "null";
        return;
    }
    out += '[';
    json::number(out, at.begin);
    out += ',';
    json::number(out, at.end);
    out += ']';
}

void append_finding(std::string& out, const advert::finding& found, const advert::position& at) {
    const auto& rule = *found.rule;
    out += '{';
    json::member(out, "rule", rule.id, true);
    json::key(out, "idea");
    if (rule.idea.empty()) {
        out += "null";
    } else {
        json::string(out, rule.idea);
    }
    json::member(out, "family", name(rule.about));
    json::member(out, "severity", name(found.level));
    json::member(out, "evidence", name(rule.rests_on));
    json::member(out, "part", found.where == advert::part::title ? "title" : "text");
    append_range(out, "bytes", found.located, at.bytes);
    append_range(out, "chars", found.located, at.chars);
    append_range(out, "utf16", found.located, at.utf16);
    out += found.first ? ",\"first\":true" : ",\"first\":false";
    json::member(out, "quote", found.quote);
    json::member(out, "message", found.message);
    json::member(out, "why", rule.why);
    json::key(out, "replacements");
    out += '[';
    for (std::size_t i = 0; i < found.replacements.size(); ++i) {
        if (i > 0) { out += ','; }
        json::string(out, found.replacements[i]);
    }
    out += ']';
}

/// Which advert of the feed it is.
void append_record(std::string& out, const source& in) {
    if (!in.feed) { return; }
    json::key(out, "record");
    json::number(out, in.feed->record);
    json::member(out, "record_id", in.feed->id);
}

/// Where in the feed the value stands that holds the words.
void append_feed_place(std::string& out, const source& in, const advert::finding& found) {
    if (!in.feed) { return; }
    json::key(out, "in");
    if (!found.located) {
        out += "null";
        return;
    }
    const auto& part = place_in_feed(*in.feed, found.where == advert::part::title, found.at);
    out += "{\"record\":";
    json::number(out, in.feed->record);
    json::member(out, "path", part.path);
    json::key(out, "byte");
    json::number(out, part.byte);
    out += '}';
}

void append_verdict(std::string& out, const advert::verdict& verdict) {
    json::key(out, "verdict");
    out += "{\"barrier\":";
    json::number(out, verdict.barrier);
    out += ",\"warning\":";
    json::number(out, verdict.warning);
    out += ",\"hint\":";
    json::number(out, verdict.hint);
    out += ",\"reading_age\":";
    json::tenths(out, verdict.reading_age);
    out += ",\"openness\":";
    json::number(out, verdict.openness);
    out += '}';
}

void append_error(std::string& out, const failure& why) {
    json::key(out, "error");
    out += '{';
    json::member(out, "code", name(why.code), true);
    json::member(out, "where", valid_utf8(why.where));
    out += '}';
}

rendered summary(const outcome& advert) {
    rendered out;
    if (!advert.is) {
        out.problem = advert.is.error();
        return out;
    }
    out.worst   = worst(advert.is->report);
    out.verdict = advert.is->report.verdict;
    return out;
}

/// The pinned form: a line an advert.
class ndjson final : public form {
public:
    [[nodiscard]] rendered render(const outcome& advert) const override {
        auto  out  = summary(advert);
        auto& text = out.text;
        text += "{\"id\":" + advert.id;
        if (!advert.is) {
            append_error(text, advert.is.error());
            text += "}\n";
            return out;
        }
        const auto& report = advert.is->report;
        append_record(text, advert.is->in);
        text.reserve(512 + report.findings.size() * 700);
        json::member(text, "ruleset", report.ruleset);
        append_verdict(text, report.verdict);
        text += ",\"findings\":[";
        for (std::size_t i = 0; i < report.findings.size(); ++i) {
            if (i > 0) { text += ','; }
            append_finding(text, report.findings[i], advert.is->at[i]);
            append_feed_place(text, advert.is->in, report.findings[i]);
            text += '}';
        }
        text += "]}\n";
        return out;
    }
};

/// One document for a run: rung-check/1.
class whole final : public form {
public:
    [[nodiscard]] std::string begin() override { return "{\"schema\":\"rung-check/1\",\"rung\":\"" RUNG_VERSION "\",\"adverts\":["; }

    [[nodiscard]] rendered render(const outcome& advert) const override {
        auto  out  = summary(advert);
        auto& text = out.text;
        text += "{\"id\":" + advert.id;
        if (!advert.is) {
            append_error(text, advert.is.error());
            text += '}';
            return out;
        }
        const auto& [in, report, at] = *advert.is;
        append_record(text, in);
        json::member(text, "title", in.doc.title);
        json::member(text, "offsets", in.text_is_raw ? "source" : "decoded");
        json::member(text, "sector", report.sector);
        json::member(text, "ruleset", report.ruleset);
        append_verdict(text, report.verdict);
        text += ",\"findings\":[";
        line_counter lines(in.text);
        for (std::size_t i = 0; i < report.findings.size(); ++i) {
            const auto& found = report.findings[i];
            text += i > 0 ? ",\n" : "\n";
            append_finding(text, found, at[i]);
            append_feed_place(text, in, found);
            if (found.located && found.where == advert::part::text) {
                const auto place = lines.at(at[i].bytes.begin);
                text += ",\"line\":";
                json::number(text, place.line);
                text += ",\"column\":";
                json::number(text, place.column);
            } else {
                text += ",\"line\":null,\"column\":null";
            }
            text += found.safe ? ",\"safe\":true" : ",\"safe\":false";
            json::member(text, "note", found.note);
            text += '}';
        }
        text += "]}";
        return out;
    }

    [[nodiscard]] std::string add(rendered& made) override {
        made.text.insert(0, first_ ? "\n" : ",\n");
        first_ = false;
        return std::move(made.text);
    }

    [[nodiscard]] std::string end() override { return "\n]}\n"; }

private:
    bool first_ = true;
};

} // namespace

std::unique_ptr<form> ndjson_form() { return std::make_unique<ndjson>(); }
std::unique_ptr<form> json_form() { return std::make_unique<whole>(); }

} // namespace rung::cli
