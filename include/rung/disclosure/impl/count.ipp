// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/count.hpp>

#include <rung/disclosure/impl/counts_form.ipp>
#include <rung/disclosure/impl/margins.ipp>

#include <algorithm>
#include <bit>
#include <map>

RUNG_BEGIN
namespace disclosure {
namespace detail {

inline constexpr std::uint64_t most_places = std::uint64_t{1} << 62U;

/// Adds one cell's figures to another's. @return false where a sum leaves its range
[[nodiscard]] inline bool add_to(counted_cell& to, const counted_cell& from) {
    if (to.count > largest_value - from.count || to.sum > largest_value - from.sum) { return false; }
    to.count += from.count;
    to.sum += from.sum;
    to.second  = std::max(std::min(to.largest, from.largest), std::max(to.second, from.second));
    to.largest = std::max(to.largest, from.largest);
    return true;
}

[[nodiscard]] inline std::optional<std::uint64_t> places_of(const std::vector<std::vector<std::string>>& categories) {
    std::uint64_t all = 1;
    for (const auto& c : categories) {
        if (!c.empty() && all > most_places / c.size()) { return {}; }
        all *= c.size();
    }
    return all;
}

/// Figures by place, where there may be many more places than records.
class sparse_cells {
public:
    counted_cell& at(std::uint64_t place) {
        if (2 * (cells_.size() + 1) > slots_.size()) { grow(); }
        auto& slot = slots_[slot_of(place)];
        if (slot == 0) {
            cells_.push_back({place});
            slot = cells_.size();
        }
        return cells_[slot - 1];
    }

    std::vector<counted_cell> take() {
        std::sort(cells_.begin(), cells_.end(), [](const auto& a, const auto& b) { return a.place < b.place; });
        return std::move(cells_);
    }

private:
    [[nodiscard]] std::size_t slot_of(std::uint64_t place) const {
        auto i = static_cast<std::size_t>(place * 0x9E37'79B9'7F4A'7C15U >> shift_);
        while (slots_[i] != 0 && cells_[slots_[i] - 1].place != place) { i = (i + 1) & (slots_.size() - 1); }
        return i;
    }
    void grow() {
        slots_.assign(std::max<std::size_t>(4096, slots_.size() * 2), 0);
        shift_ = static_cast<unsigned>(64 - std::countr_zero(slots_.size()));
        for (std::size_t k = 0; k < cells_.size(); ++k) { slots_[slot_of(cells_[k].place)] = k + 1; }
    }

    std::vector<counted_cell> cells_;
    std::vector<std::size_t>  slots_; ///< 1 + index into `cells_`; 0: free.
    unsigned                  shift_ = 0;
};

/// One dimension as it is counted: what each code of the dictionary is worth.
struct coded {
    std::span<const std::uint32_t> codes;
    std::vector<std::uint32_t>     category; ///< By code.
};

/// Finds the categories of a dimension and where each code goes.
[[nodiscard]] inline result<coded> code(const column& c, const dimension& d, std::vector<std::string>& categories) {
    std::vector<char> seen(c.categories.size(), 0);
    std::uint32_t     most = 0;
    for (const auto v : c.codes) { most = std::max(most, v); }
    if (!c.codes.empty() && most >= seen.size()) { return failure{errc::bad_table, d.column + ": code outside its dictionary", {}}; }
    for (const auto v : c.codes) { seen[v] = 1; }

    categories = d.declared;
    std::map<std::string_view, std::uint32_t> number;
    for (std::uint32_t k = 0; k < d.declared.size(); ++k) { number.emplace(d.declared[k], k); }
    if (d.declared.empty()) {
        for (std::size_t k = 0; k < seen.size(); ++k) {
            if (seen[k] != 0) { number.emplace(c.categories[k], 0); }
        }
        for (auto& [name, k] : number) {
            k = static_cast<std::uint32_t>(categories.size());
            categories.emplace_back(name);
        }
    }
    coded out{c.codes, std::vector<std::uint32_t>(seen.size(), 0)};
    for (std::size_t k = 0; k < seen.size(); ++k) {
        if (seen[k] == 0) { continue; }
        const auto found = number.find(c.categories[k]);
        if (found == number.end()) { return failure{errc::bad_table, d.column + ": category that is not declared", {}}; }
        out.category[k] = found->second;
    }
    return out;
}

/// Adds up records in blocks small enough for the cache, one dimension after the other.
template <class Add>
void each_place(const std::vector<coded>& dimensions, const std::vector<std::uint64_t>& sizes, std::size_t records, Add&& add) {
    constexpr std::size_t block = 2048;
    std::uint64_t         place[block];
    for (std::size_t from = 0; from < records; from += block) {
        const auto n = std::min(block, records - from);
        std::fill(place, place + n, 0);
        for (std::size_t d = 0; d < dimensions.size(); ++d) {
            const auto* const codes    = dimensions[d].codes.data() + from;
            const auto* const category = dimensions[d].category.data();
            for (std::size_t r = 0; r < n; ++r) { place[r] = place[r] * sizes[d] + category[codes[r]]; }
        }
        for (std::size_t r = 0; r < n; ++r) { add(place[r], from + r); }
    }
}

/// Keeps to 2^53 at most while adding; what leaves 2^50 is refused at the end.
inline void take_in(counted_cell& to, std::int64_t contribution) {
    ++to.count;
    to.sum = std::min(to.sum + contribution, 2 * largest_value);
    if (contribution > to.largest) { to.second = std::exchange(to.largest, contribution); }
    else { to.second = std::max(to.second, contribution); }
}

} // namespace detail

RUNG_DECL result<counted_table> count(std::span<const column> columns, const count_spec& spec, std::span<const std::int64_t> magnitude) {
    if (spec.dimensions.empty()) { return failure{errc::bad_table, "count_spec.dimensions", {}}; }
    if (auto good = detail::check_dimensions(spec.dimensions); !good) { return good.error(); }
    counted_table              out{spec.name, spec.dimensions, {}, !magnitude.empty(), {}};
    std::vector<detail::coded> dimensions;
    std::vector<std::uint64_t> sizes;
    for (const auto& d : spec.dimensions) {
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const column& c) { return c.name == d.column; });
        if (found == columns.end()) { return failure{errc::not_found, d.column, {}}; }
        auto coded = detail::code(*found, d, out.categories.emplace_back());
        if (!coded) { return coded.error(); }
        dimensions.push_back(*std::move(coded));
        sizes.push_back(out.categories.back().size());
    }
    const auto records = dimensions[0].codes.size();
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
        if (dimensions[d].codes.size() != records) { return failure{errc::bad_table, spec.dimensions[d].column + ": other length", {}}; }
    }
    if (!magnitude.empty() && magnitude.size() != records) { return failure{errc::bad_table, "magnitude: other length", {}}; }
    for (std::size_t r = 0; r < magnitude.size(); ++r) {
        if (magnitude[r] < 0 || magnitude[r] > largest_value) { return failure{errc::bad_table, "magnitude of record " + std::to_string(r), {}}; }
    }
    const auto places = detail::places_of(out.categories);
    if (!places) { return failure{errc::too_large, "count_spec.dimensions", {}}; }

    constexpr std::uint64_t dense = std::uint64_t{1} << 22U;
    if (*places <= dense && magnitude.empty()) {
        std::vector<std::int64_t> counts(*places, 0);
        detail::each_place(dimensions, sizes, records, [&](std::uint64_t place, std::size_t) { ++counts[place]; });
        for (std::uint64_t p = 0; p < *places; ++p) {
            if (counts[p] != 0) { out.cells.push_back({p, counts[p]}); }
        }
    } else if (*places <= dense / 4) {
        std::vector<counted_cell> all(*places);
        detail::each_place(dimensions, sizes, records, [&](std::uint64_t place, std::size_t r) { detail::take_in(all[place], magnitude[r]); });
        for (std::uint64_t p = 0; p < *places; ++p) {
            all[p].place = p;
            if (all[p].count != 0) { out.cells.push_back(all[p]); }
        }
    } else {
        detail::sparse_cells some;
        detail::each_place(dimensions, sizes, records, [&](std::uint64_t place, std::size_t r) { detail::take_in(some.at(place), magnitude.empty() ? 0 : magnitude[r]); });
        out.cells = some.take();
    }
    for (const auto& c : out.cells) {
        if (c.sum > largest_value) { return failure{errc::bad_table, "magnitude: a sum leaves its range", {}}; }
    }
    return out;
}

RUNG_DECL result<void> counted_table::merge(const counted_table& part) {
    if (part.name != name || part.dimensions != dimensions || part.categories.size() != categories.size()) {
        return failure{errc::bad_table, "other specification", {}};
    }
    if (part.has_magnitude != has_magnitude && !cells.empty() && !part.cells.empty()) { return failure{errc::bad_table, "magnitude in one part only", {}}; }
    counted_table out{name, dimensions, {}, has_magnitude || part.has_magnitude, {}};
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
        auto& both = out.categories.emplace_back(categories[d]);
        if (!dimensions[d].declared.empty()) { continue; }
        both.clear();
        std::set_union(categories[d].begin(), categories[d].end(), part.categories[d].begin(), part.categories[d].end(), std::back_inserter(both));
    }
    if (!detail::places_of(out.categories)) { return failure{errc::too_large, "categories", {}}; }
    // Where every category of a part stands in the whole; both are sorted or declared alike, so that places keep their order.
    const auto moved = [&](const counted_table& from) {
        std::vector<std::vector<std::uint64_t>> to(dimensions.size());
        for (std::size_t d = 0; d < dimensions.size(); ++d) {
            std::size_t k = 0;
            for (const auto& c : from.categories[d]) {
                while (out.categories[d][k] != c) { ++k; }
                to[d].push_back(k++);
            }
        }
        auto cells_there = from.cells;
        for (auto& c : cells_there) {
            std::uint64_t left = c.place, step = 1;
            c.place            = 0;
            for (std::size_t d = dimensions.size(); d-- > 0;) {
                c.place += to[d][left % to[d].size()] * step;
                left /= to[d].size();
                step *= out.categories[d].size();
            }
        }
        return cells_there;
    };
    const auto a = moved(*this), b = moved(part);
    auto       i = a.begin();
    auto       j = b.begin();
    while (i != a.end() || j != b.end()) {
        if (j == b.end() || (i != a.end() && i->place < j->place)) { out.cells.push_back(*i++); }
        else if (i == a.end() || j->place < i->place) { out.cells.push_back(*j++); }
        else {
            auto both = *i++;
            if (!detail::add_to(both, *j++)) { return failure{errc::bad_table, "a sum leaves its range", {}}; }
            out.cells.push_back(both);
        }
    }
    *this = std::move(out);
    return {};
}

} // namespace disclosure
RUNG_END
