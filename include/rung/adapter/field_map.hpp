// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/workforce/coverage.hpp>
#include <rung/workforce/parse.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace adapter {

/// One tie from a column of the source to a field of the model.
struct field_tie {
    std::string                                      from;      ///< Path of the column, else its label; "a | b" reads the first of two that a record has; "" with `constant`.
    std::string                                      to;        ///< Model field: workforce/fields.hpp; "answer.<question>", "job.organisation.<unit>".
    std::optional<workforce::date_form>              date;      ///< How dates are written; ISO without it.
    std::vector<std::pair<std::string, std::string>> values;    ///< Value map: source text → code; the code "declined" means preferred not to say.
    std::string                                      constant;  ///< A value for every row, instead of `from`.
    bool                                             waived = false; ///< Whether it may be empty in every record.
    std::string                                      reason;    ///< Why `suggest_map` proposes it.
    int                                              confidence = 0; ///< 0 to 100, of `suggest_map`.
};

/// How worker ids are made comparable before they are compared as text. All off by default: "007" is not "7".
struct key_form {
    bool trim         = true;
    bool upper        = false; ///< ASCII letters.
    bool strip_zeros  = false; ///< Leading zeros: say so only where a spreadsheet has eaten them in one of the files.
};

/// A second file of answers that knows the workers by id.
struct side_file {
    std::string file;                ///< Its path, for the program; the library takes a reader.
    std::string key;                 ///< Column of the side file that holds the id.
    std::string to = "worker.id";    ///< Model field of the main file that it is equal to.
    std::string format;              ///< Of the side file; "" to find out.
};

/// What makes a job row a promotion.
struct promotion_ties {
    std::vector<std::string> events;  ///< Values of job.event or job.reason that mean promotion: "PROMOTION", "PRO".
    std::vector<std::string> grades;  ///< Grades from low to high.
};

/// How one source is read into the model: the form rung-map/1.
struct field_map {
    std::string                                      format;
    enum workforce::scope                            scope = workforce::scope::snapshot;
    std::vector<field_tie>                           fields;
    std::optional<side_file>                         side;
    key_form                                         keys;
    promotion_ties                                   promotions;
    std::vector<std::pair<std::string, std::string>> options;              ///< For the plugin.
    bool                                             keep_personal = false; ///< Whether names and contacts that are mapped come through the door.
};

/// Reads a map.
/// @return the map; `errc::bad_json` with the byte; `errc::bad_map` with a JSON pointer: unknown members, an unknown model field, a
///     tie without `from`, two ties to one field, a personal field without `keep_personal`, a map of another form version
[[nodiscard]] RUNG_DECL result<field_map> read_map(std::string_view json);

/// Writes a map, in a fixed order with two spaces of indentation. `read_map(write_map(m))` is m.
[[nodiscard]] RUNG_DECL std::string write_map(const field_map& map);

} // namespace adapter
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/adapter/impl/field_map.ipp>
#endif
