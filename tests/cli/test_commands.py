# SPDX-License-Identifier: Apache-2.0
"""How people find the commands: the help, the completion of three shells and the manual pages, each held against what the commands themselves say."""

import os
import pathlib
import re
import shutil
import subprocess
import unittest

from cli.program import ROOT, RUNG, Program

MAN = ROOT / "docs/man"
SIBLINGS = ("anonymise", "disclose", "import", "map", "plugin")


def options_of(text):
    """The long options that a command's --help lists."""
    if "\nOptions:\n" not in text:
        return set(re.findall(r"(?<![\w-])--[a-z][\w-]*", text)) | {"--help"}
    lines = re.findall(r"^  (-\S+)", text.split("\nOptions:\n")[1], re.MULTILINE)
    return {name for line in lines for name in line.split(",") if name.startswith("--")}


class Commands(Program):
    known = []

    def commands(self):
        """[(words, --help)] of all that is installed; a command with parts by its parts."""
        self.known[:] = self.known or self._commands()
        return self.known

    def _commands(self):
        names = dict.fromkeys(re.findall(r"^  rung ([a-z]+)\b(?!.*not installed)", self.rung("help").out, re.MULTILINE))
        found = []
        for name in names:
            if name == "help":
                continue
            text = self.help(name)
            parts = re.findall(r"^  ([a-z]+) ", text.split("\nSubcommands:\n")[1], re.MULTILINE) if "\nSubcommands:\n" in text else []
            parts = parts or list(dict.fromkeys(re.findall(rf"^  rung {name} ([a-z]+)", text, re.MULTILINE)))
            found += [((name, part), self.help(name, part)) for part in parts] or [((name,), text)]
        self.assertIn("check", names)
        return found

    def help(self, *words):
        done = self.rung(*words, "--help")
        self.assertEqual((done.returncode, done.err), (0, ""), words)
        return done.out

    def offered(self, *words):
        """What bash offers for the last of `words`."""
        (self.folder / "script").write_text(self.rung("completion", "bash").out)
        line = 'source ./script; words=("$@"); COMP_WORDS=(rung "${words[@]}"); COMP_CWORD=$#; _rung; printf "%s\\n" "${COMPREPLY[@]}"'
        env = os.environ | {"PATH": f"{pathlib.Path(RUNG).parent}:{os.environ['PATH']}"}
        done = subprocess.run(["bash", "-c", line, "bash", *words], capture_output=True, text=True, cwd=self.folder, env=env)
        self.assertEqual((done.returncode, done.stderr), (0, ""), words)
        return set(done.stdout.split("\n")) - {""}

    def test_help_names_the_programs_beside_it(self):
        text = self.rung("help").out
        for name in SIBLINGS:
            lines = [line for line in text.splitlines() if line.startswith(f"  rung {name} ")]
            self.assertTrue(lines, name)
            there = (pathlib.Path(RUNG).parent / f"rung-{name}").exists()
            for line in lines:
                self.assertEqual(line.endswith("(not installed)"), not there, line)
        self.assertTrue(all(len(line) <= 120 for line in text.splitlines()))

    def test_help_of_a_program_beside_it(self):
        program = shutil.copy(RUNG, self.folder / "rung")
        sibling = self.folder / "rung-import"
        sibling.write_text('#!/bin/sh\necho "$*"\nexit 3\n')
        sibling.chmod(0o755)

        def run(*words):
            return subprocess.run([program, *words], capture_output=True, text=True)

        for words, said in [(["help", "import"], "--help\n"), (["help", "import", "part"], "part --help\n"), (["import", "--help"], "--help\n")]:
            done = run(*words)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (3, said, ""), words)
        text = run("help").stdout
        self.assertNotRegex(text, r"rung import .*not installed")
        self.assertRegex(text, r"rung anonymise .*not installed")
        sibling.chmod(0o644)
        self.assertRegex(run("help").stdout, r"rung import .*not installed")

    def test_help_is_that_of_the_command(self):
        for words, text in self.commands():
            self.assertEqual(self.rung("help", *words).out, text, words)

    def test_near_misses(self):
        for wrong, meant in [("disclos", "disclose"), ("impotr", "import"), ("anonymize", "anonymise"), ("plugins", "plugin"), ("chekc", "check"), ("halp", "help")]:
            for words in ([wrong], ["help", wrong]):
                done = self.rung(*words)
                self.assertEqual((done.returncode, done.out), (2, ""), words)
                self.assertIn(f'did you mean "{meant}"?', done.err)
                self.assertEqual(len(done.err.splitlines()), 1)
        alone = shutil.copy(RUNG, self.folder / "rung")
        for words in (["disclose", "audit"], ["disclos"], ["help", "disclose"]):
            done = subprocess.run([alone, *words], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stdout), (2, ""), words)
            self.assertIn("rung-disclose is not installed beside this program", done.stderr)
        self.assertNotIn("did you mean", self.rung("qqqqqq").err)

    def test_completion_offers_every_option_and_no_other(self):
        for words, text in self.commands():
            with self.subTest(command=words):
                self.assertEqual(self.offered(*words, "--") ^ options_of(text), set(), "on the left or on the right only: completion, --help")

    def test_completion_of_commands_and_words(self):
        found = [words for words, _ in self.commands()]
        self.assertLessEqual({words[0] for words in found}, self.offered(""))
        self.assertLessEqual(set(SIBLINGS), self.offered("help", ""))
        for first in {words[0] for words in found if len(words) > 1}:
            self.assertEqual(self.offered(first, "") - {"--help"}, {words[1] for words in found if words[0] == first})
        self.assertEqual(self.offered("chec"), {"check"})
        self.assertEqual(self.offered("anonymise", "--metric", ""), {"loss", "entropy", "discernibility", "class-size"})
        self.assertEqual(self.offered("explain", "degree-req"), {"degree-required"})
        self.write("people.csv", "")
        self.assertEqual(self.offered("disclose", "audit", "peo"), {"people.csv"})
        self.assertEqual(self.offered("disclose", "submit", "--to", "peo"), {"people.csv"})
        self.assertEqual(self.offered("import", "--as-of", ""), set())

    def test_completion_offers_the_words_that_a_command_takes(self):
        for words, text in self.commands():
            for name, choices in re.findall(r"^  (?:-\w,)?(--[\w-]+)[^\n{]*:\{([\w,-]+)\}", text, re.MULTILINE):
                self.assertEqual(self.offered(*words, name, ""), set(choices.split(",")), (words, name))

    def test_completion_is_the_same_in_other_shells(self):
        zsh, fish = self.rung("completion", "zsh").out, self.rung("completion", "fish").out
        for words, text in self.commands():
            name = " ".join(words)
            block = zsh.split(f"        '{name}')\n")[1].split(";;")[0]
            self.assertEqual(set(re.findall(r"'\*(--[\w-]+)\[", block)) ^ options_of(text), set(), name)
            self.assertEqual(block.count("'") % 2, 0, name)
            lines = re.findall(rf"^complete -c rung -n '__rung_in {name}' -l (\S+)", fish, re.MULTILINE)
            self.assertEqual({"--" + one for one in lines} ^ options_of(text), set(), name)
        for line in fish.splitlines():
            self.assertEqual(line.count("'") % 2, 0, line)

    def test_manual_names_every_option_and_no_other(self):
        for words, text in self.commands():
            page = MAN / (f"rung-{words[0]}.1" if words[0] in SIBLINGS else "rung.1")
            source = re.sub(r"\\f.", "", page.read_text(encoding="utf-8")).replace("\\-", "-")
            sections = {m[0]: m[1] for m in re.findall(r"^\.SH ([A-Z ]+)\n(.*?)(?=^\.SH|\Z)", source, re.MULTILINE | re.DOTALL)}
            own = sections.get(f"OPTIONS OF {words[-1].upper()}", sections.get("OPTIONS") if words[0] in SIBLINGS else source)
            with self.subTest(command=words):
                self.assertIsNotNone(own, f"{page.name} has no section of these options")
                named = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", own))
                self.assertEqual(options_of(text) - named, set(), f"{page.name} lacks them")
                if own is not source:
                    self.assertEqual(named - options_of(text), set(), f"{page.name} names them, and the command has none such")

    def test_manual_pages_are_well_formed(self):
        names = {p.name for p in MAN.glob("*.1")}
        self.assertEqual(names, {"rung.1"} | {f"rung-{name}.1" for name in SIBLINGS})
        for name in sorted(names):
            source = (MAN / name).read_text(encoding="utf-8")
            for section in ("NAME", "SYNOPSIS", "DESCRIPTION", "EXIT STATUS", "EXAMPLES", "SEE ALSO"):
                self.assertIn(f"\n.SH {section}\n", source, name)
            for other in re.findall(r"^\.BR (rung\S*) \(1\)", source, re.MULTILINE):
                self.assertIn(other.replace("\\-", "-") + ".1", names, name)
            version = re.search(r"^\.TH \S+ 1 \S+ \"([^\"]+)\"", source, re.MULTILINE)[1]
            self.assertEqual(version + "\n", self.rung("--version").out, name)
            if shutil.which("groff"):
                done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", MAN / name], capture_output=True, text=True)
                self.assertEqual((done.returncode, done.stderr), (0, ""), name)


if __name__ == "__main__":
    unittest.main()
