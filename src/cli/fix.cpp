// SPDX-License-Identifier: Apache-2.0
#include "fix.hpp"

#include "check_options.hpp"
#include "check_command.hpp"
#include "commands.hpp"
#include "display.hpp"
#include "feed.hpp"
#include "output.hpp"

#include <algorithm>

namespace rung::cli {
namespace {

constexpr int most_rounds = 8;

bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }

/// Whether "an" goes before the word: by its first letter, and the common words whose sound says otherwise.
bool takes_an(std::string_view word) {
    const auto low = lower_ascii(word.substr(0, 8));
    for (const std::string_view sounded : {"use", "usu", "uti", "uni", "eu", "one", "once"}) {
        if (low.starts_with(sounded) && !low.starts_with("unin") && !low.starts_with("unim")) { return false; }
    }
    for (const std::string_view silent : {"hour", "honest", "honour", "heir"}) {
        if (low.starts_with(silent)) { return true; }
    }
    return !low.empty() && std::string_view("aeiou").find(low[0]) != std::string_view::npos;
}

/// The replacement with the capitals of what it replaces: Utilise → Use, UTILISE → USE.
std::string in_case_of(std::string_view quote, std::string plain) {
    const auto upper = std::ranges::count_if(quote, is_upper);
    if (upper > 1 && std::ranges::none_of(quote, is_lower)) {
        for (auto& c : plain) { c = is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }
    } else if (!quote.empty() && is_upper(quote[0]) && is_lower(plain[0])) {
        plain[0] = static_cast<char>(plain[0] - 'a' + 'A');
    }
    return plain;
}

/// "an individual" must not become "an person": where the article would change, a person has to look.
bool upsets_article(std::string_view before, std::string_view quote, std::string_view plain) {
    while (before.ends_with(' ') || before.ends_with('\n')) { before.remove_suffix(1); }
    const bool article = before.ends_with(" a") || before.ends_with(" an") || before.ends_with("\na") || before.ends_with("\nan") || before.ends_with(" A") || before.ends_with(" An") ||
                         before == "a" || before == "A" || before == "an" || before == "An";
    return article && takes_an(quote) != takes_an(plain);
}

struct edit {
    range       at;
    std::string with;
};

failure refusal(const std::string& name, const char* why) { return {errc::precondition, name, why}; }

/// One round: the edits for the file as it is now.
result<std::vector<edit>> edits_for(const checked_advert& advert) {
    std::vector<edit> out;
    const auto&       findings = advert.report.findings;
    const auto&       raw      = advert.in.raw;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const auto& each = findings[i];
        if (!each.safe || !each.located || each.quote.empty() || each.replacements.empty() || each.where != advert::part::text) { continue; }
        const auto at = advert.at[i].bytes;
        if (slice(raw, at) != each.quote) {
            if (advert.in.kind == source_kind::html) { return refusal(advert.in.name, "the words to replace are mixed up with HTML markup or entities; use the replacements by hand"); }
            continue;
        }
        auto with = in_case_of(each.quote, each.replacements.front());
        if (with.empty() || with == each.quote || upsets_article(std::string_view(raw).substr(0, at.begin), each.quote, with)) { continue; }
        if (!out.empty() && at.begin < out.back().at.end) { continue; }
        out.push_back({at, std::move(with)});
    }
    return out;
}

} // namespace

result<fixed_file> fixed(const std::string& name, std::string bytes, const check_setting& with) {
    fixed_file out{bytes, std::move(bytes), 0};
    for (int round = 0; round < most_rounds; ++round) {
        auto in = read_source(name, out.after, with.bounds);
        if (!in) { return in.error(); }
        if (in->kind == source_kind::docx) { return refusal(name, "--fix does not change Word documents; use the replacements by hand"); }
        if (!in->text_is_raw) { return refusal(name, "--fix changes UTF-8 files only; save this one as UTF-8 first"); }
        const auto edits = edits_for(check_one(*std::move(in), with));
        if (!edits) { return edits.error(); }
        if (edits->empty()) { break; }
        std::string next;
        std::size_t from = 0;
        for (const auto& each : *edits) {
            next.append(out.after, from, each.at.begin - from);
            next += each.with;
            from = each.at.end;
        }
        next.append(out.after, from);
        out.after = std::move(next);
        out.changes += edits->size();
    }
    return out;
}

int fix_files(const check_options& options, const check_setting& with, const std::vector<listed_path>& paths) {
    output out(standard_output);
    bool   failed = false;
    for (const auto& path : paths) {
        const auto work = [&]() -> result<fixed_file> {
            if (path.problem.code != errc::ok) { return path.problem; }
            if (path.path == "-" && options.fix) { return failure{errc::precondition, "stdin", "--fix works on files; --diff takes stdin"}; }
            auto bytes = read_file(path.path, with.bounds.input_bytes);
            if (!bytes) { return bytes.error(); }
            if (read_feed(path.path, *bytes, with.bounds, false)) { return refusal(path.path, "--fix does not change job feeds; mend the text where it was written"); }
            auto made = fixed(path.path, *std::move(bytes), with);
            if (!made || options.diff || made->changes == 0) { return made; }
            if (auto written = replace_file(path.path, made->after); !written) { return written.error(); }
            return made;
        };
        const auto made = work();
        if (!made) {
            failed = true;
            if (made.error().code == errc::precondition) {
                complain(made.error().where + ": " + made.error().external_text);
            } else {
                tell(made.error());
            }
        } else if (options.diff) {
            out.write(unified_diff(path.path, made->before, made->after));
        } else if (made->changes > 0) {
            out.write(printable(path.path) + ": " + std::to_string(made->changes) + (made->changes == 1 ? " replacement\n" : " replacements\n"));
        }
    }
    return finish(out, failed ? 2 : 0);
}

} // namespace rung::cli
