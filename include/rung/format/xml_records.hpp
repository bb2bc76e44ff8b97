// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/record_reader.hpp>

#include <memory>
#include <string>
#include <vector>

RUNG_BEGIN
namespace format {

/// An element that means as many columns as its attribute has values: `<ID type="WID">` or `<field id="hireDate">`.
struct xml_key {
    std::string element;
    std::string attribute;
    bool        bare = false; ///< The column is named by the value alone, "hireDate", and not "field[hireDate]".
};

/// Where the records of an XML document are, and what in them makes rows of their own.
///
/// Names are local names: prefixes and namespaces never count. A path is names with '/' between; it fits an element whose own name and
/// whose ancestors' names end with it, and from the outermost element on where it begins with '/'. A '*' in a name of `rows` stands for
/// any characters, once in a name.
struct xml_shape {
    std::vector<std::string> records;  ///< Paths of the elements that are records, from the root of the document. What stands in a record is none.
    std::vector<std::string> envelope; ///< Paths that a document without records must hold; empty: the parents of `records`.
    std::vector<std::string> rows;     ///< Paths, from the record, of elements that make rows of child tables: "job_information", "*_group".

    /// Elements make rows that hold elements first, other than `reference_id` alone, and have no attribute `reference_label`.
    /// Told from each element by itself.
    bool groups_are_rows = false;

    std::vector<xml_key> keyed           = {{.element = "ID", .attribute = "type"}};
    std::string          reference_id    = "ID";
    std::string          reference_label = "Descriptor";
};

/// Reads records out of an XML document (XML 1.0, fifth edition), without building it in memory.
///
/// Columns are paths from the record: "Manager/@Descriptor", "Manager/ID[Employee_ID]", "job/title"; the text of a record or a row itself
/// is "text()" or "skill/text()". Where a path comes up in two tables, the later column has '#' and the number of its table behind it.
/// Text beside elements is trimmed and joined; text around CDATA that is all white space is layout; a value that is all white space is
/// empty; all else stays as it is, with CR LF as LF. `nil="true"` and `null="true"` on an element without content make it null.
/// Namespace declarations are no columns. Comments and processing instructions are skipped.
///
/// A record that breaks the rules of XML is reported as `bad-record`, one over a bound as `too-deep`, `too-many-fields`,
/// `value-too-large` or `record-too-large`; it counts, and reading goes on behind its end tag. Reported beside the rows: `bad-utf8` and
/// `control-character`, once in a record; `bad-declaration` for an XML declaration that is malformed or not at the beginning.
/// @return the reader; `errc::precondition` where `records` is empty, a path is, or nothing can be read. From `next`: `errc::bad_xml` for
///     a document type declaration, and for what is malformed outside records or leaves a record without an end; `errc::too_large` and
///     `errc::too_deep`; `errc::unknown_envelope` for a document that holds neither a record nor the envelope
/// @cost linear in the input; memory for a few of the largest records
[[nodiscard]] RUNG_DECL result<std::unique_ptr<record_reader>> read_xml_records(const reading& from, const xml_shape& shape);

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/xml_records.ipp>
#endif
