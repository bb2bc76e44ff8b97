// SPDX-License-Identifier: Apache-2.0
#include "display.hpp"
#include "form.hpp"
#include "html_page.hpp"
#include "pick.hpp"

#include <rung/version.hpp>

#include <algorithm>

namespace rung::cli {
namespace {

void escape(std::string& out, std::string_view text) {
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += u < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
        }
    }
}

std::string escaped(std::string_view text) {
    std::string out;
    escape(out, text);
    return out;
}

/// Writes one advert; ids carry a stamp of the advert's name so that several stand on one page.
class writer {
public:
    writer(const checked_advert& advert, std::string prefix, std::string& out) : advert_(advert), prefix_(std::move(prefix)), out_(out), linked_(advert.report.findings.size(), false) {
        const auto& all = advert.report.findings;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!all[i].located || all[i].level == severity::credit) { continue; }
            auto range = all[i].at;
            if (all[i].where == advert::part::title) { title_.push_back({range, i}); } else { text_.push_back({range, i}); }
        }
    }

    void title() { marked(advert_.in.doc.title, {0, static_cast<std::uint32_t>(advert_.in.doc.title.size())}, title_or_text()); }

    void body() {
        const auto& body = advert_.in.doc.body;
        const char* open = "";
        for (const auto& each : body.blocks) {
            const char* const wants = each.kind == block_kind::list_item ? "ul" : each.kind == block_kind::table_cell ? "table" : "";
            if (std::string_view(open) != wants) {
                close(open);
                if (*wants != '\0') { out_ += std::string("<") + wants + ">\n"; }
                open = wants;
            }
            const char* const tag = each.kind == block_kind::heading ? "h3" : each.kind == block_kind::list_item ? "li" : each.kind == block_kind::table_cell ? "td" : each.kind == block_kind::quote ? "blockquote" : each.kind == block_kind::code ? "pre" : "p";
            const bool row = each.kind == block_kind::table_cell;
            out_ += std::string(row ? "<tr>" : "") + '<' + tag + '>';
            marked(body.text, each.at, text_);
            out_ += std::string("</") + tag + (row ? "></tr>\n" : ">\n");
        }
        close(open);
    }

    void finding(std::size_t i) {
        const auto& found = advert_.report.findings[i];
        const auto  level = std::string(name(found.level));
        out_ += "<li class=\"" + level + "\" id=\"" + prefix_ + 'n' + std::to_string(i) + "\"><span class=\"tag\">" + level + "</span> <span class=\"soft\">" + escaped(found.rule->title) + "</span>\n";
        if (found.located) {
            auto quote = printable(found.quote);
            if (quote.size() > 160) { quote = quote.substr(0, quote.find(' ', 120)) + " \xE2\x80\xA6"; }
            const auto text = "\xE2\x80\x9C" + escaped(valid_utf8(quote)) + "\xE2\x80\x9D";
            out_ += "<p>" + (linked_[i] ? "<a href=\"#" + prefix_ + 'm' + std::to_string(i) + "\">" + text + "</a>" : text) + "</p>\n";
        }
        out_ += "<p>" + escaped(found.message) + "</p>\n";
        const auto about = found.rule->about;
        if (!found.note.empty() && (about == advert::family::acronym || about == advert::family::jargon)) { out_ += "<p>It means: " + escaped(found.note) + "</p>\n"; }
        std::string tries;
        for (const auto& each : found.replacements) { tries += (tries.empty() ? "\xE2\x80\x9C" : ", or \xE2\x80\x9C") + escaped(each) + "\xE2\x80\x9D"; }
        if (tries.empty()) { tries = escaped(found.rule->mend); }
        if (!tries.empty()) { out_ += "<p class=\"try\"><b>Try:</b> " + tries + "</p>\n"; }
        out_ += "<details><summary>Why</summary><p>" + escaped(found.rule->why) + (found.rule->contested ? " The evidence is contested." : "") + " Evidence: " + std::string(name(found.rule->rests_on)) +
                ". Rule: " + std::string(found.rule->id) + ".</p></details></li>\n";
    }

private:
    struct stretch {
        range       at;
        std::size_t finding;
    };

    /// The findings that stand in the title: moved along with it where it was lifted out of the text.
    std::vector<stretch> title_or_text() const {
        auto out = title_;
        if (const auto& lifted = advert_.in.title_at) {
            for (const auto& each : text_) {
                if (lifted->holds(each.at)) { out.push_back({{each.at.begin - lifted->begin, each.at.end - lifted->begin}, each.finding}); }
            }
        }
        return out;
    }

    void close(const char* tag) {
        if (*tag != '\0') { out_ += std::string("</") + tag + ">\n"; }
    }

    /// Writes `whole[block]` with marks; where findings overlap, the shortest one gets the words.
    void marked(std::string_view whole, range block, const std::vector<stretch>& marks) {
        std::vector<std::uint32_t> cuts{block.begin, block.end};
        std::vector<stretch>       here;
        for (const auto& each : marks) {
            if (!each.at.meets(block)) { continue; }
            here.push_back(each);
            for (const auto cut : {each.at.begin, each.at.end}) {
                if (cut > block.begin && cut < block.end) { cuts.push_back(cut); }
            }
        }
        std::ranges::sort(cuts);
        const auto twice = std::ranges::unique(cuts);
        cuts.erase(twice.begin(), twice.end());
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            const stretch* best = nullptr;
            for (const auto& each : here) {
                if (each.at.holds({cuts[i], cuts[i + 1]}) && (best == nullptr || each.at.size() < best->at.size())) { best = &each; }
            }
            const auto text = slice(whole, {cuts[i], cuts[i + 1]});
            if (best == nullptr) {
                escape(out_, text);
                continue;
            }
            const auto number = std::to_string(best->finding);
            out_ += "<mark class=\"" + std::string(name(advert_.report.findings[best->finding].level)) + "\"><a href=\"#" + prefix_ + 'n' + number + '"';
            if (!linked_[best->finding]) { out_ += " id=\"" + prefix_ + 'm' + number + '"'; }
            linked_[best->finding] = true;
            out_ += '>';
            escape(out_, text);
            out_ += "</a></mark>";
        }
    }

    const checked_advert& advert_;
    std::string           prefix_;
    std::string&          out_;
    std::vector<bool>     linked_;
    std::vector<stretch>  title_;
    std::vector<stretch>  text_;
};

class html final : public form {
public:
    explicit html(bool openness) : openness_(openness) {}

    [[nodiscard]] std::string begin() override { return std::string(html_head); }

    [[nodiscard]] rendered render(const outcome& advert) const override {
        rendered out;
        auto&    text   = out.text;
        // Letters only, and the same on every run: made from the name.
        std::uint64_t stamp = 14695981039346656037ULL;
        for (const auto c : advert.is && advert.is->in.feed ? advert.name : advert.id) { stamp = (stamp ^ static_cast<unsigned char>(c)) * 1099511628211ULL; }
        std::string prefix = "a";
        for (; stamp != 0; stamp /= 26) { prefix += static_cast<char>('a' + stamp % 26); }
        if (!advert.is) {
            out.problem = advert.is.error();
            text        = "<article><h2>" + escaped(printable(advert.name)) + "</h2><p>" + escaped(describe(advert.is.error().code)) + "</p></article>\n";
            return out;
        }
        const auto& report = advert.is->report;
        out.worst          = worst(report);
        out.verdict        = report.verdict;
        writer     write(*advert.is, prefix, text);
        const auto chosen = pick(report, report.findings.size() + 1, std::vector<bool>(report.findings.size(), false));
        const bool titled = !advert.is->in.doc.title.empty();
        text += "<article aria-labelledby=\"" + prefix + "h\">\n<h2 id=\"" + prefix + "h\">";
        if (titled) { write.title(); } else { text += escaped(printable(advert.name)); }
        text += "</h2>\n<p class=\"path\">" + (titled ? escaped(printable(advert.name)) + " \xC2\xB7 " : "") + "reading age " + std::to_string(static_cast<int>(report.verdict.reading_age + 0.5));
        if (openness_) { text += " \xC2\xB7 openness " + std::to_string(report.verdict.openness) + " of 100"; }
        text += "</p>\n<div class=\"columns\">\n<section class=\"advert\" aria-label=\"The advert\">\n";
        write.body();
        text += "</section>\n<section aria-label=\"Notes\">\n";
        if (!chosen.credits.empty()) {
            text += "<h3>What is good</h3>\n<ul class=\"good\">\n";
            for (const auto i : chosen.credits) { text += "<li>\xE2\x9C\x93 " + escaped(report.findings[i].message) + "</li>\n"; }
            text += "</ul>\n";
        }
        text += chosen.shown.empty() ? "<h3>Nothing to suggest: this reads well.</h3>\n" : "<h3>What may keep people out or puzzle them, most excluding first</h3>\n<ol class=\"findings\">\n";
        for (const auto i : chosen.shown) { write.finding(i); }
        if (!chosen.shown.empty()) { text += "</ol>\n"; }
        text += "</section>\n</div>\n</article>\n";
        return out;
    }

    [[nodiscard]] std::string end() override { return std::string(html_foot) + RUNG_VERSION ".</p></footer>\n</body>\n</html>\n"; }

private:
    bool openness_;
};

} // namespace

std::unique_ptr<form> html_form(bool openness) { return std::make_unique<html>(openness); }

} // namespace rung::cli
