// SPDX-License-Identifier: Apache-2.0
#include "check_command.hpp"
#include "commands.hpp"
#include "display.hpp"
#include "house_style_file.hpp"
#include "json_text.hpp"
#include "output.hpp"
#include "terminal_posix.hpp"

#include <algorithm>
#include <map>
#include <thread>
#include <unordered_map>

namespace rung::cli {
namespace {

constexpr std::size_t most_terms = 200'000; ///< Distinct terms held; rarer ones that come later are not counted.

struct rule_count {
    std::size_t adverts  = 0;
    std::size_t findings = 0;
};

struct term_count {
    const advert::rule* rule    = nullptr;
    std::size_t         adverts = 0;
};

/// Counts in place of telling.
class counts final : public form {
public:
    counts(bool as_json, std::size_t top, std::size_t width) : top_(top), width_(width), json_(as_json) {}

    [[nodiscard]] rendered render(const outcome& advert) const override {
        rendered out;
        if (!advert.is) {
            out.problem = advert.is.error();
            return out;
        }
        out.verdict = advert.is->report.verdict;
        for (const auto& found : advert.is->report.findings) {
            out.rules.push_back(found.rule);
            // A whole sentence is no term.
            out.terms.push_back(found.located && found.quote.size() <= 60 ? lower_ascii(found.quote) : std::string());
        }
        return out;
    }

    [[nodiscard]] std::string add(rendered& made) override {
        ++(made.problem.code == errc::ok ? adverts_ : problems_);
        std::map<const advert::rule*, bool>     seen_rules;
        std::map<std::string_view, bool>        seen_terms;
        for (std::size_t i = 0; i < made.rules.size(); ++i) {
            auto& rule = rules_[made.rules[i]];
            ++rule.findings;
            if (!std::exchange(seen_rules[made.rules[i]], true)) { ++rule.adverts; }
            if (made.terms[i].empty() || made.rules[i]->level == severity::credit || std::exchange(seen_terms[made.terms[i]], true)) { continue; }
            const auto known = terms_.find(made.terms[i]);
            if (known != terms_.end()) {
                ++known->second.adverts;
            } else if (terms_.size() < most_terms) {
                terms_.emplace(made.terms[i], term_count{made.rules[i], 1});
            }
        }
        return {};
    }

    [[nodiscard]] std::string end() override {
        std::vector<std::pair<const advert::rule*, rule_count>> rules(rules_.begin(), rules_.end());
        std::ranges::sort(rules, [](const auto& a, const auto& b) { return a.second.adverts != b.second.adverts ? a.second.adverts > b.second.adverts : a.first->id < b.first->id; });
        std::vector<std::pair<std::string, term_count>> terms(terms_.begin(), terms_.end());
        std::ranges::sort(terms, [](const auto& a, const auto& b) { return a.second.adverts != b.second.adverts ? a.second.adverts > b.second.adverts : a.first < b.first; });
        if (terms.size() > top_) { terms.resize(top_); }
        return json_ ? as_json(rules, terms) : as_text(rules, terms);
    }

private:
    template <class Rules, class Terms>
    [[nodiscard]] std::string as_json(const Rules& rules, const Terms& terms) const {
        std::string out = "{\"schema\":\"rung-stats/1\",\"adverts\":" + std::to_string(adverts_) + ",\"errors\":" + std::to_string(problems_) + ",\"rules\":[";
        const char* cut = "\n{";
        for (const auto& [rule, count] : rules) {
            out += std::exchange(cut, ",\n{");
            json::member(out, "rule", rule->id, true);
            json::member(out, "family", name(rule->about));
            json::member(out, "severity", name(rule->level));
            out += ",\"adverts\":" + std::to_string(count.adverts) + ",\"findings\":" + std::to_string(count.findings) + '}';
        }
        out += "\n],\"terms\":[";
        cut = "\n{";
        for (const auto& [term, count] : terms) {
            out += std::exchange(cut, ",\n{");
            json::member(out, "term", term, true);
            json::member(out, "rule", count.rule->id);
            out += ",\"adverts\":" + std::to_string(count.adverts) + '}';
        }
        return out + "\n]}\n";
    }

    [[nodiscard]] std::string share(std::size_t n) const {
        const auto percent = adverts_ == 0 ? 0 : (n * 100 + adverts_ / 2) / adverts_;
        auto       number  = std::to_string(n);
        auto       part    = std::to_string(percent) + " %";
        return std::string(number.size() < 8 ? 8 - number.size() : 0, ' ') + number + std::string(part.size() < 7 ? 7 - part.size() : 1, ' ') + part;
    }

    template <class Rules, class Terms>
    [[nodiscard]] std::string as_text(const Rules& rules, const Terms& terms) const {
        std::string out = std::to_string(adverts_) + (adverts_ == 1 ? " advert" : " adverts") + (problems_ > 0 ? "; " + std::to_string(problems_) + " could not be read" : "") + ".\n";
        const auto  table = [&](severity from, severity to, const char* heading) {
            bool any = false;
            for (const auto& [rule, count] : rules) {
                if (rule->level < from || rule->level > to) { continue; }
                if (!std::exchange(any, true)) { out += '\n' + std::string(heading) + '\n'; }
                const auto id = std::string(rule->id);
                out += share(count.adverts) + "  " + id + std::string(id.size() < 28 ? 28 - id.size() : 1, ' ') + (width_ >= 80 ? std::string(rule->title) : "") + '\n';
            }
        };
        table(severity::credit, severity::credit, "What adverts do well");
        table(severity::barrier, severity::barrier, "Barriers");
        table(severity::warning, severity::warning, "Warnings");
        table(severity::hint, severity::hint, "Hints");
        if (!terms.empty()) { out += "\nCommonest terms, by adverts\n"; }
        for (const auto& [term, count] : terms) { out += share(count.adverts) + "  " + printable(term) + "  (" + std::string(count.rule->id) + ")\n"; }
        return out;
    }

    std::unordered_map<const advert::rule*, rule_count> rules_;
    std::unordered_map<std::string, term_count>         terms_;
    std::size_t                                         adverts_  = 0;
    std::size_t                                         problems_ = 0;
    std::size_t                                         top_;
    std::size_t                                         width_;
    bool                                                json_;
};

} // namespace

int stats_command(int count, char** words) {
    stats_options asked;
    if (const auto status = read_arguments(count, words, asked)) { return *status; }
    check_options options;
    options.inputs   = asked.inputs;
    options.ndjson   = asked.ndjson;
    options.form     = form_name::text;
    const auto paths = expand_paths(options.inputs);
    auto       home  = find_house(asked.config, !asked.no_config, !asked.ndjson.empty() ? asked.ndjson : paths.empty() ? "." : paths.front().path, {});
    if (!home) {
        tell(home.error());
        return 2;
    }
    const check_setting with{home->rules, {}, {}, {}};
    counts              all(asked.json, asked.top, terminal_width(standard_output));
    output              out(standard_output);
    progress            bar(is_terminal(standard_error), !options.ndjson.empty(), paths.size());
    check_run           run{options, with, all, out, bar};
    run.jobs = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    if (options.ndjson.empty()) {
        check_files(run, paths);
    } else {
        check_ndjson(run);
    }
    bar.wipe();
    out.write(all.end());
    return finish(out, run.failed ? 2 : 0);
}

} // namespace rung::cli
