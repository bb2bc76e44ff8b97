// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/map_json.hpp>
#include <rung/adapter/detail/map_text.hpp>
#include <rung/adapter/field_map.hpp>
#include <rung/workforce/fields.hpp>

#include <boost/json/stream_parser.hpp>

RUNG_BEGIN
namespace adapter {
namespace detail {

using map_part = json_part<boost::json::value>;

inline field_tie read_tie(const map_part& part) {
    static constexpr std::string_view members[] = {"from", "to", "date", "values", "constant", "waive", "reason", "confidence"};
    part.only(members);
    field_tie   tie;
    std::string date;
    part.read("from", tie.from);
    part.read("to", tie.to);
    part.read("date", date);
    part.read("values", tie.values);
    part.read("constant", tie.constant);
    part.read("waive", tie.waived);
    part.read("reason", tie.reason);
    part.read("confidence", tie.confidence);
    if (!date.empty()) {
        tie.date = workforce::find_date_form(date);
        if (!tie.date) { part.wrong("date"); }
    }
    if (tie.from.empty() == tie.constant.empty()) { part.wrong("from"); }
    if (!workforce::find_field(tie.to)) { part.wrong("to"); }
    return tie;
}

inline void read_side(const map_part& part, field_map& map) {
    static constexpr std::string_view members[] = {"file", "key", "to", "format"};
    part.only(members);
    side_file side;
    part.read("file", side.file);
    part.read("key", side.key);
    part.read("to", side.to);
    part.read("format", side.format);
    if (side.key.empty()) { part.wrong("key"); }
    if (side.to != "worker.id" && side.to != "worker.other_id") { part.wrong("to"); }
    map.side = std::move(side);
}

inline void check_ties(const field_map& map, failure& first) {
    for (std::size_t i = 0; i < map.fields.size(); ++i) {
        const auto here     = "/fields/" + std::to_string(i) + "/to";
        const auto field    = workforce::find_field(map.fields[i].to);
        const bool personal = field && workforce::fields()[*field].personal;
        bool       wrong    = personal && !map.keep_personal;
        for (std::size_t j = 0; j < i; ++j) { wrong = wrong || map.fields[j].to == map.fields[i].to; }
        if (wrong && first.code == errc::ok) { first = {errc::bad_map, here, {}}; }
    }
}

} // namespace detail

RUNG_DECL result<field_map> read_map(std::string_view json) {
    boost::json::error_code     trouble;
    boost::json::parse_options  options;
    options.max_depth = 8;
    boost::json::stream_parser parser({}, options);
    const auto                 used = parser.write_some(json.data(), json.size(), trouble);
    if (!trouble && json.substr(used).find_first_not_of(" \t\r\n") == json.npos) { parser.finish(trouble); }
    else if (!trouble) { trouble = boost::json::error::extra_data; }
    if (trouble) { return failure{errc::bad_json, "byte " + std::to_string(used), trouble.message()}; }

    const auto             document = parser.release();
    failure                first{errc::ok, {}, {}};
    const detail::map_part part(document, "", first);
    // Members are named only in a document that says it is a field map: in any other they may be people.
    std::string schema;
    part.read("schema", schema);
    if (schema != "rung-map/1") { part.wrong(document.is_object() ? "schema" : ""); }
    if (first.code != errc::ok) { return first; }
    static constexpr std::string_view members[] = {"schema", "format", "scope", "fields", "side", "keys", "promotions", "options", "keep_personal"};
    part.only(members);

    field_map map;
    part.read("format", map.format);
    std::string scope;
    part.read("scope", scope);
    if (const auto known = detail::find_scope(scope)) { map.scope = *known; }
    else { part.wrong("scope"); }
    part.descend("fields", [&](const detail::map_part& tie) { map.fields.push_back(detail::read_tie(tie)); });
    part.descend("side", [&](const detail::map_part& side) { detail::read_side(side, map); });
    part.descend("keys", [&](const detail::map_part& keys) {
        static constexpr std::string_view names[] = {"trim", "upper", "strip_zeros"};
        keys.only(names);
        keys.read("trim", map.keys.trim);
        keys.read("upper", map.keys.upper);
        keys.read("strip_zeros", map.keys.strip_zeros);
    });
    part.descend("promotions", [&](const detail::map_part& ties) {
        static constexpr std::string_view names[] = {"events", "grades"};
        ties.only(names);
        ties.read("events", map.promotions.events);
        ties.read("grades", map.promotions.grades);
    });
    part.read("options", map.options);
    part.read("keep_personal", map.keep_personal);
    detail::check_ties(map, first);
    if (first.code != errc::ok) { return first; }
    return map;
}

RUNG_DECL std::string write_map(const field_map& map) { return detail::map_writer().write(map); }

} // namespace adapter
RUNG_END
