// SPDX-License-Identifier: Apache-2.0
#include "release_spec.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace rung::cli {
namespace {

namespace bj = boost::json;

/// One object of the file. The first thing that is wrong stays.
class fields {
public:
    fields(const bj::value& value, std::string where, std::optional<failure>& wrong) : object_(value.if_object()), where_(std::move(where)), wrong_(wrong) {
        if (object_ == nullptr) { complain(errc::bad_field, ""); }
    }

    void only(std::initializer_list<std::string_view> known) {
        if (object_ == nullptr) { return; }
        for (const auto& member : *object_) {
            if (std::find(known.begin(), known.end(), std::string_view(member.key())) == known.end()) {
                complain(errc::unknown_key, "/" + std::string(std::string_view(member.key())));
            }
        }
    }

    const bj::value* find(std::string_view name, bool required = false) {
        const auto* const found = object_ == nullptr ? nullptr : object_->if_contains(name);
        if (found == nullptr && required) { complain(errc::missing_field, "/" + std::string(name)); }
        return found;
    }

    void text(std::string_view name, std::string& to, bool required) {
        const auto* const value = find(name, required);
        if (value == nullptr) { return; }
        if (!value->is_string() || (required && value->get_string().empty())) { return complain(errc::bad_field, "/" + std::string(name)); }
        to = std::string_view(value->get_string());
    }

    void number(std::string_view name, std::int64_t& to, std::int64_t least, bool required) {
        const auto* const value = find(name, required);
        if (value == nullptr) { return; }
        if (!value->is_int64() || value->get_int64() < least || value->get_int64() > disclosure::largest_value) {
            return complain(errc::bad_field, "/" + std::string(name));
        }
        to = value->get_int64();
    }

    /// A whole number, or a text such as "1/2" or "0.5".
    void fraction(std::string_view name, disclosure::ratio& to, bool required) {
        const auto* const value = find(name, required);
        if (value == nullptr) { return; }
        const auto read = value->is_string() ? disclosure::read_ratio(std::string_view(value->get_string())) : disclosure::lowest({value->is_int64() ? value->get_int64() : -1, 1});
        if (!read) { return complain(errc::bad_field, "/" + std::string(name)); }
        to = *read;
    }

    void flag(std::string_view name, bool& to) {
        const auto* const value = find(name);
        if (value == nullptr) { return; }
        if (!value->is_bool()) { return complain(errc::bad_field, "/" + std::string(name)); }
        to = value->get_bool();
    }

    void texts(std::string_view name, std::vector<std::string>& to, bool required = false) {
        list(name, required, [&](const bj::value& one, const std::string&) {
            if (!one.is_string()) { return complain(errc::bad_field, "/" + std::string(name)); }
            to.emplace_back(std::string_view(one.get_string()));
        });
    }

    template <class One>
    void list(std::string_view name, bool required, One each) {
        const auto* const value = find(name, required);
        if (value == nullptr) { return; }
        if (!value->is_array()) { return complain(errc::bad_field, "/" + std::string(name)); }
        std::size_t i = 0;
        for (const auto& one : value->get_array()) { each(one, where_ + "/" + std::string(name) + "/" + std::to_string(i++)); }
    }

    void complain(errc code, const std::string& at) {
        if (!wrong_) { wrong_ = failure{code, where_ + at, {}}; }
    }

private:
    const bj::object*       object_;
    std::string             where_;
    std::optional<failure>& wrong_;
};

disclosure::dimension read_dimension(const bj::value& value, const std::string& where, std::optional<failure>& wrong) {
    disclosure::dimension out;
    fields                from(value, where, wrong);
    from.only({"column", "order", "groups", "total", "attribute"});
    from.text("column", out.column, true);
    from.texts("order", out.declared);
    from.flag("attribute", out.attribute);
    from.list("groups", false, [&](const bj::value& one, const std::string& at) {
        fields group(one, at, wrong);
        group.only({"name", "parts"});
        out.groups.emplace_back();
        group.text("name", out.groups.back().name, true);
        group.texts("parts", out.groups.back().parts, true);
    });
    const auto* const total = from.find("total");
    if (total != nullptr && total->is_bool() && !total->get_bool()) {
        out.total.clear();
    } else {
        from.text("total", out.total, false);
    }
    return out;
}

disclosure::treatment read_treatment(const bj::value& value, const std::string& where, std::optional<failure>& wrong) {
    fields      from(value, where, wrong);
    std::string kind;
    from.text("kind", kind, true);
    if (kind == "suppression") {
        from.only({"kind"});
        return disclosure::by_suppression{};
    }
    if (kind == "rounding") {
        static constexpr std::string_view methods[] = {"conventional", "hesa", "controlled"};
        disclosure::by_rounding           out;
        std::string                       method = "controlled";
        from.only({"kind", "method", "base"});
        from.text("method", method, false);
        from.number("base", out.base, 2, false);
        const auto* const found = std::find(std::begin(methods), std::end(methods), method);
        if (found == std::end(methods)) { from.complain(errc::bad_field, "/method"); }
        out.method = static_cast<disclosure::rounding_method>(found - std::begin(methods));
        return out;
    }
    if (kind == "cell-key") {
        disclosure::by_cell_key out;
        disclosure::ratio       variance{2, 1};
        from.only({"kind", "id", "largest", "variance", "smallest"});
        from.text("id", out.id_column, true);
        from.number("largest", out.changes.largest, 1, false);
        from.number("smallest", out.changes.smallest, 1, false);
        from.fraction("variance", variance, false);
        if (variance.numerator > 1024 || 256 * variance.numerator % variance.denominator != 0) { from.complain(errc::bad_field, "/variance"); }
        out.changes.variance = 256 * variance.numerator / variance.denominator;
        return out;
    }
    if (kind == "laplace") {
        disclosure::by_laplace out;
        bool                   each = false;
        from.only({"kind", "epsilon", "budget", "each", "at_least_zero"});
        from.fraction("epsilon", out.epsilon, true);
        from.fraction("budget", out.budget, true);
        from.flag("each", each);
        from.flag("at_least_zero", out.at_least_zero);
        out.what = each ? disclosure::noised::each : disclosure::noised::inner;
        return out;
    }
    from.complain(errc::bad_field, "/kind");
    return {};
}

void read_table(fields& from, disclosure::table_spec& to, bool whole, std::optional<failure>& wrong) {
    from.text("table", to.counting.name, true);
    from.text("measure", to.measure, false);
    from.number("threshold", to.rules.threshold, 1, whole);
    from.number("need", to.rules.width, 1, whole);
    from.number("own_contribution", to.own_contribution, 0, false);
    from.list("dimensions", true, [&](const bj::value& one, const std::string& at) { to.counting.dimensions.push_back(read_dimension(one, at, wrong)); });
    if (to.counting.dimensions.empty()) { from.complain(errc::bad_field, "/dimensions"); }
}

} // namespace

result<release_spec> read_release_spec(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) { text.remove_prefix(3); }
    bj::error_code    code;
    bj::parse_options options;
    options.max_depth = 32;
    const auto value  = bj::parse(text, code, {}, options);
    if (code) { return failure{code == bj::error::too_deep ? errc::too_deep : errc::bad_json, {}, code.message()}; }

    release_spec           out;
    std::optional<failure> wrong;
    std::string            schema;
    fields                 from(value, {}, wrong);
    from.text("schema", schema, true);
    if (!wrong && schema != "rung-disclosure/1") { return failure{errc::bad_field, "/schema", {}}; }
    from.only({"schema", "collection", "table", "dimensions", "measure", "threshold", "need", "own_contribution", "treatment", "plan"});
    from.text("collection", out.collection, true);
    read_table(from, out.table, true, wrong);
    if (const auto* const how = from.find("treatment")) { out.table.how = read_treatment(*how, "/treatment", wrong); }
    from.list("plan", false, [&](const bj::value& one, const std::string& at) {
        disclosure::table_spec table;
        table.rules            = out.table.rules;
        table.own_contribution = out.table.own_contribution;
        fields reserved(one, at, wrong);
        reserved.only({"table", "dimensions", "measure", "threshold", "need", "own_contribution"});
        read_table(reserved, table, false, wrong);
        if (!out.plan) { out.plan.emplace(); }
        out.plan->push_back(std::move(table));
    });
    if (!out.plan && from.find("plan") != nullptr) { out.plan.emplace(); }
    if (wrong) { return *wrong; }
    return out;
}

result<civil_date> read_date(std::string_view text) {
    if (text.empty()) { return civil_date{}; }
    civil_date out;
    const auto part = [&](std::size_t from, std::size_t size, auto& to) {
        const auto end = text.data() + from + size;
        return std::from_chars(text.data() + from, end, to).ptr == end;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !part(0, 4, out.year) || !part(5, 2, out.month) || !part(8, 2, out.day) || !is_valid(out)) {
        return failure{errc::bad_date, "--date", {}};
    }
    return out;
}

} // namespace rung::cli
