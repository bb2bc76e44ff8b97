// SPDX-License-Identifier: Apache-2.0
#include "display.hpp"
#include "excerpt.hpp"
#include "feed.hpp"
#include "form.hpp"
#include "lines.hpp"
#include "pick.hpp"
#include "recurring.hpp"

#include <rung/advert/rule.hpp>

#include <algorithm>
#include <map>

namespace rung::cli {
namespace {

constexpr std::size_t most_shown = 5;

constexpr std::string_view bold = "\x1B[1m", dim = "\x1B[2m", underlined = "\x1B[1;4m", green = "\x1B[32m", red = "\x1B[31m", yellow = "\x1B[33m", blue = "\x1B[36m",
                           plain = "\x1B[0m";

std::string plural(std::size_t n, std::string_view one, std::string_view many) { return std::to_string(n) + ' ' + std::string(n == 1 ? one : many); }

std::string_view colour_of(severity level) { return level == severity::barrier ? red : level == severity::warning ? yellow : level == severity::hint ? blue : green; }

class text final : public form {
public:
    explicit text(const text_style& style) : style_(style) {}

    [[nodiscard]] rendered render(const outcome& advert) const override {
        rendered out;
        if (!advert.is) {
            out.problem = advert.is.error();
            return out;
        }
        const auto& [in, report, at] = *advert.is;
        out.worst                    = worst(report);
        out.verdict                  = report.verdict;
        std::vector<bool> elsewhere(report.findings.size(), false);
        if (style_.recurring != nullptr) { set_apart(*advert.is, elsewhere, out); }
        const bool hard = report.verdict.reading_age > style_.reading_age_target + 0.5;
        if (hard && !style_.all) { // the heading says it
            for (std::size_t i = 0; i < elsewhere.size(); ++i) { elsewhere[i] = elsewhere[i] || report.findings[i].rule->id == "reading-age"; }
        }
        const auto chosen = pick(report, style_.all ? 0 : most_shown, elsewhere);
        heading(advert, chosen, out.text);
        line_counter             lines(in.text);
        std::vector<const char*> mended;
        for (const auto i : chosen.shown) {
            const auto& found = report.findings[i];
            auto        place = printable(advert.name);
            if (in.feed && found.located) {
                const auto& part = place_in_feed(*in.feed, found.where == advert::part::title, found.at);
                place            = printable(in.feed->file);
                if (part.line > 0) { place += ':' + std::to_string(part.line) + ':' + std::to_string(part.column); }
                place += " (" + printable(part.path) + ')';
            } else if (found.located && found.where == advert::part::text) {
                const auto [line, column, begin] = lines.at(at[i].bytes.begin);
                place += ':' + std::to_string(line) + ':' + std::to_string(column);
            } else if (found.located) {
                place += " (title)";
            }
            out.text += '\n' + paint("  " + place, dim) + "  " + paint(name(found.level), colour_of(found.level));
            if (style_.all) { out.text += paint("  " + std::string(found.rule->id), dim); }
            out.text += '\n';
            finding(*advert.is, found, mended, out.text);
        }
        if (chosen.folded.any()) { out.text += '\n' + wrapped(rest(chosen.folded), style_.width, 2, "  "); }
        out.text += '\n';
        return out;
    }

    [[nodiscard]] std::string add(rendered& made) override {
        ++(made.problem.code == errc::ok ? adverts_ : problems_);
        total_.barrier += made.verdict.barrier;
        total_.warning += made.verdict.warning;
        total_.hint += made.verdict.hint;
        for (auto& [number, said] : made.recurring) { recurring_.emplace(number, std::move(said)); }
        return std::move(made.text);
    }

    [[nodiscard]] std::string end() override {
        std::string out;
        for (const auto& [number, said] : recurring_) { out += said + '\n'; }
        if (adverts_ + problems_ > 1) {
            out += plural(adverts_, "advert", "adverts") + ": " + plural(total_.barrier, "barrier", "barriers") + ", " + plural(total_.warning, "warning", "warnings") + ", " +
                   plural(total_.hint, "hint", "hints") + (problems_ > 0 ? "; " + std::to_string(problems_) + " could not be read" : "") + ".\n";
        }
        return out;
    }

private:
    [[nodiscard]] std::string paint(std::string_view words, std::string_view with) const {
        return style_.colour ? std::string(with) + std::string(words) + std::string(plain) : std::string(words);
    }

    /// "1 more barrier and 12 smaller suggestions (--all shows them)".
    static std::string rest(const folded_counts& of) {
        std::string out;
        if (of.barriers > 0) { out = plural(of.barriers, "more barrier", "more barriers"); }
        if (of.warnings > 0) { out += (out.empty() ? "" : of.hints > 0 ? ", " : " and ") + plural(of.warnings, "more warning", "more warnings"); }
        if (of.hints > 0) { out += (out.empty() ? "" : " and ") + plural(of.hints, "smaller suggestion", "smaller suggestions"); }
        return out + (of.barriers + of.warnings + of.hints == 1 ? " (--all shows it)" : " (--all shows them)");
    }

    void heading(const outcome& advert, const picked& chosen, std::string& out) const {
        const auto& [in, report, at] = *advert.is;
        auto title                   = printable(in.doc.title);
        auto named = wrapped(printable(advert.name) + (title.empty() || title == advert.name ? "" : " \xE2\x80\x93 " + title), style_.width, 2);
        named.pop_back();
        out += paint(std::string_view(named).substr(named.find_first_not_of(' ')), bold) + '\n';
        std::string measures;
        if (report.verdict.reading_age > style_.reading_age_target + 0.5) {
            measures = "Reading age " + std::to_string(static_cast<int>(report.verdict.reading_age + 0.5)) + "; " + std::to_string(static_cast<int>(style_.reading_age_target)) + " would reach many more people.";
        }
        if (style_.openness) { measures += (measures.empty() ? "" : " ") + std::string("Openness ") + std::to_string(report.verdict.openness) + " of 100."; }
        for (const auto c : chosen.credits) { out += wrapped(printable(report.findings[c].message), style_.width, 4, paint("  \xE2\x9C\x93 ", green)); }
        if (!measures.empty()) { out += wrapped(measures, style_.width, 2, "  "); }
        if (in.feed && in.doc.body.text.empty()) {
            out += "  The feed holds no text of this advert: only its title was read.\n";
        } else if (in.feed && in.doc.partial) {
            out += "  The feed holds a piece of this advert: what it leaves out was not judged.\n";
        }
        if (chosen.shown.empty() && !(in.feed && in.doc.body.text.empty())) { out += "  Nothing to suggest: this reads well.\n"; }
    }

    /// The words in their line, what a reader may stumble over, and what to write; a rule's own advice only once an advert.
    void finding(const checked_advert& advert, const advert::finding& found, std::vector<const char*>& mended, std::string& out) const {
        const auto& body = advert.in.doc.body;
        const auto  room = style_.width > 24 ? style_.width - 4 : 20;
        if (found.located) {
            const bool  title = found.where == advert::part::title;
            const auto& whole = title ? advert.in.doc.title : body.text;
            const auto  in    = title ? range{0, static_cast<std::uint32_t>(whole.size())} : advert.in.title_at && advert.in.title_at->holds(found.at) ? *advert.in.title_at : block_around(body, found.at);
            const auto  cut   = excerpt_of(whole, in, found.at, room);
            out += "    " + cut.before + paint(cut.words, underlined) + cut.after + '\n';
            if (!style_.colour && !(cut.before.empty() && cut.after.empty())) { out += "    " + std::string(columns(cut.before), ' ') + std::string(columns(cut.words), '^') + '\n'; }
        }
        out += wrapped(printable(found.message), style_.width, 4);
        const auto about = found.rule->about;
        const bool term  = about == advert::family::acronym || about == advert::family::jargon; // elsewhere a note is no meaning
        if (term && !found.note.empty() && found.message.find(found.note) == std::string::npos && (found.replacements.empty() || found.replacements[0].find(found.note) == std::string::npos)) { out += wrapped("It means: " + printable(found.note), style_.width, 4); }
        if (!found.replacements.empty()) {
            std::string tries;
            for (std::size_t i = 0; i < std::min<std::size_t>(found.replacements.size(), 3); ++i) { tries += (i > 0 ? ", or " : "") + std::string("\xE2\x80\x9C") + printable(found.replacements[i]) + "\xE2\x80\x9D"; }
            out += wrapped(tries, style_.width, 9, paint("    Try: ", green));
        } else if (const auto* mend = found.rule->mend.data(); !found.rule->mend.empty() && std::ranges::find(mended, mend) == mended.end()) {
            mended.push_back(mend);
            out += wrapped(found.rule->mend, style_.width, 9, paint("    Try: ", green));
        }
        if (style_.all) { out += wrapped(std::string(found.rule->why) + (found.rule->contested ? " The evidence is contested." : ""), style_.width, 9, paint("    Why: ", dim)); }
    }

    /// Findings in paragraphs that recur over the run are told once, at its end.
    void set_apart(const checked_advert& advert, std::vector<bool>& elsewhere, rendered& out) const {
        const auto& body = advert.in.doc.body;
        const auto& all  = advert.report.findings;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!all[i].located || all[i].where != advert::part::text || all[i].level == severity::credit) { continue; }
            const auto  paragraph = slice(body.text, block_around(body, all[i].at));
            const auto* entry     = style_.recurring->find(paragraph);
            if (entry == nullptr) { continue; }
            elsewhere[i] = true;
            if (!all[i].first && !style_.all) { continue; }
            auto known = std::ranges::find(out.recurring, entry->number, [](const auto& each) { return each.first; });
            if (known == out.recurring.end()) {
                const auto said = paint("This paragraph stands in " + std::to_string(entry->count) + " of " + plural(style_.recurring->adverts(), "advert", "adverts"), bold) + "; whoever owns it can mend it for all of them:\n";
                known = out.recurring.insert(out.recurring.end(), {entry->number, said});
            }
            known->second += "\n    " + paint(name(all[i].level), colour_of(all[i].level)) + '\n';
            std::vector<const char*> mended;
            finding(advert, all[i], mended, known->second);
        }
    }

    text_style                         style_;
    std::map<std::size_t, std::string> recurring_;
    advert::verdict                    total_;
    std::size_t                        adverts_  = 0;
    std::size_t                        problems_ = 0;
};

} // namespace

std::unique_ptr<form> text_form(const text_style& style) { return std::make_unique<text>(style); }

} // namespace rung::cli
