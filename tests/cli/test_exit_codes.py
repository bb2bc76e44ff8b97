# SPDX-License-Identifier: Apache-2.0
"""0 fine, 1 findings at or over the bar, 2 work that could not be done."""

import pathlib
import shutil
import subprocess
import unittest

from cli.program import ADVERTS, BARRIER, RUNG, Program


class ExitCodes(Program):
    def test_the_bar(self):
        bad = self.write("bad.txt", "Ward Clerk\n\n" + BARRIER)
        for bar, status in [("barrier", 1), ("warning", 1), ("hint", 1), ("never", 0)]:
            self.assertEqual(self.rung("check", "--fail-on", bar, bad).returncode, status, bar)
        good = ADVERTS / "customer-adviser.md"
        self.assertEqual(self.rung("check", "--no-config", good).returncode, 0)
        self.assertEqual(self.rung("check", bad, "missing.txt").returncode, 2)

    def test_the_same_for_every_form(self):
        bad = self.write("bad.txt", "Ward Clerk\n\n" + BARRIER)
        for form in ("text", "json", "ndjson", "sarif", "html", "github"):
            self.assertEqual(self.rung("check", "--format", form, bad).returncode, 1, form)

    def test_wrong_words(self):
        for words, says in [
            (["chekc"], 'did you mean "check"'),
            (["check"], "name files"),
            (["check", "--fromat", "json", "x"], "--format"),
            (["check", "--format", "yaml", "x"], "yaml"),
            (["check", "--fail-on", "x", "y"], "barrier"),
            (["check", "--jobs", "0", "x"], "jobs"),
            (["check", "a.md", "--ndjson", "-"], "not both"),
            (["check", "--fix", "--ndjson", "-"], "--fix"),
            (["explain", "degre-required"], 'did you mean "degree-required"'),
            (["explain"], "name one rule"),
            (["rules", "--form"], "--format"),
            (["stats"], "name files"),
            (["completion", "tcsh"], "bash, zsh or fish"),
            (["--nothing"], "no command"),
            (["../evil"], "no command"),
        ]:
            done = self.rung(*words)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(says, done.err)
            self.assertEqual(len(done.err.splitlines()), 1, done.err)

    def test_help_and_version(self):
        for words in (["help"], ["--help"], [], ["check", "--help"], ["help", "check"], ["stats", "--help"], ["rules", "--help"], ["explain", "--help"], ["completion", "--help"]):
            done = self.rung(*words)
            self.assertEqual((done.returncode, done.err), (0, ""), words)
            self.assertIn("rung", done.out)
        self.assertRegex(self.rung("--version").out, r"^rung \d+\.\d+\.\d+\n$")

    def test_every_rule_can_be_explained(self):
        for line in self.rung("rules").out.splitlines():
            self.assertEqual(self.rung("explain", line.split()[0]).returncode, 0)

    def test_a_sibling_is_run_as_git_does(self):
        program = pathlib.Path(shutil.copy(RUNG, self.folder / "rung"))
        sibling = self.folder / "rung-hello"
        sibling.write_text('#!/bin/sh\necho "hello $*"\nexit 7\n')
        sibling.chmod(0o755)
        done = subprocess.run([program, "hello", "a b", "c"], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (7, "hello a b c\n"))

    def test_completions_are_scripts(self):
        for shell in ("bash", "zsh", "fish"):
            text = self.rung("completion", shell).out
            self.assertIn("rung", text)
            if shutil.which(shell):
                done = subprocess.run([shell, "-n"], input=text, text=True, capture_output=True)
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_jobs_change_nothing(self):
        for n in range(12):
            self.write(f"adverts/{n:02}.txt", f"Clerk {n}\n\n" + BARRIER * (1 + n % 3) + "Call the PICU.")
        outs = {self.rung("check", "adverts", "--jobs", jobs).out for jobs in (1, 2, 7)}
        self.assertEqual(len(outs), 1)


if __name__ == "__main__":
    unittest.main()
