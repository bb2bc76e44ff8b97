// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/column_sample.hpp>
#include <rung/adapter/detail/option_words.hpp>
#include <rung/adapter/suggest.hpp>
#include <rung/workforce/fields.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <utility>

RUNG_BEGIN
namespace adapter {
namespace detail {

/// How well a name in words fits a list of names: 100 for the first, a little less for later ones, 60 or less where it only holds one.
[[nodiscard]] inline int name_fits(std::string_view words, std::string_view names) {
    int best = 0;
    int loss = 0;
    for (;;) {
        const auto end  = names.find(" | ");
        const auto name = names.substr(0, end);
        if (words == name) { best = std::max(best, 100 - loss); }
        const auto at     = words.find(name);
        const bool inside = at != words.npos && (at == 0 || words[at - 1] == ' ') && (at + name.size() == words.size() || words[at + name.size()] == ' ');
        if (inside && name.size() >= 5) { best = std::max(best, 60 - loss); }
        loss = std::min(loss + 2, 20);
        if (end == names.npos) { return best; }
        names.remove_prefix(end + 3);
    }
}

/// A column with what speaks for one field.
struct proposal {
    std::string_view field;
    int              confidence = 0;
    std::string      reason;
};

/// The words that name a column: of its last step, and of a typed reference what it refers to: Manager/ID[Employee_ID] is "manager id".
[[nodiscard]] inline std::string name_words(std::string_view path) {
    const auto slash = path.rfind('/');
    if (slash == path.npos) { return words_of(path); }
    const auto step   = path.substr(slash + 1);
    const auto before = path.substr(0, slash);
    const auto what   = words_of(before.substr(before.rfind('/') + 1));
    if (step.starts_with('@')) { return what; }
    if (!step.starts_with("ID[")) { return words_of(step); }
    if (step == "ID[WID]") { return what + " wid"; } // a surrogate: the business id beside it is the one to map
    return step.starts_with("ID[Employee") || step.starts_with("ID[Contingent") ? what + " id" : words_of(step.substr(3));
}

[[nodiscard]] inline std::size_t recognised(const column_sample& sample, std::string_view field) {
    std::size_t known = 0;
    for (const auto& one : sample.texts()) {
        const auto plain = plain_text(one.text);
        known += static_cast<std::size_t>(std::any_of(std::begin(option_beginnings), std::end(option_beginnings),
                                                      [&](const auto& option) { return option.field == field && begins_with_words(plain, option.begins); }));
    }
    return known;
}

[[nodiscard]] inline proposal best_field(const source_column& column, const column_sample& sample) {
    if (column.role == "personal" || sample.count() == 0) { return {}; } // an empty column would fail the import that the map is for
    if (!column.role.empty() && workforce::find_field(column.role)) { return {column.role, 100, "the format defines this column"}; }
    const std::string names[] = {name_words(column.path), words_of(column.label)};
    // Two groups down a "status" is that of a department or a picklist, an "id" that of a manager.
    const bool deep = std::count(column.path.begin(), column.path.end(), '/') > 1;
    proposal   best;
    for (const auto& name : names) {
        if (name.empty() || name_fits(name, personal_names) >= 80) { continue; }
        for (const auto& one : names_of_fields) {
            auto fits = name_fits(name, one.names);
            if (fits == 0 || !sample.looks(one.values) || (deep && one.field.starts_with("worker."))) { continue; }
            std::string reason = fits > 60 ? "its name" : "part of its name";
            if (one.values != look::any) {
                fits += 5;
                reason += " and its values fit";
            }
            fits = std::min(fits, 99); // what the format says is surer than any name
            if (fits > best.confidence) { best = {one.field, fits, reason}; }
        }
    }
    // The questions on background sit in custom fields of any name: their options give them away.
    for (const auto* field : {"answer.occupation", "answer.school", "answer.parent_degree"}) {
        const auto known = recognised(sample, field);
        if (known >= 3 && known * 2 >= sample.texts().size() && best.confidence < 90) {
            best = {field, 90, std::to_string(known) + " of its " + std::to_string(sample.texts().size()) + " different values begin like options of the question"};
        }
    }
    return best;
}

/// Finds groups whose names are keys of a map: {"A. Archer": {"salary": …}} in one record and {"B. Baker": {"salary": …}} in another. Such a
/// name may be a person's, and its column is nobody else's. One alone can't be told from a group that few records have.
class keyed_groups {
public:
    void add(std::string_view path, std::uint64_t record) {
        for (auto slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) { meet(groups_, std::string(path.substr(0, slash)), record); }
    }

    /// Once all records are added: compares the groups that have values in one record only.
    void compare(std::span<const source_column> columns) {
        for (const auto& column : columns) {
            const auto [shape, record] = shape_of(column.path);
            if (record != several) { meet(shapes_, shape, record); }
        }
    }

    /// Whether a column stands in such a group: after `compare`.
    [[nodiscard]] bool hold(std::string_view path) const {
        const auto [shape, record] = shape_of(path);
        const auto found           = shapes_.find(shape);
        return record != several && found != shapes_.end() && found->second == several;
    }

private:
    static constexpr std::uint64_t several = UINT64_MAX;
    using records                          = std::map<std::string, std::uint64_t, std::less<>>;

    static void meet(records& in, const std::string& name, std::uint64_t record) {
        const auto one = in.try_emplace(name, record).first;
        if (one->second != record) { one->second = several; }
    }

    /// A path without the name of its outermost group of one record, and that record.
    [[nodiscard]] std::pair<std::string, std::uint64_t> shape_of(std::string_view path) const {
        std::size_t begin = 0;
        for (auto slash = path.find('/'); slash != path.npos; slash = path.find('/', begin)) {
            const auto group = groups_.find(path.substr(0, slash));
            if (group != groups_.end() && group->second != several) { return {std::string(path.substr(0, begin)) + std::string(path.substr(slash)), group->second}; }
            begin = slash + 1;
        }
        return {std::string(), several};
    }

    records groups_; ///< The record of each group.
    records shapes_;
};

/// Lists the options that were chosen. What a person wrote in words of their own is never listed: a map is kept and shown around.
inline void fill_values(const column_sample& sample, field_tie& tie) {
    if (!tie.to.starts_with("answer.") || tie.to == "answer.as_of") { return; }
    constexpr std::size_t option_of_many = 5; // so often nobody writes the same
    for (const auto& [text, met] : sample.texts()) {
        const auto plain = plain_text(text);
        if (workforce::means_declined(text)) {
            tie.values.emplace_back(text, "declined");
            continue;
        }
        for (const auto& one : option_beginnings) {
            if (one.field != tie.to || !begins_with_words(plain, one.begins)) { continue; }
            if (met >= option_of_many || says_only_option_words(plain)) { tie.values.emplace_back(text, one.code); }
            break;
        }
    }
    std::size_t coded = 0;
    for (const auto& [text, code] : tie.values) { coded += static_cast<std::size_t>(code != "declined"); }
    if (coded == 0) { tie.values.clear(); } // codes of a picklist: only who keeps the list can say
}

inline field_tie make_tie(const source_column& column, const column_sample& sample, const proposal& best) {
    field_tie tie;
    tie.from       = column.path;
    tie.to         = best.field;
    tie.confidence = best.confidence;
    tie.reason     = best.reason;
    const auto kind = workforce::fields()[*workforce::find_field(tie.to)].kind;
    bool       ambiguous = false;
    if (kind == workforce::value_kind::date) {
        tie.date = sample.date_form(ambiguous);
        if (tie.date == workforce::date_form::iso) { tie.date.reset(); }
        if (ambiguous) { tie.reason += "; day and month could change places in every value: add \"date\""; }
    }
    fill_values(sample, tie);
    if (tie.to.ends_with(".end")) {
        tie.waived = true; // may well be open for everybody
    }
    return tie;
}

} // namespace detail

RUNG_DECL result<field_map> suggest_map(const suggest_request& what) {
    if (what.reader == nullptr) { return failure{errc::precondition, "reader", {}}; }
    std::vector<detail::column_sample> samples;
    detail::keyed_groups               keys;
    std::uint64_t                      records = 0;
    while (records < what.records) {
        const auto batch = what.reader->next();
        if (!batch) { return batch.error(); }
        if (batch->row_count == 0) { break; }
        samples.resize(what.reader->columns().size());
        for (std::uint32_t i = 0; i < batch->row_count; ++i) {
            const auto& row = batch->rows[i];
            records += static_cast<std::uint64_t>(row.parent == i);
            for (std::uint32_t f = 0; f < row.field_count; ++f) {
                const auto& field = row.fields[f];
                if (field.state != RUNG_FIELD_OK) { continue; }
                samples[field.column].add({field.data, field.size});
                keys.add(what.reader->columns()[field.column].path, row.record);
            }
        }
    }
    samples.resize(what.reader->columns().size());

    field_map                     map;
    std::vector<detail::proposal> proposals;
    keys.compare(what.reader->columns());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto& column = what.reader->columns()[i];
        const bool  keyed  = column.role.empty() && keys.hold(column.path);
        proposals.push_back(keyed ? detail::proposal{} : detail::best_field(column, samples[i]));
    }
    map.format = what.format;
    const auto funnel = [](const detail::proposal& one) { return one.field.starts_with("application."); };
    const bool hires  = std::any_of(proposals.begin(), proposals.end(), [](const auto& one) { return one.field == "application.id" && one.confidence >= 90; });
    for (std::size_t i = 0; i < samples.size(); ++i) {
        bool better = proposals[i].confidence >= 40 && (hires || !funnel(proposals[i]));
        for (std::size_t j = 0; j < samples.size(); ++j) { // the first of the surest columns has the field
            const bool rival = j != i && proposals[j].field == proposals[i].field;
            better           = better && !(rival && (proposals[j].confidence > proposals[i].confidence || (proposals[j].confidence == proposals[i].confidence && j < i)));
        }
        if (!better) { continue; }
        auto tie = detail::make_tie(what.reader->columns()[i], samples[i], proposals[i]);
        for (std::size_t j = i + 1; j < samples.size(); ++j) { // what the format itself calls the same, in another group of its records
            const auto& other = what.reader->columns()[j];
            if (proposals[j].field == proposals[i].field && other.role == what.reader->columns()[i].role && !other.role.empty()) { tie.from += " | " + other.path; }
        }
        map.fields.push_back(std::move(tie));
    }
    return map;
}

} // namespace adapter
RUNG_END
