// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/ruleset.hpp>
#include <rung/c/impl/edge.ipp>

RUNG_BEGIN
namespace c {

[[nodiscard]] inline civil_date date_of(std::uint32_t yyyymmdd, reader& in) {
    constexpr unsigned days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const auto         year   = yyyymmdd / 10000;
    const auto         month  = yyyymmdd / 100 % 100;
    const auto         day    = yyyymmdd % 100;
    if (yyyymmdd == 0) { return {}; }
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days[month - 1] || (month == 2 && day == 29 && !leap)) {
        in.refuse(errc::precondition, "style.as_of");
        return {};
    }
    return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

[[nodiscard]] inline advert::house_style style_of(const rung_house_style* given, reader& in) {
    advert::house_style out;
    const auto                c = in.structure(given, "style");
    in.limits(c.limits, "style.limits");
    out.as_of = date_of(c.as_of, in);
    if (c.reading_age_target != 0) { out.reading_age_target = c.reading_age_target; }
    in.list(c.sectors, c.sector_count, "style.sectors", [&](auto s) { out.sectors.emplace_back(s); });
    in.list(c.allowed, c.allowed_count, "style.allowed", [&](auto s) { out.allowed.emplace_back(s); });
    in.list(c.answers, c.answer_count, "style.answers", [&](auto s) { out.answers.emplace_back(s); });
    in.list(c.rules, c.rule_count, "style.rules", [&](const rung_rule_setting& r, const std::string& where) {
        advert::rule_setting set;
        set.rule = in.text(r.rule, where + ".rule");
        if (r.on < RUNG_AS_SHIPPED || r.on > RUNG_OFF) { in.refuse(errc::precondition, where + ".on"); }
        if (r.severity < 0 || r.severity > RUNG_BARRIER) { in.refuse(errc::precondition, where + ".severity"); }
        if (r.on != RUNG_AS_SHIPPED) { set.on = r.on == RUNG_ON; }
        if (r.severity != 0) { set.level = static_cast<severity>(r.severity); }
        if (r.has_limit != 0) { set.limit = r.limit; }
        out.rules.push_back(std::move(set));
    });
    in.list(c.terms, c.term_count, "style.terms", [&](const rung_own_term& t, const std::string& where) {
        out.terms.push_back({std::string(in.text(t.term, where + ".term")), std::string(in.text(t.plain, where + ".plain")), std::string(in.text(t.note, where + ".note"))});
    });
    in.list(c.packs, c.pack_count, "style.packs", [&](const rung_pack& p, const std::string& where) {
        out.packs.push_back({std::string(in.text(p.name, where + ".name")), in.text(p.tsv, where + ".tsv")});
    });
    return out;
}

/// `where` of a failed make_ruleset quotes what is wrong. Here it becomes the place: "answers: x (did you mean y?)" is
/// "style.answers[0] (did you mean y?)"; of a pack's line only its number and column stay.
[[nodiscard]] inline std::string place_of(std::string_view where, const advert::house_style& style) {
    std::string out;
    const auto  look = [&](const auto& list, std::string_view name, std::string_view before, auto value) {
        for (std::size_t i = 0; i < list.size() && out.empty(); ++i) {
            const std::string quoted = std::string(before) + std::string(value(list[i]));
            if (!where.starts_with(quoted)) { continue; }
            const auto rest = where.substr(quoted.size());
            if (!rest.empty() && !rest.starts_with(" (did you mean ") && rest != ".limit") { continue; }
            out = "style." + std::string(name) + "[" + std::to_string(i) + "]" + std::string(rest);
        }
    };
    const auto itself = [](const std::string& s) -> const std::string& { return s; };
    look(style.sectors, "sectors", "sectors: ", itself);
    look(style.allowed, "allowed", "allowed: ", itself);
    look(style.answers, "answers", "answers: ", itself);
    look(style.rules, "rules", "rules.", [](const auto& r) -> const std::string& { return r.rule; });
    look(style.terms, "terms", "terms: ", [](const auto& t) -> const std::string& { return t.term; });
    for (std::size_t i = 0; i < style.packs.size() && out.empty(); ++i) {
        if (!where.starts_with(style.packs[i].name + ":")) { continue; }
        auto       rest   = where.substr(style.packs[i].name.size() + 1);
        const auto number = rest.substr(0, std::min(rest.find_first_not_of("0123456789"), rest.size()));
        rest.remove_prefix(number.size());
        rest.remove_prefix(std::min(rest.find_first_not_of(": "), rest.size()));
        const auto column = rest.substr(0, rest.find(' '));
        out               = "style.packs[" + std::to_string(i) + "]";
        if (!number.empty()) { out += ":" + std::string(number); }
        for (const std::string_view known : {"header", "term", "form", "rule", "flags", "brackets", "length"}) {
            if (column == known) { out += ": " + std::string(known); }
        }
    }
    if (!out.empty()) { return out; }
    return where == "reading_age_target" ? "style.reading_age_target" : where.starts_with("house:") ? "style.terms or style.allowed" : "style";
}

} // namespace c
RUNG_END
