// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/format/json_records.hpp>
#include <rung/format/outline.hpp>
#include <rung/format/record_reader.hpp>
#include <rung/format/xml_records.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace plugin {

using names = std::span<const std::string_view>;

/// Where the records of a JSON format are: `format::json_shape` as a constant.
struct json_layout {
    names            records;
    names            empty_ok{};
    names            rows{};
    names            transparent{};
    names            skip{};
    std::string_view label{};
    bool             single       = false;
    bool             pointer_keys = false;
};

/// Where the records of an XML format are: `format::xml_shape` as a constant.
struct xml_layout {
    names            records;
    names            envelope{};
    names            rows{};
    std::string_view keyed_element{}; ///< `<field id="hireDate">` is the column "hireDate": its element and its attribute.
    std::string_view keyed_attribute{};
    bool             groups_are_rows = false;
};

/// Returns how well the beginning of a document fits a format that has all these names: `confidence` or nothing. A name is a path of
/// elements or keys; "a|b" is there where one of both is; one that begins with '/' must begin at the root, others may end a path.
[[nodiscard]] inline std::uint32_t fits(const format::outline& seen, format::outline_kind kind, names wanted, std::uint32_t confidence, std::string& evidence) {
    if (seen.is != kind || wanted.empty()) { return 0; }
    for (auto any : wanted) {
        bool there = false;
        for (auto left = any; !left.empty() && !there;) {
            const auto end = left.find('|');
            const auto one = left.substr(0, end);
            there          = one.starts_with('/') ? seen.has(one.substr(1)) : seen.has_end(one);
            if (there) { any = one.substr(one.starts_with('/') ? 1 : 0); }
            left = end == left.npos ? std::string_view() : left.substr(end + 1);
        }
        if (!there) { return 0; }
        evidence += evidence.empty() ? "" : "; ";
        evidence += kind == format::outline_kind::xml ? "element " : "key ";
        evidence += any;
    }
    return confidence;
}

[[nodiscard]] inline result<std::unique_ptr<format::record_reader>> open_layout(const format::reading& from, const json_layout& layout) {
    const auto list = [](names all) { return std::vector<std::string>(all.begin(), all.end()); };
    return format::read_json_records(from, {.records      = list(layout.records),
                                            .single       = layout.single,
                                            .empty_ok     = list(layout.empty_ok),
                                            .rows         = list(layout.rows),
                                            .transparent  = list(layout.transparent),
                                            .skip         = list(layout.skip),
                                            .label        = std::string(layout.label),
                                            .pointer_keys = layout.pointer_keys});
}

[[nodiscard]] inline result<std::unique_ptr<format::record_reader>> open_layout(const format::reading& from, const xml_layout& layout) {
    const auto        list = [](names all) { return std::vector<std::string>(all.begin(), all.end()); };
    format::xml_shape shape;
    shape.records         = list(layout.records);
    shape.envelope        = list(layout.envelope);
    shape.rows            = list(layout.rows);
    shape.groups_are_rows = layout.groups_are_rows;
    if (!layout.keyed_element.empty()) {
        shape.keyed.push_back({.element = std::string(layout.keyed_element), .attribute = std::string(layout.keyed_attribute), .bare = true});
    }
    return format::read_xml_records(from, shape);
}

} // namespace plugin
RUNG_END
