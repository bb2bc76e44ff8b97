// SPDX-License-Identifier: Apache-2.0
#include <rung/format/xml_records.hpp>

#include <gtest/gtest.h>

#include "support/record_rows.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::errc;
using rung::format::read_xml_records;
using rung::format::xml_shape;
using lines = std::vector<std::string>;

namespace {

struct reading_done {
    lines rows;
    lines told;
};

[[nodiscard]] reading_done read_all(std::string_view xml, const xml_shape& shape, std::size_t step = 65'536, rung_read_limits bounds = rung::format::reading{}.bounds) {
    rung_test::memory_input     in(xml, step);
    rung_test::told_diagnostics told;
    const auto                  reader = read_xml_records({.input = in.input(), .diagnose = told.diagnose(), .bounds = bounds}, shape);
    if (!reader) { return {{"refused: " + reader.error().where}, {}}; }
    auto rows = rung_test::all_rows(**reader);
    return {std::move(rows), std::move(told.all)};
}

const xml_shape plain  = {.records = {"all/r"}};
const xml_shape groups = {.records = {"Report_Data/Report_Entry"}, .groups_are_rows = true};
const xml_shape rows   = {.records = {"all/r"}, .rows = {"job_information", "*_group", "/only", "skill"}};
const xml_shape fields = {.records = {"employee"}, .keyed = {{.element = "field", .attribute = "id", .bare = true}}};

struct values_row {
    const char*      name;
    const xml_shape* shape;
    const char*      xml;
    lines            wanted;
    lines            told = {};
};

const values_row values_rows[] = {
    {"text", &plain, "<all><r><a>1</a><b> x </b></r><r><a>2</a></r></all>", {"#0: a=1|b= x ", "#1: a=2"}},
    {"empty_blank_and_absent", &plain, "<all><r><a></a><b/><c> \n\t</c><d a=''/></r></all>", {"#0: a=<empty>|b=<empty>|c=<empty>|d/@a=<empty>|d=<empty>"}},
    {"null", &plain, "<all><r><a x:nil='true'/><b m:null=\"1\"></b><c x:nil='false'>1</c><d x:nil='true'>kept</d><d x:nil='1'> </d><e nil='maybe'/></r></all>",
     {"#0: a=<null>|b=<null>|c=1|d=kept|d=<null>|e/@nil=maybe|e=<empty>"}},
    {"attributes", &plain, "<all><r id = '7' xmlns:x='u' xmlns='v'><a x:b=\"2>1\" c='\"' >t</a ></r></all>", {"#0: @id=7|a/@b=2>1|a/@c=\"|a=t"}},
    {"prefixes_never_count", &plain, "<n:all><n:r><n:a>1</n:a><m:a>2</m:a></n:r><r><a>3</a></r></n:all>", {"#0: a=1|a=2", "#1: a=3"}},
    {"entities", &plain, "<all><r b='&quot;&#65;&lt;'><a>&lt;p&gt;R&amp;D &apos;&#163;&#x20AC;&#x1F600;</a></r></all>",
     {"#0: @b=\"A<|a=<p>R&D '£€😀"}},
    {"decoded_once", &plain, "<all><r><a>&amp;#163;&amp;amp;</a></r></all>", {"#0: a=&#163;&amp;"}},
    {"line_ends", &plain, "<all><r b='1\r\n2\t3&#10;4'><a>x\r\ny\rz&#13;</a><c><![CDATA[p\r\nq]]></c></r></all>", {"#0: @b=1 2 3\n4|a=x\ny\nz\r|c=p\nq"}},
    {"cdata", &plain, "<all><r><a>\n <![CDATA[ <p>&amp; </p> ]]>\n</a><b><![CDATA[]]]]><![CDATA[>]]></b><c><![CDATA[ ]]></c><d>1<![CDATA[2]]>&#51;</d></r></all>",
     {"#0: a= <p>&amp; </p> |b=]]>|c=<empty>|d=123"}},
    {"mixed", &plain, "<all><r><why>HIRNEW\n  <previous>DATACHG</previous>\n </why><x>a<b>1</b> c&amp;<d/> </x></r></all>",
     {"#0: why/previous=DATACHG|why=HIRNEW|x/b=1|x/d=<empty>|x=a c&"}},
    {"comments_and_instructions", &plain, "<!-- <all> --><all><?p <r>?><r><!--<a>9</a>--><a>1<!-- > -->2<?q?>3</a></r></all><!---->", {"#0: a=123"}},
    {"nested_and_repeated", &plain, "<all><r><a><b>1</b><b>2</b></a><r><a>3</a></r></r><q><r><a>no</a></r></q></all>",
     {"#0: a/b=1|a/b=2|r/a=3"}},
    {"text_of_the_record", &plain, "<all><r>one</r><r/><r x='1'/><r>\n</r></all>", {"#0: text()=one", "#1:", "#2: @x=1", "#3:"}},
    {"references", &plain, "<all><r><M w:Descriptor='Jo B'><w:ID w:type='WID'>ff</w:ID><w:ID w:type='Employee_ID'>3</w:ID><ID>4</ID></M></r></all>",
     {"#0: M/@Descriptor=Jo B|M/ID[WID]=ff|M/ID[Employee_ID]=3|M/ID=4"}},
    {"keyed_and_bare", &fields, "<d><employee id='1'><field id='displayName'>X</field><field id='dept'/><field>?</field></employee></d>",
     {"#0: @id=1|displayName=X|dept=<empty>|field=?"}},
    {"groups", &groups,
     "<w:Report_Data><w:Report_Entry><w:Id>1</w:Id><w:Job_group><w:T>a</w:T></w:Job_group><w:M D='x'><w:ID w:type='WID'>2</w:ID><!-- --><ID/></w:M>"
     "<w:Job_group><w:T>b</w:T><w:L w:Descriptor='Leeds'><w:X>7</w:X></w:L></w:Job_group><w:Z>9</w:Z><Job_group/></w:Report_Entry></w:Report_Data>",
     {"#0: Id=1|M/@D=x|M/ID[WID]=2|M/ID=<empty>|Z=9|Job_group=<empty>", "Job_group#0: Job_group/T=a", "Job_group#0: Job_group/T=b|Job_group/L/@Descriptor=Leeds|Job_group/L/X=7"}},
    {"mixed_text_is_no_group", &groups, "<Report_Data><Report_Entry><a>t<b>1</b></a><c><ID>1</ID><d>2</d></c></Report_Entry></Report_Data>",
     {"#0: a/b=1|a=t", "c#0: c/ID=1|c/d=2"}},
    {"rows_by_path", &rows,
     "<all><r><e><job_information n='1'><t>x</t><only>y</only></job_information><f>2</f></e><only><g_group/></only><skill>C</skill><skill>D<l>1</l></skill></r></all>",
     {"#0: e/f=2", "e/job_information#0: e/job_information/@n=1|e/job_information/t=x|e/job_information/only=y", "only#0:", "only/g_group#0:",
      "skill#0: skill/text()=C", "skill#0: skill/l=1|skill/text()=D"}},
    {"null_row_is_a_value", &rows, "<all><r><skill x:nil='true'/></r></all>", {"#0: skill=<null>"}},
    {"same_path_in_two_tables", &groups,
     "<Report_Data><Report_Entry><a><b>1</b></a></Report_Entry><Report_Entry><a Descriptor='d'><b>2</b></a></Report_Entry></Report_Data>",
     {"#0:", "a#0: a/b=1", "#1: a/@Descriptor=d|a/b#0=2"}},
    {"no_records", &plain, "<all/>", {}},
    {"another_document", &plain, "<x:other><r/></x:other>", {"error: unknown_envelope root other"}},
    {"declaration", &plain, "<?xml version='1.0' encoding=\"UTF-8\"?>\n<all/>", {}},
    {"declaration_with_backslashes", &plain, "<?xml version=\\\"1.0\\\"?><all><r><a>1</a></r></all>", {"#0: a=1"}, {"bad-declaration@-:1"}},
    {"declaration_too_late", &plain, "\n<?xml version='1.0'?><all/>", {}, {"bad-declaration@-:2"}},
    {"mismatched_tag_in_a_record", &plain, "<all>\n<r><Visa>1</visa></r>\n<r><a>2</a></r></all>", {"#1: a=2"}, {"bad-record@0:2"}},
    {"unknown_entity", &plain, "<all><r><a>&nbsp;</a></r><r><a>R&D</a></r><r b='&#0;'/><r b='&#xD800;'/><r b='&#x110000;'/><r/></all>", {"#5:"},
     {"bad-record@0:1", "bad-record@1:1", "bad-record@2:1", "bad-record@3:1", "bad-record@4:1"}},
    {"broken_attributes", &plain, "<all><r a=1/><r a='1'b='2'/><r a='<'></r><r a='1' a='2'/><r a/><r 1='x'/><r a='/>\n</r><r a='1'/></all>", {"#7: @a=1"},
     {"bad-record@0:1", "bad-record@1:1", "bad-record@2:1", "bad-record@3:1", "bad-record@4:1", "bad-record@5:1", "bad-record@6:2"}},
    {"broken_record_with_its_like_inside", &plain, "<all><r><b><r q='>'><r/></r></c><!--</r>--><![CDATA[</r>]]><?p </r>?></r><r><a>1</a></r></all>", {"#1: a=1"},
     {"bad-record@0:1"}},
    {"bad_utf8", &plain, "<all><r><a>\xFF</a><b>\xE2\x82</b></r><r><a>\xC3\xA9</a></r></all>", {"#0: a=\xFF|b=\xE2\x82", "#1: a=é"}, {"bad-utf8@0:1"}},
    {"control_characters", &plain, "<all><r><a>\x0B</a></r>\n<r><a>&#x1F;</a></r></all>", {"#0: a=\x0B", "#1: a=\x1F"}, {"control-character@0:1", "control-character@1:2"}},
    {"no_end_of_the_record", &plain, "<all><r><a>1</a></r><r><a>2</b></all>", {"#0: a=1", "error: bad_xml byte 37, line 1: the document ends here"}, {"bad-record@1:1"}},
    {"cut_short", &plain, "<all><r><a>1</a></r>\n<r><a>", {"#0: a=1", "error: bad_xml byte 27, line 2: the document ends here"}},
    {"mismatch_outside_records", &plain, "<all>\n<x></y></all>", {"error: bad_xml byte 9, line 2"}},
    {"two_roots", &plain, "<all/><all/>", {"error: bad_xml byte 6, line 1"}},
    {"text_outside", &plain, "<all/>x", {"error: bad_xml byte 6, line 1"}},
    {"nothing", &plain, " \n", {"error: bad_xml byte 2, line 2: no element"}},
    {"doctype", &plain, "<!DOCTYPE all [<!ENTITY a 'b'>]><all/>", {"error: bad_xml byte 0, line 1: document type declaration"}},
    {"doctype_in_a_record", &plain, "<all><r><!ENTITY a 'b'></r></all>", {"error: bad_xml byte 8, line 1: document type declaration"}},
};

RUNG_ROWS(xml_values, values_row, values_rows);

TEST_P(xml_values, come_out_whatever_the_steps) {
    const auto& row = GetParam();
    for (const std::size_t step : {65'536, 1, 2, 3, 7}) {
        const auto got = read_all(row.xml, *row.shape, step);
        EXPECT_EQ(got.rows, row.wanted) << "step " << step;
        EXPECT_EQ(got.told, row.told) << "step " << step;
    }
}

TEST_P(xml_values, any_cut_ends_with_an_error) {
    const std::string_view whole = GetParam().xml;
    const bool             sound = GetParam().wanted.empty() || !GetParam().wanted.back().starts_with("error");
    // What may come behind the root element is no loss.
    const auto least = std::min(whole.rfind("<!---->"), whole.size());
    for (std::size_t size = 0; sound && size < least; ++size) {
        const auto got = read_all(whole.substr(0, size), *GetParam().shape);
        ASSERT_FALSE(got.rows.empty()) << size;
        EXPECT_TRUE(got.rows.back().starts_with("error: bad_xml")) << size << ": " << got.rows.back();
    }
}

struct bound_row {
    const char*      name;
    rung_read_limits bounds;
    lines            wanted;
    lines            told;
};

/// Three records, of which the second is the large one: depth 3, 6 values, 51 bytes.
const char* const bounded = "<all><r><a>1</a></r><r><b><c>12345678</c></b><d/><d/><d/><e f='1'/></r><r><a>2</a></r></all>";

[[nodiscard]] rung_read_limits with(auto member, auto value) {
    auto out    = rung::format::reading{}.bounds;
    out.*member = value;
    return out;
}

const bound_row bound_rows[] = {
    {"none", rung::format::reading{}.bounds, {"#0: a=1", "#1: b/c=12345678|d=<empty>|d=<empty>|d=<empty>|e/@f=1|e=<empty>", "#2: a=2"}, {}},
    {"depth", with(&rung_read_limits::depth, 2U), {"#0: a=1", "#2: a=2"}, {"too-deep@1:1"}},
    {"fields", with(&rung_read_limits::fields, 5U), {"#0: a=1", "#2: a=2"}, {"too-many-fields@1:1"}},
    {"value_bytes", with(&rung_read_limits::value_bytes, 7U), {"#0: a=1", "#2: a=2"}, {"value-too-large@1:1 b/c"}},
    {"record_bytes", with(&rung_read_limits::record_bytes, 50U), {"#0: a=1", "#2: a=2"}, {"record-too-large@1:1"}},
    {"columns", with(&rung_read_limits::columns, 3U), {"#0: a=1", "error: too_large columns"}, {}},
    {"input_bytes", with(&rung_read_limits::input_bytes, 50U), {"#0: a=1", "error: too_large input_bytes"}, {}},
    {"depth_of_the_envelope", with(&rung_read_limits::depth, 0U), {"error: too_deep depth"}, {}},
};

RUNG_ROWS(xml_bounds, bound_row, bound_rows);

TEST_P(xml_bounds, hold) {
    for (const std::size_t step : {65'536, 1, 5}) {
        const auto got = read_all(bounded, plain, step, GetParam().bounds);
        EXPECT_EQ(got.rows, GetParam().wanted) << step;
        EXPECT_EQ(got.told, GetParam().told) << step;
    }
}

TEST(xml_records, bounds_that_are_just_met) {
    EXPECT_EQ(read_all(bounded, plain, 9, with(&rung_read_limits::record_bytes, 51U)).rows.size(), 3U);
    EXPECT_EQ(read_all(bounded, plain, 9, with(&rung_read_limits::depth, 3U)).rows.size(), 3U);
    EXPECT_EQ(read_all(bounded, plain, 9, with(&rung_read_limits::fields, 6U)).rows.size(), 3U);
    EXPECT_EQ(read_all(bounded, plain, 9, with(&rung_read_limits::columns, 6U)).rows.size(), 3U);
    EXPECT_EQ(read_all(bounded, plain, 9, with(&rung_read_limits::input_bytes, std::strlen(bounded))).rows.size(), 3U);
}

TEST(xml_records, what_is_larger_than_the_window_passes_and_what_is_too_large_is_passed_over) {
    const std::string big(3'000'000, 'x');
    const std::string xml = "<!--" + big + "--><all><h>" + big + "</h><r><a>" + big.substr(0, 900'000) + "&amp;</a></r><r><b c='" + big + big + "'/></r><r><a>2</a></r></all>";
    for (const std::size_t step : {65'536, 1'000}) {
        const auto got = read_all(xml, plain, step);
        EXPECT_EQ(got.rows, (lines{"#0: a=" + big.substr(0, 900'000) + "&", "#2: a=2"}));
        EXPECT_EQ(got.told, lines{"record-too-large@1:1"});
    }
}

TEST(xml_records, places_lead_back_to_the_source) {
    std::string xml = "<all>";
    for (int i = 0; i < 20'000; ++i) { xml += "\n<r i='" + std::to_string(i) + "'><a>" + std::string(static_cast<std::size_t>(i % 50), 'v') + "</a>\n<j><k>é&amp;</k></j></r>"; }
    xml += "</all>";
    auto shape = plain;
    shape.rows = {"j"};
    rung_test::memory_input in(xml, 4'099);
    const auto              reader = read_xml_records({.input = in.input()}, shape);
    ASSERT_TRUE(rung_test::is_ok(reader));
    std::uint64_t records = 0;
    for (;;) {
        const auto batch = (*reader)->next();
        ASSERT_TRUE(rung_test::is_ok(batch));
        if (batch->row_count == 0) { break; }
        for (std::uint32_t n = 0; n < batch->row_count; ++n) {
            const auto& row = batch->rows[n];
            ASSERT_EQ(row.line, 2 + 2 * row.record);
            ASSERT_EQ(xml.substr(row.byte, 5), "<r i=");
            ASSERT_EQ(row.table == 0 ? n : n - 1, row.parent);
            records += row.table == 0 ? 1 : 0;
            for (std::uint32_t f = 0; f < row.field_count; ++f) {
                const auto& field = row.fields[f];
                const auto  there = std::string_view(xml).substr(row.byte + field.offset);
                ASSERT_TRUE(row.table == 1 ? there.starts_with("é&amp;</k>") : there.starts_with(std::string_view(field.data, field.size))) << row.record;
            }
        }
    }
    EXPECT_EQ(records, 20'000U);
    EXPECT_EQ((*reader)->tables().size(), 2U);
    EXPECT_EQ((*reader)->tables()[1].path, "j");
}

TEST(xml_records, trouble_of_the_input_comes_behind_what_was_read) {
    struct two_steps {
        int         calls = 0;
        std::int64_t answer;
    } host{.answer = -static_cast<std::int64_t>(errc::cancelled)};
    rung_input input{.struct_size = sizeof(rung_input), .zero = 0, .host = &host, .read = [](void* self, void* into, std::uint64_t) {
                         auto& h = *static_cast<two_steps*>(self);
                         if (h.calls++ != 0) { return h.answer; }
                         std::memcpy(into, "<all><r/>", 9);
                         return std::int64_t{9};
                     }};
    const auto reader = read_xml_records({.input = input}, plain);
    ASSERT_TRUE(rung_test::is_ok(reader));
    EXPECT_EQ((*reader)->next()->row_count, 1U);
    EXPECT_TRUE(rung_test::fails_with((*reader)->next(), errc::cancelled, "byte 9"));
    EXPECT_TRUE(rung_test::fails_with((*reader)->next(), errc::cancelled, "byte 9"));
    host        = {.answer = INT64_MAX};
    const auto other = read_xml_records({.input = input}, plain);
    EXPECT_EQ((*other)->next()->row_count, 1U);
    EXPECT_TRUE(rung_test::fails_with((*other)->next(), errc::precondition, "rung_input.read"));
}

TEST(xml_records, shapes_without_sense_are_refused) {
    rung_test::memory_input in("");
    EXPECT_TRUE(rung_test::fails_with(read_xml_records({}, plain), errc::precondition, "reading.input.read"));
    EXPECT_TRUE(rung_test::fails_with(read_xml_records({.input = in.input()}, {}), errc::precondition, "xml_shape.records"));
    EXPECT_TRUE(rung_test::fails_with(read_xml_records({.input = in.input()}, {.records = {"a//b"}}), errc::precondition, "xml_shape.records"));
    EXPECT_TRUE(rung_test::fails_with(read_xml_records({.input = in.input()}, {.records = {"a"}, .rows = {"b/"}}), errc::precondition, "xml_shape.rows"));
}

} // namespace
