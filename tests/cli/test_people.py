# SPDX-License-Identifier: Apache-2.0
"""The report for people: good things first, five findings at most, one per term, nothing wider than the terminal."""

import re
import unittest

from cli.program import ADVERTS, BARRIER, KIND, Program

PLACE = re.compile(r"^  \S.*  (barrier|warning|hint)$", re.MULTILINE)


def contrast(a, b):
    """Ratio of two colours by WCAG 2.2."""
    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    dark, bright = sorted((light(a), light(b)))
    return (bright + 0.05) / (dark + 0.05)


class People(Program):
    def test_at_most_five_and_the_rest_in_one_line(self):
        for path in sorted(ADVERTS.iterdir()):
            out = self.rung("check", "--no-config", path).out
            self.assertLessEqual(len(PLACE.findall(out)), 5, out)
        out = self.rung("check", "--no-config", ADVERTS / "developer.md").out
        self.assertRegex(out, r"\d+ smaller suggestions? \(--all shows (them|it)\)")

    def test_most_excluding_first(self):
        order = {"barrier": 0, "warning": 1, "hint": 2}
        for path in sorted(ADVERTS.iterdir()):
            found = [order[level] for level in PLACE.findall(self.rung("check", "--no-config", path).out)]
            self.assertEqual(found, sorted(found))

    def test_all_gives_reasons(self):
        out = self.rung("check", "--no-config", "--all", ADVERTS / "developer.md").out
        self.assertIn("Why: ", out)
        self.assertNotIn("--all", out)
        self.assertNotIn("Why: ", self.rung("check", "--no-config", ADVERTS / "developer.md").out)

    def test_one_per_term(self):
        path = self.write("a.txt", "Clerk\n\n" + "Work in the PICU. The PICU is large. " * 5)
        self.assertEqual(self.rung("check", path).out.count("what PICU stands for"), 1)

    def test_the_mark_stands_under_the_words(self):
        path = self.write("a.txt", "Clerk\n\nCafé 😀 naïve: you will help in the CAMHS office. " + KIND)
        rows = self.rung("check", path).out.splitlines()
        at = next(i for i, row in enumerate(rows) if set(row.strip()) == {"^"} and "CAMHS" in rows[i - 1])
        start = rows[at].index("^")
        self.assertEqual(rows[at - 1][start : start + 5], "CAMHS")

    def test_width_is_kept(self):
        for columns in (40, 64, 100):
            for path in sorted(ADVERTS.iterdir()):
                for row in self.rows(path, columns):
                    self.assertLessEqual(len(row), columns, row)

    def rows(self, path, columns):
        self.write(path.name, path.read_bytes())
        out = self.rung("check", "--no-config", path.name, environment={"COLUMNS": str(columns)}).out
        return [row for row in out.splitlines() if not re.search(r"  (barrier|warning|hint)$", row)]

    def test_colours_only_when_wanted(self):
        path = self.write("a.txt", "Clerk\n\n" + BARRIER)
        self.assertNotIn("\x1b", self.rung("check", path).out)
        self.assertIn("\x1b[", self.rung("check", "--color", "always", path).out)
        self.assertNotIn("\x1b", self.rung("check", "--color", "never", path).out)

    def test_a_paragraph_that_recurs_is_told_once(self):
        shared = "We are a dynamic, fast-paced employer, and you will utilise every tool in order to excel with us.\n"
        for n in range(4):
            self.write(f"ads/{n}.txt", f"Clerk {n}\n\n" + KIND + "\n\n" + (shared if n < 3 else ""))
        out = self.rung("check", "ads").out
        self.assertEqual(out.count("This paragraph stands in 3 of 4 adverts"), 1)
        self.assertEqual(out.count("fast-paced employer"), out.split("This paragraph stands")[1].count("fast-paced employer"))

    def test_openness_is_shown_when_asked(self):
        path = self.write("a.txt", KIND)
        self.assertNotIn("Openness", self.rung("check", path).out)
        self.assertRegex(self.rung("check", "--openness", path).out, r"Openness \d+ of 100")

    def test_html_is_one_page_without_scripts(self):
        path = self.write("a.md", "# Clerk <script>alert(1)</script>\n\nYou will utilise the PICU & more.\n")
        page = self.rung("check", "--format", "html", path).out
        self.assertNotIn("<script", page)
        self.assertIn("prefers-color-scheme: dark", page)
        self.assertNotRegex(page, r"(src|href)=\"(https?:)?//")
        ids = re.findall(r'id="([^"]+)"', page)
        self.assertEqual(len(ids), len(set(ids)))
        for target in re.findall(r'href="#([^"]+)"', page):
            self.assertIn(target, ids)

    def test_html_contrast_is_aa(self):
        page = self.rung("check", "--format", "html", self.write("a.txt", KIND)).out
        light, dark = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part)) for part in re.findall(r":root \{(.*?)\}", page, re.DOTALL))
        for colours in (light, dark):
            grounds = {"ground": ["ink", "soft", "link", "good"], "card": ["ink", "soft", "link", "barrier", "warning", "hint"]}
            grounds |= {level + "-ground": ["ink"] for level in ("barrier", "warning", "hint")}
            for ground, inks in grounds.items():
                for ink in inks:
                    self.assertGreaterEqual(contrast(colours[ground], colours[ink]), 4.5, (ground, ink))

    def test_github_annotations_are_escaped(self):
        path = self.write("a,b:c%.txt", "Clerk\n\n" + BARRIER)
        rows = self.rung("check", "--format", "github", path).out.splitlines()
        for row in rows:
            self.assertRegex(row, r"^::(error|warning|notice) file=[^:,]*a%2Cb%3Ac%25\.txt,line=\d+")


if __name__ == "__main__":
    unittest.main()
