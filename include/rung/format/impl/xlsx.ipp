// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_reader.hpp>
#include <rung/format/xlsx.hpp>

RUNG_BEGIN
namespace format {

RUNG_DECL result<std::unique_ptr<record_reader>> read_xlsx(const reading& from, const xlsx_shape& shape, xlsx_found* found) {
    auto reader = std::make_unique<detail::xlsx::workbook_reader>(from);
    if (const auto opened = reader->open(shape, found); !opened) { return opened.error(); }
    return std::unique_ptr<record_reader>(std::move(reader));
}

} // namespace format
RUNG_END
