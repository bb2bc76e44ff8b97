// SPDX-License-Identifier: Apache-2.0
// What finding our own phrases alone costs with Hyperscan: the heads of the packs as literals, caseless, whole words, advert by advert.
// Usage: hyperscan LEXICON_FOLDER REPEATS   (corpus: see corpus.hpp). Prints one line of JSON.
#include <hs/hs.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <set>

#include "corpus.hpp"

namespace {

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// All ways to read a head with `(a|b)` and `[x]` in it; none where it holds a place for any word, number or amount.
void expand(const std::string& head, std::set<std::string>& out) {
    const auto open = head.find_first_of("([");
    if (open == head.npos) {
        std::string words;
        for (const char c : head) {
            if (c != ' ' || (!words.empty() && words.back() != ' ')) { words += c; }
        }
        while (!words.empty() && words.back() == ' ') { words.pop_back(); }
        if (!words.empty()) { out.insert(words); }
        return;
    }
    const auto close = head.find(head[open] == '(' ? ')' : ']', open);
    if (close == head.npos) { return; }
    const auto before = head.substr(0, open);
    const auto inside = head.substr(open + 1, close - open - 1);
    const auto after  = head.substr(close + 1);
    if (head[open] == '[') { expand(before + after, out); }
    for (std::size_t at = 0; at <= inside.size();) {
        const auto bar = std::min(inside.find('|', at), inside.size());
        expand(before + inside.substr(at, bar - at) + after, out);
        at = bar + 1;
    }
}

/// A few heads with many alternatives would make up most of the list: they are left out, which favours Hyperscan.
constexpr std::size_t most_readings = 64;

struct phrases {
    std::vector<std::string> all;
    std::size_t              heads   = 0;
    std::size_t              skipped = 0; ///< With a place for any word, or with too many readings.
};

phrases read_packs(const std::string& folder) {
    phrases               out;
    std::set<std::string> literals;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".tsv") { continue; }
        std::ifstream in(entry.path());
        std::string   line;
        std::getline(in, line); // the header
        while (std::getline(in, line)) {
            if (line.empty() || line[0] == '#') { continue; }
            const auto head = line.substr(0, line.find('\t'));
            ++out.heads;
            std::set<std::string> readings;
            if (head.find('<') == head.npos) { expand(head, readings); }
            if (readings.empty() || readings.size() > most_readings) {
                ++out.skipped;
            } else {
                literals.merge(readings);
            }
        }
    }
    out.all.assign(literals.begin(), literals.end());
    return out;
}

struct hunt {
    const std::vector<std::string>* phrases;
    std::string_view                text;
    std::size_t                     hits = 0;
};

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

int on_match(unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) {
    auto&      h    = *static_cast<hunt*>(context);
    const auto from = to - (*h.phrases)[id].size();
    if ((from == 0 || !letter(h.text[from - 1])) && (to == h.text.size() || !letter(h.text[to]))) { ++h.hits; }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) { return 2; }
    const auto list = read_packs(argv[1]);

    std::vector<const char*>  expressions;
    std::vector<unsigned>     flags(list.all.size(), HS_FLAG_CASELESS);
    std::vector<unsigned>     ids;
    std::vector<std::size_t>  lengths;
    for (const auto& p : list.all) {
        expressions.push_back(p.c_str());
        lengths.push_back(p.size());
        ids.push_back(static_cast<unsigned>(ids.size()));
    }
    hs_database_t*      database = nullptr;
    hs_compile_error_t* error    = nullptr;
    const auto          begin    = cpu_seconds();
    if (hs_compile_lit_multi(expressions.data(), flags.data(), ids.data(), lengths.data(), static_cast<unsigned>(ids.size()), HS_MODE_BLOCK, nullptr, &database, &error) != HS_SUCCESS) {
        std::cerr << error->message << '\n';
        return 1;
    }
    const auto    compile = cpu_seconds() - begin;
    hs_scratch_t* scratch = nullptr;
    if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) { return 1; }

    const auto&         adverts = rung_bench::corpus();
    std::vector<double> seconds;
    std::size_t         hits = 0;
    for (int i = 0; i < std::atoi(argv[2]) + 1; ++i) {
        hits            = 0;
        const auto from = cpu_seconds();
        for (const auto& a : adverts) {
            hunt h{&list.all, a.text};
            hs_scan(database, a.text.data(), static_cast<unsigned>(a.text.size()), 0, scratch, on_match, &h);
            hits += h.hits;
        }
        if (i > 0) { seconds.push_back(cpu_seconds() - from); }
    }
    std::sort(seconds.begin(), seconds.end());
    std::cout << "{\"version\":\"" << hs_version() << "\",\"heads\":" << list.heads << ",\"skipped\":" << list.skipped << ",\"literals\":" << list.all.size() << ",\"compile_s\":" << compile
              << ",\"adverts\":" << adverts.size() << ",\"bytes\":" << rung_bench::bytes_of(adverts) << ",\"hits\":" << hits << ",\"cpu_s\":" << seconds[seconds.size() / 2] << "}\n";
    hs_free_scratch(scratch);
    hs_free_database(database);
}
