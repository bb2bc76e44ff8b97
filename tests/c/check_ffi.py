#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""check_ffi.py LIBRARY.so: the C face from Python's ctypes. Ranges are held against Python's own strings, in all three units."""
import ctypes as c
import html
import io
import re
import sys
import threading
import zipfile

U8, U32, I32, SIZE = c.c_uint8, c.c_uint32, c.c_int32, c.c_size_t


class Text(c.Structure):
    _fields_ = [("data", c.c_void_p), ("size", SIZE)]

    def __str__(self):
        return c.string_at(self.data, self.size).decode("utf-8") if self.size else ""


class Range(c.Structure):
    _fields_ = [("begin", U32), ("end", U32)]


class Sized(c.Structure):
    def __init__(self, **fields):
        super().__init__(struct_size=c.sizeof(self), **fields)


class Error(Sized):
    _fields_ = [("struct_size", U32), ("code", I32), ("where", c.c_char * 256)]


class Version(Sized):
    _fields_ = [("struct_size", U32)] + [(n, U32) for n in ("abi_major", "abi_minor", "major", "minor", "patch")] + [("name", Text)]


class Input(Sized):
    _fields_ = ([("struct_size", U32), ("document", I32), ("kind", I32), ("partial", U32)]
                + [(n, Text) for n in ("title", "body", "pay", "place", "hours", "contract", "closing", "organisation")] + [("limits", c.c_void_p)])


class Finding(Sized):
    _fields_ = ([("struct_size", U32), ("severity", I32), ("evidence", I32), ("part", I32)]
                + [(n, U8) for n in ("located", "first", "safe", "contested")] + [("replacement_count", U32)]
                + [(n, Range) for n in ("bytes", "chars", "utf16")] + [(n, Text) for n in ("rule", "idea", "family", "quote", "message", "why", "note")])


class Verdict(Sized):
    _fields_ = [("struct_size", U32)] + [(n, U32) for n in ("barrier", "warning", "hint", "credit")] + [("openness", I32), ("reading_age", c.c_double)]


TEXT, HTML, MARKDOWN, DOCX = range(4)
P = c.POINTER


def load(path):
    rung = c.CDLL(path)
    forms = {
        "rung_version": (I32, P(Version)), "rung_result_name": (Text, I32), "rung_ruleset_new": (I32, c.c_void_p, P(c.c_void_p), P(Error)),
        "rung_ruleset_free": (None, c.c_void_p), "rung_ruleset_name": (Text, c.c_void_p),
        "rung_advert_check": (I32, P(Input), c.c_void_p, P(c.c_void_p), P(Error)), "rung_report_count": (SIZE, c.c_void_p),
        "rung_report_finding": (I32, c.c_void_p, SIZE, P(Finding)), "rung_report_replacement": (Text, c.c_void_p, SIZE, SIZE),
        "rung_report_verdict": (I32, c.c_void_p, P(Verdict)), "rung_report_ruleset": (Text, c.c_void_p), "rung_report_text": (Text, c.c_void_p),
        "rung_report_free": (None, c.c_void_p),
    }
    for name, (result, *arguments) in forms.items():
        getattr(rung, name).restype, getattr(rung, name).argtypes = result, arguments
    return rung


def check(rung, title, body, kind=TEXT, rules=None):
    """Returns (findings, text as read, verdict); a code and `where` in place of findings if it fails."""
    held = [title.encode("utf-8"), body if isinstance(body, bytes) else body.encode("utf-8")]
    given = [Text(c.cast(c.c_char_p(b), c.c_void_p), len(b)) for b in held]
    report, error = c.c_void_p(), Error()
    code = rung.rung_advert_check(Input(kind=kind, title=given[0], body=given[1]), rules, report, error)
    if code != 0:
        assert report.value is None
        return (str(rung.rung_result_name(code)), error.where.decode("ascii")), "", {}
    findings = []
    for i in range(rung.rung_report_count(report)):
        f = Finding()
        assert rung.rung_report_finding(report, i, f) == 0
        findings.append({
            "rule": str(f.rule), "family": str(f.family), "part": f.part, "located": bool(f.located), "quote": str(f.quote), "message": str(f.message), "why": str(f.why),
            "replacements": [str(rung.rung_report_replacement(report, i, j)) for j in range(f.replacement_count)],
            **{unit: (getattr(f, unit).begin, getattr(f, unit).end) for unit in ("bytes", "chars", "utf16")}})
    verdict = Verdict()
    assert rung.rung_report_verdict(report, verdict) == 0
    out = findings, str(rung.rung_report_text(report)), {n: getattr(verdict, n) for n, _ in Verdict._fields_[1:]}
    rung.rung_report_free(report)
    return out


def three_ways(source, finding):
    """What the finding covers, which has to be the same by all three units."""
    (b, e), (cb, ce), (ub, ue) = finding["bytes"], finding["chars"], finding["utf16"]
    by_chars = source[cb:ce]
    assert source.encode("utf-8")[b:e].decode("utf-8") == by_chars, finding
    assert source.encode("utf-16-le")[2 * ub:2 * ue].decode("utf-16-le") == by_chars, finding
    return by_chars


def plain(markup):
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def docx(paragraphs):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{html.escape(p)}</w:t></w:r></w:p>" for p in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        z.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {space}><w:body>{body}</w:body></w:document>')
    return out.getvalue()


PARAGRAPHS = [
    "Café manager 😀🏴󠁧󠁢󠁷󠁬󠁳󠁿 — naïve façade & co",
    "You must have a degree and 5 years’ experience. You will utilise PICU 🧑🏽‍⚕️ systems & commence immediately.",
    "We are looking for a rockstar 🚀 to liaise with stakeholders in order to facilitate best practice.",
]


def main():
    rung = load(sys.argv[1])
    version = Version()
    assert rung.rung_version(version) == 0 and version.abi_major == 1, version.abi_major
    title = "Rockstar 😀 utiliser: you will utilise Excel"
    text = "\n\n".join(PARAGRAPHS)
    forms = {
        "text": (text, TEXT), "text with CR LF and a byte-order mark": ("\ufeff" + text.replace("\n", "\r\n"), TEXT),
        "html": ("<div>" + "".join(f"<p title='😀'>{html.escape(p).replace('é', '&eacute;').replace('utilise', '<b>utilise</b>')}</p>\r\n" for p in PARAGRAPHS) + "</div>", HTML),
        "markdown": ("# 😀 Heading\n\n" + "\n\n".join(p.replace("rockstar", "**rockstar**") for p in PARAGRAPHS), MARKDOWN),
        "docx": (docx(PARAGRAPHS), DOCX),
    }
    found = {}
    for form, (body, kind) in forms.items():
        findings, read, verdict = check(rung, title, body, kind)
        assert isinstance(findings, list), (form, findings)
        located = [f for f in findings if f["located"]]
        for f in located:
            source = title if f["part"] == 0 else read if kind == DOCX else body
            covered = three_ways(source, f)
            if kind in (TEXT, DOCX) or f["part"] == 0:
                same = covered.replace("\r\n", "\n") == f["quote"]
            else:
                same = plain(covered.replace("**", "")) == " ".join(f["quote"].split())
            assert same, (form, covered, f)
            assert f["message"] and f["why"] and f["family"]
        assert len(located) >= 6, (form, len(located))
        assert any(f["part"] == 0 for f in located), form
        assert {"utilise", "PICU"} <= {f["quote"] for f in located}, form
        assert verdict["barrier"] + verdict["warning"] + verdict["hint"] + verdict["credit"] == len(findings)
        found[form] = sorted((f["rule"], " ".join(f["quote"].split())) for f in located)
        print(f"{form}: {len(findings)} findings, {len(located)} located")
    assert found["text"] == found["html"] == found["docx"] == found["text with CR LF and a byte-order mark"], found

    assert check(rung, "", b"caf\xe9")[0] == ("bad_encoding", "input.body")
    assert check(rung, "", docx(PARAGRAPHS)[:200], DOCX)[0][0] == "bad_zip"

    # One set of rules, used by several threads at once: ctypes lets go of the interpreter's lock during a call.
    rules, error = c.c_void_p(), Error()
    assert rung.rung_ruleset_new(None, rules, error) == 0
    first, differing = check(rung, title, text, TEXT, rules), []
    run = lambda: differing.extend(i for i in range(50) if check(rung, title, text, TEXT, rules) != first)
    threads = [threading.Thread(target=run) for _ in range(4)]
    [t.start() for t in threads], [t.join() for t in threads]
    assert not differing
    rung.rung_ruleset_free(rules)
    print("ctypes: all as Python counts")


main()
