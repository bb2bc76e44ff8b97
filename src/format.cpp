// SPDX-License-Identifier: Apache-2.0
#include <rung/format/impl/decoding.ipp>
#include <rung/format/impl/delimited.ipp>
#include <rung/format/impl/docx.ipp>
#include <rung/format/impl/encoding.ipp>
#include <rung/format/impl/hdl.ipp>
#include <rung/format/impl/html.ipp>
#include <rung/format/impl/json_records.ipp>
#include <rung/format/impl/markdown.ipp>
#include <rung/format/impl/outline.ipp>
#include <rung/format/impl/xlsx.ipp>
#include <rung/format/impl/xml_records.ipp>
#include <rung/format/impl/zip.ipp>
