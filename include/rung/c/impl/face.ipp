// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/check.hpp>
#include <rung/c/impl/edge.ipp>
#include <rung/c/impl/house_style.ipp>
#include <rung/format/docx.hpp>
#include <rung/format/encoding.hpp>
#include <rung/format/html.hpp>
#include <rung/format/markdown.hpp>
#include <rung/text/blocks.hpp>
#include <rung/version.hpp>

#include <memory>
#include <vector>

struct rung_ruleset {
    rung::advert::ruleset rules;
    std::string           name;
};

struct rung_report {
    rung::advert::report                report;
    std::vector<rung::advert::position> at;
    std::string                         text;
};

RUNG_BEGIN
namespace c {

[[nodiscard]] inline result<marked_text> read_body(std::int32_t kind, std::string_view body, const limits& bounds) {
    if (kind == RUNG_BODY_DOCX) {
        auto out = format::read_docx(body, bounds);
        // The reader's map leads into word/document.xml, where nobody edits: ranges count in the text as read.
        if (out) { out->map = {}; }
        return out;
    }
    if (kind < RUNG_BODY_TEXT || kind > RUNG_BODY_DOCX) { return failure{errc::unknown_format, "input.kind", {}}; }
    if (!is_utf8(body)) { return failure{errc::bad_encoding, "input.body", {}}; }
    auto plain = format::decode(body, bounds); // takes off the byte-order mark and carriage returns
    if (!plain) { return plain.error(); }
    if (plain->from != format::encoding::utf8) { return failure{errc::bad_encoding, "input.body", {}}; }
    if (kind == RUNG_BODY_TEXT) {
        auto out = text::mark_blocks(std::move(plain->text));
        out.map  = std::move(plain->map);
        return out;
    }
    auto out = kind == RUNG_BODY_HTML ? format::read_html(plain->text, bounds) : format::read_markdown(plain->text, bounds);
    if (out) { out->map = out->map.composed_with(plain->map); }
    return out;
}

[[nodiscard]] inline result<std::unique_ptr<rung_report>> check(const rung_advert_input* given, const rung_ruleset* rules) {
    reader           in;
    const auto       c = in.structure(given, "input");
    advert::document doc;
    in.limits(c.limits, "input.limits");
    const auto title = in.text(c.title, "input.title");
    const auto body  = in.bytes(c.body, "input.body");
    doc.title        = title;
    doc.partial      = c.partial != 0;
    doc.pay          = in.field(c.pay, "input.pay");
    doc.place        = in.field(c.place, "input.place");
    doc.hours        = in.field(c.hours, "input.hours");
    doc.contract     = in.field(c.contract, "input.contract");
    doc.closing      = in.field(c.closing, "input.closing");
    doc.organisation = in.field(c.organisation, "input.organisation");
    doc.kind         = static_cast<advert::document_kind>(c.document);
    if (c.document < RUNG_ADVERT || c.document > RUNG_PERSON_SPECIFICATION) { in.refuse(errc::precondition, "input.document"); }
    if (const auto ok = in.done(); !ok) { return ok.error(); }
    auto read = read_body(c.kind, body, in.bounds());
    if (!read) { return failure{read.error().code, read.error().where.empty() ? "input.body" : read.error().where, {}}; }
    doc.body    = *std::move(read);
    auto out    = std::make_unique<rung_report>();
    out->report = advert::check(doc, rules != nullptr ? rules->rules : advert::ruleset());
    out->at     = advert::locate(out->report, doc, title, c.kind == RUNG_BODY_DOCX ? std::string_view(doc.body.text) : body);
    out->text   = std::move(doc.body.text);
    return out;
}

[[nodiscard]] inline rung_result give_rule(const advert::rule& r, rung_rule* out) noexcept {
    rung_rule full  = {};
    full.severity   = static_cast<std::int32_t>(r.level);
    full.evidence   = static_cast<std::int32_t>(r.rests_on);
    full.contested  = r.contested ? 1 : 0;
    full.on         = r.on ? 1 : 0;
    full.id         = view(r.id);
    full.idea       = view(r.idea);
    full.family     = view(advert::name(r.about));
    full.title      = view(r.title);
    full.message    = view(r.message);
    full.why        = view(r.why);
    full.mend       = view(r.mend);
    full.sources    = view(r.sources);
    full.exceptions = view(r.exceptions);
    full.fires      = view(r.fires);
    full.silent     = view(r.silent);
    return give(full, out);
}

[[nodiscard]] inline rung_finding flat(const advert::finding& f, const advert::position& at) noexcept {
    const auto   stretch   = [](range r) { return rung_range{r.begin, r.end}; };
    rung_finding out       = {};
    out.severity           = static_cast<std::int32_t>(f.level);
    out.evidence           = static_cast<std::int32_t>(f.rule->rests_on);
    out.part               = static_cast<std::int32_t>(f.where);
    out.located            = f.located ? 1 : 0;
    out.first              = f.first ? 1 : 0;
    out.safe               = f.safe ? 1 : 0;
    out.contested          = f.rule->contested ? 1 : 0;
    out.replacement_count  = static_cast<std::uint32_t>(f.replacements.size());
    out.bytes              = stretch(at.bytes);
    out.chars              = stretch(at.chars);
    out.utf16              = stretch(at.utf16);
    out.rule               = view(f.rule->id);
    out.idea               = view(f.rule->idea);
    out.family             = view(advert::name(f.rule->about));
    out.quote              = view(f.quote);
    out.message            = view(f.message);
    out.why                = view(f.rule->why);
    out.note               = view(f.note);
    return out;
}

} // namespace c
RUNG_END

extern "C" {

rung_result rung_version(rung_version_info* out) noexcept {
    rung_version_info full = {};
    full.abi_major         = RUNG_C_ABI_MAJOR;
    full.abi_minor         = RUNG_C_ABI_MINOR;
    full.major             = RUNG_VERSION_MAJOR;
    full.minor             = RUNG_VERSION_MINOR;
    full.patch             = RUNG_VERSION_PATCH;
    full.name              = rung::c::view(RUNG_VERSION);
    return rung::c::give(full, out);
}

rung_text rung_result_name(rung_result code) noexcept { return rung::c::view(rung::name(static_cast<rung::errc>(code))); }

rung_text rung_result_sentence(rung_result code) noexcept { return rung::c::view(rung::describe(static_cast<rung::errc>(code))); }

size_t rung_rule_count(void) noexcept { return rung::advert::rules().size(); }

rung_result rung_rule_at(size_t index, rung_rule* out) noexcept {
    const auto all = rung::advert::rules();
    return index < all.size() ? rung::c::give_rule(all[index], out) : RUNG_NOT_FOUND;
}

rung_result rung_rule_find(rung_text id, rung_rule* out) noexcept {
    if (id.data == nullptr && id.size != 0) { return RUNG_PRECONDITION; }
    const auto* const known = id.data == nullptr ? nullptr : rung::advert::find_rule({id.data, id.size});
    return known != nullptr ? rung::c::give_rule(*known, out) : RUNG_NOT_FOUND;
}

rung_result rung_ruleset_new(const rung_house_style* style, rung_ruleset** out, rung_error* error) noexcept {
    if (out != nullptr) { *out = nullptr; }
    return rung::c::at_the_edge(error, [&]() -> rung::result<void> {
        if (out == nullptr) { return rung::failure{rung::errc::precondition, "out", {}}; }
        auto made = std::make_unique<rung_ruleset>();
        if (style != nullptr) {
            rung::c::reader in;
            const auto      wanted = rung::c::style_of(style, in);
            if (auto ok = in.done(); !ok) { return ok; }
            auto rules = rung::advert::make_ruleset(wanted);
            if (!rules) { return rung::failure{rules.error().code, rung::c::place_of(rules.error().where, wanted), {}}; }
            made->rules = *std::move(rules);
        }
        made->name = made->rules.name();
        *out       = made.release();
        return {};
    });
}

rung_text rung_ruleset_name(const rung_ruleset* rules) noexcept { return rules != nullptr ? rung::c::view(rules->name) : rung::c::view({}); }

void rung_ruleset_free(rung_ruleset* rules) noexcept { delete rules; }

rung_result rung_advert_check(const rung_advert_input* input, const rung_ruleset* rules, rung_report** out, rung_error* error) noexcept {
    if (out != nullptr) { *out = nullptr; }
    return rung::c::at_the_edge(error, [&]() -> rung::result<void> {
        if (input == nullptr || out == nullptr) { return rung::failure{rung::errc::precondition, input == nullptr ? "input" : "out", {}}; }
        auto made = rung::c::check(input, rules);
        if (!made) { return made.error(); }
        *out = made->release();
        return {};
    });
}

size_t rung_report_count(const rung_report* report) noexcept { return report != nullptr ? report->report.findings.size() : 0; }

rung_result rung_report_finding(const rung_report* report, size_t index, rung_finding* out) noexcept {
    if (report == nullptr) { return RUNG_PRECONDITION; }
    if (index >= report->report.findings.size()) { return RUNG_NOT_FOUND; }
    return rung::c::give(rung::c::flat(report->report.findings[index], report->at[index]), out);
}

rung_text rung_report_replacement(const rung_report* report, size_t index, size_t replacement) noexcept {
    if (report == nullptr || index >= report->report.findings.size()) { return rung::c::view({}); }
    const auto& words = report->report.findings[index].replacements;
    return replacement < words.size() ? rung::c::view(words[replacement]) : rung::c::view({});
}

rung_result rung_report_verdict(const rung_report* report, rung_verdict* out) noexcept {
    if (report == nullptr) { return RUNG_PRECONDITION; }
    const auto&  v    = report->report.verdict;
    rung_verdict full = {};
    full.barrier      = v.barrier;
    full.warning      = v.warning;
    full.hint         = v.hint;
    full.credit       = v.credit;
    full.openness     = v.openness;
    full.reading_age  = v.reading_age;
    return rung::c::give(full, out);
}

rung_text rung_report_ruleset(const rung_report* report) noexcept { return report != nullptr ? rung::c::view(report->report.ruleset) : rung::c::view({}); }

rung_text rung_report_sector(const rung_report* report) noexcept { return report != nullptr ? rung::c::view(report->report.sector) : rung::c::view({}); }

rung_text rung_report_text(const rung_report* report) noexcept { return report != nullptr ? rung::c::view(report->text) : rung::c::view({}); }

void rung_report_free(rung_report* report) noexcept { delete report; }

} // extern "C"
