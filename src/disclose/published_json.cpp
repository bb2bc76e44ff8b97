// SPDX-License-Identifier: Apache-2.0
#include "published_json.hpp"

#include <rung/disclosure/rounding.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string>

namespace rung::cli {
namespace {

namespace bj = boost::json;

failure bad(std::string_view where) { return {errc::bad_table, std::string(where), {}}; }

std::optional<std::size_t> place(const bj::value& value, std::size_t below) {
    if (!value.is_int64() || value.get_int64() < 0 || static_cast<std::size_t>(value.get_int64()) >= below) { return std::nullopt; }
    return static_cast<std::size_t>(value.get_int64());
}

result<disclosure::seen_axis> read_axis(const bj::value& value) {
    disclosure::seen_axis out;
    const auto* const     object = value.if_object();
    const auto* const     column = object == nullptr ? nullptr : object->if_contains("column");
    const auto* const     labels = object == nullptr ? nullptr : object->if_contains("labels");
    const auto* const     sums   = object == nullptr ? nullptr : object->if_contains("sums");
    if (column == nullptr || !column->is_string() || labels == nullptr || !labels->is_array() || sums == nullptr || !sums->is_array()) { return bad("/dimensions"); }
    out.name = std::string_view(column->get_string());
    for (const auto& label : labels->get_array()) {
        if (!label.is_string()) { return bad("/dimensions/labels"); }
        out.labels.emplace_back(std::string_view(label.get_string()));
    }
    for (const auto& one : sums->get_array()) {
        const auto* const sum   = one.if_object();
        const auto* const label = sum == nullptr ? nullptr : sum->if_contains("label");
        const auto* const parts = sum == nullptr ? nullptr : sum->if_contains("parts");
        const auto        at    = label == nullptr ? std::nullopt : place(*label, out.labels.size());
        if (!at || parts == nullptr || !parts->is_array()) { return bad("/dimensions/sums"); }
        auto& made = out.sums.emplace_back(disclosure::seen_axis::seen_sum{*at, {}});
        for (const auto& part : parts->get_array()) {
            const auto p = place(part, out.labels.size());
            if (!p || *p == *at) { return bad("/dimensions/sums"); }
            made.parts.push_back(*p);
        }
    }
    if (out.labels.empty()) { return bad("/dimensions/labels"); }
    return out;
}

result<void> read_cells_of(const bj::array& cells, disclosure::published_csv& out) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& one    = cells[i];
        const bool  hidden = one.is_string() && one.get_string() == "*";
        if (!hidden && (!one.is_int64() || one.get_int64() < 0 || one.get_int64() > disclosure::largest_value)) { return bad("/cells/" + std::to_string(i)); }
        out.table.cells[i] = {.value = hidden ? 0 : one.get_int64(), .suppressed = hidden};
    }
    return {};
}

/// Opens rounded figures as far as their base leaves them open.
result<void> open_rounded(const bj::object& how, disclosure::published_csv& out) {
    static constexpr std::string_view methods[] = {"conventional", "hesa", "controlled"};
    disclosure::rounded_table         rounded;
    const auto* const                 method = how.if_contains("method");
    const auto* const                 base   = how.if_contains("base");
    const auto* const                 steps  = how.if_contains("steps");
    if (method == nullptr || !method->is_string() || base == nullptr || !base->is_int64() || steps == nullptr || !place(*steps, 1000)) { return bad("/treatment"); }
    for (std::size_t m = 0; m < std::size(methods); ++m) {
        if (methods[m] == std::string_view(method->get_string())) { rounded.method = static_cast<disclosure::rounding_method>(m); }
    }
    rounded.base  = base->get_int64();
    rounded.steps = static_cast<std::uint32_t>(steps->get_int64());
    for (auto& c : out.table.cells) {
        rounded.values.push_back(c.value);
        c = {.value = 0, .suppressed = true};
    }
    auto told = disclosure::priors_of(rounded);
    if (!told) { return told.error(); }
    out.priors = *std::move(told);
    return {};
}

} // namespace

bool is_published_table(std::string_view text) {
    const auto at = text.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && text[at] == '{';
}

result<disclosure::published_csv> read_published_table(std::string_view text) {
    bj::error_code code;
    const auto     value  = bj::parse(text, code);
    if (code) { return failure{errc::bad_json, {}, code.message()}; }
    const auto* const object = value.if_object();
    const auto        find   = [&](std::string_view name) { return object == nullptr ? nullptr : object->if_contains(name); };
    const auto* const schema = find("schema");
    if (schema == nullptr || !schema->is_string() || schema->get_string() != "rung-table/1") { return bad("/schema"); }
    const auto* const name = find("table");
    const auto* const axes = find("dimensions");
    const auto* const cells = find("cells");
    const auto* const how   = find("treatment");
    if (name == nullptr || !name->is_string() || axes == nullptr || !axes->is_array() || axes->get_array().empty() || cells == nullptr || !cells->is_array() || how == nullptr || !how->is_object() ||
        how->get_object().if_contains("kind") == nullptr || !how->get_object().at("kind").is_string()) {
        return bad("/");
    }
    const std::string_view kind = how->get_object().at("kind").get_string();
    if (kind != "suppression" && kind != "rounding") { return failure{errc::precondition, "/treatment: figures with noise have no bounds to work out", {}}; }

    disclosure::published_csv out;
    out.table.name    = std::string_view(name->get_string());
    std::size_t count = 1;
    for (const auto& one : axes->get_array()) {
        auto axis = read_axis(one);
        if (!axis) { return axis.error(); }
        if (axis->labels.size() > cells->get_array().size() / count) { return bad("/cells"); }
        count *= axis->labels.size();
        out.axes.push_back(*std::move(axis));
    }
    if (count != cells->get_array().size()) { return bad("/cells"); }
    out.table.cells.resize(count);
    out.priors.resize(count);
    if (auto read = read_cells_of(cells->get_array(), out); !read) { return read.error(); }
    disclosure::add_axis_sums(out);
    if (kind == "rounding") {
        if (auto opened = open_rounded(how->get_object(), out); !opened) { return opened.error(); }
    }
    return out;
}

} // namespace rung::cli
