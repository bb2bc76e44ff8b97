# SPDX-License-Identifier: Apache-2.0
"""What stands in people's records is never told on stderr, wherever it stands: in the place of a header, for a key, in a broken record."""

import json
import re
import unittest

from cli.program import Program

PEOPLE = [(f"E99{n}", f"ZQX{n} Smith", f"2019-05-1{n}", f"3100{n}", "ZQXGRADE") for n in range(4)]
MAP = {"schema": "rung-map/1", "format": "delimited", "scope": "snapshot",
       "fields": [{"from": "Employee Number", "to": "worker.id"}, {"from": "Grade", "to": "job.grade"}]}


def rows(people):
    return "".join(",".join(one) + "\n" for one in people)


class ValuesUntold(Program):
    def imported(self, name, content, format="delimited", fields=None):
        self.write(name, content)
        self.write("m.json", json.dumps(MAP | {"format": format} | ({"fields": fields} if fields else {})))
        done = self.rung("import", name, "--map", "m.json", "--as-of", "2026-11-30", "--out", "o.ndjson", "--coverage", "c.json")
        for told in (done.err, done.out):
            self.assertIsNone(re.search(r"ZQX|E99\d|3100", told), told)
        return done

    def test_a_file_without_a_header(self):
        gap = [PEOPLE[0][:3] + ("", "ZQXGRADE")] + PEOPLE[1:]
        words = [(one[1], one[4], "ZQXDEPT") for one in PEOPLE]  # nothing tells that the first of these is no header
        for people in (PEOPLE, gap, words):
            with self.subTest(people[0]):
                self.assertNotEqual(self.imported("a.csv", rows(people)).returncode, 0)

    def test_a_header_whose_quote_does_not_close(self):
        self.imported("a.csv", 'Employee Number,Name,"Grade,Department,Pay\n' + rows(PEOPLE[:2]) + 'E993,ZQX3,"ZQXG",ZQXDEPT,31003\n' + rows(PEOPLE[2:]))
        names = [one["from"] for one in json.loads((self.folder / "c.json").read_text())["unmapped"]]
        self.assertFalse([one for one in names if re.search(r"ZQX|3100", one)], names)

    def test_values_for_keys(self):
        people = [{"employeeId": one[0], "grade": one[4], "byYear": {one[1]: {"pay": one[3]}}} for one in PEOPLE]
        done = self.imported("a.json", json.dumps({"employees": people}), "bamboohr-json",
                             [{"from": "employeeId", "to": "worker.id"}, {"from": "grade", "to": "job.grade"}])
        self.assertIn("Not mapped", done.err)

    def test_json_without_its_beginning_is_not_read_as_text(self):
        cut = json.dumps([{"employeeId": one[0], "name": one[1]} for one in PEOPLE], indent=None)[2:]
        self.write("cut.json", cut)
        done = self.rung("map", "suggest", "cut.json")
        self.assertEqual(done.returncode, 2, done.out)
        self.assertIsNone(re.search(r"ZQX|E99", done.out + done.err))

    def test_json_and_xml_cut_between_records(self):
        people = [{"employeeId": one[0], "name": one[1], "grade": one[4], "hireDate": one[2]} for one in PEOPLE]
        tags = "".join(f"<employee><employeeId>{one[0]}</employeeId>,<hireDate>{one[2]}</hireDate></employee>\n" for one in PEOPLE)
        cut = {"cut.json": "},\n" + ",\n".join(json.dumps(one) for one in people) + "]\n", "x.xml": "th>\n" + tags,
               "p.json": json.dumps(people, indent=1).split('"name": "', 1)[1]}
        for name, content in cut.items():
            with self.subTest(name):
                done = self.imported(name, content)
                self.assertEqual(done.returncode, 2)
                self.assertRegex(done.err, "line [12]: JSON or XML without its beginning")
                for words in ((), ("--format", "delimited")):
                    done = self.rung("map", "suggest", name, *words)
                    self.assertEqual(done.returncode, 2, done.out)
                    self.assertIsNone(re.search(r"ZQX|E99|2019", done.out + done.err), done.out + done.err)

    def test_people_given_for_a_map(self):
        self.write("a.csv", "Employee Number,Grade\nE1,A\n")
        for document in ({one[0]: {"name": one[1]} for one in PEOPLE}, {PEOPLE[0][1]: 1, "schema": "people/1"}):
            self.write("pj.json", json.dumps(document))
            done = self.rung("import", "a.csv", "--map", "pj.json", "--as-of", "2026-11-30", "--out", "o.ndjson")
            self.assertEqual(done.returncode, 2)
            self.assertIn("(pj.json: /schema)", done.err)
            self.assertIsNone(re.search(r"ZQX|E99", done.out + done.err), done.err)

    def test_a_key_that_is_a_person_is_not_proposed(self):
        people = [{"employeeId": one[0], one[1]: {"salary": one[3]}, "job": {"grade": one[4]}} for one in PEOPLE]
        self.write("a.json", json.dumps({"employees": people}))
        done = self.rung("map", "suggest", "a.json", "--format", "bamboohr-json")
        self.assertEqual(done.returncode, 0, done.err)
        self.assertIsNone(re.search(r"ZQX|E99|3100", done.out + done.err), done.out + done.err)
        self.assertIn("job/grade", done.out)

    def test_what_people_wrote_is_not_proposed(self):
        answers = ["No", "Yes", "Noah ZQX", "No, but my son ZQX does", "I don't know, ask ZQX"]
        self.write("a.csv", "Employee Number,Free school meals\n" + "".join(f'E{n},"{answers[n % 5]}"\n' for n in range(20)))
        done = self.rung("map", "suggest", "a.csv")
        self.assertEqual(done.returncode, 0, done.err)
        listed = {text: code for field in json.loads(done.out)["fields"] for text, code in field.get("values", {}).items()}
        self.assertEqual(listed, {"No": "no", "Yes": "yes"})


if __name__ == "__main__":
    unittest.main()
