// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/hierarchy.hpp>
#include <rung/disclosure/records.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// At least `l` different sensitive values in each class.
struct distinct_diversity {
    std::uint32_t l = 2;
};

/// The Shannon entropy of the sensitive values in each class is at least log(l), within 1e-9 (Machanavajjhala et al., ICDE 2006, 4.1).
struct entropy_diversity {
    double l = 2;
};

/// With counts r1 >= r2 >= … of a class's sensitive values: r1 < c * (rl + … + rm) (the same, 4.2).
struct recursive_diversity {
    double        c = 1;
    std::uint32_t l = 2;
};

/// How far apart two sensitive values are, from 0 to 1: 1 if they differ; by their places in an order; by how high in a hierarchy they meet.
enum class value_distance : unsigned char { equal, ordered, hierarchical };

/// The earth mover's distance from a class's distribution of sensitive values to that of all rows is at most `t` (Li, Li and
/// Venkatasubramanian, ICDE 2007, 4.1 to 4.3).
struct closeness {
    double         t        = 0.2;
    value_distance distance = value_distance::equal;
};

/// What each class, that is all released rows which agree in every quasi-identifier, has to meet. All that is set holds together.
struct privacy_model {
    std::uint32_t                      k            = 5; ///< k-anonymity: rows in a class. 1 turns it off.
    std::uint32_t                      population_k = 0; ///< k-map: rows of the population that fall into the class. 0 turns it off.
    std::optional<distinct_diversity>  distinct;
    std::optional<entropy_diversity>   entropy;
    std::optional<recursive_diversity> recursive;
    std::optional<closeness>           close;

    [[nodiscard]] bool needs_sensitive() const noexcept { return distinct || entropy || recursive || close; }
};

/// The sensitive values of a whole table, for `closeness`: in their order, with the hierarchy where one is used.
struct sensitive_reference {
    std::vector<std::string>   values; ///< For `ordered`, all values of the domain in ascending order, those that nobody has too.
    std::vector<std::uint64_t> counts; ///< Rows of each value.
    std::optional<hierarchy>   steps;  ///< For `hierarchical`: has every value as a leaf and one group at the top.
};

/// Collects the reference of a column: in the order of the hierarchy's leaves where one is given, else numbers ascending where all values
/// are numbers, else by first appearance.
/// @return `errc::precondition` where the model asks for `ordered` of values that are neither in a hierarchy nor all numbers;
///     `errc::bad_hierarchy` where a value is no leaf, or for `hierarchical` without a hierarchy or without one group at its top; the
///     column, and the row, in `where`
[[nodiscard]] RUNG_DECL result<sensitive_reference> sensitive_reference_of(const record_column& column, const hierarchy* steps,
                                                                           const privacy_model& model);

/// What to look at in released rows.
struct privacy_question {
    std::span<const std::string> quasi;                ///< Columns that make the classes.
    std::string                  sensitive;            ///< Needed where the model asks for it.
    privacy_model                model;
    const sensitive_reference*   reference  = nullptr; ///< For `closeness`; without one the released rows' own distribution is taken.
    const records*               population = nullptr; ///< For k-map: made coarser in the same way as the released rows.
};

/// What released rows keep, by the worst class of each kind. Without rows all of it holds of nothing.
struct measured_privacy {
    std::uint64_t rows                = 0;
    std::uint64_t classes             = 0;
    std::uint64_t smallest_class      = 0;
    std::uint64_t smallest_population = 0; ///< 0 without a population.
    std::uint64_t distinct            = 0; ///< Fewest different sensitive values.
    double        entropy             = 0; ///< exp of the smallest entropy: the l that holds.
    double        recursive           = 0; ///< The largest r1 / (rl + … + rm) for the model's l; infinite where there is no rl.
    double        distance            = 0; ///< The largest earth mover's distance.

    /// Whether a model is met: entropy and distance within 1e-9, everything else exactly.
    [[nodiscard]] RUNG_DECL bool meets(const privacy_model& model) const noexcept;
};

/// Works out from released rows alone what they keep. It shares no code with the search for a recoding, so that it can check one.
/// @return `errc::not_found` where a column is missing, `errc::precondition` where the model asks for a sensitive column or a population
///     that is not given
/// @cost rows times log(rows); for ordered and hierarchical distances classes times values
/// @threads safe
[[nodiscard]] RUNG_DECL result<measured_privacy> measure_privacy(const records& released, const privacy_question& asked);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/privacy_model.ipp>
#endif
