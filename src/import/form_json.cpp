// SPDX-License-Identifier: Apache-2.0
#include "forms.hpp"

#include "../cli/display.hpp"
#include "../cli/json_text.hpp"

#include <cstdio>

namespace rung::cli {
namespace {

void put_text(std::string& out, std::string_view text) {
    bool ascii = true;
    for (const char c : text) { ascii = ascii && static_cast<unsigned char>(c) < 0x80; }
    json::string(out, ascii ? std::string(text) : valid_utf8(text)); // bytes of a source may be no UTF-8, JSON must be
}

void put_date(std::string& out, civil_date day) {
    char text[32];
    std::snprintf(text, sizeof text, "\"%04d-%02u-%02u\"", day.year, unsigned{day.month}, unsigned{day.day});
    out += text;
}

void put_millionths(std::string& out, std::int64_t number) {
    char       text[40];
    const bool minus = number < 0;
    const auto size  = std::snprintf(text, sizeof text, "%s%llu.%06llu", minus ? "-" : "", static_cast<unsigned long long>(minus ? -number : number) / 1'000'000,
                                     static_cast<unsigned long long>(minus ? -number : number) % 1'000'000);
    std::string_view shown(text, static_cast<std::size_t>(size));
    while (shown.ends_with('0')) { shown.remove_suffix(1); }
    if (shown.ends_with('.')) { shown.remove_suffix(1); }
    out += shown;
}

void put_value(std::string& out, const workforce::field_value& one) {
    if (one.state == workforce::value_state::unparsed) { return put_text(out, one.text); }
    if (one.state != workforce::value_state::ok) {
        out += "null";
        return;
    }
    switch (workforce::fields()[one.field].kind) {
    case workforce::value_kind::text: return put_text(out, one.text);
    case workforce::value_kind::date: return put_date(out, one.date);
    case workforce::value_kind::decimal: return put_millionths(out, one.number);
    case workforce::value_kind::yes_no: out += one.number != 0 ? "true" : "false"; return;
    case workforce::value_kind::count:
    case workforce::value_kind::money: return json::number(out, one.number);
    }
}

} // namespace

void put_row(std::string& out, const workforce::row& row, const column_path& path_of) {
    json::member(out += '{', "type", workforce::name(row.type), true);
    json::key(out, "key");
    put_text(out, row.key);
    json::key(out, "values");
    out += '{';
    bool first = true;
    for (const auto& one : row.values) {
        auto name = workforce::fields()[one.field].name;
        name.remove_prefix(name.find('.') + 1);
        json::key(out, one.kind.empty() ? std::string(name) : std::string(name) + "." + std::string(one.kind), first);
        first = false;
        json::member(out += '{', "state", workforce::name(one.state), true);
        json::key(out, "value");
        put_value(out, one);
        json::key(out, "at");
        json::key(out += '{', "byte", true);
        json::number(out, one.at.byte);
        json::key(out, "record");
        json::number(out, one.at.record);
        json::key(out, "path");
        put_text(out, path_of(one.at.column));
        out += "}}";
    }
    out += '}';
    if (row.rule != workforce::promotion_rule::none) { json::member(out, "rule", workforce::name(row.rule)); }
    out += "}\n";
}

std::string coverage_json(const workforce::coverage& read) {
    static constexpr std::string_view scopes[] = {"snapshot", "delta", "active"};
    const auto count = [](std::string& out, std::string_view name, std::uint64_t value, bool first = false) {
        json::key(out, name, first);
        json::number(out, value);
    };
    std::string out;
    json::member(out += '{', "schema", "rung-coverage/1", true);
    json::member(out, "scope", scopes[static_cast<std::size_t>(read.scope)]);
    json::key(out, "records");
    count(out += '{', "read", read.records_read, true);
    count(out, "rejected", read.records_rejected);
    out += "},\n\"fields\":[";
    for (std::size_t i = 0; i < read.fields.size(); ++i) {
        const auto& one = read.fields[i];
        out += i == 0 ? "\n{" : ",\n{";
        json::member(out, "from", one.from, true);
        json::member(out, "to", one.to);
        count(out, "ok", one.ok);
        count(out, "absent", one.absent);
        count(out, "null", one.null);
        count(out, "empty", one.empty);
        count(out, "declined", one.declined);
        count(out, "unparsed", one.unparsed);
        count(out, "distinct", one.distinct);
        out += '}';
    }
    out += "],\n\"unmapped\":[";
    for (std::size_t i = 0; i < read.unmapped.size(); ++i) {
        json::member(out += i == 0 ? "\n{" : ",\n{", "from", valid_utf8(read.unmapped[i].from), true);
        count(out, "ok", read.unmapped[i].ok);
        count(out, "distinct", read.unmapped[i].distinct);
        out += '}';
    }
    out += "],\n\"join\":";
    if (read.joined) {
        count(out += '{', "matched", read.join.matched, true);
        count(out, "main_only", read.join.main_only);
        count(out, "side_only", read.join.side_only);
        count(out, "duplicate_main", read.join.duplicate_main);
        count(out, "duplicate_side", read.join.duplicate_side);
        out += '}';
    } else {
        out += "null";
    }
    out += ",\n\"diagnostics\":[";
    for (std::size_t i = 0; i < read.diagnostics.size(); ++i) {
        const auto& one = read.diagnostics[i];
        json::member(out += i == 0 ? "\n{" : ",\n{", "code", one.code, true);
        count(out, "count", one.count);
        json::key(out, "first");
        count(out += '{', "byte", one.byte, true);
        json::key(out, "record");
        if (one.record == UINT64_MAX) { out += "null"; }
        else { json::number(out, one.record); }
        json::member(out, "path", valid_utf8(one.path));
        out += "}}";
    }
    return out += "]}\n";
}

std::string candidates_json(const std::vector<adapter::candidate>& candidates) {
    std::string out;
    json::member(out += '{', "schema", "rung-detect/1", true);
    out += ",\"candidates\":[";
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto& one = candidates[i];
        json::member(out += i == 0 ? "\n{" : ",\n{", "format", one.format, true);
        json::member(out, "title", one.title);
        json::key(out, "confidence");
        json::number(out, one.confidence);
        out += (one.flags & RUNG_FORMAT_UNVERIFIED) != 0 ? ",\"verified\":false" : ",\"verified\":true";
        out += ",\"evidence\":[";
        for (std::size_t j = 0; j < one.evidence.size(); ++j) {
            if (j != 0) { out += ','; }
            json::string(out, valid_utf8(one.evidence[j]));
        }
        out += "]}";
    }
    return out += "]}\n";
}

} // namespace rung::cli
