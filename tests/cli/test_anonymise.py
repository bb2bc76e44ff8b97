# SPDX-License-Identifier: Apache-2.0
"""rung anonymise, by what it writes: the released rows are counted again here, from the file alone."""

import collections
import csv
import json
import os
import pathlib
import stat
import subprocess
import unittest

from cli.program import Program, ROOT

ANONYMISE = os.environ.get("RUNG_ANONYMISE") or str(ROOT / "build/dev/rung-anonymise")
PEOPLE = ROOT / "examples/people"
SHARED = pathlib.Path(os.environ.get("RUNG_SHARED") or "absent") / "data/adult"
ADULT = "sex,age,race,marital-status,education,native-country,workclass,occupation,salary-class"


class Anonymise(Program):
    def run_it(self, *words, data=PEOPLE / "people.csv", hierarchies=PEOPLE / "hierarchies", out="out.csv"):
        done = subprocess.run([ANONYMISE, str(data), "--hierarchies", str(hierarchies), "--out", str(self.folder / out), *map(str, words)],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=100)
        done.out, done.err = done.stdout.decode(), done.stderr.decode()
        self.assertIn(done.returncode, (0, 2), done.err)
        self.assertNotIn("Sanitizer", done.err)
        return done

    def released(self, quasi, delimiter=";"):
        """The classes of the written file, as lists of rows."""
        with open(self.folder / "out.csv", newline="") as f:
            rows = list(csv.DictReader(f, delimiter=delimiter))
        classes = collections.defaultdict(list)
        for row in rows:
            classes[tuple(row[q] for q in quasi)].append(row)
        return classes

    def test_keeps_what_it_says(self):
        quasi = ["grade", "site", "age band"]
        done = self.run_it("--qi", ",".join(quasi), "--sensitive", "background", "--k", 4, "--distinct-l", 3, "--suppress", 0.1, "--json")
        self.assertEqual(done.returncode, 0, done.err)
        said = json.loads(done.out)
        classes = self.released(quasi)
        sizes = [len(rows) for rows in classes.values()]
        self.assertGreaterEqual(min(sizes), 4)
        self.assertGreaterEqual(min(len({row["background"] for row in rows}) for rows in classes.values()), 3)
        self.assertEqual(sum(sizes) + said["suppressed"], 60)
        self.assertLessEqual(said["suppressed"], 6)
        self.assertEqual(set(said["levels"]), set(quasi))
        self.assertTrue(said["optimal"])
        self.assertAlmostEqual(said["risk"]["prosecutor"], 1 / min(sizes))
        self.assertAlmostEqual(said["risk"]["marketer"], len(sizes) / sum(sizes))

    def test_rows_to_stdout_leave_the_report_to_stderr(self):
        model = ["--qi", "grade,site,age band", "--k", 4, "--suppress", 0.1]
        report = self.run_it(*model).out
        done = subprocess.run([ANONYMISE, str(PEOPLE / "people.csv"), "--hierarchies", str(PEOPLE / "hierarchies"), "--out", "-", *map(str, model)],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=100, cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, (self.folder / "out.csv").read_bytes())
        said = done.stderr.decode()
        self.assertEqual(said.splitlines()[0], report.splitlines()[0])
        self.assertFalse((self.folder / "-").exists())

    def test_every_metric_and_model(self):
        for metric in ("loss", "entropy", "discernibility", "class-size"):
            for model in ([], ["--distinct-l", 2], ["--entropy-l", 1.8], ["--recursive", "3,2"], ["--t", 0.4], ["--t", 0.4, "--distance", "ordered"],
                          ["--t", 0.4, "--distance", "hierarchical"]):
                with self.subTest(metric=metric, model=model):
                    done = self.run_it("--qi", "grade,site,age band", "--sensitive", "background", "--k", 3, "--suppress", 0.2, "--metric", metric, "--json", *model)
                    self.assertEqual(done.returncode, 0, done.err)
                    self.assertTrue(json.loads(done.out)["optimal"])
                    self.assertGreaterEqual(min(map(len, self.released(["grade", "site", "age band"]).values())), 3)

    def test_leaves_out_what_is_not_named_and_keeps_its_file_private(self):
        self.assertEqual(self.run_it("--qi", "site", "--k", 3).returncode, 0)
        self.assertEqual((self.folder / "out.csv").read_text().split("\n")[0], "site")
        self.assertEqual(stat.S_IMODE((self.folder / "out.csv").stat().st_mode), 0o600)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["out.csv"])
        self.run_it("--qi", "site", "--k", 3, "--keep", "background")
        self.assertEqual((self.folder / "out.csv").read_text().split("\n")[0], "site;background")

    def test_same_words_same_bytes(self):
        written = []
        for _ in range(2):
            self.run_it("--qi", "grade,site,age band", "--k", 3, "--suppress", 0.1)
            written.append((self.folder / "out.csv").read_bytes())
        self.assertEqual(*written)

    def test_commas(self):
        data = self.write("d.csv", "a,b\r\n" + "x,1\r\n" * 3 + "y,2\r\n" * 3)
        self.write("h/a.csv", "x,*\ny,*\n")
        self.assertEqual(self.run_it("--qi", "a", "--k", 3, "--keep", "b", data=data, hierarchies=self.folder / "h").returncode, 0)
        self.assertEqual((self.folder / "out.csv").read_text(), "a,b\n" + "x,1\n" * 3 + "y,2\n" * 3)

    def test_refusals_name_the_place_and_no_value(self):
        bad = self.write("h/grade.csv", "Assistant;*\nOfficer;*\nOfficer;*\n")
        ragged = self.write("ragged.csv", "grade;site\nSecretvalue;Leeds\nSecretvalue\n")
        self.write("g/grade.csv", "Assistant;*\n")
        rows = [
            (["--qi", "grade"], dict(hierarchies=self.folder / "h"), "line 3, field 1"),
            (["--qi", "grade"], dict(hierarchies=self.folder / "g"), "column grade, row 1"),
            (["--qi", "grade"], dict(data=ragged), "line 3"),
            (["--qi", "grade"], dict(data="absent.csv"), "absent.csv"),
            (["--qi", "wage"], {}, "wage.csv"),
            (["--qi", "grade", "--distinct-l", 2], {}, "--sensitive"),
            (["--qi", "grade", "--sensitive", "site", "--recursive", "x"], {}, "--recursive"),
            (["--qi", "grade", "--population-k", 2], {}, "--population"),
            (["--qi", "grade", "--suppress", 1.2], {}, "--suppress"),
            (["--qi", "grade", "--metric", "height"], {}, "metric"),
            (["--qi", "grade,site", "--k", 61], {}, "suppression"),
            (["--qi", "grade", "--wrong"], {}, "--wrong"),
        ]
        for words, files, where in rows:
            with self.subTest(words=words):
                done = self.run_it(*words, **files)
                self.assertEqual(done.returncode, 2)
                self.assertIn(where, done.err)
                self.assertNotIn("Secretvalue", done.err)
                self.assertNotIn("Officer", done.err)
                self.assertEqual(done.out, "")
                self.assertFalse((self.folder / "out.csv").exists())
        self.assertTrue(pathlib.Path(bad).exists())

    def test_never_writes_over_what_it_reads(self):
        data = self.write("d.csv", "site\n" + "Leeds\n" * 5)
        done = self.run_it("--qi", "site", data=data, out="d.csv")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(pathlib.Path(data).read_text(), "site\n" + "Leeds\n" * 5)

    def test_an_old_file_stays_where_nothing_can_be_written(self):
        self.write("out.csv", "old")
        self.assertEqual(self.run_it("--qi", "grade,site", "--k", 61).returncode, 2)
        self.assertEqual((self.folder / "out.csv").read_text(), "old")
        self.assertEqual(self.run_it("--qi", "site", "--k", 2, out="no/such/folder.csv").returncode, 2)

    def test_population(self):
        data = self.write("d.csv", "site\nLeeds\nYork\nYork\n")
        people = self.write("p.csv", "site\n" + "Leeds\n" * 4 + "York\n" * 2)
        self.write("h/site.csv", "Leeds;*\nYork;*\n")
        done = self.run_it("--qi", "site", "--k", 1, "--population", people, "--population-k", 4, "--suppress", 1, "--json", data=data, hierarchies=self.folder / "h")
        self.assertEqual(done.returncode, 0, done.err)
        said = json.loads(done.out)
        self.assertEqual(said["risk"]["prosecutor"], 1 if said["levels"]["site"] == 0 else 1 / 3)
        self.assertLessEqual(said["risk"]["journalist"], 1 / 4)

    @unittest.skipUnless(SHARED.is_dir(), "RUNG_SHARED names no folder with data/adult")
    def test_adult(self):
        done = self.run_it("--qi", ADULT, "--k", 5, "--suppress", 0.02, "--metric", "loss", "--json", data=SHARED / "adult.csv", hierarchies=SHARED)
        said = json.loads(done.out)
        self.assertEqual(list(said["levels"].values()), [0, 3, 0, 2, 2, 1, 1, 2, 0])
        self.assertAlmostEqual(said["score"], 0.31371303533, places=10)
        self.assertEqual(said["suppressed"], 506)
        self.assertGreaterEqual(min(map(len, self.released(ADULT.split(",")).values())), 5)


if __name__ == "__main__":
    unittest.main()
