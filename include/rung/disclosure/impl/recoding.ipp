// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/recoded_rows.hpp>
#include <rung/disclosure/detail/recoding_search.hpp>
#include <rung/disclosure/recoding.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

RUNG_BEGIN
namespace disclosure {
namespace detail {

[[nodiscard]] inline failure bad_option(std::string_view name) { return {errc::precondition, std::string(name), {}}; }

[[nodiscard]] inline result<void> check_options(const records& input, const recoding_options& options) {
    const auto& model = options.model;
    if (options.quasi.empty() || options.quasi.size() > 64) { return bad_option("quasi"); }
    std::vector<std::string_view> names;
    for (const auto& each : options.quasi) { names.emplace_back(each.column); }
    if (!options.sensitive.empty()) { names.emplace_back(options.sensitive); }
    for (const auto& each : options.keep) { names.emplace_back(each); }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!input.find(names[i])) { return failure{errc::not_found, "column " + std::string(names[i]), {}}; }
        if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) != names.begin() + static_cast<std::ptrdiff_t>(i)) {
            return bad_option("column " + std::string(names[i]) + " named twice");
        }
    }
    for (const auto& each : options.quasi) {
        if (each.steps.levels() == 0) { return failure{errc::bad_hierarchy, "column " + each.column + ": no levels", {}}; }
    }
    if (!(options.suppression >= 0 && options.suppression <= 1)) { return bad_option("suppression"); }
    if (model.k == 0) { return bad_option("model.k"); }
    if (model.population_k > 0 && options.population == nullptr) { return bad_option("population"); }
    if (model.needs_sensitive() && options.sensitive.empty()) { return bad_option("sensitive"); }
    if (model.distinct && model.distinct->l == 0) { return bad_option("model.distinct"); }
    if (model.entropy && !(model.entropy->l >= 1 && std::isfinite(model.entropy->l))) { return bad_option("model.entropy"); }
    if (model.recursive && !(model.recursive->l >= 1 && model.recursive->c > 0 && std::isfinite(model.recursive->c))) { return bad_option("model.recursive"); }
    if (model.close && !(model.close->t >= 0 && model.close->t <= 1)) { return bad_option("model.close"); }
    if (input.rows() == 0) { return failure{errc::not_protectable, "rows", {}}; }
    return {};
}

[[nodiscard]] inline result<coded_records> code_records(const records& input, const recoding_options& options) {
    coded_records out;
    const bool    with_population = options.population != nullptr && options.model.population_k > 0;
    out.rows                      = input.rows();
    out.population                = with_population ? options.population->rows() : 0;
    if (out.rows + out.population > std::numeric_limits<std::int32_t>::max()) { return failure{errc::too_large, "rows", {}}; }
    for (const auto& each : options.quasi) {
        column_coder coder(each.steps);
        if (auto noted = coder.note(input.columns()[*input.find(each.column)]); !noted) { return noted.error(); }
        if (with_population) {
            const auto at = options.population->find(each.column);
            if (!at) { return failure{errc::not_found, "population: column " + each.column, {}}; }
            if (auto noted = coder.note(options.population->columns()[*at]); !noted) {
                return failure{noted.error().code, "population: " + noted.error().where, {}};
            }
        }
        out.quasi.push_back(coder.finish());
    }
    if (options.model.needs_sensitive()) {
        const auto& column   = input.columns()[*input.find(options.sensitive)];
        out.sensitive        = column.codes;
        out.sensitive_values = static_cast<std::uint32_t>(column.values.size());
    }
    return out;
}

/// The values of the sensitive column, and how far apart they are, as `class_rules` takes them.
[[nodiscard]] inline value_space space_of(const sensitive_reference& reference, const record_column& column, const privacy_model& model) {
    value_space out;
    std::unordered_map<std::string_view, std::uint32_t> places;
    for (std::uint32_t i = 0; i < reference.values.size(); ++i) { places.emplace(reference.values[i], i); }
    for (const auto count : reference.counts) { out.counts.push_back(static_cast<double>(count)); }
    for (const auto& value : column.values) {
        const auto at = places.find(value);
        out.place.push_back(at == places.end() ? 0 : at->second); // a value without a row is never asked for
    }
    if (!model.close || model.close->distance != value_distance::hierarchical) { return out; }
    const auto& steps = *reference.steps;
    for (std::size_t level = 1; level < steps.levels(); ++level) {
        auto& parent = out.parent.emplace_back(steps.values(level - 1));
        for (std::uint32_t leaf = 0; leaf < steps.leaves(); ++leaf) { parent[steps.group(leaf, level - 1)] = steps.group(leaf, level); }
    }
    return out;
}

struct found_recoding {
    search_answer              answer;
    std::vector<std::size_t>   levels;
    std::vector<std::uint32_t> suppressed;
};

template <std::size_t Words>
[[nodiscard]] result<found_recoding> find_recoding(const coded_records& data, const recoding_options& options, const key_layout& layout,
                                                   const lattice_order& order, class_rules& rules) {
    // floor, but 0.29 * 100 is meant to be 29
    const double  share      = options.suppression * static_cast<double>(data.rows);
    const auto    most_lost  = static_cast<std::uint64_t>(std::floor(share + 1e-9 * std::max(1.0, share)));
    const auto    least      = std::max<std::uint64_t>({options.model.k, data.sensitive.empty() ? 1 : rules.least_values(), 1});
    loss_terms    terms(options.metric, data, layout, least, most_lost > 0);
    class_source<Words>    source(data, layout, order, options.cache_bytes);
    node_judge<Words>      judge(data, options.model, layout, order, source, rules, terms);
    recoding_search<Words> search(order, source, judge, terms, {options.check_limit, std::min<std::uint64_t>(most_lost, data.rows), options.stop});
    found_recoding         out;
    out.answer = search.run();
    if (out.answer.stopped) { return failure{errc::cancelled, {}, {}}; }
    if (!out.answer.node || out.answer.suppressed == data.rows) {
        return failure{out.answer.complete ? errc::not_protectable : errc::solver_limit, out.answer.complete ? "suppression" : "check_limit", {}};
    }
    out.levels.resize(order.columns.size());
    order.levels_of(*out.answer.node, out.levels);

    node_finding again;
    judge.look(source.bottom(), 0, out.levels, data.rows, again);
    key_index<Words>               index;
    std::vector<packed_key<Words>> failed;
    index.begin(judge.failed().size());
    for (const auto i : judge.failed()) {
        (void)index.number(judge.classes().keys[i], failed.data(), static_cast<std::uint32_t>(failed.size()));
        failed.push_back(judge.classes().keys[i]);
    }
    for (std::uint32_t row = 0; row < data.rows; ++row) {
        packed_key<Words> key{};
        for (std::size_t c = 0; c < data.quasi.size(); ++c) {
            key[layout.fields[c].word] |= std::uint64_t{data.quasi[c].at[out.levels[c]][data.quasi[c].codes[row]]} << layout.fields[c].shift;
        }
        if (index.has(key, failed)) { out.suppressed.push_back(row); }
    }
    return out;
}

} // namespace detail

RUNG_DECL result<records> generalise(const records& input, const std::vector<quasi_identifier>& quasi, const std::vector<std::uint32_t>& levels) {
    if (quasi.size() != levels.size()) { return detail::bad_option("levels"); }
    std::vector<record_column> columns;
    for (std::size_t i = 0; i < quasi.size(); ++i) {
        const auto at = input.find(quasi[i].column);
        if (!at) { return failure{errc::not_found, "column " + quasi[i].column, {}}; }
        if (levels[i] >= quasi[i].steps.levels()) { return detail::bad_option("levels"); }
        auto made = detail::generalised(input.columns()[*at], quasi[i].steps, levels[i]);
        if (!made) { return made.error(); }
        columns.push_back(*std::move(made));
    }
    return records::from_columns(std::move(columns));
}

namespace detail {

/// The released rows: the columns in the input's order, without those that nobody named.
[[nodiscard]] inline result<records> released_rows(const records& input, const recoding_options& options, const recoding& found) {
    std::vector<record_column> columns;
    std::vector<std::size_t>   by(options.quasi.size());
    std::vector<std::size_t>   further;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0, gone = 0; row < input.rows(); ++row) {
        if (gone < found.suppressed.size() && found.suppressed[gone] == row) {
            ++gone;
        } else {
            rows.push_back(row);
        }
    }
    for (const auto& column : input.columns()) {
        const auto quasi = std::find_if(options.quasi.begin(), options.quasi.end(), [&](const quasi_identifier& q) { return q.column == column.name; });
        if (quasi != options.quasi.end()) {
            const auto number = static_cast<std::size_t>(quasi - options.quasi.begin());
            auto       made   = generalised(column, quasi->steps, found.levels[number]);
            if (!made) { return made.error(); }
            by[number] = columns.size();
            columns.push_back(*std::move(made));
        } else if (column.name == options.sensitive || std::find(options.keep.begin(), options.keep.end(), column.name) != options.keep.end()) {
            further.push_back(columns.size());
            columns.push_back(column);
        } else {
            continue;
        }
        keep_rows(columns.back(), rows);
    }
    by.insert(by.end(), further.begin(), further.end());
    sort_by(columns, by);
    return records::from_columns(std::move(columns));
}

/// Works out again, by other code, what the search says.
[[nodiscard]] inline result<void> check_again(const records& input, const recoding_options& options, const sensitive_reference* reference, recoding& made) {
    std::vector<std::string> names;
    for (const auto& each : options.quasi) { names.push_back(each.column); }
    std::optional<records> people;
    if (options.population != nullptr) {
        auto coarser = generalise(*options.population, options.quasi, made.levels);
        if (!coarser) { return failure{coarser.error().code, "population: " + coarser.error().where, {}}; }
        people = *std::move(coarser);
    }
    const auto* const population = people ? &*people : nullptr;
    const auto kept = measure_privacy(made.released, {names, options.sensitive, options.model, reference, population});
    if (!kept) { return kept.error(); }
    const auto risk = assess_risk(made.released, names, population);
    if (!risk) { return risk.error(); }
    const auto score = measure_loss(input, options.quasi, made.levels, made.suppressed, options.metric);
    if (!score) { return score.error(); }
    made.kept = *kept;
    made.risk = *risk;
    if (!made.kept.meets(options.model) || made.kept.rows + made.suppressed.size() != input.rows()) { return failure{errc::internal, "released rows", {}}; }
    if (std::abs(*score - made.score) > 1e-9 * std::max(1.0, std::abs(made.score))) { return failure{errc::internal, "score", {}}; }
    return {};
}

} // namespace detail

RUNG_DECL result<recoding> recode(const records& input, const recoding_options& options) {
    if (auto fine = detail::check_options(input, options); !fine) { return fine.error(); }
    auto data = detail::code_records(input, options);
    if (!data) { return data.error(); }
    std::optional<sensitive_reference> reference;
    detail::value_space                space;
    if (options.model.needs_sensitive()) {
        const auto& column = input.columns()[*input.find(options.sensitive)];
        auto        made   = sensitive_reference_of(column, options.sensitive_steps ? &*options.sensitive_steps : nullptr, options.model);
        if (!made) { return made.error(); }
        reference = *std::move(made);
        space     = detail::space_of(*reference, column, options.model);
    }
    double             nodes = 1;
    detail::key_layout layout;
    for (const auto& each : data->quasi) {
        nodes *= static_cast<double>(each.levels());
        layout.add(each.labels[0].size());
    }
    if (nodes > static_cast<double>(options.lattice_limit)) { return failure{errc::too_large, "lattice_limit", {}}; }
    layout.add(data->sensitive_values);
    if (layout.words > 8) { return failure{errc::too_large, "quasi: more than 512 bits of values", {}}; }

    const detail::lattice_order order(*data);
    detail::class_rules         rules(options.model, std::move(space));
    auto                        found = layout.words == 1   ? detail::find_recoding<1>(*data, options, layout, order, rules)
                                        : layout.words == 2 ? detail::find_recoding<2>(*data, options, layout, order, rules)
                                                            : detail::find_recoding<8>(*data, options, layout, order, rules);
    if (!found) { return found.error(); }
    recoding out;
    out.levels.assign(found->levels.begin(), found->levels.end());
    out.score      = found->answer.score;
    out.suppressed = std::move(found->suppressed);
    out.lattice    = order.nodes;
    out.nodes      = found->answer.checks;
    out.optimal    = found->answer.complete;
    auto released  = detail::released_rows(input, options, out);
    if (!released) { return released.error(); }
    out.released = *std::move(released);
    if (auto same = detail::check_again(input, options, reference ? &*reference : nullptr, out); !same) { return same.error(); }
    return out;
}

} // namespace disclosure
RUNG_END
