# SPDX-License-Identifier: Apache-2.0
"""Where outputs go: never over what is read or written besides, and into a stream that is open already."""

import json
import os
import subprocess
import unittest

from cli.program import BARRIER, ROOT, RUNG, Program

HIERARCHIES = ROOT / "examples/people/hierarchies"
STAFF = "Employee Number,Grade\n" + "".join(f"{number},G{number % 3}\n" for number in range(100, 160))
MAP = {"schema": "rung-map/1", "format": "delimited", "scope": "active",
       "fields": [{"from": "Employee Number", "to": "worker.id"}, {"from": "Grade", "to": "job.grade"}]}
SPEC = {"schema": "rung-disclosure/1", "collection": "c", "table": "t", "threshold": 3, "need": 1, "dimensions": [{"column": "Grade"}]}
IMPORT = ("import", "s.csv", "--map", "m.json", "--as-of", "2026-11-30", "--progress", "never")
PUBLISH = ("disclose", "publish", "--data", "s.csv", "--spec", "spec.json", "--ledger", "L")
ANONYMISE = ("anonymise", "people.csv", "--hierarchies", "h", "--qi", "grade", "--k", "2", "--suppress", "1")


class Outputs(Program):
    def setUp(self):
        super().setUp()
        for name, text in {"s.csv": STAFF, "m.json": json.dumps(MAP), "spec.json": json.dumps(SPEC)}.items():
            self.write(name, text)
        self.write("people.csv", (ROOT / "examples/people/people.csv").read_bytes())
        for path in HIERARCHIES.iterdir():
            self.write(f"h/{path.name}", path.read_bytes())
        os.symlink("s.csv", self.folder / "link.csv")

    def everything(self):
        return {str(p.relative_to(self.folder)): p.read_bytes() for p in self.folder.rglob("*") if p.is_file()}

    def test_nothing_is_written_over_what_is_read_or_written_besides(self):
        self.assertEqual(self.rung(*PUBLISH, "--out", "T.json").returncode, 0)
        before = self.everything()
        for words in ((*IMPORT, "--out", "s.csv"), (*IMPORT, "--out", "./s.csv"), (*IMPORT, "--out", "link.csv"), (*IMPORT, "--out", "m.json"),
                      (*IMPORT, "--out", "o", "--coverage", "m.json"), (*IMPORT, "--out", "o", "--coverage", "./o"), (*IMPORT, "--out", "-", "--coverage", "-"),
                      (*PUBLISH, "--out", "L"), (*PUBLISH, "--out", "L.key"), (*PUBLISH, "--out", "s.csv"), (*PUBLISH, "--out", "spec.json"),
                      (*PUBLISH, "--out", "U.json", "--csv", "U.json"), (*PUBLISH, "--out", "-", "--csv", "-"),
                      (*ANONYMISE, "--out", "people.csv"), (*ANONYMISE, "--out", "h/grade.csv")):
            with self.subTest(words=words):
                done = self.rung(*words)
                self.assertEqual((done.returncode, done.out), (2, ""))
                self.assertRegex(done.err, r"cannot be written.*it is read or written besides: name another")
                self.assertEqual(self.everything(), before)

    def test_a_baseline_does_not_go_where_the_report_goes(self):
        done = self.rung("check", "-", "--write-baseline", "-", stdin=BARRIER)
        self.assertEqual((done.returncode, done.out), (2, ""))
        self.assertIn("--write-baseline needs the name of a file", done.err)

    def test_two_outputs_may_go_to_nowhere(self):
        self.assertEqual(self.rung(*IMPORT, "--out", "/dev/null", "--coverage", "/dev/null").returncode, 0)

    def test_open_streams_take_what_is_written(self):
        rows = self.rung(*IMPORT, "--out", "-").out
        self.assertGreater(rows.count("\n"), 60)
        for path in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"):
            with self.subTest(path=path), open(self.folder / "rows", "wb") as out:
                self.assertEqual(self.rung(*IMPORT, "--out", path, stdout=out).returncode, 0)
            self.assertEqual((self.folder / "rows").read_text(), rows)
        table = self.rung(*PUBLISH, "--out", "T.json")
        self.assertEqual(table.returncode, 0)
        self.assertEqual(self.rung(*PUBLISH, "--out", "-").out, (self.folder / "T.json").read_text())

    def test_a_full_disk_has_a_place_and_a_reason(self):
        with open("/dev/full", "wb") as full:
            done = self.rung(*IMPORT, "--out", "-", stdout=full)
        self.assertEqual(done.returncode, 2)
        self.assertIn("(stdout: No space left on device)", done.err)

    def test_streams_that_are_closed_take_nothing(self):
        done = subprocess.run(["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", RUNG, *IMPORT, "--out", "rows", "--coverage", "c.json"], cwd=self.folder, timeout=100)
        self.assertEqual(done.returncode, 0)
        for line in (self.folder / "rows").read_text().splitlines():
            json.loads(line)
        self.assertIn("records", json.loads((self.folder / "c.json").read_text()))


if __name__ == "__main__":
    unittest.main()
