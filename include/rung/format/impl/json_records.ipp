// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/json_reader.hpp>
#include <rung/format/json_records.hpp>

#include <memory>

RUNG_BEGIN
namespace format {

RUNG_DECL result<std::unique_ptr<record_reader>> read_json_records(const reading& from, const json_shape& options) {
    if (from.input.read == nullptr) { return failure{errc::precondition, "input.read", {}}; }
    if (options.records.empty() && !options.single) { return failure{errc::precondition, "records", {}}; }
    if (options.records.size() + options.empty_ok.size() > detail::json::json_places::most) { return failure{errc::precondition, "records", {}}; }
    return std::unique_ptr<record_reader>(std::make_unique<detail::json::json_reader>(from, options));
}

} // namespace format
RUNG_END
