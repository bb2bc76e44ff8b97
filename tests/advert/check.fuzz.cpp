// SPDX-License-Identifier: Apache-2.0
// Bytes → a document by way of plain text, HTML or Markdown → check. Whatever came in, the report keeps its promises.
#include <rung/advert.hpp>
#include <rung/format.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "support/marked_text.hpp"

namespace {

using rung::advert::finding;

[[noreturn]] void broken(const char* promise, const finding* f = nullptr) {
    std::fprintf(stderr, "broken: %s", promise);
    if (f != nullptr) { std::fprintf(stderr, " [rule %.*s at %u-%u]", static_cast<int>(f->rule->id.size()), f->rule->id.data(), f->at.begin, f->at.end); }
    std::fprintf(stderr, "\n");
    std::abort();
}

/// Before the text's first finding come the title's, after its last the whole advert's.
int rank(const finding& f) { return !f.located ? 2 : f.where == rung::advert::part::text ? 1 : 0; }

bool in_order(const finding& a, const finding& b) {
    if (rank(a) != rank(b)) { return rank(a) < rank(b); }
    if (!a.located) { return true; }
    return a.at.begin != b.at.begin ? a.at.begin < b.at.begin : a.at.end >= b.at.end;
}

void look_at(const finding& f, const std::string& title, const std::string& text) {
    if (f.rule == nullptr) { broken("every finding has its rule"); }
    if (!rung_test::is_utf8(f.message) || !rung_test::is_utf8(f.note)) { broken("messages are UTF-8", &f); }
    if (f.message.empty() || f.message.find("{term}") != std::string::npos) { broken("placeholders are filled", &f); }
    if (!f.located) { return; }
    const std::string& in = f.where == rung::advert::part::title ? title : text;
    if (f.at.begin >= f.at.end || f.at.end > in.size()) { broken("ranges are in bounds", &f); }
    if (in.compare(f.at.begin, f.at.size(), f.quote) != 0) { broken("the quote is the text", &f); }
    if (!rung_test::is_utf8(f.quote)) { broken("a quote cuts no character", &f); }
    if (f.safe && f.replacements.empty()) { broken("what is safe has a replacement", &f); }
    if (f.level == rung::severity::credit && !f.replacements.empty()) { broken("a credit needs no mending", &f); }
    for (const auto& words : f.replacements) {
        if (words.empty()) { broken("replacements have words", &f); }
        const auto mended = in.substr(0, f.at.begin) + words + in.substr(f.at.end);
        if (!rung_test::is_utf8(mended)) { broken("a replacement keeps the text UTF-8", &f); }
    }
}

void look_at(const rung::advert::report& report, const rung::advert::document& doc) {
    unsigned counted[4] = {};
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
        const auto& f = report.findings[i];
        look_at(f, doc.title, doc.body.text);
        if (i > 0 && !in_order(report.findings[i - 1], f)) { broken("findings are in the order of the text", &f); }
        ++counted[static_cast<std::size_t>(f.level)];
    }
    const auto& v = report.verdict;
    if (v.openness < 0 || v.openness > 100) { broken("openness is 0 to 100"); }
    if (!(v.reading_age == 0 || (v.reading_age >= 5 && v.reading_age <= 25))) { broken("a reading age is 5 to 25, or 0"); }
    if (counted[0] != v.credit || counted[1] != v.hint || counted[2] != v.warning || counted[3] != v.barrier) { broken("the verdict counts the findings"); }
}

void same(const rung::advert::report& a, const rung::advert::report& b) {
    if (a.findings.size() != b.findings.size() || a.verdict.openness != b.verdict.openness) { broken("the same document gives the same report"); }
    for (std::size_t i = 0; i < a.findings.size(); ++i) {
        const auto& x = a.findings[i];
        const auto& y = b.findings[i];
        if (x.rule != y.rule || x.at != y.at || x.message != y.message || x.replacements != y.replacements) { broken("the same document gives the same report", &y); }
    }
}

/// Positions in the source grow from byte to character to UTF-16 unit as they must.
void look_at(const std::vector<rung::advert::position>& places, std::size_t longest) {
    for (const auto& p : places) {
        if (p.bytes.begin > p.bytes.end || p.bytes.end > longest) { broken("positions are in the source"); }
        if (p.chars.begin > p.bytes.begin || p.chars.end > p.bytes.end || p.utf16.begin < p.chars.begin || p.utf16.end < p.chars.end) { broken("units agree"); }
    }
}

const rung::advert::ruleset& house() {
    static const auto rules = [] {
        rung::advert::house_style style;
        style.terms              = {{"wow factor", "appeal", ""}, {"degree", "", "a paper"}};
        style.allowed            = {"stakeholder", "UK"};
        style.sectors            = {"health-and-care", "law"};
        style.reading_age_target = 11;
        style.as_of              = {2026, 4, 1};
        auto made                = rung::advert::make_ruleset(style);
        if (!made) { broken("the house style of the fuzz target is good"); }
        return *std::move(made);
    }();
    return rules;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) { return 0; }
    const auto        how = data[0];
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    auto              decoded = rung::format::decode(bytes); // the precondition of check: valid UTF-8
    if (!decoded) { return 0; }
    const auto  line   = decoded->text.find('\n');
    const auto  source = line == std::string::npos ? decoded->text : decoded->text.substr(line + 1);
    std::string title  = line == std::string::npos ? std::string() : decoded->text.substr(0, line);

    rung::advert::document doc;
    if (how % 4 < 2) {
        doc = rung::advert::from_text(std::move(title), source);
    } else {
        auto read = how % 4 == 2 ? rung::format::read_html(source) : rung::format::read_markdown(source);
        if (!read) { return 0; }
        doc.title = std::move(title);
        doc.body  = *std::move(read);
    }
    doc.partial = (how & 4U) != 0;
    doc.kind    = static_cast<rung::advert::document_kind>((how >> 3U) % 3);
    if ((how & 32U) != 0) { doc.pay.state = rung::advert::field_state::present; }

    const auto& rules  = (how & 64U) != 0 ? house() : rung::advert::ruleset{};
    const auto  report = rung::advert::check(doc, rules);
    look_at(report, doc);
    same(report, rung::advert::check(doc, rules));
    static rung::advert::live_check shipped;
    static rung::advert::live_check houses(house());
    same(report, ((how & 64U) != 0 ? houses : shipped)(doc)); // it remembers the blocks of other inputs
    look_at(rung::advert::locate(report, doc, doc.title, source), std::max(source.size(), doc.title.size()));
    return 0;
}
