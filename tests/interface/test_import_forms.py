# SPDX-License-Identifier: Apache-2.0
"""`rung import` and `rung map` as people and programs call them, every output against its schema."""

import json
import os
import stat
import unittest

from cli.program import Program
from interface.test_forms import SCHEMAS, validate

STAFF = """Employee Number;Surname;Job Title;Grade;Start Date;FTE;Annual Salary;Department;What was the occupation of your main household earner?
00012;Archer;Finance Officer;5;14/03/2019;0.6;"£31,250.00";Finance;Technical and craft occupations
00012;Archer;Senior Finance Officer;6;01/04/2022;0.6;"£36,250.00";Finance;Technical and craft occupations
00013;Baker;Café Manager;7;31/12/2020;100%;"£41,000";Operations;Prefer not to say
00014;Cook;Director;9;17/06/2021;1;TBC;Operations;Clerical and intermediate
"""


class ImportForms(Program):
    def setUp(self):
        super().setUp()
        self.staff = self.write("staff.csv", STAFF.encode("cp1252"))

    def suggested(self):
        done = self.rung("map", "suggest", self.staff)
        self.assertEqual(done.returncode, 0, done.err)
        return json.loads(done.out)

    def test_detect(self):
        done = self.rung("import", self.staff, "--detect")
        found = json.loads(done.out)
        validate(found, "detect")
        self.assertEqual(found["candidates"][0]["format"], "delimited")
        self.assertTrue(any("delimiter semicolon gives 9 columns" in one for one in found["candidates"][0]["evidence"]))
        self.assertNotIn("Archer", done.out)

    def test_a_map_is_suggested_and_people_are_left_out(self):
        proposed = self.suggested()
        validate(proposed, "map")
        to = {tie["to"]: tie for tie in proposed["fields"]}
        self.assertLessEqual({"worker.id", "job.title", "job.grade", "job.start", "job.fte", "pay.amount", "answer.occupation"}, set(to))
        self.assertEqual(to["job.start"]["date"], "dd/mm/yyyy")
        self.assertNotIn("Surname", [tie["from"] for tie in proposed["fields"]])
        for tie in proposed["fields"]:
            self.assertTrue(tie["reason"])

    def imported(self, *more, status=0, edit=None):
        proposed = self.suggested()
        if edit:
            edit(proposed)
        self.write("m.json", json.dumps(proposed).encode())
        done = self.rung("import", self.staff, "--map", "m.json", "--as-of", "2026-11-30", "--out", "o.ndjson", "--coverage", "c.json", *more)
        self.assertEqual(done.returncode, status, done.err)
        return done

    def test_answers_without_ids_become_counts(self):
        asked = "What was the occupation of your main household earner?"
        rows = ["Time;Grade;Place;" + asked] + [f"10:{minute:02};{grade};Leeds;{answer}" for minute, (grade, answer) in enumerate(
            [("7", "Routine"), ("5", "Technical"), ("6", "Routine"), ("7", "Prefer not to say"), ("2", "Technical")])]
        self.write("survey.csv", "\n".join(rows).encode())
        survey = {"schema": "rung-map/1", "format": "delimited", "scope": "snapshot", "fields": [
            {"from": "Grade", "to": "job.grade"}, {"from": "Place", "to": "job.location"},
            {"from": asked, "to": "answer.occupation", "values": {"Routine": "6", "Technical": "4", "Prefer not to say": "declined"}}]}
        self.write("survey.json", json.dumps(survey).encode())
        self.write("m.json", json.dumps(self.suggested()).encode())
        done = self.rung("import", "survey.csv", "--map", "survey.json", "--answers", "o.csv", "--coverage", "c.json", "--heads", self.staff,
                         "--heads-map", "m.json", "--as-of", "2026-11-30", "--reconciled", "r.json")
        self.assertEqual(done.returncode, 1, done.err)
        self.assertIn("5 answers of 3 people, compared in 5 groups by job.grade", done.err)
        self.assertEqual((self.folder / "o.csv").read_text(),
                         "job.grade,job.location,answer.occupation\n2,Leeds,4\n5,Leeds,4\n6,Leeds,6\n7,Leeds,6\n7,Leeds,declined\n")
        self.assertEqual(stat.S_IMODE(os.stat(self.folder / "o.csv").st_mode), 0o600)
        coverage = json.loads((self.folder / "c.json").read_text())
        validate(coverage, "coverage")
        self.assertEqual([one["from"] for one in coverage["unmapped"]], ["Time"])
        held = json.loads((self.folder / "r.json").read_text())
        validate(held, "reconciled")
        found = {one["group"]["job.grade"]: (one["heads"], one["returned"], one["answered"]["answer.occupation"], one["trouble"]) for one in held["groups"]}
        self.assertEqual(found, {"2": (0, 1, 1, "no-such-group"), "5": (0, 1, 1, "no-such-group"), "6": (1, 1, 1, None),
                                 "7": (1, 2, 2, "more-answers"), "9": (1, 0, 0, None)})

    def test_answers_are_read_back_as_they_were(self):
        self.write("m1.json", json.dumps({"schema": "rung-map/1", "format": "delimited", "scope": "snapshot", "fields": [
            {"from": "Place", "to": "job.location"}, {"from": "Answer", "to": "answer.occupation", "values": {"Routine": "6"}}]}).encode())
        self.write("m2.json", json.dumps({"schema": "rung-map/1", "format": "delimited", "scope": "snapshot", "fields": [
            {"from": "Answer", "to": "answer.occupation", "values": {"Routine": "6"}}]}).encode())
        for name, place, wanted in (("semicolon", "Leeds; north", '"Leeds; north",6'), ("tab", "Leeds\tnorth", '"Leeds\tnorth",6'),
                                    ("comma", "Leeds, north", '"Leeds, north",6'), ("quotation mark", 'Leeds "north"', '"Leeds ""north""",6')):
            with self.subTest(name):
                self.write("a.csv", ('Place,Answer\n"%s",Routine\n' % place.replace('"', '""')).encode())
                done = self.rung("import", "a.csv", "--map", "m1.json", "--answers", "o.csv", "--coverage", "c.json")
                self.assertEqual(done.returncode, 0, done.err)
                self.assertEqual((self.folder / "o.csv").read_text(), "job.location,answer.occupation\n%s\n" % wanted)
        self.write("a.csv", b"No,Answer\n1,Routine\n2,\n3,Routine\n")
        done = self.rung("import", "a.csv", "--map", "m2.json", "--answers", "o.csv", "--coverage", "c.json")
        self.assertEqual(done.returncode, 0, done.err)
        self.assertEqual(sorted((self.folder / "o.csv").read_text().splitlines()), ['""', "6", "6", "answer.occupation"])

    def test_answers_refuse_ids_and_odd_words(self):
        self.write("m.json", json.dumps(self.suggested()).encode())
        for words, why in ((("--map", "m.json", "--answers", "o.csv"), "/fields"), (("--map", "m.json", "--answers", "o.csv", "--out", "x"), "takes no --out"),
                           (("--map", "m.json", "--answers", "o.csv", "--heads", self.staff), "go together"), (("--map", "m.json", "--heads", self.staff), "for --answers")):
            with self.subTest(words=words):
                done = self.rung("import", self.staff, *words)
                self.assertEqual(done.returncode, 2, done.err)
                self.assertIn(why, done.err)
                self.assertFalse((self.folder / "o.csv").exists())

    def test_rows_and_coverage(self):
        for more in ((), ("--isolated",)):
            with self.subTest(more=more):
                done = self.imported(*more, edit=lambda m: m.update(promotions={"events": [], "grades": ["5", "6", "7", "9"]}))
                rows = [json.loads(line) for line in (self.folder / "o.ndjson").read_text().splitlines()]
                for row in rows:
                    validate(row, "import-row")
                coverage = json.loads((self.folder / "c.json").read_text())
                validate(coverage, "coverage")
                self.assertEqual(coverage["records"], {"read": 4, "rejected": 0})
                self.assertEqual([one["from"] for one in coverage["unmapped"]], ["Surname"])
                jobs = [row for row in rows if row["type"] == "job"]
                self.assertEqual([row.get("rule") for row in jobs], [None, "grade_rank", None, None])
                self.assertEqual(jobs[2]["values"]["title"]["value"], "Café Manager")
                pay = [row["values"]["amount"] for row in rows if row["type"] == "pay"]
                self.assertEqual([one["value"] for one in pay], [3125000, 3625000, 4100000, "TBC"])
                self.assertEqual(pay[3]["state"], "unparsed")
                answers = [row["values"] for row in rows if row["type"] == "answer"]
                self.assertEqual([one["raw"]["state"] for one in answers], ["ok", "declined", "ok"])
                everything = done.out + done.err + (self.folder / "o.ndjson").read_text() + (self.folder / "c.json").read_text()
                for name in ("Archer", "Baker", "Cook"):
                    self.assertNotIn(name, everything)
                self.assertEqual(stat.S_IMODE(os.stat(self.folder / "o.ndjson").st_mode), 0o600)

    def test_a_field_that_is_empty_everywhere_is_an_error_unless_waived(self):
        self.write("empty.csv", b"Employee Number,Grade\n1,\n2,\n")
        ties = [{"from": "Employee Number", "to": "worker.id"}, {"from": "Grade", "to": "job.grade"}]
        for waive, status in ((False, 1), (True, 0)):
            ties[1]["waive"] = waive
            self.write("m.json", json.dumps({"schema": "rung-map/1", "format": "delimited", "scope": "active", "fields": ties}).encode())
            done = self.rung("import", "empty.csv", "--map", "m.json", "--as-of", "2026-11-30", "--out", "o.ndjson")
            self.assertEqual(done.returncode, status, done.err)
            self.assertEqual("job.grade" in done.err and "empty in every record" in done.err, not waive)

    def test_a_failed_import_leaves_nothing_behind(self):
        self.write("m.json", b'{"schema":"rung-map/1","scope":"active","fields":[{"from":"gone","to":"job.title"}]}')
        done = self.rung("import", self.staff, "--map", "m.json", "--as-of", "2026-11-30", "--out", "o.ndjson")
        self.assertEqual(done.returncode, 2)
        self.assertIn("/fields", done.err)
        self.assertEqual([p.name for p in self.folder.iterdir() if p.name.startswith("o.ndjson")], [])

    def test_map_check_keeps_nothing(self):
        self.write("m.json", json.dumps(self.suggested()).encode())
        done = self.rung("map", "check", self.staff, "--map", "m.json", "--json")
        self.assertEqual(done.returncode, 0, done.err)
        validate(json.loads(done.out), "coverage")

    def test_what_is_missing_is_said(self):
        for words, said in ((("import", self.staff), "--map"), (("import", self.staff, "--map", "m", "--as-of", "30/11/2026", "--out", "-"), "--as-of"),
                            (("import", "nowhere.csv", "--detect"), "nowhere.csv"), (("import", self.staff, "--detcet"), "--detect")):
            done = self.rung(*words)
            self.assertEqual(done.returncode, 2)
            self.assertIn(said, done.err)

    def test_a_side_file_is_found_beside_the_map(self):
        self.write("answers.csv", "Staff,Free school meals\n00012,Yes\n13,No\n".encode())
        proposed = self.suggested()
        proposed["side"] = {"file": "answers.csv", "key": "Staff", "to": "worker.id"}
        proposed["fields"].append({"from": "Free school meals", "to": "answer.free_school_meals"})
        self.write("m.json", json.dumps(proposed).encode())
        done = self.rung("import", self.staff, "--map", "m.json", "--as-of", "2026-11-30", "--out", "-", "--coverage", "c.json")
        self.assertEqual(done.returncode, 0, done.err)
        coverage = json.loads((self.folder / "c.json").read_text())
        validate(coverage, "coverage")
        self.assertEqual(coverage["join"], {"matched": 1, "main_only": 2, "side_only": 1, "duplicate_main": 1, "duplicate_side": 0})

    @unittest.skipUnless("RUNG_PLUGIN" in os.environ, "RUNG_PLUGIN names no shared object to check")
    def test_plugin_check(self):
        people = self.write("people.json", b'{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"Resources":[{"id":"1","userName":"archer"}]}')
        done = self.rung("plugin", "check", "--json", os.environ["RUNG_PLUGIN"], people)
        self.assertEqual(done.returncode, 0, done.err + done.out)
        report = json.loads(done.out)
        validate(report, "plugin-check")
        self.assertEqual(report["plugin"], "scim")
        self.assertTrue(all(one["ok"] for one in report["checks"]))
        self.assertIn("truncation: " + str(people), [one["check"] for one in report["checks"]])
        self.assertNotIn("archer", done.out)
        done = self.rung("plugin", "check", "--json", os.environ["RUNG_PLUGIN"], self.staff)
        self.assertEqual(done.returncode, 1, done.err)
        report = json.loads(done.out)
        validate(report, "plugin-check")
        self.assertFalse(all(one["ok"] for one in report["checks"]))


if __name__ == "__main__":
    unittest.main()
