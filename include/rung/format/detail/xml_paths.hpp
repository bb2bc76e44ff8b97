// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xml_pattern.hpp>
#include <rung/format/detail/xml_scan.hpp>
#include <rung/format/xml_records.hpp>

#include <algorithm>
#include <deque>
#include <unordered_map>

RUNG_BEGIN
namespace format::detail::xml {

inline constexpr std::uint32_t xml_none = UINT32_MAX;

enum class xml_step_kind : std::uint8_t { element, attribute, key };

/// What an attribute is to us.
enum class xml_role : std::uint8_t { value, label, key, nil, declaration };

/// A name that was met at some place, and where it leads.
struct xml_step {
    const char*   name   = nullptr; ///< As it is written, prefix and all.
    std::uint32_t size   = 0;
    std::uint32_t owner  = 0;        ///< Number of the place.
    std::uint32_t target = xml_none; ///< Number of a place; for attributes, of a column once one was needed.
    std::uint32_t after  = xml_none; ///< The step that followed it: so it will next time, mostly.
    std::uint64_t tag    = 0;        ///< The last tag that it stood in.
    xml_step_kind kind   = xml_step_kind::element;
    xml_role      role   = xml_role::value;
};

/// A place in records: an element under its path, told apart by whether it and those it stands in make rows.
struct xml_place {
    std::uint32_t    parent          = xml_none; ///< The place whose path its own goes on from.
    std::string_view name;                       ///< The last step of its path.
    std::uint32_t    table           = 0;
    std::uint32_t    column          = xml_none; ///< Of its own text, once one was needed.
    std::uint32_t    row_form        = xml_none; ///< The place that stands for this one where it makes a row.
    std::uint32_t    first_element   = xml_none; ///< Guesses, like `xml_step::after`.
    std::uint32_t    first_attribute = xml_none;
    std::uint32_t    last_key        = xml_none;
    std::uint32_t    key_rule        = xml_none; ///< Which of `xml_shape::keyed`.
    bool             makes_rows      = false;
    bool             is_row          = false;
};

/// The paths of an input, learned as they come. What it holds is bounded by the number of columns.
class xml_paths {
public:
    xml_paths(const xml_shape& shape, std::uint32_t columns) : shape_(shape), bound_(std::min(columns, 1U << 24U)) {
        for (const auto& row : shape_.rows) { rows_.push_back(xml_pattern::of(row)); }
        places_.push_back({.is_row = true});
        tables_.emplace_back();
        slots_.assign(256, xml_none);
    }

    [[nodiscard]] const std::vector<table>&  tables() const noexcept { return tables_; }
    [[nodiscard]] const std::vector<column>& columns() const noexcept { return columns_; }
    [[nodiscard]] xml_step&                  step(std::uint32_t number) noexcept { return steps_[number]; }
    [[nodiscard]] xml_place&                 place(std::uint32_t number) noexcept { return places_[number]; }
    [[nodiscard]] const xml_shape&           shape() const noexcept { return shape_; }

    /// The step of that name at that place; a new one where there is none; `xml_none` where there are too many.
    /// @pre a name by `is_xml_name`, or a key's value
    [[nodiscard]] std::uint32_t step_at(std::uint32_t owner, xml_step_kind kind, std::string_view name) {
        const auto hash = hash_of(owner, kind, name);
        for (auto slot = hash;; ++slot) {
            const auto found = slots_[slot & (slots_.size() - 1)];
            if (found == xml_none) { return learn(owner, kind, name); }
            const auto& s = steps_[found];
            if (s.owner == owner && s.kind == kind && std::string_view(s.name, s.size) == name) { return found; }
        }
    }

    /// The place that stands for `number` where it makes a row; its table is new the first time.
    [[nodiscard]] std::uint32_t row_form(std::uint32_t number) {
        if (places_[number].row_form != xml_none) { return places_[number].row_form; }
        if (places_.size() >= most_steps()) { return xml_none; }
        auto form   = xml_place{.parent = places_[number].parent, .name = places_[number].name, .is_row = true};
        form.table  = static_cast<std::uint32_t>(tables_.size());
        auto path   = path_of(number);
        if (!keep(path.size())) { return xml_none; }
        tables_.push_back({.path = std::move(path), .parent = places_[number].table});
        places_.push_back(form);
        return places_[number].row_form = static_cast<std::uint32_t>(places_.size() - 1);
    }

    /// The column of a place's own text; `xml_none` where there are too many.
    [[nodiscard]] std::uint32_t column_of(std::uint32_t number) {
        auto& p = places_[number];
        if (p.column == xml_none) {
            const auto path = path_of(number);
            p.column        = column_at(!p.is_row ? path : path.empty() ? "text()" : path + "/text()", p.table);
        }
        return p.column;
    }

    /// The column of an attribute of that name as written; `xml_none` where there are too many.
    [[nodiscard]] std::uint32_t column_of_attribute(std::uint32_t number, std::string_view name) {
        const auto found = step_at(number, xml_step_kind::attribute, name);
        if (found == xml_none) { return xml_none; }
        auto& s = steps_[found];
        if (s.target == xml_none) {
            const auto path = path_of(number);
            s.target        = column_at(path + (path.empty() ? "@" : "/@") + std::string(local_name(name)), places_[number].table);
        }
        return s.target;
    }

private:
    [[nodiscard]] std::size_t most_steps() const noexcept { return std::size_t{bound_} * 4 + 64; }

    [[nodiscard]] static std::size_t hash_of(std::uint32_t owner, xml_step_kind kind, std::string_view name) noexcept {
        return std::hash<std::string_view>{}(name) ^ ((owner * 4U + static_cast<unsigned>(kind)) * std::uint64_t{0x9E3779B97F4A7C15U} >> 20U);
    }

    [[nodiscard]] std::uint32_t learn(std::uint32_t owner, xml_step_kind kind, std::string_view name) {
        const auto local = local_name(name);
        // Names with another prefix lead to the same place. Learned before this one, as its slot has to be found anew then.
        const bool same_as_local = kind == xml_step_kind::element && local.size() != name.size() && !local.empty();
        const auto known         = same_as_local ? step_at(owner, kind, local) : xml_none;
        if (steps_.size() >= most_steps() || (same_as_local && known == xml_none) || !keep(name.size())) { return xml_none; }
        const auto& kept = names_.emplace_back(name);
        xml_step    s{.name = kept.data(), .size = static_cast<std::uint32_t>(kept.size()), .owner = owner, .kind = kind};
        if (kind == xml_step_kind::attribute) {
            s.role = role_of(owner, name, local);
        } else {
            s.target = known != xml_none ? steps_[known].target : add_place(owner, kind, local_name(kept), kept);
        }
        steps_.push_back(s);
        if (steps_.size() * 2 > slots_.size()) { slots_.assign(slots_.size() * 2, xml_none), enter(0); }
        enter(static_cast<std::uint32_t>(steps_.size() - 1));
        return static_cast<std::uint32_t>(steps_.size() - 1);
    }

    void enter(std::uint32_t from) {
        for (auto number = from; number < steps_.size(); ++number) {
            const auto& s    = steps_[number];
            auto        slot = hash_of(s.owner, s.kind, {s.name, s.size});
            while (slots_[slot & (slots_.size() - 1)] != xml_none && slots_[slot & (slots_.size() - 1)] != number) { ++slot; }
            slots_[slot & (slots_.size() - 1)] = number;
        }
    }

    [[nodiscard]] xml_role role_of(std::uint32_t owner, std::string_view name, std::string_view local) const {
        if (name == "xmlns" || name.starts_with("xmlns:")) { return xml_role::declaration; }
        const auto rule = places_[owner].key_rule;
        if (rule != xml_none && shape_.keyed[rule].attribute == local) { return xml_role::key; }
        if (local == "nil" || local == "null") { return xml_role::nil; }
        return local == shape_.reference_label ? xml_role::label : xml_role::value;
    }

    [[nodiscard]] std::uint32_t add_place(std::uint32_t owner, xml_step_kind kind, std::string_view local, std::string_view value) {
        const auto& at = places_[owner];
        xml_place   p{.parent = owner, .name = local, .table = at.table};
        if (kind == xml_step_kind::key) {
            const bool bare = shape_.keyed[at.key_rule].bare;
            p.parent        = at.parent;
            p.name          = bare ? value : std::string_view(names_.emplace_back(std::string(at.name) + "[" + std::string(value) + "]"));
        } else {
            const auto rule = std::find_if(shape_.keyed.begin(), shape_.keyed.end(), [&](const xml_key& k) { return k.element == local; });
            if (rule != shape_.keyed.end()) { p.key_rule = static_cast<std::uint32_t>(rule - shape_.keyed.begin()); }
        }
        std::vector<std::string_view> path{p.name};
        for (auto up = p.parent; up != xml_none && places_[up].parent != xml_none; up = places_[up].parent) { path.push_back(places_[up].name); }
        std::reverse(path.begin(), path.end());
        p.makes_rows = std::any_of(rows_.begin(), rows_.end(), [&](const xml_pattern& row) { return row.fits(path); });
        places_.push_back(p);
        return static_cast<std::uint32_t>(places_.size() - 1);
    }

    [[nodiscard]] std::string path_of(std::uint32_t number) const {
        const auto& p = places_[number];
        if (p.parent == xml_none) { return {}; }
        auto above = path_of(p.parent);
        return above.empty() ? std::string(p.name) : std::move(above.append("/").append(p.name));
    }

    [[nodiscard]] std::uint32_t column_at(std::string path, std::uint32_t table) {
        for (;;) {
            const auto found = by_path_.find(path);
            if (found == by_path_.end()) { break; }
            if (columns_[found->second].table == table) { return found->second; }
            path += "#" + std::to_string(table);
        }
        if (columns_.size() >= bound_ || !keep(path.size())) { return xml_none; }
        const auto number = static_cast<std::uint32_t>(columns_.size());
        by_path_.emplace(path, number);
        columns_.push_back({.path = std::move(path), .label = {}, .table = table});
        return number;
    }

    /// Whether there is room to remember so many bytes more.
    [[nodiscard]] bool keep(std::size_t bytes) noexcept {
        kept_ += bytes;
        return kept_ <= std::uint64_t{bound_} * 512 + 65'536;
    }

    xml_shape                                      shape_;
    std::uint32_t                                  bound_;
    std::vector<xml_pattern>                       rows_;
    std::deque<std::string>                        names_;
    std::vector<xml_step>                          steps_;
    std::vector<xml_place>                         places_;
    std::vector<std::uint32_t>                     slots_;
    std::vector<table>                             tables_;
    std::vector<column>                            columns_;
    std::unordered_map<std::string, std::uint32_t> by_path_;
    std::uint64_t                                  kept_ = 0;
};

} // namespace format::detail::xml
RUNG_END
