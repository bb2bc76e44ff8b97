// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/json_scan.hpp>
#include <rung/format/json_records.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace format::detail::json {

/// A set of places, a bit for each.
using json_set = std::uint64_t;

/// The places of a shape on the way from the root.
class json_places {
public:
    static constexpr std::size_t most = 64;

    explicit json_places(const json_shape& shape) {
        for (const auto& place : shape.records) { add(place, records_); }
        for (const auto& place : shape.empty_ok) { add(place, markers_); }
    }

    [[nodiscard]] json_set all() const noexcept { return records_ | markers_; }
    [[nodiscard]] json_set records() const noexcept { return records_; }
    [[nodiscard]] json_set markers() const noexcept { return markers_; }

    /// Those of `among` that are reached after so many steps.
    [[nodiscard]] json_set reached(json_set among, std::size_t steps) const {
        return filter(among, [&](const auto& place) { return place.size() == steps; });
    }

    /// Those of `among` that lie further on.
    [[nodiscard]] json_set beyond(json_set among, std::size_t steps) const {
        return filter(among, [&](const auto& place) { return place.size() > steps; });
    }

    /// Those of `among` that a key leads on to.
    [[nodiscard]] json_set through(json_set among, std::size_t steps, std::string_view key) const {
        return filter(among, [&](const auto& place) { return place.size() > steps && place[steps] == key; });
    }

    /// One of a set, by name.
    [[nodiscard]] const std::string& name(json_set of) const { return names_[static_cast<std::size_t>(std::countr_zero(of))]; }

    /// All of a set, for a message.
    [[nodiscard]] std::string names(json_set of) const {
        std::string out;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if ((of >> i & 1U) == 0) { continue; }
            out += out.empty() ? "" : ", ";
            out += names_[i].empty() ? "the top" : names_[i];
        }
        return out;
    }

private:
    void add(const std::string& place, json_set& to) {
        to |= json_set{1} << names_.size();
        names_.push_back(place);
        auto& steps = steps_.emplace_back();
        if (place.empty()) { return; }
        std::string step;
        for (std::size_t i = 0; i <= place.size(); ++i) {
            if (i == place.size() || place[i] == '/') {
                steps.push_back(std::move(step));
                step.clear();
            } else if (place[i] == '~' && i + 1 < place.size() && (place[i + 1] == '0' || place[i + 1] == '1')) {
                step += place[++i] == '0' ? '~' : '/';
            } else {
                step += place[i];
            }
        }
    }

    template <class Wanted>
    [[nodiscard]] json_set filter(json_set among, Wanted wanted) const {
        json_set out = 0;
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            if ((among >> i & 1U) != 0 && wanted(steps_[i])) { out |= json_set{1} << i; }
        }
        return out;
    }

    std::vector<std::string>              names_;
    std::vector<std::vector<std::string>> steps_;
    json_set                              records_ = 0;
    json_set                              markers_ = 0;
};

} // namespace format::detail::json
RUNG_END
