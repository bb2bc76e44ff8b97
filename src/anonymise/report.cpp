// SPDX-License-Identifier: Apache-2.0
#include "report.hpp"

#include "../cli/display.hpp"
#include "../cli/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace rung::cli {
namespace {

using disclosure::information_loss;
using disclosure::value_distance;

void put(std::string& out, std::string_view key, double value, bool first = false) {
    json::key(out, key, first);
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    std::array<char, 40> digits{};
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void put(std::string& out, std::string_view key, std::uint64_t value) {
    json::key(out, key);
    json::number(out, value);
}

template <class... Values>
std::string text(const char* form, Values... values) {
    std::array<char, 256> line{};
    std::snprintf(line.data(), line.size(), form, values...);
    return line.data();
}

std::string share(double of) { return text("%.2f %%", 100 * of); }
std::string number(double value) { return text("%.10g", value); }

/// "1 in 5" where that is what it is.
std::string odds(double risk) {
    if (risk <= 0) { return "none"; }
    return "1 in " + text("%.1f", 1 / risk) + " (" + share(risk) + ")";
}

std::string promise(const anonymise_report& about) {
    const auto& model = about.asked.model;
    const auto& kept  = about.made.kept;
    std::string out   = "  " + std::to_string(kept.smallest_class) + " or more people share every combination of the columns above (asked: " + std::to_string(model.k) + ")\n";
    if (model.population_k > 0) {
        out += "  " + std::to_string(kept.smallest_population) + " or more people of the population fit every combination (asked: " + std::to_string(model.population_k) + ")\n";
    }
    const auto  s = printable(about.asked.sensitive);
    if (model.distinct) { out += "  " + std::to_string(kept.distinct) + " or more different values of " + s + " among them (asked: " + std::to_string(model.distinct->l) + ")\n"; }
    if (model.entropy) { out += "  as mixed in " + s + " as " + number(kept.entropy) + " equally frequent values (asked: " + number(model.entropy->l) + ")\n"; }
    if (model.recursive) {
        out += "  the commonest value of " + s + " is " + number(kept.recursive) + " times as frequent as those from the " + std::to_string(model.recursive->l) +
               "th on (asked: less than " + number(model.recursive->c) + ")\n";
    }
    if (model.close) {
        constexpr std::array names = {"equal", "ordered", "hierarchical"};
        out += "  " + s + " spread within " + number(kept.distance) + " of the whole table's (asked: " + number(model.close->t) + ", " +
               names[static_cast<std::size_t>(model.close->distance)] + " distance)\n";
    }
    return out;
}

} // namespace

std::string as_json(const anonymise_report& about) {
    const auto& made = about.made;
    std::string out  = "{";
    json::member(out, "schema", "rung-anonymise/1", true);
    json::key(out, "levels");
    out += '{';
    for (std::size_t i = 0; i < made.levels.size(); ++i) {
        json::key(out, valid_utf8(about.asked.quasi[i].column), i == 0);
        json::number(out, made.levels[i]);
    }
    out += '}';
    json::member(out, "metric", name(about.asked.metric));
    put(out, "score", made.score);
    put(out, "suppressed", std::uint64_t{made.suppressed.size()});
    put(out, "nodes", made.nodes);
    put(out, "lattice", made.lattice);
    json::key(out, "optimal");
    out += made.optimal ? "true" : "false";
    put(out, "cpu_ms", about.cpu_ms);
    put(out, "rows", made.kept.rows);
    put(out, "classes", made.kept.classes);
    put(out, "smallest_class", made.kept.smallest_class);
    json::key(out, "risk");
    out += '{';
    put(out, "prosecutor", made.risk.prosecutor, true);
    put(out, "journalist", made.risk.journalist);
    put(out, "marketer", made.risk.marketer);
    return out + "}}\n";
}

std::string as_text(const anonymise_report& about) {
    const auto& made  = about.made;
    const auto  input = made.kept.rows + made.suppressed.size();
    std::string out   = "Rows        " + std::to_string(made.kept.rows) + " of " + std::to_string(input) + " released, " + std::to_string(made.suppressed.size()) + " left out (" +
                      share(input == 0 ? 0 : static_cast<double>(made.suppressed.size()) / static_cast<double>(input)) + "; allowed " + share(about.asked.suppression) + ")\n";
    out += "Written to  " + printable(about.out) + "\n\nColumns made coarser, by steps of their hierarchies\n";
    for (std::size_t i = 0; i < made.levels.size(); ++i) {
        const auto& column = about.asked.quasi[i];
        const auto  steps  = column.steps.levels() - 1;
        out += "  " + printable(column.column) + ": " + std::to_string(made.levels[i]) + " of " + std::to_string(steps);
        out += made.levels[i] == 0 ? ", as it was\n" : made.levels[i] == steps && column.steps.values(steps) == 1 ? ", nothing left of it\n" : "\n";
    }
    out += "\nWhat holds, counted from the released rows alone\n" + promise(about);
    out += "\nWho could be found by these columns, by somebody who knows all of them exactly\n";
    out += "  somebody known to be in the rows: at the most " + odds(made.risk.prosecutor) + ", on average " + odds(made.risk.prosecutor_average) + "\n";
    out += "  somebody in the population:       at the most " + odds(made.risk.journalist) + (made.risk.population_known ? "\n" : ", taken as above: no population given\n");
    out += "  all rows matched with a register: " + share(made.risk.marketer) + " of them right\n";
    out += "\nLoss        " + number(made.score) + " (" + std::string(name(about.asked.metric)) + "), " +
           (made.optimal ? "and no other steps lose less" : "the best found before the limit of work was met") + "\n";
    out += "            " + std::to_string(made.nodes) + " of " + std::to_string(made.lattice) + " combinations of steps counted, the others ruled out; " + text("%.0f", about.cpu_ms) +
           " ms of processor time\n";
    return out + "\nColumns that were not named are not released. What holds speaks of the columns named and of nothing else: what somebody can learn from\n"
                 "other columns kept, from another release or from small numbers elsewhere has to be looked at besides.\n";
}

} // namespace rung::cli
