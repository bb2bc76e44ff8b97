#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures `rung check` on minimal pairs (pairs.tsv: one passage must fire, its twin must not) and on traps (silent.tsv).

    tests/quality/pairs.py --rung build/dev/src/rung [--rows] [--family F]... [--bars bars.tsv]

A passage fires where it gets a finding of the row's family. " ¶ " stands for a line break, a first line "Title: ..." for the title. Passages
are sent as partial, so that nothing is said of the whole advert. With --bars the exit status is 1 where a measure falls below its bar:
`fires` and `silent` are shares of pairs.tsv, `traps` is the share of silent.tsv that stays silent.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path

sys.dont_write_bytecode = True
from score import FAMILIES, HERE, below_bars, cell, check, give_up, raise_bars  # noqa: E402


def read_tsv(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    out = []
    for number, line in enumerate(lines[1:], 2):
        fields = line.split("\t")
        if len(fields) != len(head):
            give_up(f"{path}:{number}: {len(fields)} fields where {len(head)} are due")
        out.append(dict(zip(head, fields)))
    return out


def passage(text, ident):
    """A passage as a line of input."""
    lines = [line.strip() for line in text.split("¶")]
    title = lines.pop(0)[len("Title:"):].strip() if lines[0].startswith("Title:") else ""
    return {"id": ident, "title": title, "text": "\n".join(lines), "partial": True}


def cases(folder):
    """(measure, family, name, passage, must fire): what is to be tried."""
    out = []
    for row in read_tsv(folder / "pairs.tsv"):
        out.append(("fires", row["family"], row["name"], row["fires"], True))
        out.append(("silent", row["family"], row["name"], row["silent"], False))
    for row in read_tsv(folder / "silent.tsv"):
        for family in row["families"].split(","):
            out.append(("traps", family.strip(), row["trap"], row["sentence"], False))
    for _, family, name, _, _ in out:
        if family not in FAMILIES:
            give_up(f"{name}: no such family: {family}")
    return out


def said(finding):
    return f"{finding['rule']} “{finding['quote']}”" if finding["quote"] else finding["rule"]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--rung", required=True, help="the program")
    args.add_argument("--rows", action="store_true", help="list every failure")
    args.add_argument("--family", action="append", choices=FAMILIES, help="only this family (again for more)")
    args.add_argument("--bars", help="bars.tsv: exit with 1 below a bar")
    args.add_argument("--raise-bars", action="store_true", help="with --bars: write what is measured now where it is higher")
    given = args.parse_args()
    tried = [c for c in cases(HERE / "data") if not given.family or c[1] in given.family]
    answers = check(given.rung, [passage(text, str(i)) for i, (_, _, _, text, _) in enumerate(tried)])
    hits, tries = defaultdict(int), defaultdict(int)
    for (what, family, name, text, must_fire), answer in zip(tried, answers):
        reported = [f for f in answer["findings"] if f["severity"] != "credit"]
        fired = [f for f in reported if f["family"] == family]
        good = bool(fired) == must_fire
        hits[family, what] += good
        tries[family, what] += 1
        if given.rows and not good:
            others = fired if fired else [f for f in reported if f["family"] != family]
            print(f"{what:7}{family:14}{name:28} {text}  [{', '.join(said(f) for f in others)}]")
    print(f"{'family':14}{'fires':<22}{'silent':<22}{'traps':<22}")
    for family in FAMILIES + ["all"]:
        line = f"{family:14}"
        for what in ("fires", "silent", "traps"):
            members = [family] if family != "all" else FAMILIES
            n = sum(tries[f, what] for f in members)
            line += cell(sum(hits[f, what] for f in members), n, 22) if n else f"{'-':>4}".ljust(22)
        if any(tries[f, w] for f in ([family] if family != "all" else FAMILIES) for w in ("fires", "silent", "traps")):
            print(line.rstrip())
    print("(n, share that did as it should, Wilson 95 % interval)")
    measured = {name: (hits[name], tries[name]) for name in tries}
    if given.raise_bars:
        raise_bars(given.bars, measured)
    failed = below_bars(given.bars, measured) if given.bars else []
    for sentence in failed:
        print(sentence, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
