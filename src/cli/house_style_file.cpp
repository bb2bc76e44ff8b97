// SPDX-License-Identifier: Apache-2.0
#include "house_style_file.hpp"

#include "files_posix.hpp"
#include "names.hpp"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <iterator>

namespace rung::cli {
namespace {

constexpr std::size_t largest = std::size_t{16} << 20;

/// Walks the tables of one file; remembers the first thing that is wrong.
class reader {
public:
    reader(std::string path, house_file& out) : path_(std::move(path)), out_(out) {}

    [[nodiscard]] const failure& problem() const noexcept { return problem_; }

    void read(const toml::table& top) {
        constexpr std::string_view known[] = {"packs", "sectors", "rules", "terms", "allowed", "answers", "reading_age_target", "fail_on", "as_of"};
        for (const auto& [key, value] : top) {
            const auto name = key.str();
            if (name == "packs") {
                packs(value);
            } else if (name == "sectors") {
                strings(name, value, out_.style.sectors);
            } else if (name == "allowed") {
                strings(name, value, out_.style.allowed);
            } else if (name == "answers") {
                strings(name, value, out_.style.answers);
                for (const auto& answer : out_.style.answers) { must_be_one_of(answer, advert::answer_names, "answer", value); }
            } else if (name == "rules") {
                rules(value);
            } else if (name == "terms") {
                terms(value);
            } else if (name == "reading_age_target") {
                number(name, value, out_.style.reading_age_target);
            } else if (name == "fail_on") {
                std::string word;
                string(name, value, word);
                out_.fail_on = fail_bar_from(word);
                if (!out_.fail_on) { wrong(errc::bad_field, value, "fail_on is barrier, warning, hint or never"); }
            } else if (name == "as_of") {
                if (const auto* day = value.as_date()) {
                    out_.style.as_of = {static_cast<std::int16_t>(day->get().year), day->get().month, day->get().day};
                } else {
                    wrong(errc::bad_field, value, "as_of is a date such as 2026-04-01");
                }
            } else {
                unknown(key, known);
            }
        }
    }

    void wrong(errc code, const toml::source_position& at, const std::string& what) {
        if (problem_.code != errc::ok) { return; }
        problem_ = {code, path_ + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) + ": " + what, {}};
    }

private:
    void wrong(errc code, const toml::node& at, const std::string& what) { wrong(code, at.source().begin, what); }

    template <class Names>
    void unknown(const toml::key& key, const Names& known) {
        const auto near = nearest(key.str(), known);
        wrong(errc::unknown_key, key.source().begin, "no key \"" + std::string(key.str()) + '"' + (near.empty() ? "" : "; did you mean \"" + std::string(near) + "\"?"));
    }

    template <class Names>
    void must_be_one_of(const std::string& word, const Names& known, const std::string& kind, const toml::node& at) {
        for (const std::string_view each : known) {
            if (each == word) { return; }
        }
        const auto near = nearest(word, known);
        wrong(errc::unknown_key, at, "no " + kind + " \"" + word + '"' + (near.empty() ? "" : "; did you mean \"" + std::string(near) + "\"?"));
    }

    void string(std::string_view name, const toml::node& value, std::string& to) {
        if (const auto* text = value.as_string()) {
            to = text->get();
        } else {
            wrong(errc::bad_field, value, std::string(name) + " is a text in quotes");
        }
    }

    void number(std::string_view name, const toml::node& value, double& to) {
        if (const auto read = value.value<double>(); read && value.is_number()) {
            to = *read;
        } else {
            wrong(errc::bad_field, value, std::string(name) + " is a number");
        }
    }

    void strings(std::string_view name, const toml::node& value, std::vector<std::string>& to) {
        const auto* const list = value.as_array();
        if (list == nullptr) {
            wrong(errc::bad_field, value, std::string(name) + " is a list of texts in quotes");
            return;
        }
        for (const auto& each : *list) { string(name, each, to.emplace_back()); }
    }

    void packs(const toml::node& value) {
        std::vector<std::string> paths;
        strings("packs", value, paths);
        const auto folder = path_.rfind('/') == std::string::npos ? std::string() : path_.substr(0, path_.rfind('/') + 1);
        for (const auto& each : paths) {
            const auto full = each.starts_with('/') ? each : folder + each;
            auto       text = read_file(full, largest);
            if (!text) {
                if (problem_.code == errc::ok) { problem_ = text.error(); }
                return;
            }
            out_.held.push_back(*std::move(text));
            auto name = full.substr(full.rfind('/') == std::string::npos ? 0 : full.rfind('/') + 1);
            name      = name.substr(0, name.rfind('.'));
            out_.style.packs.push_back({std::move(name), out_.held.back()});
        }
    }

    void rules(const toml::node& value) {
        const auto* const tables = value.as_table();
        if (tables == nullptr) {
            wrong(errc::bad_field, value, "rules are written as [rules.some-rule]");
            return;
        }
        constexpr std::string_view known[] = {"on", "severity", "limit"};
        for (const auto& [id, settings] : *tables) {
            if (advert::find_rule(id.str()) == nullptr) {
                const auto near = nearest(id.str(), advert::rules(), [](const advert::rule& r) { return r.id; });
                wrong(errc::unknown_rule, id.source().begin, "no rule \"" + std::string(id.str()) + '"' + (near.empty() ? "" : "; did you mean \"" + std::string(near) + "\"?"));
                return;
            }
            auto& setting = out_.style.rules.emplace_back();
            setting.rule  = id.str();
            if (const auto* flag = settings.as_boolean()) {
                setting.on = flag->get();
                continue;
            }
            const auto* const table = settings.as_table();
            if (table == nullptr) {
                wrong(errc::bad_field, settings, "a rule is true, false or a table with on, severity, limit");
                return;
            }
            for (const auto& [key, each] : *table) {
                if (key.str() == "on") {
                    if (const auto* flag = each.as_boolean()) {
                        setting.on = flag->get();
                    } else {
                        wrong(errc::bad_field, each, "on is true or false");
                    }
                } else if (key.str() == "severity") {
                    std::string word;
                    string("severity", each, word);
                    setting.level = word == "barrier" ? severity::barrier : word == "warning" ? severity::warning : severity::hint;
                    if (word != name(*setting.level)) { wrong(errc::bad_field, each, "severity is barrier, warning or hint"); }
                } else if (key.str() == "limit") {
                    number("limit", each, setting.limit.emplace());
                } else {
                    unknown(key, known);
                }
            }
        }
    }

    void terms(const toml::node& value) {
        const auto* const list = value.as_array();
        if (list == nullptr || !list->is_homogeneous(toml::node_type::table)) {
            wrong(errc::bad_field, value, "terms are written as [[terms]] with term and plain or note");
            return;
        }
        constexpr std::string_view known[] = {"term", "plain", "note"};
        for (const auto& each : *list) {
            auto& term = out_.style.terms.emplace_back();
            for (const auto& [key, text] : *each.as_table()) {
                if (key.str() == "term") {
                    string("term", text, term.term);
                } else if (key.str() == "plain") {
                    string("plain", text, term.plain);
                } else if (key.str() == "note") {
                    string("note", text, term.note);
                } else {
                    unknown(key, known);
                }
            }
            if (term.term.empty()) { wrong(errc::missing_field, each, "a term needs the key \"term\""); }
        }
    }

    std::string path_;
    house_file& out_;
    failure     problem_{errc::ok, {}, {}};
};

} // namespace

result<house_file> read_house_file(const std::string& path) {
    auto text = read_file(path, largest);
    if (!text) { return text.error(); }
    house_file out;
    reader     fields(path, out);
    const auto parsed = toml::parse(std::string_view(*text), path);
    if (!parsed) {
        fields.wrong(errc::bad_toml, parsed.error().source().begin, std::string(parsed.error().description()));
    } else {
        fields.read(parsed.table());
    }
    if (fields.problem().code != errc::ok) { return fields.problem(); }
    return out;
}

result<house> find_house(const std::string& config, bool look, const std::string& near, const std::vector<std::string>& sectors) {
    house out;
    out.path = !config.empty() ? config : look ? find_upward(near, "rung.toml") : std::string();
    house_file file;
    if (!out.path.empty()) {
        auto read = read_house_file(out.path);
        if (!read) { return read.error(); }
        file = *std::move(read);
    }
    if (!sectors.empty()) { file.style.sectors = sectors; }
    if (out.path.empty() && sectors.empty()) { return out; } // what ships needs no building
    auto rules = advert::make_ruleset(file.style);
    if (!rules) { return failure{rules.error().code, (out.path.empty() ? std::string() : out.path + ": ") + rules.error().where, rules.error().external_text}; }
    out.rules              = *std::move(rules);
    out.fail_on            = file.fail_on;
    out.reading_age_target = file.style.reading_age_target;
    return out;
}

} // namespace rung::cli
