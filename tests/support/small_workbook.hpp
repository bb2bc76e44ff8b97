// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "support/stored_zip.hpp"

/// Writes workbooks for tests: as small as the standard lets them be, with every part open to whatever a test wants in it.
namespace rung_test {

struct small_sheet {
    std::string data;             ///< What stands in <sheetData>.
    std::string name   = "Staff";
    std::string state  = {};      ///< "hidden", "veryHidden"
    std::string before = {};      ///< What stands before <sheetData>.
    std::string after  = {};      ///< What stands behind </sheetData>.
    std::string whole  = {};      ///< The whole part instead.
    std::string kind   = "worksheet";
};

struct small_workbook {
    std::vector<small_sheet> sheets;
    std::string              strings      = {}; ///< <si> elements.
    std::string              formats      = {}; ///< <numFmt> elements.
    std::string              cell_formats = {}; ///< <xf> elements of cellXfs.
    std::string              properties   = {}; ///< <workbookPr …/>
    bool                     absolute     = false; ///< Targets that begin with "/".
    bool                     strict       = false; ///< Namespaces of the strict form, prefixes throughout the sheets' relationships.
};

/// A cell with its text inside.
[[nodiscard]] inline std::string text_cell(const std::string& ref, const std::string& text) {
    return "<c r=\"" + ref + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

/// A cell with a number, or with whatever `type` says.
[[nodiscard]] inline std::string value_cell(const std::string& ref, const std::string& value, const std::string& type = {}, int style = -1) {
    return "<c r=\"" + ref + "\"" + (style < 0 ? "" : " s=\"" + std::to_string(style) + "\"") + (type.empty() ? "" : " t=\"" + type + "\"") + "><v>" + value +
           "</v></c>";
}

/// A row of text cells from column A on; an empty text leaves its cell out.
[[nodiscard]] inline std::string text_row(int number, const std::vector<std::string>& texts, const std::string& attributes = {}) {
    std::string out = "<row r=\"" + std::to_string(number) + "\"" + attributes + ">";
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!texts[i].empty()) { out += text_cell(std::string(1, static_cast<char>('A' + i)) + std::to_string(number), texts[i]); }
    }
    return out + "</row>";
}

[[nodiscard]] inline std::vector<zip_file> parts_of(const small_workbook& book) {
    const std::string main  = book.strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string links = book.strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                                          : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const std::string rels  = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const std::string root  = book.absolute ? "/xl/" : "";
    std::vector<zip_file> files;
    std::string           sheets;
    std::string           targets;
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        const auto& s = book.sheets[i];
        const auto  n = std::to_string(i + 1);
        sheets += "<sheet name=\"" + s.name + "\" sheetId=\"" + n + "\"" + (s.state.empty() ? "" : " state=\"" + s.state + "\"") + " r:id=\"rId" + n + "\"/>";
        targets += "<Relationship Id=\"rId" + n + "\" Type=\"" + links + s.kind + "\" Target=\"" + root + "worksheets/sheet" + n + ".xml\"/>";
        files.push_back({"xl/worksheets/sheet" + n + ".xml",
                         !s.whole.empty() ? s.whole
                                          : "<worksheet xmlns=\"" + main + "\">" + s.before + "<sheetData>" + s.data + "</sheetData>" + s.after + "</worksheet>"});
    }
    targets += "<Relationship Id=\"rIdS\" Type=\"" + links + "sharedStrings\" Target=\"" + root + "sharedStrings.xml\"/>";
    targets += "<Relationship Id=\"rIdF\" Type=\"" + links + "styles\" Target=\"" + root + "styles.xml\"/>";
    files.push_back({"_rels/.rels", rels + "<Relationship Id=\"rId1\" Type=\"" + links + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"});
    files.push_back({"xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + links + "\">" + book.properties + "<sheets>" + sheets + "</sheets></workbook>"});
    files.push_back({"xl/_rels/workbook.xml.rels", rels + targets + "</Relationships>"});
    if (!book.strings.empty()) { files.push_back({"xl/sharedStrings.xml", "<sst xmlns=\"" + main + "\">" + book.strings + "</sst>"}); }
    if (!book.cell_formats.empty()) {
        files.push_back({"xl/styles.xml", "<styleSheet xmlns=\"" + main + "\"><numFmts>" + book.formats + "</numFmts><cellXfs>" + book.cell_formats +
                                              "</cellXfs></styleSheet>"});
    }
    return files;
}

[[nodiscard]] inline std::string workbook_of(const small_workbook& book) { return zip_of(parts_of(book)); }

/// A workbook of one sheet.
[[nodiscard]] inline std::string workbook_of(const std::string& data) { return workbook_of(small_workbook{.sheets = {{.data = data}}}); }

} // namespace rung_test
