// SPDX-License-Identifier: Apache-2.0
// A map that is read is written and read again as the same map; what is refused is refused with a place.
#include <rung/adapter/field_map.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto map = rung::adapter::read_map({reinterpret_cast<const char*>(data), size});
    if (!map) {
        const auto code = map.error().code;
        if (code != rung::errc::bad_json && code != rung::errc::bad_map && code != rung::errc::too_large && code != rung::errc::too_deep) { std::abort(); }
        return 0;
    }
    const auto text  = rung::adapter::write_map(*map);
    const auto again = rung::adapter::read_map(text);
    if (!again || rung::adapter::write_map(*again) != text) { std::abort(); }
    if (again->fields.size() != map->fields.size() || again->side.has_value() != map->side.has_value()) { std::abort(); }
    return 0;
}
