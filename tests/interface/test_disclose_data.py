# SPDX-License-Identifier: Apache-2.0
"""rung disclose publish --data, submit and ledger: what they write, against the schemas, and what they refuse."""

import base64
import json
import unittest

from cli.program import Program
from interface.test_forms import validate

SITES = [("s1", "north", 3), ("s2", "south", 12), ("s3", "north", 40)]
# RFC 9180 A.2.1: the recipient's public key, in the SubjectPublicKeyInfo of RFC 8410.
RECIPIENT = bytes.fromhex("302a300506032b656e0321004310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a")


class DiscloseData(Program):
    def setUp(self):
        super().setUp()
        rows = ["site,region"] + [f"{site},{region}" for site, region, people in SITES for _ in range(people)]
        self.write("R.csv", "\n".join(rows) + "\n")
        self.write("to.pem", b"-----BEGIN PUBLIC KEY-----\n" + base64.b64encode(RECIPIENT) + b"\n-----END PUBLIC KEY-----\n")

    def spec(self, name, column, **more):
        document = {"schema": "rung-disclosure/1", "collection": "survey", "table": name, "dimensions": [{"column": column}], "threshold": 10, "need": 1} | more
        validate(document, "disclosure-spec")
        return self.write(name + ".json", json.dumps(document))

    def publish(self, spec, out="T.json", *more, status=0):
        done = self.rung("disclose", "publish", "--data", "R.csv", "--spec", spec, "--ledger", "L", "--out", out, *more)
        self.assertEqual(done.returncode, status, done.err)
        return done

    def table(self, out="T.json"):
        document = json.loads((self.folder / out).read_text())
        validate(document, "published-table")
        return dict(zip(document["dimensions"][0]["labels"], document["cells"])), document

    def ledger(self, *more, status=0):
        done = self.rung("disclose", "ledger", "L", *more)
        self.assertEqual(done.returncode, status, done.err)
        document = json.loads(done.out)
        validate(document, "disclose-ledger")
        return document

    def test_treatments(self):
        order = {"dimensions": [{"column": "site", "order": ["s1", "s2", "s3"]}]}
        for kind, more in (("rounding", {}), ("rounding", {"method": "hesa"}), ("laplace", {"epsilon": "1/2", "budget": 1})):
            with self.subTest(kind=kind, more=more):
                name = "-".join([kind, *map(str, more.values())]).replace("/", "")
                self.publish(self.spec(name, "site", collection=name, treatment={"kind": kind} | more, **order))
                cells, document = self.table()
                self.assertEqual(document["treatment"]["kind"], kind)
                self.assertNotIn("*", cells.values())
                if kind == "rounding":
                    self.assertEqual([value % 5 for value in cells.values()], [0, 0, 0, 0])
                if more.get("method") == "hesa":
                    self.assertEqual(list(cells.values()), [5, 10, 40, 55])
        # The share of the budget is entered, and what would go over it is refused.
        self.assertEqual(self.ledger()["entries"], 4)
        again = self.spec("again", "region", collection="laplace-12-1", treatment={"kind": "laplace", "epsilon": "0.6", "budget": 1},
                          dimensions=[{"column": "region", "order": ["north", "south"]}])
        self.assertIn("budget", self.publish(again, "V.json", status=2).err)
        self.assertFalse((self.folder / "V.json").exists())
        # Exact figures beside rounded ones of the same people are refused.
        self.assertIn("treatment", self.publish(self.spec("exact", "site", collection="rounding"), "V.json", status=2).err)

    def test_what_was_published_can_be_audited(self):
        rows = ["site,grade"] + [f"{site},{grade}" for site, grade, people in (("s1", "A", 3), ("s1", "B", 21), ("s2", "A", 14), ("s2", "B", 18), ("s3", "A", 30), ("s3", "B", 17)) for _ in range(people)]
        self.write("R.csv", "\n".join(rows) + "\n")
        two = {"dimensions": [{"column": "site", "groups": [{"name": "north", "parts": ["s1", "s2"]}]}, {"column": "grade"}]}
        self.publish(self.spec("t", "site", **two), "T.json", "--csv", "T.csv")
        self.table()
        done = self.rung("disclose", "audit", "T.json", "--json")
        self.assertEqual(done.returncode, 0, done.err)
        validate(json.loads(done.out), "disclose-audit")
        [found] = json.loads(done.out)["tables"]
        self.assertEqual(found["broken"], 0)
        bounds = {tuple(one["labels"]): (one["lo"], one["hi"]) for one in found["cells"]}
        self.assertLessEqual(bounds[("s1", "A")][0], 3)
        self.assertGreaterEqual(bounds[("s1", "A")][1], 3)
        # The same as a row a figure; its groups are not told there, and so it is published without them.
        del two["dimensions"][0]["groups"]
        self.publish(self.spec("u", "site", **two), "U.json", "--csv", "U.csv")
        self.assertEqual(self.rung("disclose", "audit", "U.csv").out.splitlines()[1:], self.rung("disclose", "audit", "U.json").out.splitlines()[1:])
        # Rounded: every figure is open, and what is left is told.
        self.publish(self.spec("v", "site", collection="rounded", treatment={"kind": "rounding", "method": "hesa"}, **two), "V.json", "--csv", "V.csv")
        said = self.rung("disclose", "audit", "V.json").out
        self.assertIn("s1 / A         is from 3 to 6", said)
        self.assertEqual(self.rung("disclose", "audit", "V.csv", "--rounded", "5").out.splitlines()[1:], said.splitlines()[1:])
        self.assertIn("--rounded", self.rung("disclose", "audit", "V.csv").err)
        self.publish(self.spec("w", "site", collection="keyed", treatment={"kind": "laplace", "epsilon": 1, "budget": 1},
                               dimensions=[{"column": "site", "order": ["s1", "s2", "s3"]}]), "W.json")
        self.assertIn("noise", self.rung("disclose", "audit", "W.json").err)

    def test_tables_are_attacked_together(self):
        self.write("a.csv", "Site,Women,Men,Total\nLeeds,*,*,15\nYork,*,*,20\nTotal,14,21,35\n")
        self.write("b.csv", "Sex,Site,n\nWomen,Leeds,5\nMen,Leeds,10\nWomen,York,*\nMen,York,*\n")
        self.assertEqual(self.rung("disclose", "audit", "a.csv", "b.csv").returncode, 0)
        done = self.rung("disclose", "audit", "a.csv", "b.csv", "--together")
        self.assertEqual(done.returncode, 1, done.err)
        self.assertIn("! Leeds / Women  is 5\n! Leeds / Men    is 10\n! York / Women   is 9\n! York / Men     is 11\n", done.out)
        self.write("c.csv", "Site,Women\nLeeds,4\n")
        self.write("d.csv", "Site,Women\nLeeds,5\n")
        self.assertIn("table 2 cell 0", self.rung("disclose", "audit", "c.csv", "d.csv", "--together").err)

    def test_treatments_that_are_none(self):
        for wrong, where in (({"kind": "magic"}, "/treatment/kind"), ({"kind": "laplace", "epsilon": "x", "budget": 1}, "/treatment/epsilon"), ({"kind": "laplace", "budget": 1}, "/treatment/epsilon"),
                             ({"kind": "rounding", "method": "up"}, "/treatment/method"), ({"kind": "cell-key"}, "/treatment/id"), ({"kind": "rounding", "epsilon": 1}, "/treatment/epsilon")):
            with self.subTest(wrong=wrong):
                document = {"schema": "rung-disclosure/1", "collection": "c", "table": "t", "dimensions": [{"column": "site"}], "threshold": 10, "need": 1, "treatment": wrong}
                self.assertIn(where, self.publish(self.write("wrong.json", json.dumps(document)), status=2).err)

    def test_publish(self):
        self.publish(self.spec("by-site", "site"), "T.json", "--csv", "T.csv", "--date", "2026-03-01")
        cells, document = self.table()
        self.assertEqual(cells["s1"], "*")
        self.assertEqual(list(cells.values()).count("*"), 2)
        self.assertEqual(document["date"], "2026-03-01")
        self.assertEqual((self.folder / "T.csv").read_text().splitlines()[:2], ["site,people", "s1,*"])
        self.assertEqual((self.folder / "L.key").stat().st_mode & 0o777, 0o600)
        first = (self.folder / "T.json").read_bytes()
        self.publish(self.spec("by-site", "site"))
        self.assertEqual((self.folder / "T.json").read_bytes(), first)
        # By region, south is the hidden site s2.
        self.publish(self.spec("by-region", "region"), "U.json")
        self.assertEqual(self.table("U.json")[0]["south"], "*")
        self.assertEqual(self.ledger()["entries"], 2)

    def test_plan(self):
        self.publish(self.spec("dashboard", "region", plan=[{"table": "return", "dimensions": [{"column": "site"}]}]))
        self.assertEqual(self.table()[0]["south"], "*")
        self.publish(self.spec("strict", "site", threshold=41), status=2)
        self.assertEqual(self.ledger()["entries"], 2)

    def test_submit(self):
        spec = self.spec("return", "site")
        done = self.rung("disclose", "submit", "--data", "R.csv", "--spec", spec, "--ledger", "L", "--to", "to.pem", "--basis", "Equality Act 2010, s. 78", "--out", "S.json")
        self.assertEqual(done.returncode, 0, done.err)
        text = (self.folder / "S.json").read_text()
        document = json.loads(text)
        validate(document, "submission")
        self.assertEqual(document["basis"], "Equality Act 2010, s. 78")
        self.assertNotIn("s3", text.replace(document["sealed"], ""))
        self.assertEqual(self.ledger()["entries"], 1)
        ledger = (self.folder / "L").read_text()
        self.assertIn(document["recipient"], ledger)
        self.assertNotIn("s3", ledger)

    def test_ledger(self):
        self.publish(self.spec("by-site", "site"))
        head = self.ledger()["head"]
        self.publish(self.spec("by-region", "region"))
        self.assertTrue(self.ledger("--head", head)["valid"])
        whole = (self.folder / "L").read_bytes()
        lines = whole.splitlines(keepends=True)
        (self.folder / "L").write_bytes(lines[0].replace(b"survey", b"Survey") + lines[1])
        self.assertEqual(self.ledger(status=1)["first_bad"], 1)
        self.publish(self.spec("by-region", "region"), status=2)
        (self.folder / "L").write_bytes(lines[0] + lines[1][:100])
        self.assertEqual(self.ledger(status=1)["problem"], "entry 2 torn")
        self.assertEqual(self.ledger("--repair")["head"], head)
        (self.folder / "L").write_bytes(b"")
        self.assertEqual(self.ledger("--head", head, status=1)["problem"], "head")
        self.assertEqual(self.rung("disclose", "ledger", "nothing").returncode, 2)
        self.assertFalse((self.folder / "nothing").exists())

    def test_refusals(self):
        good = self.spec("by-site", "site")
        self.publish("missing.json", status=2)
        self.publish(self.write("bad.json", "{"), status=2)
        for change, where in (({"colour": 1}, "/colour"), ({"threshold": "10"}, "/threshold"), ({"threshold": None}, "/threshold"), ({"need": 0}, "/need"),
                              ({"dimensions": []}, "/dimensions"), ({"dimensions": [{"order": []}]}, "/dimensions/0/column"), ({"schema": "rung-disclosure/2"}, "/schema"),
                              ({"dimensions": [{"column": "site", "total": True}]}, "/dimensions/0/total"), ({"plan": [{"table": "x", "dimensions": 5}]}, "/plan/0/dimensions")):
            document = {"schema": "rung-disclosure/1", "collection": "survey", "table": "t", "dimensions": [{"column": "site"}], "threshold": 10, "need": 1} | change
            self.assertIn("(" + where + ")", self.publish(self.write("bad.json", json.dumps(document)), status=2).err)
        self.publish(good, "T.json", "--date", "2026-02-30", status=2)
        self.publish(self.spec("by-grade", "grade"), status=2)
        self.assertFalse((self.folder / "T.json").exists())
        self.assertEqual(self.rung("disclose", "publish", "--data", "R.csv").returncode, 2)
        done = self.rung("disclose", "submit", "--data", "R.csv", "--spec", good, "--ledger", "L", "--to", "to.pem", "--basis", "", "--out", "S.json")
        self.assertEqual(done.returncode, 2)
        self.write("to.pem", "no key")
        done = self.rung("disclose", "submit", "--data", "R.csv", "--spec", good, "--ledger", "L", "--to", "to.pem", "--basis", "b", "--out", "S.json")
        self.assertEqual(done.returncode, 2)
        self.assertFalse((self.folder / "S.json").exists())


if __name__ == "__main__":
    unittest.main()
