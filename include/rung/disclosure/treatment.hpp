// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/cell_key.hpp>
#include <rung/disclosure/discrete_laplace.hpp>
#include <rung/disclosure/ratio.hpp>
#include <rung/disclosure/rounding.hpp>

#include <cstdint>
#include <string>
#include <variant>

RUNG_BEGIN
namespace disclosure {

/// Exact figures, and `*` for those that tell too much and for others beside them. The default, and the only one that is safe together with
/// releases of changed data.
struct by_suppression {
    friend bool operator==(const by_suppression&, const by_suppression&) = default;
};

/// Multiples of a base, see `round_table`. Counts only.
struct by_rounding {
    rounding_method method = rounding_method::controlled;
    std::int64_t    base   = 5;

    friend bool operator==(const by_rounding&, const by_rounding&) = default;
};

/// Counts that each changed by a little, the same people always alike, see `perturb`.
struct by_cell_key {
    std::string  id_column; ///< Holds an id that stays with each person. It is not counted.
    ptable_shape changes;

    friend bool operator==(const by_cell_key&, const by_cell_key&) = default;
};

/// Counts with noise that hides whether anybody is among them, see `add_laplace`. Every category has to be declared.
struct by_laplace {
    ratio  epsilon;              ///< Of this table.
    ratio  budget;               ///< Of the whole collection, see `spend`.
    noised what          = noised::inner;
    bool   at_least_zero = false;

    friend bool operator==(const by_laplace&, const by_laplace&) = default;
};

/// How the figures of a table are made safe to show. All tables of a collection are treated alike: what a rounded table leaves open an exact one
/// beside it would tell.
using treatment = std::variant<by_suppression, by_rounding, by_cell_key, by_laplace>;

} // namespace disclosure
RUNG_END
