// SPDX-License-Identifier: Apache-2.0
#include "anonymise_command.hpp"

#include "find_hierarchy_posix.hpp"
#include "report.hpp"

#include "../cli/files_posix.hpp"
#include "../cli/output.hpp"
#include "../cli/parse_words.hpp"
#include "../cli/refuse.hpp"

#include <rung/disclosure/recoding.hpp>

#include <charconv>
#include <ctime>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rung::cli {
namespace {

/// The words as they came.
struct anonymise_words {
    std::string              data, hierarchies, sensitive, population, metric = "loss", distance = "equal", recursive, out;
    std::vector<std::string> quasi, keep;
    std::uint32_t            k = 5, population_k = 0, distinct_l = 0;
    double                   suppress = 0, entropy_l = 0, t = -1;
    std::uint64_t            check_limit    = disclosure::recoding_options{}.check_limit;
    std::size_t              max_file_bytes = std::size_t{2} << 30U;
    bool                     json           = false;
};

int wrong(const std::string& text) {
    complain("anonymise: " + text);
    return 2;
}

std::optional<std::pair<double, std::uint32_t>> pair_in(const std::string& text) {
    const auto cut = text.find(',');
    if (cut == std::string::npos) { return std::nullopt; }
    std::pair<double, std::uint32_t> out;
    const auto* const                end = text.data() + text.size();
    const auto                       c   = std::from_chars(text.data(), text.data() + cut, out.first);
    const auto                       l   = std::from_chars(text.data() + cut + 1, end, out.second);
    if (c.ec != std::errc() || c.ptr != text.data() + cut || l.ec != std::errc() || l.ptr != end) { return std::nullopt; }
    return out;
}

void describe_words(CLI::App& app, anonymise_words& in) {
    const auto share = CLI::Range(0.0, 1.0);
    const auto count = CLI::Range(std::uint32_t{1}, std::numeric_limits<std::uint32_t>::max());
    app.add_option("data", in.data, "Rows about people, CSV with a header; semicolon or comma")->type_name("D.csv")->required();
    app.add_option("--hierarchies", in.hierarchies, "Folder with <column>.csv for each column: a line a leaf, coarser step by step")->type_name("DIR")->required();
    app.add_option("--qi", in.quasi, "Columns by which somebody could be known")->type_name("A,B,…")->delimiter(',')->required();
    app.add_option("--out", in.out, "Where the released rows go, for your eyes only (mode 0600); - writes them to stdout, and the report to stderr")->type_name("O.csv")->required();
    app.add_option("--k", in.k, "Rows that must agree in all these columns")->check(count);
    app.add_option("--suppress", in.suppress, "Share of rows that may be left out, 0 to 1")->check(share);
    app.add_option("--metric", in.metric, "What to lose least of: loss, entropy, discernibility, class-size")
        ->check(CLI::IsMember({"loss", "entropy", "discernibility", "class-size"}));
    app.add_option("--sensitive", in.sensitive, "Column that nobody may learn of anybody; released as it is")->type_name("S");
    app.add_option("--distinct-l", in.distinct_l, "Different values of S in each class")->check(count);
    app.add_option("--entropy-l", in.entropy_l, "As mixed as so many equally frequent values")->check(CLI::Range(1.0, 1e9));
    app.add_option("--recursive", in.recursive, "(c,l)-diversity: the commonest value less than c times as frequent as those from the l-th on")->type_name("C,L");
    app.add_option("--t", in.t, "How far the spread of S in a class may be from that in all rows, 0 to 1")->check(share);
    app.add_option("--distance", in.distance, "How far apart values of S are: equal, ordered, hierarchical")->check(CLI::IsMember({"equal", "ordered", "hierarchical"}));
    app.add_option("--keep", in.keep, "Further columns to release as they are; all others are left out")->type_name("A,B,…")->delimiter(',');
    app.add_option("--population", in.population, "The same columns of everybody who might be in the data, for --population-k and the risk")->type_name("P.csv");
    app.add_option("--population-k", in.population_k, "People of the population that must fit each class (k-map)")->check(count);
    app.add_option("--check-limit", in.check_limit, "Combinations counted before the best so far is the answer");
    app.add_option("--max-file-bytes", in.max_file_bytes, "A larger file is an error");
    app.add_flag("--json", in.json, "Tell it as JSON");
}

/// @return an exit status where the words do not fit together
std::optional<int> model_of(const anonymise_words& in, disclosure::recoding_options& how) {
    auto& model        = how.model;
    model.k            = in.k;
    model.population_k = in.population_k;
    if (in.distinct_l > 0) { model.distinct = disclosure::distinct_diversity{in.distinct_l}; }
    if (in.entropy_l > 0) { model.entropy = disclosure::entropy_diversity{in.entropy_l}; }
    if (!in.recursive.empty()) {
        const auto both = pair_in(in.recursive);
        if (!both || !(both->first > 0) || both->second < 1) { return wrong("--recursive takes two numbers over 0, such as 4,3"); }
        model.recursive = disclosure::recursive_diversity{both->first, both->second};
    }
    if (in.t >= 0) {
        const auto distance = in.distance == "equal" ? disclosure::value_distance::equal
                              : in.distance == "ordered" ? disclosure::value_distance::ordered
                                                         : disclosure::value_distance::hierarchical;
        model.close         = disclosure::closeness{in.t, distance};
    }
    if (model.needs_sensitive() && in.sensitive.empty()) { return wrong("--sensitive has to name the column that the promise is about"); }
    if (model.population_k > 0 && in.population.empty()) { return wrong("--population-k needs --population"); }
    how.sensitive   = in.sensitive;
    how.keep        = in.keep;
    how.suppression = in.suppress;
    how.metric      = *disclosure::information_loss_named(in.metric);
    how.check_limit = in.check_limit;
    return std::nullopt;
}

result<disclosure::records> read_records(const std::string& path, std::size_t most) {
    const auto text = read_file(path, most);
    if (!text) { return text.error(); }
    return disclosure::records::parse(*text, {.input_bytes = most});
}

/// @param where gets the path, for what is told of a failure
result<disclosure::hierarchy> read_hierarchy(const anonymise_words& in, const std::string& column, std::string& where) {
    where      = in.hierarchies;
    auto found = find_hierarchy(in.hierarchies, column);
    if (!found) { return found.error(); }
    where           = *found;
    const auto text = read_file(*found, in.max_file_bytes);
    if (!text) { return text.error(); }
    return disclosure::hierarchy::parse(*text, {.input_bytes = in.max_file_bytes});
}

} // namespace

int anonymise_command(int count, char** words) {
    anonymise_words in;
    CLI::App        app("Makes rows about people coarser until nobody stands alone in them, at the least loss there is.", "rung anonymise");
    describe_words(app, in);
    if (const auto status = parse_words(app, count, words)) { return *status; }
    disclosure::recoding_options how;
    if (const auto status = model_of(in, how)) { return *status; }

    std::string              where;
    std::vector<std::string> read = {in.data, in.population};
    for (const auto& column : in.quasi) {
        auto steps = read_hierarchy(in, column, where);
        if (!steps) { return refuse(where, steps.error()); }
        read.push_back(where);
        how.quasi.push_back({column, *std::move(steps)});
    }
    if (how.model.close && how.model.close->distance != disclosure::value_distance::equal) {
        auto       steps   = read_hierarchy(in, in.sensitive, where);
        const bool numbers = how.model.close->distance == disclosure::value_distance::ordered && !steps && steps.error().code == errc::not_found;
        if (!steps && !numbers) { return refuse(where, steps.error()); }
        if (steps) { how.sensitive_steps = *std::move(steps); }
        read.push_back(where);
    }
    if (auto apart = keep_apart({in.out}, read); !apart) { return refuse("anonymise", apart.error()); }
    const auto data = read_records(in.data, in.max_file_bytes);
    if (!data) { return refuse(in.data, data.error()); }
    std::optional<disclosure::records> people;
    if (!in.population.empty()) {
        auto read = read_records(in.population, in.max_file_bytes);
        if (!read) { return refuse(in.population, read.error()); }
        people         = *std::move(read);
        how.population = &*people;
    }
    const auto begun = std::clock();
    const auto made  = disclosure::recode(*data, how);
    const auto spent = 1000.0 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
    if (!made) { return refuse(in.data, made.error()); }
    if (const auto written = write_private(in.out, made->released.to_text(data->delimiter())); !written) { return refuse(in.out, written.error()); }
    const anonymise_report about{how, *made, spent, in.out};
    output                 to(in.out == "-" ? standard_error : standard_output);
    to.write(in.json ? as_json(about) : as_text(about));
    return finish(to, 0);
}

} // namespace rung::cli
