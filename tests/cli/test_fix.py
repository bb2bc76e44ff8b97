# SPDX-License-Identifier: Apache-2.0
"""--fix makes safe replacements only, keeps every other byte, and a second run finds nothing to do."""

import os
import shutil
import subprocess
import unittest

from cli.program import Program

TEXT = "# Clerk\r\n\r\nUtilise the till in order to\r\nhelp; you will UTILISE it, and utilising it is fun. Caf\u00e9 \U0001f600 in the PICU.  \r\n"


class Fix(Program):
    def test_only_safe_words_change(self):
        path = self.write("a.md", TEXT)
        os.chmod(path, 0o640)
        done = self.rung("check", "--fix", path)
        self.assertEqual(done.returncode, 0, done.err)
        after = (self.folder / "a.md").read_bytes().decode()
        self.assertIn("Use the till", after)
        self.assertIn("you will USE it, and using it", after)
        self.assertTrue(after.endswith("Caf\u00e9 \U0001f600 in the PICU.  \r\n"))
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o640)
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.md"])
        self.assertEqual(self.rung("check", "--fix", path).out, "")
        self.assertEqual((self.folder / "a.md").read_bytes().decode(), after)

    def test_diff_changes_nothing_and_can_be_applied(self):
        path = self.write("a.txt", TEXT.replace("\r", "") + "".join(f"Line {n}.\n\n" for n in range(20)) + "You will utilise it")
        done = self.rung("check", "--diff", "a.txt")
        self.assertEqual(done.returncode, 0, done.err)
        self.assertIn("-You will utilise it\n\\ No newline", done.out)
        if shutil.which("patch"):
            copy = self.folder / "copy"
            copy.mkdir()
            shutil.copy(path, copy / "a.txt")
            subprocess.run(["patch", "-p1", "-s"], input=done.out.encode(), cwd=copy, check=True)
            self.rung("check", "--fix", path)
            self.assertEqual((copy / "a.txt").read_bytes(), (self.folder / "a.txt").read_bytes())

    def test_an_article_that_would_not_fit_is_left_alone(self):
        self.write("w.tsv", "term\tform\trule\tplain\tnote\tflags\neager beaver\tn\tbusiness-term\tkeen worker\t\tsafe\n")
        self.write("rung.toml", 'packs = ["w.tsv"]')
        path = self.write("a.txt", "You will be an eager beaver, and so will the other eager beavers be.\n")
        self.rung("check", "--fix", path)
        self.assertEqual((self.folder / "a.txt").read_text(), "You will be an eager beaver, and so will the other keen workers be.\n")

    def test_html_where_it_is_exact_else_not_at_all(self):
        good = self.write("a.html", "<p>You will <b>utilise</b> the till &amp; smile.</p>")
        self.assertEqual(self.rung("check", "--fix", good).returncode, 0)
        self.assertEqual((self.folder / "a.html").read_text(), "<p>You will <b>use</b> the till &amp; smile.</p>")
        mixed = "<p>You will uti<b>lise</b> the till, in order&nbsp;to smile.</p>"
        bad = self.write("b.html", mixed)
        done = self.rung("check", "--fix", bad)
        if done.returncode == 2:
            self.assertEqual(len(done.err.splitlines()), 1)
        self.assertIn("<b>lise</b>", (self.folder / "b.html").read_text())

    def test_what_is_refused(self):
        for name, content, says in [("a.txt", "Utilise caf\u00e9".encode("cp1252"), "UTF-8"), ("b.txt", b"\xff\xfe" + "Utilise it".encode("utf-16-le"), "UTF-8"), ("c.docx", b"PK\x03\x04", "archive")]:
            path = self.write(name, content)
            done = self.rung("check", "--fix", path)
            self.assertEqual(done.returncode, 2, name)
            self.assertIn(says, done.err)
            self.assertEqual((self.folder / name).read_bytes(), content)
        self.assertEqual(self.rung("check", "--fix", "-", stdin="Utilise it").returncode, 2)


if __name__ == "__main__":
    unittest.main()
