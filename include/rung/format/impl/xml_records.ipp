// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/xml_records.hpp>

#include <rung/format/detail/xml_reader.hpp>

RUNG_BEGIN
namespace format {

RUNG_DECL result<std::unique_ptr<record_reader>> read_xml_records(const reading& from, const xml_shape& shape) {
    if (from.input.read == nullptr) { return failure{errc::precondition, "reading.input.read", {}}; }
    if (shape.records.empty()) { return failure{errc::precondition, "xml_shape.records", {}}; }
    const auto empty = [](const std::vector<std::string>& paths) {
        return std::any_of(paths.begin(), paths.end(), [](const std::string& path) { return detail::xml::xml_pattern::of(path).steps.empty(); });
    };
    if (empty(shape.records)) { return failure{errc::precondition, "xml_shape.records", {}}; }
    if (empty(shape.envelope)) { return failure{errc::precondition, "xml_shape.envelope", {}}; }
    if (empty(shape.rows)) { return failure{errc::precondition, "xml_shape.rows", {}}; }
    return std::unique_ptr<record_reader>(std::make_unique<detail::xml::xml_reader>(from, shape));
}

} // namespace format
RUNG_END
