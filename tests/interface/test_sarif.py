# SPDX-License-Identifier: Apache-2.0
"""SARIF 2.1.0: the parts that the OASIS schema requires, checked by hand because that schema is not shipped here."""

import json
import unittest
import urllib.parse

from cli.program import ADVERTS, Program

LEVELS = {"none", "note", "warning", "error"}


class Sarif(Program):
    def test_required_parts(self):
        self.write("my advert (é).md", (ADVERTS / "nurse.md").read_bytes())
        done = self.rung("check", "--format", "sarif", "my advert (é).md", "missing.md")
        log = json.loads(done.out)
        self.assertEqual(log["version"], "2.1.0")
        self.assertIn("sarif-2.1.0", log["$schema"])
        (run,) = log["runs"]
        self.assertIn(run["columnKind"], ("utf16CodeUnits", "unicodeCodePoints"))
        driver = run["tool"]["driver"]
        self.assertEqual(driver["name"], "rung")
        ids = [rule["id"] for rule in driver["rules"]]
        self.assertEqual(len(ids), len(set(ids)))
        for rule in driver["rules"]:
            self.assertNotIn("helpUri", rule)
            for key in ("shortDescription", "fullDescription", "help"):
                self.assertTrue(rule[key]["text"])
            self.assertIn(rule["defaultConfiguration"]["level"], LEVELS)
        text = (self.folder / "my advert (é).md").read_text()
        rows = text.split("\n")
        self.assertTrue(run["results"])
        for result in run["results"]:
            self.assertIn(result["ruleId"], ids)
            self.assertIn(result["level"], LEVELS)
            self.assertTrue(result["message"]["text"])
            place = result["locations"][0]["physicalLocation"]
            self.assertEqual(urllib.parse.unquote(place["artifactLocation"]["uri"]), "my advert (é).md")
            self.assertNotIn(" ", place["artifactLocation"]["uri"])
            for value in result["partialFingerprints"].values():
                self.assertIsInstance(value, str)
            if "region" not in place:
                continue
            region = place["region"]
            quote = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
            self.assertEqual(quote.encode(), text.encode()[region["byteOffset"] : region["byteOffset"] + region["byteLength"]])
            self.assertEqual(region["snippet"]["text"], quote)
            if region["startLine"] == region["endLine"]:
                self.assertEqual(rows[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1], quote)
        (invocation,) = run["invocations"]
        self.assertFalse(invocation["executionSuccessful"])
        self.assertIn("missing.md", invocation["toolExecutionNotifications"][0]["message"]["text"])


if __name__ == "__main__":
    unittest.main()
