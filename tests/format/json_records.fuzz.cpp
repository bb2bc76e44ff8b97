// SPDX-License-Identifier: Apache-2.0
// Byte 0 chooses how much a read gives, byte 1 the shape, the rest is the document. Besides its own laws the reader is held to what
// Boost.JSON makes of the same bytes. Boost.JSON is taken in whole, so that nothing needs to be linked.
#include <rung/format/json_records.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp>

#include <cstdlib>

#include "support/record_rows.hpp"

namespace {

/// The later of two columns of one path has '#' and the number of its table behind it.
bool same_path(const std::string& ours, const std::string& theirs) {
    return ours == theirs || (ours.size() > theirs.size() && ours.starts_with(theirs + "#") && ours.find_first_not_of("0123456789", theirs.size() + 1) == ours.npos);
}

using namespace rung::format;

void require(bool holds) {
    if (!holds) { std::abort(); }
}

struct leaf {
    std::uint64_t record;
    std::uint64_t offset;
    std::string   path;
    std::string   value;
};

struct outcome {
    std::vector<leaf>        leaves; ///< In the order of the source.
    std::vector<std::string> rows;
    std::vector<std::string> diagnostics;
    std::map<std::string, int> counts;
    bool                     failed = false;
};

void check(const rung_row& row, std::uint32_t number, const rung_batch& batch, const record_reader& reader, std::string_view text, outcome& out) {
    require(row.table < reader.tables().size() && row.parent <= number && (row.table == 0) == (row.parent == number) && row.zero == 0);
    require(batch.rows[row.parent].record == row.record && batch.rows[row.parent].table == reader.tables()[row.table].parent);
    require(row.byte < text.size() && text[row.byte] == '{');
    for (std::uint32_t i = 0; i < row.field_count; ++i) {
        const auto& f = row.fields[i];
        require(f.column < reader.columns().size() && reader.columns()[f.column].table == row.table && row.byte + f.offset < text.size());
        require(f.state == RUNG_FIELD_OK ? f.size != 0 : f.size == 0);
        const std::string_view value(f.data, f.size);
        const auto             source = text.substr(row.byte + f.offset, f.size);
        require(source == value || (f.kind == RUNG_KIND_TEXT && source.find('\\') != std::string_view::npos));
        out.leaves.push_back({row.record, f.offset, reader.columns()[f.column].path, f.state == RUNG_FIELD_NULL ? "null" : std::string(value)});
    }
}

outcome read(std::string_view text, const json_shape& shape, const rung_read_limits& bounds, std::size_t step) {
    outcome                      out;
    rung_test::memory_input      input(text, step);
    rung_test::told_diagnostics diagnostics;
    const auto                   made = read_json_records({.input = input.input(), .diagnose = diagnostics.diagnose(), .bounds = bounds}, shape);
    require(made.has_value());
    auto& reader = **made;
    for (;;) {
        const auto batch = reader.next();
        if (!batch || batch->row_count == 0) {
            out.failed = !batch;
            out.rows.push_back(batch ? "end" : std::string(rung::name(batch.error().code)) + " " + batch.error().where);
            break;
        }
        for (std::uint32_t i = 0; i < batch->row_count; ++i) {
            const auto from = out.leaves.size();
            const auto& row = batch->rows[i];
            check(row, i, *batch, reader, text, out);
            out.rows.push_back(reader.tables()[row.table].path + "#" + std::to_string(row.record) + " " + std::to_string(row.byte) + ":" +
                               std::to_string(row.line));
            for (auto k = from; k < out.leaves.size(); ++k) {
                out.rows.back() += "|" + std::to_string(out.leaves[k].offset) + " " + out.leaves[k].path + "=" + out.leaves[k].value;
            }
        }
    }
    for (const auto& t : reader.tables()) { out.rows.push_back("table " + t.path + " in " + std::to_string(t.parent)); }
    for (const auto& c : reader.columns()) { out.rows.push_back("column " + c.path + " of " + std::to_string(c.table) + ": " + c.label); }
    std::sort(out.leaves.begin(), out.leaves.end(),
              [](const leaf& a, const leaf& b) { return a.record != b.record ? a.record < b.record : a.offset < b.offset; });
    out.diagnostics = diagnostics.all;
    out.counts      = diagnostics.counts;
    return out;
}

/// The leaves of the objects in an array, or of one object, as Boost.JSON finds them.
struct leaves_of_boost {
    static constexpr std::size_t max_object_size = SIZE_MAX, max_array_size = SIZE_MAX, max_key_size = SIZE_MAX, max_string_size = SIZE_MAX;
    using view = boost::json::string_view;
    using code = boost::json::error_code;

    std::vector<leaf>        leaves;
    std::vector<std::string> paths; ///< Of the containers that are open.
    std::string              path;  ///< Of the value to come.
    std::string              text;
    std::uint64_t            record = 0;
    bool                     array  = false;
    bool                     odd    = false; ///< Not all of it is records.

    bool open(bool object) {
        if (paths.size() == (array ? 1U : 0U) && !paths.empty() && !object) { odd = true; }
        if (paths.empty()) { array = !object; }
        paths.push_back(path);
        return true;
    }
    bool close() {
        path = paths.back();
        paths.pop_back();
        if (paths.size() == (array ? 1U : 0U)) { ++record; }
        return true;
    }
    bool add(std::string value) {
        if (paths.size() <= (array ? 1U : 0U)) { odd = true; }
        leaves.push_back({record, 0, path, std::move(value)});
        text.clear();
        return true;
    }

    bool on_document_begin(code&) { return true; }
    bool on_document_end(code&) { return true; }
    bool on_object_begin(code&) { return open(true); }
    bool on_object_end(std::size_t, code&) { return close(); }
    bool on_array_begin(code&) { return open(false); }
    bool on_array_end(std::size_t, code&) { return close(); }
    bool on_key_part(view s, std::size_t, code&) { return text.append(s.data(), s.size()), true; }
    bool on_key(view s, std::size_t, code&) {
        text.append(s.data(), s.size());
        path = paths.back();
        if (!path.empty()) { path += '/'; }
        for (const char c : text) { path += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c); }
        text.clear();
        return true;
    }
    bool on_string_part(view s, std::size_t, code&) { return text.append(s.data(), s.size()), true; }
    bool on_string(view s, std::size_t, code&) { return add(text.append(s.data(), s.size())); }
    bool on_number_part(view s, code&) { return text.append(s.data(), s.size()), true; }
    bool on_int64(std::int64_t, view s, code&) { return add(text.append(s.data(), s.size())); }
    bool on_uint64(std::uint64_t, view s, code&) { return add(text.append(s.data(), s.size())); }
    bool on_double(double, view s, code&) { return add(text.append(s.data(), s.size())); }
    bool on_bool(bool b, code&) { return add(b ? "true" : "false"); }
    bool on_null(code&) { return add("null"); }
    bool on_comment_part(view, code&) { return true; }
    bool on_comment(view, code&) { return true; }
};

/// @param passed whether the same text is sound where all of it is passed over
void compare_with_boost(std::string_view text, const outcome& ours, bool passed) {
    boost::json::parse_options options;
    options.allow_invalid_utf8 = true;
    options.max_depth          = 1'000;
    boost::json::basic_parser<leaves_of_boost> parser(options);
    boost::json::error_code                    trouble;
    const auto                                 used = parser.write_some(false, text.data(), text.size(), trouble);
    if (trouble == boost::json::error::exponent_overflow || trouble == boost::json::error::too_deep) { return; }
    const auto& theirs = parser.handler();
    const auto  first  = text.find_first_not_of(" \t\r\n");
    const auto  behind = trouble ? std::string_view::npos : text.find_first_not_of(" \t\r\n", used);
    // What is passed over unread is held to the same; only its surrogates may be alone.
    const bool sound = !trouble && behind == std::string_view::npos;
    require(passed == sound || (passed && text.find("\\u") != std::string_view::npos));
    for (const char* left_out : {"bad-record", "too-deep", "key-too-long", "too-many-columns", "lone-surrogate"}) {
        if (ours.counts.contains(left_out)) { return; }
    }
    if (trouble || behind != std::string_view::npos) {
        // At the top values may follow each other, and a broken object may be followed by the next; in an array all that is broken has to be seen.
        const bool more = behind != std::string_view::npos && (text[behind] == '{' || text[behind] == '[');
        require(ours.failed || more || first == std::string_view::npos || text[first] != '[');
        return;
    }
    if (theirs.odd) { return; }
    require(!ours.failed && ours.leaves.size() == theirs.leaves.size());
    for (std::size_t i = 0; i < ours.leaves.size(); ++i) {
        require(ours.leaves[i].record == theirs.leaves[i].record && ours.leaves[i].value == theirs.leaves[i].value);
        require(ours.counts.contains("bad-utf8") || same_path(ours.leaves[i].path, theirs.leaves[i].path));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) { return 0; }
    const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
    const std::size_t      step   = data[0] % 61U + 1U;
    const unsigned         bits   = data[1];
    auto                   bounds = reading{}.bounds;

    bounds.depth = 100;
    compare_with_boost(text, read(text, {}, bounds, 65'536), !read(text, {.records = {"nowhere"}, .empty_ok = {""}}, bounds, step).failed);

    json_shape shape;
    if ((bits & 1U) != 0) { shape.records = {"d", "d/r", "", "@graph"}; }
    if ((bits & 2U) != 0) { shape.records = {"d/r", "r"}; }
    shape.single = (bits & 4U) != 0;
    if ((bits & 8U) != 0) { shape.rows = {"a", "a/b"}; }
    if ((bits & 16U) != 0) { shape.transparent = {"r", "v"}; }
    if ((bits & 32U) != 0) { shape.skip = {"s"}; }
    if ((bits & 64U) != 0) { shape.label = "l"; }
    shape.pointer_keys = (bits & 128U) != 0;
    shape.empty_ok     = {"d/e"};
    const auto wide    = read(text, shape, bounds, 65'536);
    // A small bound makes a small window: everything is read anew at some place.
    bounds.record_bytes = 64 + data[0];
    const auto narrow   = read(text, shape, bounds, 65'536);
    const auto pieces   = read(text, shape, bounds, step);
    require(narrow.rows == pieces.rows && narrow.diagnostics == pieces.diagnostics);
    if (!narrow.counts.contains("record-too-large")) { require(wide.rows == narrow.rows && wide.diagnostics == narrow.diagnostics); }

    bounds.value_bytes = 8;
    bounds.fields      = 6;
    bounds.columns     = 5;
    bounds.depth       = 3;
    bounds.input_bytes = 300;
    const auto tight   = read(text, shape, bounds, step);
    for (const auto& l : tight.leaves) { require(l.value.size() <= 8); }
    return 0;
}
