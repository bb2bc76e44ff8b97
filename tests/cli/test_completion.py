# SPDX-License-Identifier: Apache-2.0
"""The completion of zsh and fish, tried in the shell itself; that of bash is tried in test_commands."""

import os
import pathlib
import shutil
import subprocess
import unittest

from cli.program import RUNG, Program

IMPORT = (pathlib.Path(RUNG).parent / "rung-import").exists()
# What is typed, and what the line is after it was completed. The commands and options of a program that isn't installed are offered, too.
COMPLETED = (("rung im", "rung import "), ("rung import --as", "rung import --as-of "), ("rung map sug", "rung map suggest "), ("rung disclose aud", "rung disclose audit "),
             ("rung anonymise --metric ent", "rung anonymise --metric entropy "), ("rung explain degree-requ", "rung explain degree-required "),
             ("rung help ch", "rung help check "), ("rung import peo", "rung import people.csv "))
# Types each line at an interactive zsh and then a key that completes it and writes down what the line is.
DRIVER = r"""
zmodload zsh/zpty
zpty rung zsh -f -i
zpty -w -n rung $'PS1=; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; show() { zle complete-word; print -r -- "<$BUFFER>" >> got; BUFFER=; }; zle -N show; bindkey "^X" show; print ready >> got\n'
wait_for() { for i in {1..200}; do [[ -s got ]] && (( $(wc -l < got) >= $1 )) && return; sleep 0.05; done; exit 3; }
wait_for 1
for line in "$@"; do
    (( ++said ))
    zpty -w -n rung "$line"$'\x18'
    wait_for $(( said + 1 ))
done
zpty -d rung
"""


class Completion(Program):
    def setUp(self):
        super().setUp()
        self.write("people.csv", "")

    def in_shell(self, *words):
        env = os.environ | {"PATH": f"{pathlib.Path(RUNG).parent}:{os.environ['PATH']}", "HOME": str(self.folder), "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(words, capture_output=True, text=True, cwd=self.folder, env=env, stdin=subprocess.DEVNULL, timeout=100)
        self.assertEqual((done.returncode, done.stderr), (0, ""), words)
        return done.stdout

    @unittest.skipUnless(shutil.which("zsh"), "zsh is not installed")
    def test_zsh_completes(self):
        self.write("_rung", self.rung("completion", "zsh").out)
        self.in_shell("zsh", "-f", "-n", "_rung")
        self.in_shell("zsh", "-f", "-c", DRIVER, "zsh", *(typed for typed, _ in COMPLETED))
        self.assertEqual((self.folder / "got").read_text().splitlines(), ["ready"] + [f"<{line}>" for _, line in COMPLETED])

    @unittest.skipUnless(shutil.which("fish"), "fish is not installed")
    def test_fish_completes(self):
        script = self.write("rung.fish", self.rung("completion", "fish").out)
        self.in_shell("fish", "-N", "-n", script)
        for typed, line in COMPLETED:
            offered = self.in_shell("fish", "-N", "-c", 'source rung.fish; complete -C "$argv"', typed).splitlines()
            self.assertEqual([one.split("\t")[0] for one in offered], [line.split()[-1]], typed)

    @unittest.skipUnless(shutil.which("fish") and IMPORT, "fish or rung-import is not installed")
    def test_fish_offers_the_options_of_import(self):
        self.write("rung.fish", self.rung("completion", "fish").out)
        offered = {one.split("\t")[0] for one in self.in_shell("fish", "-N", "-c", 'source rung.fish; complete -C "rung import --"').splitlines()}
        self.assertLessEqual({"--map", "--as-of", "--out", "--coverage", "--help"}, offered)
        said = self.rung("import", "--help").out
        self.assertEqual({one for one in offered if one not in said}, set())


if __name__ == "__main__":
    unittest.main()
