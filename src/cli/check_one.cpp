// SPDX-License-Identifier: Apache-2.0
#include "check_one.hpp"

#include <algorithm>
#include <utility>

namespace rung::cli {
namespace {

bool is_word_byte(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Whether `term` stands in `quote` as whole words, whatever its capitals.
bool has_words(std::string_view quote, std::string_view term) {
    const auto in = lower_ascii(quote);
    const auto of = lower_ascii(term);
    for (std::size_t at = 0; !of.empty() && (at = in.find(of, at)) != std::string::npos; ++at) {
        const auto end = at + of.size();
        if ((at == 0 || !is_word_byte(in[at - 1])) && (end == in.size() || !is_word_byte(in[end]))) { return true; }
    }
    return false;
}

/// A term allows what quotes it in short; only the rule's own id allows a finding on a whole sentence or the whole advert.
bool is_allowed(const advert::finding& found, const std::vector<suppression>& allowed) {
    return std::ranges::any_of(allowed, [&](const suppression& each) {
        if (each.reason.empty()) { return false; }
        return each.term == found.rule->id || (found.located && found.quote.size() <= each.term.size() + 40 && has_words(found.quote, each.term));
    });
}

/// Takes out what the advert itself or the baseline allows.
void leave_out(checked_advert& advert, const check_setting& with) {
    const auto name = with.baseline_file.empty() ? advert.in.name : baseline_name(advert.in.name, with.baseline_file);
    const auto gone = std::erase_if(advert.report.findings, [&](const advert::finding& each) {
        return each.level != severity::credit && (is_allowed(each, advert.in.allowed) || with.known.holds(name, each));
    });
    if (gone > 0) { count_again(advert.report); }
}

} // namespace

void count_again(advert::report& report) noexcept {
    auto& v   = report.verdict;
    v.barrier = v.warning = v.hint = v.credit = 0;
    for (const auto& each : report.findings) {
        switch (each.level) {
        case severity::barrier: ++v.barrier; break;
        case severity::warning: ++v.warning; break;
        case severity::hint: ++v.hint; break;
        case severity::credit: ++v.credit; break;
        }
    }
}

severity worst(const advert::report& report) noexcept {
    const auto& v = report.verdict;
    return v.barrier > 0 ? severity::barrier : v.warning > 0 ? severity::warning : v.hint > 0 ? severity::hint : severity::credit;
}

checked_advert check_one(source in, const check_setting& with) {
    checked_advert out{std::move(in), {}, {}};
    out.report     = advert::check(out.in.doc, with.rules);
    auto& findings = out.report.findings;
    if (out.in.title_at) {
        // The title was lifted out of the text: what is found in it stands in the text.
        for (auto& each : findings) {
            if (!each.located || each.where != advert::part::title) { continue; }
            each.where = advert::part::text;
            each.at.begin += out.in.title_at->begin;
            each.at.end += out.in.title_at->begin;
        }
        std::ranges::stable_sort(findings, [](const advert::finding& a, const advert::finding& b) {
            return a.located != b.located ? a.located : a.located && a.at.begin < b.at.begin;
        });
    }
    if (!out.in.allowed.empty() || !with.known.empty()) { leave_out(out, with); }
    out.at = advert::locate(out.report, out.in.doc, out.in.title_text, out.in.text);
    return out;
}

} // namespace rung::cli
