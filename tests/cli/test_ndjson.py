# SPDX-License-Identifier: Apache-2.0
"""Lines in, lines out: order, errors in place, offsets into the field as given, bounded memory."""

import json
import os
import pathlib
import subprocess
import unittest

from cli.program import BARRIER, KIND, RUNG, Program


def line(**fields):
    return json.dumps(fields) + "\n"


BAD_LINES = [
    ("not json", "bad_json", None),
    ("[1,2]", "bad_json", None),
    ('{"id":1,"text":"x"', "bad_json", None),
    ('{"text":"x"}', "missing_field", None),
    ('{"id":7}', "missing_field", 7),
    ('{"id":"a","text":5}', "bad_field", "a"),
    ('{"id":"a","title":[],"text":"x"}', "bad_field", "a"),
    ('{"id":"a","text":"x","pay":{}}', "bad_field", "a"),
    ('{"id":"a","text":"x","partial":"yes"}', "bad_field", "a"),
    ('{"id":{},"text":"x"}', "bad_field", None),
    ('{"id":"a","text":"\\ud800"}', "bad_json", None),
    ('{"id":"a","x":' + "[" * 5000 + "]" * 5000 + ',"text":"x"}', "too_deep", None),
]


class Ndjson(Program):
    def test_a_bad_line_is_answered_in_its_place(self):
        for bad, code, name in BAD_LINES:
            with self.subTest(bad[:40]):
                out = self.lines(stdin=line(id="first", text=KIND) + bad + "\n" + line(id="last", text=KIND), status=2)
                self.assertEqual([out[0]["id"], out[2]["id"]], ["first", "last"])
                self.assertEqual(out[1]["id"], name)
                self.assertEqual(out[1]["error"]["code"], code)
                self.assertTrue(out[1]["error"]["where"].startswith("line 2"))

    def test_invalid_utf8_is_an_error_of_its_line(self):
        out = self.lines(stdin=b'{"id":1,"text":"caf\xe9"}\n' + line(id=2, text=KIND).encode(), status=2)
        self.assertIn("error", out[0])
        self.assertIn("findings", out[1])

    def test_ids_come_back_as_they_were(self):
        ids = ["a", "", "ü \u2028 \"", 0, -5, 2**63, 12345678901234567890]
        self.assertEqual([o["id"] for o in self.lines("--fail-on", "never", stdin="".join(line(id=i, text=KIND) for i in ids), status=0)], ids)

    def test_blank_lines_bom_and_a_last_line_without_end(self):
        out = self.lines("--fail-on", "never", stdin="\ufeff" + line(id=1, text=KIND) + "\n \r\n" + line(id=2, text=KIND).strip(), status=0)
        self.assertEqual([o["id"] for o in out], [1, 2])

    def test_order_is_kept_on_many_threads(self):
        data = "".join(line(id=i, text=(KIND + " ") * (1 + i % 40)) if i % 7 else "oops\n" for i in range(3000))
        outs = [self.rung("check", "--ndjson", "-", "--jobs", jobs, stdin=data).out for jobs in (1, 2, 5)]
        self.assertEqual(outs[0], outs[1])
        self.assertEqual(outs[0], outs[2])
        ids = [json.loads(o)["id"] for o in outs[0].splitlines()]
        self.assertEqual(ids, [i if i % 7 else None for i in range(3000)])

    def test_offsets_point_into_the_field_as_given(self):
        words = "Zürich 😀 clerk"
        cases = [
            ("text", words + "\n\nYou will work in the PICU.\n"),
            ("html", "<h2>Caf&eacute; 😀</h2><p>You&nbsp;will work in the <b>PICU</b> &amp; more.</p>"),
            ("markdown", "## Über 😀\n\n- You will **work** in the PICU &amp; more\n"),
        ]
        for field, value in cases:
            with self.subTest(field):
                (out,) = self.lines("--fail-on", "never", stdin=line(id=1, title="Clerk 😀 PICU", **{field: value}), status=0)
                seen = 0
                for found in out["findings"]:
                    if found["bytes"] is None:
                        self.assertIsNone(found["chars"])
                        continue
                    within = "Clerk 😀 PICU" if found["part"] == "title" else value
                    b, c, u = found["bytes"], found["chars"], found["utf16"]
                    by_bytes = within.encode()[b[0] : b[1]].decode()
                    self.assertEqual(by_bytes, within[c[0] : c[1]])
                    self.assertEqual(by_bytes, within.encode("utf-16-le")[2 * u[0] : 2 * u[1]].decode("utf-16-le"))
                    if found["quote"] == "PICU":
                        self.assertEqual(by_bytes, "PICU")
                        seen += 1
                self.assertGreaterEqual(seen, 2)

    def test_pay_told_beside_the_text(self):
        rules = lambda **more: {f["rule"] for f in self.lines("--fail-on", "never", stdin=line(id=1, title="Clerk", text="You will answer the phone in our office. " * 8, **more))[0]["findings"]}
        self.assertIn("no-pay-stated", rules())
        self.assertNotIn("no-pay-stated", rules(pay="£24,000 a year"))
        self.assertNotIn("no-pay-stated", rules(partial=True))

    def test_a_line_over_the_limit_is_an_error_record(self):
        long = line(id=2, text="word " * 400_000)
        data = line(id=1, text=KIND) + long + line(id=3, text=KIND) + long.strip()
        for jobs in (1, 2):
            out = self.lines("--max-line-bytes", 100_000, "--jobs", jobs, stdin=data, status=2)
            self.assertEqual([o.get("error", {}).get("code") for o in out], [None, "too_large", None, "too_large"])
            self.assertEqual(out[1]["error"]["where"], "line 2")

    def test_memory_is_bounded(self):
        one = line(id=1, title="Clerk", text=(BARRIER + KIND) * 20).encode()
        run = subprocess.Popen([RUNG, "check", "--ndjson", "-", "--jobs", "2"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        sanitised = b"__asan_init" in pathlib.Path(RUNG).read_bytes()  # slow, and with memory of its own
        for _ in range(4 if sanitised else 40):
            run.stdin.write(one * (1_000_000 // len(one)))
        run.stdin.close()
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = status
        self.assertEqual(os.waitstatus_to_exitcode(status), 1)
        if not sanitised:
            self.assertLess(usage.ru_maxrss, 64 * 1024)

    def test_other_forms_take_lines_too(self):
        for form in ("text", "json", "sarif", "html", "github"):
            done = self.rung("check", "--ndjson", "-", "--format", form, stdin=line(id="x", title="Clerk", text=BARRIER))
            self.assertEqual(done.returncode, 1, form + done.err)
            self.assertIn("x", done.out)


if __name__ == "__main__":
    unittest.main()
