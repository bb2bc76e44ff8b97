# SPDX-License-Identifier: Apache-2.0
"""Every JSON output against the schema that ships for it."""

import json
import pathlib
import unittest

import jsonschema

from cli.program import ADVERTS, BARRIER, ROOT, Program

SCHEMAS = {path.stem: json.loads(path.read_text()) for path in (ROOT / "docs/schema").glob("*.json")}
PINNED = ["rule", "idea", "family", "severity", "evidence", "part", "bytes", "chars", "utf16", "first", "quote", "message", "why", "replacements"]


def validate(document, name):
    jsonschema.Draft202012Validator(SCHEMAS[name]).validate(document)


class Forms(Program):
    def test_the_schemas_are_schemas(self):
        for schema in SCHEMAS.values():
            jsonschema.Draft202012Validator.check_schema(schema)

    def test_check_line(self):
        data = "".join(json.dumps({"id": p.name, "title": "Clerk", ("html" if p.suffix == ".html" else "markdown" if p.suffix == ".md" else "text"): p.read_text()}) + "\n" for p in ADVERTS.iterdir())
        lines = self.lines("--no-config", stdin=data + 'oops\n{"id":5}\n', status=2)
        self.assertEqual(len(lines), len(list(ADVERTS.iterdir())) + 2)
        for line in lines:
            validate(line, "check-line")
            for found in line.get("findings", []):
                self.assertEqual(list(found), PINNED)
        self.assertTrue(any(line.get("findings") for line in lines))

    def test_check_report(self):
        done = self.rung("check", "--no-config", "--format", "json", ADVERTS, "missing.md", self.write("a.txt", ("Café " + BARRIER).encode("cp1252")))
        report = json.loads(done.out)
        validate(report, "check-report")
        for advert in report["adverts"][:6]:
            raw = pathlib.Path(advert["id"]).read_bytes()
            for found in advert["findings"]:
                if found["bytes"] and "&" not in raw.decode()[slice(*found["chars"])] and "<" not in raw.decode()[slice(*found["chars"])]:
                    self.assertEqual(raw[slice(*found["bytes"])].decode(), raw.decode()[slice(*found["chars"])])
                    self.assertEqual(raw[: found["bytes"][0]].count(b"\n") + 1, found["line"] or 0, found)

    def test_rules(self):
        rules = json.loads(self.rung("rules", "--format", "json").out)
        validate(rules, "rules")
        self.assertGreaterEqual(len(rules["rules"]), 90)

    def test_stats(self):
        validate(json.loads(self.rung("stats", "--format", "json", ADVERTS).out), "stats")
        validate(json.loads(self.rung("stats", "--format", "json", "--ndjson", "-", stdin='{"id":1,"text":"Utilise it."}\noops\n').out), "stats")

    def test_baseline(self):
        self.rung("check", "--write-baseline", "b.json", ADVERTS)
        validate(json.loads((self.folder / "b.json").read_text()), "baseline")

    def test_json_is_json_whatever_the_text(self):
        text = "Clerk \x01 \x7f \u2028 \\ \" </script> \ufffd\n\nUtilise \t the \x0b PICU.\n"
        validate(json.loads(self.rung("check", "--format", "json", self.write('we"ird\n.txt', text)).out), "check-report")
        self.rung("check", "--format", "ndjson", self.write(b"x\xff.txt".decode("utf-8", "surrogateescape"), text))


if __name__ == "__main__":
    unittest.main()
