// SPDX-License-Identifier: Apache-2.0
// One way of reading one file, in a process of its own so that its memory can be told: read_bench WAY FILE. tests/adapter/compare.py
// runs all ways side by side. read_bench make-xml|make-json|make-csv MEGABYTES writes an input.
#include <rung/adapter/bundled.hpp>
#include <rung/adapter/file.hpp>
#include <rung/adapter/import.hpp>
#include <rung/adapter/suggest.hpp>

#include <boost/json/parse.hpp>
#include <expat.h>
#include <pugixml.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/resource.h>

namespace {

struct tally {
    std::uint64_t values = 0; ///< Pieces of text that are not empty.
    std::uint64_t bytes  = 0; ///< Of these, unescaped.
    double        before = 0; ///< Seconds spent on what isn't timed.

    void add(std::string_view text) {
        values += static_cast<std::uint64_t>(!text.empty());
        bytes += text.size();
    }
};

/// As ragged as real exports: escapes, letters beyond ASCII, absent fields, long values, three history rows.
class maker {
public:
    std::uint32_t next(std::uint32_t below) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::uint32_t>(state_ >> 33U) % below;
    }
    const char* title() {
        static constexpr const char* titles[] = {"Finance Officer", "Caf\xC3\xA9 Manager", "Head of Research & Development", "Team \"Lead\"", "Porter", "Caseworker, Grade 5"};
        return titles[next(6)];
    }

private:
    std::uint64_t state_ = 2026;
};

std::string xml_text(std::string_view text) {
    std::string out;
    for (const char c : text) { out += c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c); }
    return out;
}
std::string json_text(std::string_view text) {
    std::string out;
    for (const char c : text) { out += c == '"' ? "\\\"" : std::string(1, c); }
    return out;
}
std::string csv_text(std::string_view text) {
    if (text.find_first_of("\",") == text.npos) { return std::string(text); }
    std::string out = "\"";
    for (const char c : text) { out += c == '"' ? "\"\"" : std::string(1, c); }
    return out + '"';
}

int make(const std::string& kind, std::uint64_t megabytes) {
    maker             make;
    std::string       text;
    std::uint64_t     written = 0;
    const std::string notes(400, 'n');
    if (kind == "make-xml") { text = "<?xml version='1.0' encoding='UTF-8'?>\n<wd:Report_Data xmlns:wd=\"urn:com.workday.report/R\">\n"; }
    if (kind == "make-json") { text = "{\"Report_Entry\":["; }
    if (kind == "make-csv") {
        text = "Employee Number,Job Title,Grade,Start Date,FTE,Salary,Department,Notes";
        for (int i = 0; i < 32; ++i) { text += ",Custom " + std::to_string(i); }
        text += '\n';
    }
    for (std::uint64_t worker = 0; written + text.size() < megabytes * 1'000'000; ++worker) {
        const auto id = std::to_string(100'000 + worker);
        if (kind == "make-csv") {
            text += id + ',' + csv_text(make.title()) + ',' + std::to_string(make.next(9)) + ",14/03/20" + std::to_string(10 + make.next(15)) + ",0.6,\"£" +
                    std::to_string(20 + make.next(60)) + ",250.00\",Finance," + (make.next(50) == 0 ? notes : "");
            for (int i = 0; i < 32; ++i) { text += make.next(4) == 0 ? "," : ",v" + std::to_string(make.next(1'000'000)); }
            text += '\n';
        } else {
            const bool xml   = kind == "make-xml";
            const auto field = [&](const std::string& name, std::string_view value) {
                text += xml ? "<wd:" + name + ">" + xml_text(value) + "</wd:" + name + ">\n" : "\"" + name + "\":\"" + json_text(value) + "\",";
            };
            text += xml ? "<wd:Report_Entry>\n" : worker == 0 ? "{" : ",{";
            field("Employee_ID", id);
            for (int i = 0; i < 24; ++i) {
                if (make.next(5) != 0) { field("CF_Field_" + std::to_string(i), i % 7 == 0 ? make.title() : "value " + std::to_string(make.next(1'000'000))); }
            }
            if (make.next(40) == 0) { field("Notes", notes); }
            if (!xml) { text += "\"Job_History_group\":["; }
            for (int row = 0; row < 3; ++row) {
                text += xml ? "<wd:Job_History_group>\n" : row == 0 ? "{" : ",{";
                field("Job_Title", make.title());
                field("Grade", std::to_string(row + static_cast<int>(make.next(4))));
                field("Effective_Date", "20" + std::to_string(10 + row * 3) + "-01-01-08:00");
                field("Department", "Finance & Estates");
                text += xml ? "</wd:Job_History_group>\n" : "\"Seq\":" + std::to_string(row) + "}";
            }
            text += xml ? "</wd:Report_Entry>\n" : "]}";
        }
        if (text.size() > 1'000'000) {
            written += text.size();
            std::fwrite(text.data(), 1, text.size(), stdout);
            text.clear();
        }
    }
    text += kind == "make-xml" ? "</wd:Report_Data>\n" : kind == "make-json" ? "]}\n" : "";
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
}

[[noreturn]] void stop(const rung::failure& why) {
    std::fprintf(stderr, "%s %s\n", std::string(rung::name(why.code)).c_str(), why.where.c_str());
    std::exit(2);
}

std::unique_ptr<rung::adapter::source_file> open(const std::string& path) {
    static const rung::adapter::plugin_set plugins(rung_bundled_plugins());
    rung::adapter::file_request            request;
    request.path    = path;
    request.plugins = &plugins;
    auto opened     = rung::adapter::source_file::open(request);
    if (!opened) { stop(opened.error()); }
    return *std::move(opened);
}

tally read_rows(const std::string& path) {
    tally      all;
    const auto file = open(path);
    for (;;) {
        const auto batch = file->reader().next();
        if (!batch) { stop(batch.error()); }
        if (batch->row_count == 0) { return all; }
        for (std::uint32_t i = 0; i < batch->row_count; ++i) {
            for (std::uint32_t f = 0; f < batch->rows[i].field_count; ++f) { all.add({batch->rows[i].fields[f].data, batch->rows[i].fields[f].size}); }
        }
    }
}

/// Seconds of processor time so far.
double seconds() {
    struct rusage use {};
    ::getrusage(RUSAGE_SELF, &use);
    return static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec) + static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec) * 1e-6;
}

/// Through a suggested map and the model, with its coverage. Making the map isn't timed.
tally read_model(const std::string& path) {
    tally      all;
    const auto sample = open(path);
    const auto map    = rung::adapter::suggest_map({.reader = &sample->reader(), .format = sample->format().format, .records = 500});
    if (!map) { stop(map.error()); }
    all.before      = seconds();
    const auto file = open(path);
    const auto read = rung::adapter::import_rows({.main = &file->reader(), .map = &*map, .as_of = {2026, 11, 30}}, [&](const rung::workforce::row& row) {
        all.values += row.values.size();
        return rung::result<void>();
    });
    if (!read) { stop(read.error()); }
    return all;
}

std::string whole(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

tally read_expat(const std::string& path) {
    tally       all;
    std::string held;
    struct both {
        tally*       all;
        std::string* held;
    } state{&all, &held};
    const auto parser = XML_ParserCreate(nullptr);
    XML_SetUserData(parser, &state);
    XML_SetElementHandler(
        parser, [](void* user, const char*, const char**) { static_cast<both*>(user)->held->clear(); },
        [](void* user, const char*) {
            auto& self = *static_cast<both*>(user);
            if (self.held->find_first_not_of(" \n") != std::string::npos) { self.all->add(*self.held); }
            self.held->clear();
        });
    XML_SetCharacterDataHandler(parser, [](void* user, const char* text, int size) { static_cast<both*>(user)->held->append(text, static_cast<std::size_t>(size)); });
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    char             piece[65'536];
    for (std::size_t got = 1; got != 0;) {
        got = std::fread(piece, 1, sizeof piece, file);
        if (XML_Parse(parser, piece, static_cast<int>(got), got == 0) == XML_STATUS_ERROR) { std::exit(3); }
    }
    std::fclose(file);
    XML_ParserFree(parser);
    return all;
}

tally read_pugixml(const std::string& path) {
    tally              all;
    pugi::xml_document document;
    if (!document.load_file(path.c_str())) { std::exit(3); }
    struct walker : pugi::xml_tree_walker {
        tally* all = nullptr;
        bool   for_each(pugi::xml_node& node) override {
            if (node.type() == pugi::node_pcdata) { all->add(node.value()); }
            return true;
        }
    } walk;
    walk.all = &all;
    document.traverse(walk);
    return all;
}

void add_json(const boost::json::value& value, tally& all) {
    if (const auto* object = value.if_object()) {
        for (const auto& member : *object) { add_json(member.value(), all); }
    } else if (const auto* array = value.if_array()) {
        for (const auto& item : *array) { add_json(item, all); }
    } else if (const auto* text = value.if_string()) {
        all.add({text->data(), text->size()});
    } else if (value.is_number()) {
        all.add("1");
    }
}

tally read_boost(const std::string& path) {
    tally all;
    add_json(boost::json::parse(whole(path)), all);
    return all;
}

} // namespace

int main(int count, char** words) {
    if (count != 3) { return 2; }
    const std::string way = words[1];
    if (way.starts_with("make-")) { return make(way, std::strtoull(words[2], nullptr, 10)); }
    const auto got = way == "rows" ? read_rows(words[2]) : way == "model" ? read_model(words[2]) : way == "expat" ? read_expat(words[2]) : way == "pugixml" ? read_pugixml(words[2])
                                                                                                                                       : read_boost(words[2]);
    struct rusage use{};
    ::getrusage(RUSAGE_SELF, &use);
    std::printf("%.3f %ld %llu %llu\n", seconds() - got.before, use.ru_maxrss / 1024, static_cast<unsigned long long>(got.values), static_cast<unsigned long long>(got.bytes));
}
