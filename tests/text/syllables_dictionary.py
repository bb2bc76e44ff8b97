#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often count_syllables agrees with a pronouncing dictionary.

    tests/text/syllables_dictionary.py [--npm FOLDER] [--compiler c++] [--show 20]

Needs the npm package cmu-pronouncing-dictionary (BSD-2-Clause: Carnegie Mellon's words) under FOLDER/node_modules; says so and ends well where
it is missing. A word with several pronunciations counts as agreed where one of them has the same number of syllables. Words with anything
but letters and apostrophes are left out. Figures are told for the whole dictionary, which is full of surnames, and for the words that our
own list of common English has as well, which is what adverts are made of.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
#include <rung/text/syllables.hpp>
#include <iostream>
#include <string>
int main() {
    for (std::string word; std::getline(std::cin, word);) { std::cout << rung::text::count_syllables(word) << '\\n'; }
}
"""
ENTRY = re.compile(r"""^\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z$_][\w$]*))\s*:\s*['"]([A-Z0-2 ]+)['"]""", re.MULTILINE)


def pronunciations(path):
    """{word: {number of syllables, …}} from the package's JavaScript object; vowels are the phones with a stress digit."""
    out = defaultdict(set)
    for match in ENTRY.finditer(path.read_text(encoding="utf-8")):
        word = re.sub(r"\(\d\)$", "", next(g for g in match.groups()[:3] if g))
        if re.fullmatch(r"[a-z][a-z']*", word):
            out[word].add(sum(phone[-1].isdigit() for phone in match.group(4).split()))
    return out


def ours(words, compiler):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "syllables.cpp")
        source.write_text(PROGRAM, encoding="utf-8")
        subprocess.run([compiler, "-std=c++20", "-O2", "-I", str(ROOT / "include"), str(source), "-o", f"{folder}/syllables"], check=True)
        said = subprocess.run([f"{folder}/syllables"], input="\n".join(words) + "\n", capture_output=True, text=True, check=True).stdout
    return [int(n) for n in said.split()]


def tell(name, rows):
    agreed = sum(count in known for _, count, known in rows)
    off_by_one = sum(count not in known and min(abs(count - k) for k in known) == 1 for _, count, known in rows)
    total = sum(count for _, count, _ in rows) / sum(min(known, key=lambda k, c=count: abs(k - c)) for _, count, known in rows)
    print(f"{name}: {agreed / len(rows):.1%} of {len(rows):,} words agree, {off_by_one / len(rows):.1%} are one off; syllables in all {total - 1:+.1%}")


def main():
    read = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    read.add_argument("--npm", default="build/npm", help="folder that holds node_modules")
    read.add_argument("--compiler", default="c++")
    read.add_argument("--show", type=int, default=0, help="so many of the common words that disagree, spread over the list")
    options = read.parse_args()
    package = Path(options.npm, "node_modules", "cmu-pronouncing-dictionary", "index.js")
    if not package.exists():
        print(f"skipped: no dictionary; npm install --prefix {options.npm} cmu-pronouncing-dictionary")
        return 0
    known = pronunciations(package)
    words = sorted(known)
    if len(words) < 50_000:
        print(f"{package}: only {len(words)} words were read: has its form changed?", file=sys.stderr)
        return 2
    rows = [(w, n, known[w]) for w, n in zip(words, ours(words, options.compiler))]
    lines = [line for line in (ROOT / "src/lexicon/common-words.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    common = {line.split("\t")[0] for line in lines}
    tell("whole dictionary", rows)
    tell("common words", [r for r in rows if r[0] in common])
    wrong = [r for r in rows if r[0] in common and r[1] not in r[2]]
    print("by syllables (dictionary → ours):", ", ".join(f"{a}→{b} {n}" for (a, b), n in Counter((min(k), c) for _, c, k in wrong).most_common(6)))
    for word, count, other in wrong[:: max(1, len(wrong) // options.show)][: options.show] if options.show else []:
        print(f"  {word}: {count}, dictionary {'/'.join(map(str, sorted(other)))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
