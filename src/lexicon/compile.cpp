// SPDX-License-Identifier: Apache-2.0
// Makes the generated headers of the advert room from src/rules/*.toml and src/lexicon/*.tsv, and the pages of docs/rules.
// usage: rung-lexicon SOURCE_ROOT OUTPUT_ROOT      (both the top of a checkout; CI writes elsewhere and compares)

#include <rung/advert/detail/bind.hpp>
#include <rung/text/packs.hpp>

#include "rule_files.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

namespace fs = std::filesystem;
using rung_build::rule_text;

namespace {

std::string read_file(const fs::path& path) {
    std::ifstream     in(path, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

void write_file(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

/// A C++ string literal, cut into lines; `width` bytes of content a line.
std::string literal(std::string_view bytes, std::size_t width = 150) {
    std::string out = "\"";
    std::size_t in_line = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        char       code[8];
        if (c == '"' || c == '\\') {
            std::snprintf(code, sizeof code, "\\%c", c);
        } else if (c >= ' ' && c < 0x7F && c != '?') {
            std::snprintf(code, sizeof code, "%c", c);
        } else {
            // The shortest octal escape that the next byte cannot run into.
            const bool digit_follows = i + 1 < bytes.size() && bytes[i + 1] >= '0' && bytes[i + 1] <= '7';
            std::snprintf(code, sizeof code, digit_follows ? "\\%03o" : "\\%o", c);
        }
        out += code;
        in_line += std::string_view(code).size();
        if (in_line >= width) {
            out += "\"\n\"";
            in_line = 0;
        }
    }
    return out + "\"";
}

constexpr std::string_view header = "// SPDX-License-Identifier: Apache-2.0\n// Generated from src/rules and src/lexicon by rung-lexicon: do not edit.\n#pragma once\n\n";

std::string rule_index(const std::vector<rule_text>& rules) {
    std::string out(header);
    out += "#include <rung/core/config.hpp>\n\n#include <cstdint>\n\nRUNG_BEGIN\nnamespace advert::detail {\n\n/// Places of the rules in `rules()`.\nenum class rule_index : std::uint16_t {\n";
    for (const auto& r : rules) {
        std::string id = r.id;
        std::replace(id.begin(), id.end(), '-', '_');
        out += "    " + id + ",\n";
    }
    return out + "    count_,\n};\n\n} // namespace advert::detail\nRUNG_END\n";
}

std::string rules_data(const std::vector<rule_text>& rules) {
    std::string out(header);
    out += "#include <rung/advert/rule.hpp>\n\nRUNG_BEGIN\nnamespace advert::detail {\n\ninline constexpr rule rules_data[] = {\n";
    for (const auto& r : rules) {
        out += "{";
        for (const auto& text : {r.id, r.idea, r.title, r.message, r.why, r.mend, r.sources, r.exceptions, r.fires, r.silent}) { out += literal(text, 100'000) + ",\n"; }
        out += "family::" + r.family + ", severity::" + r.severity + ", evidence::" + r.evidence + ", " + (r.contested ? "true" : "false") + ", " + (r.on ? "true" : "false") + "},\n";
    }
    return out + "};\n\n} // namespace advert::detail\nRUNG_END\n";
}

std::string lexicon_data(const std::string& table, std::uint64_t digest) {
    std::string out(header);
    char        number[32];
    std::snprintf(number, sizeof number, "0x%016llxULL", static_cast<unsigned long long>(digest));
    out += "#include <rung/core/config.hpp>\n\n#include <cstdint>\n\nRUNG_BEGIN\nnamespace advert::detail {\n\n";
    out += "/// Digest of the rules and packs that these tables were made from.\ninline constexpr std::uint64_t shipped_digest = " + std::string(number) + ";\n\n";
    out += "/// The lexicon that ships, in the form of text/detail/table.hpp.\nalignas(64) inline constexpr char lexicon_table[] =\n" + literal(table) + ";\n\n";
    return out + "} // namespace advert::detail\nRUNG_END\n";
}

std::uint64_t digest_of(std::uint64_t seed, std::string_view bytes) {
    for (const char c : bytes) { seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL; }
    return seed;
}

int run(const fs::path& source, const fs::path& target) {
    std::vector<rule_text> rules;
    if (const auto problem = rung_build::read_rules(source / "src/rules", rules); !problem.empty()) {
        std::cerr << problem << '\n';
        return 2;
    }
    std::map<std::string, std::string> files; // sorted: the output must not depend on the directory's order
    for (const auto& entry : fs::directory_iterator(source / "src/lexicon")) {
        if (entry.path().extension() == ".tsv") { files[entry.path().stem().string()] = read_file(entry.path()); }
    }
    std::vector<rung::text::pack_source> packs;
    std::uint64_t                        digest = 0xCBF29CE484222325ULL;
    for (const auto& [name, text] : files) {
        packs.push_back({name, text});
        digest = digest_of(digest_of(digest, name), text);
    }
    for (const auto& r : rules) { digest = digest_of(digest, r.id + r.severity + r.message); }
    const auto common = read_file(source / "src/lexicon/common-words.txt");
    const auto bind   = rung::advert::detail::make_binder([&](std::string_view id) -> std::optional<std::uint16_t> {
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (rules[i].id == id) { return static_cast<std::uint16_t>(i); }
        }
        return std::nullopt;
    });
    const auto table  = rung::text::compile_packs(packs, bind, common);
    if (!table) {
        std::cerr << rung::name(table.error().code) << ": " << table.error().where << '\n';
        return 2;
    }
    const auto room = target / "include/rung/advert/detail";
    write_file(room / "rule_index.hpp", rule_index(rules));
    write_file(room / "rules_data.ipp", rules_data(rules));
    write_file(room / "lexicon_data.ipp", lexicon_data(*table, digest_of(digest, common)));
    rung_build::write_pages(rules, source / "src/rules/sources.toml", target / "docs");
    std::cout << rules.size() << " rules, " << rung::text::lexicon::owned(*table).form_count() << " forms, " << table->size() << " bytes\n";
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: rung-lexicon SOURCE_ROOT OUTPUT_ROOT\n";
        return 2;
    }
    return run(argv[1], argv[2]);
}
