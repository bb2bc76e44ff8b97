// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "places.hpp"

/// The adverts that the benchmarks run over: a file of them, and long and dirty ones made from our own.
///
/// RUNG_CORPUS names the file (NDJSON with title and text), RUNG_CORPUS_OUT a file to which all of them are written for the other tools.
namespace rung_bench {

struct advert {
    std::string title;
    std::string text;

    [[nodiscard]] std::size_t size() const noexcept { return title.size() + text.size(); }
};

/// Just as much JSON as the corpus needs: the strings `title` and `text` of one object.
class json_line {
public:
    explicit json_line(std::string_view line) : s_(line) {}

    [[nodiscard]] advert read() {
        advert out;
        int    depth = 0;
        while (at_ < s_.size()) {
            const char c = s_[at_];
            if (c == '{' || c == '[') { ++depth; }
            if (c == '}' || c == ']') { --depth; }
            if (c != '"') {
                ++at_;
                continue;
            }
            const auto name = string();
            while (at_ < s_.size() && s_[at_] == ' ') { ++at_; }
            if (depth != 1 || at_ >= s_.size() || s_[at_] != ':') { continue; }
            at_ = s_.find_first_not_of(": ", at_);
            if (at_ == s_.npos || s_[at_] != '"' || (name != "title" && name != "text")) { continue; }
            (name == "title" ? out.title : out.text) = string();
        }
        return out;
    }

private:
    std::string string() {
        std::string out;
        for (++at_; at_ < s_.size() && s_[at_] != '"'; ++at_) {
            if (s_[at_] != '\\') {
                out += s_[at_];
                continue;
            }
            switch (const char c = s_[++at_]) {
            case 'n': out += '\n'; break;
            case 't': out += '\t'; break;
            case 'r': out += '\r'; break;
            case 'b': case 'f': out += ' '; break;
            case 'u': code_point(out); break;
            default: out += c;
            }
        }
        ++at_;
        return out;
    }

    std::uint32_t hex() {
        const auto v = static_cast<std::uint32_t>(std::strtoul(std::string(s_.substr(at_ + 1, 4)).c_str(), nullptr, 16));
        at_ += 4;
        return v;
    }

    void code_point(std::string& out) {
        auto v = hex();
        if (v >= 0xD800 && v < 0xDC00 && s_.substr(at_ + 1, 2) == "\\u") {
            at_ += 2;
            v = 0x10000 + ((v - 0xD800) << 10U) + (hex() - 0xDC00);
        }
        const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
        if (v < 0x80) { return put(v); }
        if (v < 0x800) {
            put(0xC0 | v >> 6U);
        } else {
            if (v < 0x10000) {
                put(0xE0 | v >> 12U);
            } else {
                put(0xF0 | v >> 18U);
                put(0x80 | (v >> 12U & 63U));
            }
            put(0x80 | (v >> 6U & 63U));
        }
        put(0x80 | (v & 63U));
    }

    std::string_view s_;
    std::size_t      at_ = 0;
};

inline std::vector<advert> read_adverts(const std::string& path) {
    std::ifstream       in(path, std::ios::binary);
    std::vector<advert> out;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) { out.push_back(json_line(line).read()); }
    }
    if (out.empty()) {
        std::cerr << path << ": no adverts\n";
        std::exit(2);
    }
    return out;
}

inline void replace_all(std::string& s, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = s.find(from, at)) != s.npos; at += to.size()) { s.replace(at, from.size(), to); }
}

/// What happens to adverts on their way through web forms, spreadsheets and feeds.
inline std::string soil(std::string text, unsigned way) {
    switch (way % 8) {
    case 0: replace_all(text, "\n", " "); break; // line ends lost
    case 1: replace_all(text, " ", "\xC2\xA0"); break; // no-break spaces throughout
    case 2: replace_all(text, "'", "\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2"); break; // ’ decoded wrongly once
    case 3:
        for (auto& c : text) { c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c); }
        break;
    case 4: // tags and entities left in
        replace_all(text, "\n", "<br />\n&nbsp;");
        replace_all(text, "- ", "&bull; ");
        break;
    case 5: // digits starred out, as a large job board does
        for (auto& c : text) { c = c >= '0' && c <= '9' ? '*' : c; }
        break;
    case 6: replace_all(text, "\n", "\r\n\r\n\t\xE2\x80\x8B"); break; // blank lines, tabs, zero-width spaces
    default: // bullets and pictures from a word processor
        replace_all(text, "\n- ", "\n\xEF\x82\xB7\t");
        replace_all(text, ". ", "! \xF0\x9F\x9A\x80 https://example.org/apply?ref=12345&utm_source=board ");
    }
    return text;
}

/// Sixty job packs of 8 to 60 KB and 240 adverts of common size that have been through something, the same on every machine.
inline std::vector<advert> long_and_dirty(const std::vector<advert>& ours) {
    std::vector<advert> out;
    std::mt19937        random(20);
    const auto          any = [&]() -> const advert& { return ours[random() % ours.size()]; };
    for (unsigned i = 0; i < 60; ++i) {
        advert     pack{"Information pack: " + any().title, {}};
        const auto size = 8000 + random() % 52000;
        while (pack.text.size() < size) { pack.text += any().text + "\n\n"; }
        out.push_back(std::move(pack));
    }
    for (unsigned i = 0; i < 240; ++i) {
        const auto& one = any();
        out.push_back({one.title, soil(one.text, i)});
    }
    return out;
}

inline std::vector<advert> our_own() { return read_adverts(RUNG_SOURCE_DIR "/tests/quality/data/adverts.ndjson"); }

inline void write_adverts(const std::string& path, const std::vector<advert>& all) {
    std::ofstream out(path, std::ios::binary);
    const auto    quoted = [&](const std::string& s) {
        constexpr char digits[] = "0123456789abcdef";
        out << '"';
        for (const char c : s) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') {
                out << '\\' << c;
            } else if (byte < 0x20) {
                out << "\\u00" << digits[byte >> 4U] << digits[byte & 15U];
            } else {
                out << c;
            }
        }
        out << '"';
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        out << "{\"id\":\"" << i << "\",\"title\":";
        quoted(all[i].title);
        out << ",\"text\":";
        quoted(all[i].text);
        out << "}\n";
    }
}

/// The file's adverts, then our long and dirty ones.
inline const std::vector<advert>& corpus() {
    static const auto all = [] {
        const char* path  = std::getenv("RUNG_CORPUS");
        const auto  ours  = our_own();
        auto        out   = path != nullptr && *path != '\0' ? read_adverts(path) : ours;
        const auto  dirty = long_and_dirty(ours);
        out.insert(out.end(), dirty.begin(), dirty.end());
        if (const char* to = std::getenv("RUNG_CORPUS_OUT"); to != nullptr && *to != '\0') { write_adverts(to, out); }
        return out;
    }();
    return all;
}

inline std::size_t bytes_of(const std::vector<advert>& all) {
    std::size_t sum = 0;
    for (const auto& a : all) { sum += a.size(); }
    return sum;
}

} // namespace rung_bench
