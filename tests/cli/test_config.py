# SPDX-License-Identifier: Apache-2.0
"""rung.toml: what it does, and what it says of mistakes."""

import json
import unittest

from cli.program import BARRIER, KIND, Program

MISTAKES = [
    # content, where, what is said
    ('fail_onn = "never"', ":1:1: ", 'did you mean "fail_on"'),
    ('\n\nalowed = ["x"]', ":3:1: ", 'did you mean "allowed"'),
    ("[rules.degre-required]\non = false", ":1:", 'did you mean "degree-required"'),
    ('[rules.degree-required]\nseverty = "hint"', ":2:1: ", 'did you mean "severity"'),
    ('[rules.degree-required]\nseverity = "fatal"', ":2:", "barrier, warning or hint"),
    ("[rules.degree-required]\non = 3", ":2:", "true or false"),
    ("[rules]\ndegree-required = 3", ":2:", "true, false or a table"),
    ('[[terms]]\ntrem = "x"', ":2:1: ", 'did you mean "term"'),
    ('[[terms]]\nplain = "x"', ":1:", '"term"'),
    ('answers = ["driving-is-part-of-job"]', ":1:", 'did you mean "driving-is-part-of-the-job"'),
    ("allowed = [1]", ":1:", "in quotes"),
    ('reading_age_target = "12"', ":1:", "number"),
    ('fail_on = "always"', ":1:", "barrier, warning, hint or never"),
    ("as_of = 12", ":1:", "date"),
    ("allowed = [", ":1:", ""),
    ('packs = ["none.tsv"]', "none.tsv", "No such file"),
]


class Config(Program):
    def check(self, toml, text, *words):
        self.write("rung.toml", toml)
        path = self.write("adverts/deep/a.txt", text)
        done = self.rung("check", "--format", "ndjson", *words, path)
        return done, [f["rule"] for f in json.loads(done.out)["findings"]] if done.out else []

    def test_mistakes_are_told_with_their_place(self):
        for toml, where, says in MISTAKES:
            with self.subTest(toml):
                done, _ = self.check(toml, KIND)
                self.assertEqual(done.returncode, 2)
                self.assertEqual(len(done.err.splitlines()), 1, done.err)
                self.assertIn(where, done.err)
                self.assertIn(says, done.err)

    def test_it_is_found_upward_and_obeyed(self):
        text = "Ward Clerk\n\n" + BARRIER
        _, shipped = self.check("", text, "--no-config")
        self.assertIn("selective-university", shipped)
        done, rules = self.check('fail_on = "never"\n[rules.selective-university]\non = false\n', text)
        self.assertEqual(done.returncode, 0, done.err)
        self.assertNotIn("selective-university", rules)
        self.assertEqual(self.rung("check", "--no-config", "adverts").returncode, 1)
        self.assertEqual(self.rung("check", "--fail-on", "barrier", "adverts").returncode, 1)

    def test_severity_is_obeyed(self):
        done, _ = self.check('[rules.selective-university]\nseverity = "hint"\n[rules.degree-class]\nseverity = "hint"\n', "Ward Clerk\n\n" + BARRIER)
        levels = {f["severity"] for f in json.loads(done.out)["findings"] if f["rule"] in ("selective-university", "degree-class")}
        self.assertEqual(levels, {"hint"})

    def test_own_terms_and_allowed_words(self):
        text = "Ward Clerk\n\nYou will work with the wibblers every day, and utilise the till.\n"
        done, _ = self.check('allowed = ["utilise"]\n[[terms]]\nterm = "wibblers"\nplain = "our volunteers"\n', text)
        found = {f["quote"]: f for f in json.loads(done.out)["findings"]}
        self.assertEqual(found["wibblers"]["replacements"], ["our volunteers"])
        self.assertNotIn("utilise", found)

    def test_own_pack_beside_the_file(self):
        self.write("words.tsv", "term\tform\trule\tplain\tnote\tflags\nsnorkel table\tn\tbusiness-term\tshared desk\t\tsafe\n")
        done, _ = self.check('packs = ["words.tsv"]\n', "Ward Clerk\n\nYou will sit at a snorkel table all day.\n")
        self.assertIn("snorkel table", [f["quote"] for f in json.loads(done.out)["findings"]], done.err)


if __name__ == "__main__":
    unittest.main()
