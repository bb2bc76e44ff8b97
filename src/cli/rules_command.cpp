// SPDX-License-Identifier: Apache-2.0
#include "check_options.hpp"
#include "commands.hpp"
#include "display.hpp"
#include "json_text.hpp"
#include "names.hpp"
#include "output.hpp"
#include "terminal_posix.hpp"

#include <rung/advert/rule.hpp>
#include <rung/advert/ruleset.hpp>


namespace rung::cli {
namespace {

void append_rule(std::string& out, const advert::rule& rule) {
    out += '{';
    json::member(out, "id", rule.id, true);
    json::key(out, "idea");
    if (rule.idea.empty()) {
        out += "null";
    } else {
        json::string(out, rule.idea);
    }
    json::member(out, "family", name(rule.about));
    json::member(out, "severity", name(rule.level));
    json::member(out, "evidence", name(rule.rests_on));
    out += rule.contested ? ",\"contested\":true" : ",\"contested\":false";
    out += rule.on ? ",\"on\":true" : ",\"on\":false";
    json::member(out, "title", rule.title);
    json::member(out, "message", rule.message);
    json::member(out, "why", rule.why);
    json::member(out, "mend", rule.mend);
    for (const auto& [key, text, cut] : {std::tuple{"sources", rule.sources, ' '}, {"exceptions", rule.exceptions, '\n'}, {"fires", rule.fires, '\n'}, {"silent", rule.silent, '\n'}}) {
        json::key(out, key);
        out += '[';
        bool first = true;
        for (std::size_t from = 0; from < text.size();) {
            const auto end = std::min(text.find(cut, from), text.size());
            if (end > from) {
                if (!first) { out += ','; }
                json::string(out, text.substr(from, end - from));
                first = false;
            }
            from = end + 1;
        }
        out += ']';
    }
    out += '}';
}

void append_list(std::string& out, std::string_view heading, std::string_view lines, std::size_t width) {
    if (lines.empty()) { return; }
    out += '\n' + std::string(heading) + '\n';
    for (std::size_t from = 0; from < lines.size();) {
        const auto end = std::min(lines.find('\n', from), lines.size());
        out += wrapped(lines.substr(from, end - from), width, 4, "  - ");
        from = end + 1;
    }
}

} // namespace

int rules_command(int count, char** words) {
    bool as_json = false;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        if (word == "--format=json" || (word == "--format" && i + 1 < count && std::string_view(words[i + 1]) == "json")) {
            as_json = true;
            i += word == "--format" ? 1 : 0;
        } else if (word == "--format=text" || (word == "--format" && i + 1 < count && std::string_view(words[i + 1]) == "text")) {
            i += word == "--format" ? 1 : 0;
        } else if (word == "--help" || word == "-h") {
            output out(standard_output);
            out.write("rung rules [--format text|json]\n\nLists every rule. rung explain ID prints one of them in full.\n");
            return finish(out, 0);
        } else {
            complain("rules: no option \"" + std::string(word) + "\"; there is --format text|json");
            return 2;
        }
    }
    output      out(standard_output);
    std::string text;
    if (as_json) {
        text = "{\"schema\":\"rung-rules/1\"";
        json::member(text, "ruleset", advert::ruleset().name());
        text += ",\"rules\":[";
        for (const auto& rule : advert::rules()) {
            text += &rule == advert::rules().data() ? "\n" : ",\n";
            append_rule(text, rule);
        }
        text += "\n]}\n";
    } else {
        std::size_t widest = 0;
        for (const auto& rule : advert::rules()) { widest = std::max(widest, rule.id.size()); }
        for (const auto& rule : advert::rules()) {
            text += std::string(rule.id) + std::string(widest - rule.id.size() + 2, ' ');
            const auto level = std::string(name(rule.level));
            text += level + std::string(9 - level.size(), ' ') + std::string(rule.title) + (rule.on ? "" : " (off)") + '\n';
        }
    }
    out.write(text);
    return finish(out, 0);
}

int explain_command(int count, char** words) {
    if (count != 2 || words[1][0] == '-') {
        const bool help = count == 2 && (std::string_view(words[1]) == "--help" || std::string_view(words[1]) == "-h");
        if (!help) {
            complain("explain: name one rule, such as rung explain degree-required");
            return 2;
        }
        output out(standard_output);
        out.write("rung explain ID\n\nPrints one rule: what it asks, why, on what evidence, when it stays silent. rung rules lists the ids.\n");
        return finish(out, 0);
    }
    const auto* const rule = advert::find_rule(words[1]);
    if (rule == nullptr) {
        const auto near = nearest(words[1], advert::rules(), [](const advert::rule& r) { return r.id; });
        complain("there is no rule \"" + std::string(words[1]) + '"' + (near.empty() ? std::string() : "; did you mean \"" + std::string(near) + "\"?") + " (rung rules lists them)");
        return 2;
    }
    output      out(standard_output);
    const auto  width = terminal_width(standard_output);
    const bool  paint = use_colour(colour_choice::automatic, standard_output);
    std::string text  = (paint ? "\x1B[1m" : "") + std::string(rule->id) + (paint ? "\x1B[0m" : "") + " \xE2\x80\x93 " + std::string(rule->title) + "\n\n";
    text += wrapped(rule->message, width, 2, "  ") + '\n' + wrapped(rule->why, width, 0) + '\n';
    text += wrapped(rule->mend, width, 0, "Instead: ");
    text += "\nSeverity " + std::string(name(rule->level)) + "; family " + std::string(name(rule->about)) + "; evidence: " + std::string(name(rule->rests_on)) + (rule->contested ? ", contested" : "") +
            (rule->idea.empty() ? "" : "; idea " + std::string(rule->idea)) + (rule->on ? "" : "; off unless switched on") + ".\n";
    if (!rule->sources.empty()) { text += wrapped(rule->sources, width, 9, "Sources: "); }
    append_list(text, "Stays silent where", rule->exceptions, width);
    append_list(text, "Reports", rule->fires, width);
    append_list(text, "Does not report", rule->silent, width);
    out.write(text);
    return finish(out, 0);
}

} // namespace rung::cli
