# SPDX-License-Identifier: Apache-2.0
"""Known findings are left out; new ones are told; the file shows no text of the advert."""

import json
import unittest

from cli.program import BARRIER, Program


class Baseline(Program):
    def test_round(self):
        path = self.write("adverts/a.txt", "Ward Clerk\n\n" + BARRIER)
        self.assertEqual(self.rung("check", path, "--write-baseline", "known.json").returncode, 1)
        text = (self.folder / "known.json").read_text()
        self.assertNotIn("Russell", text)
        self.assertEqual({e["file"] for e in json.loads(text)["entries"]}, {"adverts/a.txt"})
        self.assertEqual(self.rung("check", path, "--baseline", "known.json").returncode, 0)
        again = json.loads(self.rung("check", path, "--baseline", "known.json", "--format", "ndjson").out)
        self.assertEqual([f for f in again["findings"] if f["severity"] != "credit"], [])
        self.assertEqual(again["verdict"]["barrier"], 0)
        self.write("adverts/a.txt", "Ward Clerk\n\nA new first line.\n\n" + BARRIER + "\n\nYou must be aged 25-40.\n")
        more = self.rung("check", path, "--baseline", "known.json")
        self.assertEqual(more.returncode, 1)
        self.assertIn("25-40", more.out)
        self.assertNotIn("Russell", more.out)

    def test_bad_files(self):
        path = self.write("a.txt", BARRIER)
        for content, says in [("{", "JSON"), ("{}", "baseline"), ('{"schema":"rung-baseline/9","entries":[]}', "baseline"), ('{"schema":"rung-baseline/1","entries":[{"rule":"x","hash":"zz"}]}', "baseline")]:
            done = self.rung("check", path, "--baseline", self.write("b.json", content))
            self.assertEqual(done.returncode, 2)
            self.assertIn(says, done.err)
        self.assertEqual(self.rung("check", path, "--baseline", "none.json").returncode, 2)
        self.assertEqual(self.rung("check", path, "--write-baseline", "/nowhere/b.json").returncode, 2)


if __name__ == "__main__":
    unittest.main()
