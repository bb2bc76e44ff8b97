// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/field_map.hpp>

#include <cstdio>

RUNG_BEGIN
namespace adapter::detail {

inline constexpr std::string_view scope_names[] = {"snapshot", "delta", "active"};

[[nodiscard]] inline std::optional<enum workforce::scope> find_scope(std::string_view name) {
    for (std::size_t i = 0; i < std::size(scope_names); ++i) {
        if (scope_names[i] == name) { return static_cast<enum workforce::scope>(i); }
    }
    return std::nullopt;
}

inline void put_json_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c));
            out += escaped;
        } else {
            out += c;
        }
    }
    out += '"';
}

/// Writes a map as people keep it in a repository: what has its default is left out.
class map_writer {
public:
    std::string write(const field_map& map) {
        out_ = "{\n  \"schema\": \"rung-map/1\"";
        member("format", map.format);
        member("scope", scope_names[static_cast<std::size_t>(map.scope)]);
        if (!map.options.empty()) { object("options", map.options); }
        keys(map);
        if (map.keep_personal) { open("keep_personal") += "true"; }
        ties(map);
        side(map);
        promotions(map);
        return out_ + "\n}\n";
    }

private:
    std::string& open(std::string_view name) {
        out_ += ",\n  \"";
        out_ += name;
        return out_ += "\": ";
    }
    void member(std::string_view name, std::string_view text) { put_json_text(open(name), text); }
    void pairs(const std::vector<std::pair<std::string, std::string>>& all) {
        out_ += '{';
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i != 0) { out_ += ", "; }
            put_json_text(out_, all[i].first);
            out_ += ": ";
            put_json_text(out_, all[i].second);
        }
        out_ += '}';
    }
    void object(std::string_view name, const std::vector<std::pair<std::string, std::string>>& all) {
        open(name);
        pairs(all);
    }
    void list(std::string_view name, const std::vector<std::string>& all) {
        put_json_text(out_, name);
        out_ += ": [";
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i != 0) { out_ += ", "; }
            put_json_text(out_, all[i]);
        }
        out_ += ']';
    }
    void flag(std::string_view name, bool on) {
        put_json_text(out_, name);
        out_ += on ? ": true" : ": false";
    }

    void keys(const field_map& map) {
        if (map.keys.trim && !map.keys.upper && !map.keys.strip_zeros) { return; }
        open("keys") += '{';
        flag("trim", map.keys.trim);
        out_ += ", ";
        flag("upper", map.keys.upper);
        out_ += ", ";
        flag("strip_zeros", map.keys.strip_zeros);
        out_ += '}';
    }

    void tie(const field_tie& one) {
        const auto text = [&](std::string_view name, std::string_view value) {
            put_json_text(out_, name);
            out_ += ": ";
            put_json_text(out_, value);
        };
        out_ += "    {";
        text(one.constant.empty() ? "from" : "constant", one.constant.empty() ? one.from : one.constant);
        out_ += ", ";
        text("to", one.to);
        if (one.date) {
            out_ += ", ";
            text("date", workforce::name(*one.date));
        }
        if (!one.values.empty()) {
            out_ += ", \"values\": ";
            pairs(one.values);
        }
        if (one.waived) { out_ += ", \"waive\": true"; }
        if (one.confidence != 0) { out_ += ", \"confidence\": " + std::to_string(one.confidence); }
        if (!one.reason.empty()) {
            out_ += ", ";
            text("reason", one.reason);
        }
        out_ += '}';
    }

    void ties(const field_map& map) {
        open("fields") += '[';
        for (std::size_t i = 0; i < map.fields.size(); ++i) {
            out_ += i == 0 ? "\n" : ",\n";
            tie(map.fields[i]);
        }
        out_ += map.fields.empty() ? "]" : "\n  ]";
    }

    void side(const field_map& map) {
        if (!map.side) { return; }
        std::vector<std::pair<std::string, std::string>> all{{"file", map.side->file}, {"key", map.side->key}, {"to", map.side->to}};
        if (!map.side->format.empty()) { all.emplace_back("format", map.side->format); }
        object("side", all);
    }

    void promotions(const field_map& map) {
        if (map.promotions.events.empty() && map.promotions.grades.empty()) { return; }
        open("promotions") += '{';
        list("events", map.promotions.events);
        out_ += ", ";
        list("grades", map.promotions.grades);
        out_ += '}';
    }

    std::string out_;
};

} // namespace adapter::detail
RUNG_END
