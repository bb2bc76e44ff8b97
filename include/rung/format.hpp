// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/decoding.hpp>
#include <rung/format/delimited.hpp>
#include <rung/format/docx.hpp>
#include <rung/format/encoding.hpp>
#include <rung/format/hdl.hpp>
#include <rung/format/html.hpp>
#include <rung/format/json_records.hpp>
#include <rung/format/markdown.hpp>
#include <rung/format/outline.hpp>
#include <rung/format/record_reader.hpp>
#include <rung/format/xlsx.hpp>
#include <rung/format/xml_records.hpp>
#include <rung/format/zip.hpp>
