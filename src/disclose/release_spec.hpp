// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/core/result.hpp>
#include <rung/disclosure/plan.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// What a file of the form "rung-disclosure/1" asks for.
struct release_spec {
    std::string                                        collection;
    disclosure::table_spec                             table;
    std::optional<std::vector<disclosure::table_spec>> plan;
};

/// Reads {schema, collection, table, dimensions: [{column, order?, groups?, total?, attribute?}], measure?, threshold, need,
/// own_contribution?, plan?: [{table, dimensions, measure?, threshold?, need?, own_contribution?}]}. `total` is the label of the sum
/// over all, or false. Tables of the plan take what they don't say from the whole.
/// @return `errc::bad_json`, `errc::missing_field`, `errc::bad_field`, `errc::unknown_key`; `where` is a JSON pointer
[[nodiscard]] result<release_spec> read_release_spec(std::string_view text);

/// Reads YYYY-MM-DD; an unknown date where the text is empty. @return `errc::bad_date`
[[nodiscard]] result<civil_date> read_date(std::string_view text);

} // namespace rung::cli
