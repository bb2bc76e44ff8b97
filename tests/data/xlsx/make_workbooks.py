#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes one table of staff as four programs pack it, so that the reader meets their habits. Usage: make_workbooks.py [FOLDER]

excel.xlsx        spans and x14ac attributes, shared strings with rich text and phonetic hints, 17 digits, a filter that hides a row
excel-strict.xlsx other namespaces, days as ISO 8601 text, absolute targets
libreoffice.xlsx  every attribute written out, true and false as words, t="n", upper-case format codes, shared strings
google.xlsx       no spans, no dimension, empty cells with a style, a format code of its own, formulas with their values
The names and figures are made up; the shapes follow files that these programs wrote."""

import sys
import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BOLD = '<rPr><b/><sz val="11"/><rFont val="Calibri"/></rPr>'


def write(path, sheet, strings, styles, book, links=LINKS, root=""):
    """Packs the parts; all dates in the archive are the same, so that a second run gives the same bytes."""
    relation = lambda number, kind, target: f'<Relationship Id="rId{number}" Type="{links}/{kind}" Target="{target}"/>'
    relations = lambda *all: f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{"".join(all)}</Relationships>'
    parts = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": XML + book,
        "xl/_rels/workbook.xml.rels": relations(
            relation(1, "worksheet", root + "worksheets/sheet1.xml"), relation(2, "styles", root + "styles.xml"), relation(3, "sharedStrings", root + "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": XML + sheet,
        "xl/styles.xml": XML + styles,
        "xl/sharedStrings.xml": XML + strings,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts.items():
            out.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)


def shared(items, namespace=MAIN):
    body = "".join(i if i.startswith("<si>") else f'<si><t xml:space="preserve">{i}</t></si>' for i in items)
    return f'<sst xmlns="{namespace}" count="{len(items)}" uniqueCount="{len(items)}">{body}</sst>'


HEADER = ["Employee number", "Name", "Start", "FTE", "Salary", "Active", "Notes"]
STRINGS = ["Staff list", *HEADER, "000123", "Ann &amp; Zoë", "000124", "Dai", "two_x000D_\nlines", "Total"]
RICH = [
    *STRINGS[:9],
    f'<si><r><t xml:space="preserve">Ann </t></r><r>{BOLD}<t>&amp; Zoë</t></r><rPh sb="0" eb="1"><t>an</t></rPh><phoneticPr fontId="1"/></si>',
    *STRINGS[10:],
]


def excel(path):
    s = lambda ref, number, style="": f'<c r="{ref}"{style} t="s"><v>{number}</v></c>'
    header = "".join(s(f"{chr(65 + i)}3", i + 1, ' s="1"') for i in range(7))
    sheet = f"""<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac"
 xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><sheetPr filterMode="1"/><dimension ref="A1:G6"/><sheetViews><sheetView
 tabSelected="1" workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr
 defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="16.7109375" customWidth="1"/></cols><sheetData><row r="1" spans="1:7"
 ht="18.75" x14ac:dyDescent="0.3">{s("A1", 0, ' s="4"')}<c r="B1" s="4"/><c r="C1" s="4"/></row><row r="3" spans="1:7" x14ac:dyDescent="0.25">{header}</row>
<row r="4" spans="1:7" x14ac:dyDescent="0.25">{s("A4", 8)}{s("B4", 9)}<c r="C4" s="2"><v>43890</v></c><c r="D4"><v>0.6</v></c><c r="E4" s="3"><v>31250.549999999999</v></c>
<c r="F4" t="b"><v>1</v></c></row><row r="5" spans="1:7" hidden="1" x14ac:dyDescent="0.25">{s("A5", 10)}{s("B5", 11)}<c r="C5" s="2"><v>44259.711805555555</v></c>
<c r="D5"><v>1</v></c><c r="E5" s="3"><v>1E5</v></c><c r="F5" t="b"><v>0</v></c>{s("G5", 12)}</row><row r="6" spans="1:7" x14ac:dyDescent="0.25">{s("A6", 13)}<c r="E6" s="3">
<f>SUBTOTAL(109,E4:E5)</f><v>131250.55</v></c></row></sheetData><autoFilter ref="A3:G5"/><mergeCells count="1"><mergeCell ref="A1:G1"/></mergeCells>
<phoneticPr fontId="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>"""
    styles = f"""<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="44" formatCode="_-&quot;£&quot;* #,##0.00_-;\\-&quot;£&quot;* #,##0.00_-"/></numFmts>
<cellStyleXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" xfId="0"/><xf numFmtId="0" applyFont="1"/>
<xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="44" applyNumberFormat="1"/><xf numFmtId="0"><alignment horizontal="center"/></xf></cellXfs></styleSheet>"""
    book = f"""<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><fileVersion appName="xl"/><workbookPr defaultThemeVersion="124226"/><bookViews><workbookView/></bookViews><sheets>
<sheet name="Staff" sheetId="3" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Staff!$A$3:$G$5</definedName>
</definedNames><calcPr calcId="191029"/></workbook>"""
    write(path, sheet, shared(RICH), styles, book)


def strict(path):
    s = lambda ref, number: f'<c r="{ref}" t="s"><v>{number}</v></c>'
    header = "".join(s(f"{chr(65 + i)}3", i + 1) for i in range(7))
    sheet = f"""<worksheet xmlns="{STRICT}" xmlns:r="{STRICT_LINKS}"><dimension ref="A1:G6"/><sheetData><row r="1">{s("A1", 0)}</row><row r="3">{header}</row>
<row r="4">{s("A4", 8)}{s("B4", 9)}<c r="C4" s="1" t="d"><v>2020-02-29T00:00:00</v></c><c r="D4"><v>0.6</v></c><c r="E4"><v>31250.549999999999</v></c><c r="F4" t="b"><v>1</v></c></row>
<row r="5" hidden="1">{s("A5", 10)}{s("B5", 11)}<c r="C5" s="1" t="d"><v>2021-03-04T17:05:00</v></c><c r="D5"><v>1</v></c><c r="E5"><v>100000</v></c><c r="F5" t="b"><v>0</v></c>{s("G5", 12)}</row>
<row r="6">{s("A6", 13)}<c r="E6"><f>SUM(E4:E5)</f><v>131250.55</v></c></row></sheetData></worksheet>"""
    styles = f'<styleSheet xmlns="{STRICT}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>'
    book = f'<workbook xmlns="{STRICT}" xmlns:r="{STRICT_LINKS}" conformance="strict"><workbookPr dateCompatibility="0"/><sheets><sheet name="Staff" sheetId="1" r:id="rId1"/></sheets></workbook>'
    write(path, sheet, shared(STRINGS, STRICT), styles, book, STRICT_LINKS, "/xl/")


def libreoffice(path):
    row = lambda number, cells, hidden="false": (
        f'<row r="{number}" customFormat="false" ht="12.8" hidden="{hidden}" customHeight="false" outlineLevel="0" collapsed="false">{cells}</row>'
    )
    s = lambda ref, number: f'<c r="{ref}" s="0" t="s"><v>{number}</v></c>'
    n = lambda ref, number, style=0: f'<c r="{ref}" s="{style}" t="n"><v>{number}</v></c>'
    b = lambda ref, number: f'<c r="{ref}" s="3" t="b"><v>{number}</v></c>'
    sheet = f"""<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}"><sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr><dimension ref="A1:G6"/><sheetViews>
<sheetView showFormulas="false" tabSelected="true" workbookViewId="0"><selection pane="topLeft" activeCell="A1" activeCellId="0" sqref="A1"/></sheetView></sheetViews>
<sheetFormatPr defaultColWidth="11.53515625" defaultRowHeight="12.8"/><cols><col collapsed="false" customWidth="true" hidden="false" outlineLevel="0" max="1" min="1"
 style="0" width="16.53"/></cols><sheetData>{row(1, s("A1", 0))}{row(3, "".join(s(f"{chr(65 + i)}3", i + 1) for i in range(7)))}
{row(4, s("A4", 8) + s("B4", 9) + n("C4", 43890, 1) + n("D4", 0.6) + n("E4", 31250.55) + b("F4", 1))}
{row(5, s("A5", 10) + s("B5", 11) + n("C5", "44259.7118055556", 2) + n("D5", 1) + n("E5", 100000) + b("F5", 0) + s("G5", 12), "true")}
{row(6, s("A6", 13) + '<c r="E6" s="0" t="n"><f aca="false">SUM(E4:E5)</f><v>131250.55</v></c>')}</sheetData><printOptions headings="false" gridLines="false"/></worksheet>"""
    styles = f"""<styleSheet xmlns="{MAIN}"><numFmts count="4"><numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="DD/MM/YYYY"/>
<numFmt numFmtId="166" formatCode="DD/MM/YYYY\\ HH:MM"/><numFmt numFmtId="167" formatCode="&quot;TRUE&quot;;&quot;TRUE&quot;;&quot;FALSE&quot;"/></numFmts><cellXfs count="4">
<xf numFmtId="164" applyFont="false"/><xf numFmtId="165" applyFont="false"/><xf numFmtId="166" applyFont="false"/><xf numFmtId="167" applyFont="false"/></cellXfs></styleSheet>"""
    book = f"""<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><fileVersion appName="Calc"/><workbookPr backupFile="false" showObjects="all" date1904="false"/><sheets>
<sheet name="Staff" sheetId="1" state="visible" r:id="rId1"/></sheets><calcPr iterateCount="100" refMode="A1" iterate="false" iterateDelta="0.001"/></workbook>"""
    write(path, sheet, shared(STRINGS), styles, book)


def google(path):
    s = lambda ref, number: f'<c r="{ref}" s="1" t="s"><v>{number}</v></c>'
    empty = lambda number, first: "".join(f'<c r="{chr(65 + i)}{number}" s="1"/>' for i in range(first, 26))
    sheet = f"""<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}" xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main"><sheetPr><outlinePr summaryBelow="0"/></sheetPr>
<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/><sheetData><row r="1">{s("A1", 0)}
{empty(1, 1)}</row><row r="2">{empty(2, 0)}</row><row r="3">{"".join(s(f"{chr(65 + i)}3", i + 1) for i in range(7))}{empty(3, 7)}</row><row r="4">{s("A4", 8)}{s("B4", 9)}
<c r="C4" s="2"><v>43890.0</v></c><c r="D4" s="1"><v>0.6</v></c><c r="E4" s="3"><v>31250.55</v></c><c r="F4" s="1" t="b"><v>1</v></c>{empty(4, 6)}</row><row r="5" hidden="1">
{s("A5", 10)}{s("B5", 11)}<c r="C5" s="2"><v>44259.711805555555</v></c><c r="D5" s="1"><v>1.0</v></c><c r="E5" s="3"><v>100000.0</v></c><c r="F5" s="1" t="b"><v>0</v></c>
{s("G5", 12)}{empty(5, 7)}</row><row r="6">{s("A6", 13)}<c r="E6" s="3"><f t="shared" ref="E6" si="1">SUM(E4:E5)</f><v>131250.55</v></c>{empty(6, 6)}</row>
<row r="7">{empty(7, 0)}</row></sheetData><drawing r:id="rId1"/></worksheet>"""
    styles = f"""<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ h:mm"/><numFmt numFmtId="165" formatCode="[$£]#,##0.00"/></numFmts>
<cellXfs count="4"><xf borderId="0" fillId="0" fontId="0" numFmtId="0"/><xf borderId="0" fillId="0" fontId="1" numFmtId="0" xfId="0"/><xf numFmtId="164"/><xf numFmtId="165"/>
</cellXfs></styleSheet>"""
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><workbookPr/><sheets><sheet state="visible" name="Staff" sheetId="1" r:id="rId1"/></sheets><definedNames/><calcPr/></workbook>'
    write(path, sheet, shared(STRINGS), styles, book)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    excel(folder / "excel.xlsx")
    strict(folder / "excel-strict.xlsx")
    libreoffice(folder / "libreoffice.xlsx")
    google(folder / "google.xlsx")
