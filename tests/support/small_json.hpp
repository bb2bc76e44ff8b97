// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rung_test {

/// A JSON value, for reading test vectors that we trust: no escapes beyond \" \\ \/ \n \t and \uXXXX below 80.
struct small_json {
    std::string                       text; ///< A string's content, or the word or number as written.
    std::vector<small_json>           list;
    std::map<std::string, small_json> map;

    const small_json& operator[](const std::string& key) const {
        static const small_json none;
        const auto              found = map.find(key);
        return found == map.end() ? none : found->second;
    }
    [[nodiscard]] long number() const { return std::strtol(text.c_str(), nullptr, 10); }
};

namespace small_json_reading {

inline void skip(std::string_view& s) {
    while (!s.empty() && std::string_view(" \t\r\n,:").find(s.front()) != std::string_view::npos) { s.remove_prefix(1); }
}

inline std::string quoted(std::string_view& s) {
    std::string out;
    for (s.remove_prefix(1); !s.empty() && s.front() != '"'; s.remove_prefix(1)) {
        if (s.front() != '\\') {
            out += s.front();
            continue;
        }
        s.remove_prefix(1);
        if (s.front() == 'u') {
            out += static_cast<char>(std::strtol(std::string(s.substr(1, 4)).c_str(), nullptr, 16));
            s.remove_prefix(4);
        } else {
            out += s.front() == 'n' ? '\n' : s.front() == 't' ? '\t' : s.front();
        }
    }
    if (!s.empty()) { s.remove_prefix(1); }
    return out;
}

inline small_json read(std::string_view& s) {
    small_json out;
    skip(s);
    if (s.empty()) { return out; }
    const char first = s.front();
    if (first == '"') {
        out.text = quoted(s);
    } else if (first == '{' || first == '[') {
        s.remove_prefix(1);
        for (skip(s); !s.empty() && s.front() != '}' && s.front() != ']'; skip(s)) {
            if (first == '[') {
                out.list.push_back(read(s));
                continue;
            }
            auto key     = quoted(s);
            out.map[key] = read(s);
        }
        if (!s.empty()) { s.remove_prefix(1); }
    } else {
        const auto end = s.find_first_of(" \t\r\n,:}]");
        out.text       = s.substr(0, end);
        s.remove_prefix(out.text.size());
    }
    return out;
}

} // namespace small_json_reading

inline small_json read_small_json(std::string_view text) { return small_json_reading::read(text); }

} // namespace rung_test
