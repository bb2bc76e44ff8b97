// SPDX-License-Identifier: Apache-2.0
#include "display.hpp"
#include "feed.hpp"
#include "form.hpp"
#include "lines.hpp"

namespace rung::cli {
namespace {

/// Escapes as GitHub's workflow commands want it; in a property `:` and `,` too.
std::string escaped(std::string_view text, bool property) {
    std::string out;
    for (const auto c : valid_utf8(text)) {
        switch (c) {
        case '%': out += "%25"; break;
        case '\r': out += "%0D"; break;
        case '\n': out += "%0A"; break;
        case ':': out += property ? "%3A" : ":"; break;
        case ',': out += property ? "%2C" : ","; break;
        default: out += c;
        }
    }
    return out;
}

/// Annotations: barriers as errors, warnings as warnings, hints as notices; each term once.
class github final : public form {
public:
    [[nodiscard]] rendered render(const outcome& advert) const override {
        rendered out;
        if (!advert.is) {
            out.problem = advert.is.error();
            out.text    = "::error file=" + escaped(advert.name, true) + ",title=rung::" + escaped(describe(advert.is.error().code), false) + '\n';
            return out;
        }
        const auto& [in, report, at] = *advert.is;
        out.worst                    = worst(report);
        out.verdict                  = report.verdict;
        line_counter lines(in.text);
        for (std::size_t i = 0; i < report.findings.size(); ++i) {
            const auto& found = report.findings[i];
            if (found.level == severity::credit || !found.first) { continue; }
            out.text += found.level == severity::barrier ? "::error" : found.level == severity::warning ? "::warning" : "::notice";
            out.text += " file=" + escaped(in.feed ? in.feed->file : advert.name, true);
            if (in.feed) {
                const auto line = found.located ? place_in_feed(*in.feed, found.where == advert::part::title, found.at).line : in.feed->title.line;
                out.text += ",line=" + std::to_string(std::max(line, 1U));
            } else if (found.located && found.where == advert::part::text) {
                const auto from = lines.at(at[i].bytes.begin);
                const auto to   = lines.at(at[i].bytes.end);
                out.text += ",line=" + std::to_string(from.line) + ",endLine=" + std::to_string(to.line);
                if (from.line == to.line) { out.text += ",col=" + std::to_string(from.column) + ",endColumn=" + std::to_string(to.column); }
            } else {
                out.text += ",line=1";
            }
            out.text += ",title=" + escaped(found.rule->title, true) + "::" + escaped(found.message, false);
            const auto advice = found.replacements.empty() ? std::string(found.rule->mend) : found.replacements.front();
            if (!advice.empty()) { out.text += escaped(" Try: " + advice, false); }
            out.text += '\n';
        }
        return out;
    }
};

} // namespace

std::unique_ptr<form> github_form() { return std::make_unique<github>(); }

} // namespace rung::cli
