# SPDX-License-Identifier: Apache-2.0
"""One match allowed inside the advert, with a reason."""

import json
import unittest

from cli.program import Program

TEXT = "Ward Clerk\n\nYou will help in the CAMHS office and utilise the till.\n"


class Suppression(Program):
    def quotes(self, name, content, status=0):
        done = self.rung("check", "--fail-on", "never", "--format", "ndjson", self.write(name, content))
        self.assertEqual(done.returncode, status, done.err)
        return [f["quote"] for f in json.loads(done.out)["findings"]], done.err

    def test_in_text_markdown_and_html(self):
        self.assertIn("CAMHS", self.quotes("a.txt", TEXT)[0])
        because = "rung: allow CAMHS because the page explains it"
        for name, content in [("a.txt", TEXT + because + "\n"), ("a.md", TEXT + f"\n<!-- {because} -->\n"), ("a.html", f"<!-- {because} --><p>{TEXT}</p>")]:
            quotes, err = self.quotes(name, content)
            self.assertNotIn("CAMHS", quotes, name)
            self.assertIn("utilise", quotes, name)
            self.assertEqual(err, "")

    def test_a_rule_id_is_allowed_too(self):
        self.assertNotIn("CAMHS", self.quotes("a.txt", TEXT + "rung: allow undefined-acronym because staff only read this\n")[0])

    def test_without_a_reason_it_counts_for_nothing(self):
        quotes, err = self.quotes("a.txt", TEXT + "rung: allow CAMHS\n", status=2)
        self.assertIn("CAMHS", quotes)
        self.assertIn("a.txt:4: error: ", err)
        self.assertIn("because", err)

    def test_prose_about_it_is_no_suppression(self):
        self.assertIn("CAMHS", self.quotes("a.md", TEXT + "\nWrite rung: allow CAMHS because of this.\n")[0])

    def test_the_verdict_counts_what_is_left(self):
        def hints(content):
            done = self.rung("check", "--fail-on", "never", "--format", "ndjson", self.write("a.txt", content))
            return json.loads(done.out)["verdict"]["hint"]
        self.assertEqual(hints(TEXT) - 1, hints(TEXT + "rung: allow utilise because I like it\n"))


if __name__ == "__main__":
    unittest.main()
