#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures what `rung check` finds against what people labelled.

    tests/quality/score.py --rung build/dev/src/rung [--labels FILE]... [--rows] [--family F]... [--save NEW.json] [--diff OLD.json] [--bars bars.tsv]

Recall is taken against labels that both readers agreed on, precision against labels of either. A finding and a label belong together
where they are of one family and share a character; each belongs to one other at most. Findings in the title, repeats of a term, credits and
families that nobody labels are left out. A label's severity sorts recall, a finding's severity sorts precision: a word that the readers
call a hint and Rung a warning is still found. The JSON of --save holds every miss and false alarm, for a later --diff.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from matching import FAMILIES, findings_of, labels_of, matched, near, span_of, strongest_first, together

HERE = Path(__file__).resolve().parent
POOL = ["degree", "years", "cost", "age_coded", "gender_coded", "class_coded", "flexibility", "network"]
POOLED = "pooled"
AIMS = {"acronym": (.90, .85), "long_sentence": (.95, .95), "pay": (.90, .90), "wordy": (.75, .70), "buzzword": (.75, .70),
        "jargon": (.60, .60), POOLED: (.80, .80)}
GROUPS = ["barriers, warnings", "hints", "both"]
LEAST = 20  # fewer than this is "not measured"


def wilson(hits, n, z=1.959964):
    """The Wilson 95 % interval of hits out of n."""
    if n == 0:
        return 0.0, 1.0
    p = hits / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)) ** .5
    return max(0.0, middle - half), min(1.0, middle + half)


def cell(hits, n, width=20):
    """`n value low-high`, or that it is not measured."""
    if n < LEAST:
        return f"{n:4d} not measured".ljust(width)
    low, high = wilson(hits, n)
    return f"{n:4d} {hits / n:4.2f} {low:4.2f}-{high:4.2f}".ljust(width)


def give_up(why):
    """The work could not be done: 2, as in the program itself."""
    print(why, file=sys.stderr)
    sys.exit(2)


def check(program, records):
    """Sends `records` through `rung check --ndjson -` and returns the answers in the same order."""
    lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    done = subprocess.run([program, "check", "--ndjson", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        give_up(f"{program} ended with {done.returncode}")
    answers = [json.loads(line) for line in done.stdout.decode().splitlines() if line]
    if len(answers) != len(records):
        give_up(f"{program}: {len(records)} lines went in, {len(answers)} came out")
    for record, answer in zip(records, answers):
        if answer.get("id") != record["id"]:
            give_up(f"{program}: {record['id']} came back as {answer.get('id')}")
        if "error" in answer:
            give_up(f"{program}: {record['id']}: {answer['error']}")
    return answers


def measure(adverts, answers):
    """Marks every label with `found` and every finding with `right`."""
    labels, findings = [], []
    for advert, answer in zip(adverts, answers):
        ours, theirs = findings_of(advert, answer), labels_of(advert)
        for family in FAMILIES:
            found = strongest_first(f for f in ours if f["family"] == family)
            every = strongest_first(label for label in theirs if label["family"] == family)
            agreed = [label for label in every if label["agreed"]]
            hit = matched(len(agreed), len(found), [[j for j, f in enumerate(found) if together(label, f)] for label in agreed])
            right = matched(len(found), len(every), [[j for j, label in enumerate(every) if together(f, label)] for f in found])
            for i, label in enumerate(agreed):
                label["found"] = i in hit
            for i, f in enumerate(found):
                f["right"] = i in right
            labels += agreed
            findings += found
        for row in ours + theirs:
            row["near"] = near(advert["text"], row["at"])
            others = ours if "rule" not in row else theirs
            row["beside"] = sorted({f"{o['family']}{':' + o['rule'] if 'rule' in o else ''}" for o in others if row["at"] and together(row, o)})
    return labels, findings


def in_group(row, group):
    return group == "both" or (row["severity"] == "hint") == (group == "hints")


def counts(rows, mark, families, group):
    here = [r for r in rows if r["family"] in families and in_group(r, group)]
    return sum(r[mark] for r in here), len(here)


def rows_of_table(families):
    out = [(f, [f]) for f in families]
    pool = [f for f in POOL if f in families]
    if len(pool) > 1:
        out.append((POOLED, pool))
    return out


def print_tables(labels, findings, families):
    print(f"{'':14}" + "".join(f"{g:^40}  " for g in GROUPS))
    print(f"{'family':14}" + f"{'recall':<20}{'precision':<20}  " * len(GROUPS))
    for name, members in rows_of_table(families):
        line = f"{name:14}"
        for group in GROUPS:
            line += cell(*counts(labels, "found", members, group)) + cell(*counts(findings, "right", members, group)) + "  "
        print(line.rstrip())
    print(f"(n, value, Wilson 95 % interval; pooled: {', '.join(f for f in POOL if f in families)})")
    print("\nAims of the issue")
    print(f"{'':14}{'aim':>6}  " + "".join(f"{g:<30}" for g in GROUPS))
    for name, members in rows_of_table(families):
        if name not in AIMS:
            continue
        for what, rows, mark, aim in (("recall", labels, "found", AIMS[name][0]), ("precision", findings, "right", AIMS[name][1])):
            line = f"{name if what == 'recall' else '':14}{aim:6.2f}  "
            for group in GROUPS:
                hits, n = counts(rows, mark, members, group)
                state = "not measured" if n < LEAST else ("met" if hits / n >= aim else "not met") + f" ({hits / n:.2f})"
                line += f"{what + ' ' + state:<30}"
            print(line.rstrip())


def print_rows(labels, findings, families):
    for family in families:
        for label in labels:
            if label["family"] == family and not label["found"]:
                beside = f"  [{', '.join(label['beside'])}]" if label["beside"] else ""
                print(f"miss   {family:13} {label['severity']:8} {label['id']:18} {label['near']}{beside}")
        for f in findings:
            if f["family"] == family and not f["right"]:
                beside = f"  [labelled {', '.join(f['beside'])}]" if f["beside"] else ""
                print(f"false  {family:13} {f['severity']:8} {f['id']:18} {f['rule']}: {f['near']}{beside}")
    by_rule = defaultdict(lambda: [0, 0])
    for f in findings:
        if f["family"] in families:
            by_rule[f["family"], f["rule"]][0] += f["right"]
            by_rule[f["family"], f["rule"]][1] += 1
    print("\nPrecision by rule")
    for (family, rule), (hits, n) in sorted(by_rule.items(), key=lambda e: (FAMILIES.index(e[0][0]), e[1][0] - e[1][1])):
        print(f"{family:14}{rule:34}{hits:4d} of {n:4d}")


def key(row, kind):
    return [kind, row["id"], row["family"], list(row["at"]) if row["at"] else None, row["quote"]]


def outcome(labels, findings):
    return {"missed": [key(r, "miss") for r in labels if not r["found"]], "false": [key(r, "false") for r in findings if not r["right"]],
            "found": [key(r, "miss") for r in labels if r["found"]], "right": [key(r, "false") for r in findings if r["right"]]}


def print_diff(old, new, families):
    gone = "no longer reported"
    print("\nSince then")
    changes = []
    for bad, good, lost, won in (("missed", "found", "newly missed", "newly found"), ("false", "right", "new false alarm", "new and right")):
        before = {what: {json.dumps(r) for r in old[what]} for what in (bad, good)}
        after = {what: {json.dumps(r) for r in new[what]} for what in (bad, good)}
        changes += [(lost, json.loads(r)) for r in sorted(after[bad] - before[bad])]
        changes += [(won, json.loads(r)) for r in sorted(after[good] - before[good])]
        if bad == "false":
            changes += [(f"false alarm {gone}", json.loads(r)) for r in sorted(before[bad] - after[bad] - after[good])]
            changes += [(f"right and {gone}", json.loads(r)) for r in sorted(before[good] - after[good] - after[bad])]
    for what, (_, who, family, at, quote) in changes:
        if family in families:
            print(f"{what:32} {family:13} {who:18} {at or 'whole'} {quote[:80]!r}")
    if not changes:
        print("nothing changed")


def read_bars(path):
    """Rows of (family, measure, bar)."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [(family, what, float(bar)) for family, what, bar in (line.split("\t") for line in lines[1:] if line and not line.startswith("#"))]


def below_bars(path, measured):
    """Sentences for what falls below a bar. `measured` is {(family, measure): (hits, n)}; other measures are someone else's."""
    out = []
    for family, what, bar in read_bars(path):
        hits, n = measured.get((family, what), (None, 0))
        if hits is not None and (n == 0 or hits / n < bar):
            out.append(f"{family}: {what} {hits} of {n} is below {bar}")
    return out


def raise_bars(path, measured):
    """Rewrites the file with what is measured now where that is higher, cut to two digits. Never lowers a bar."""
    bars = {(family, what): bar for family, what, bar in read_bars(path)} if Path(path).exists() else {}
    for name, (hits, n) in measured.items():
        if n >= LEAST:
            bars[name] = max(bars.get(name, 0.0), hits * 100 // n / 100)
    order = {name: i for i, name in enumerate(FAMILIES + [POOLED])}
    rows = [f"{family}\t{what}\t{bar:.2f}\n" for (family, what), bar in sorted(bars.items(), key=lambda b: (order[b[0][0]], b[0][1]))]
    Path(path).write_text("family\tmeasure\tbar\n" + "".join(rows), encoding="utf-8")


def measures_of(labels, findings):
    """Recall and precision over both severities, for the bars."""
    out = {}
    for name, members in rows_of_table(FAMILIES):
        out[name, "recall"] = counts(labels, "found", members, "both")
        out[name, "precision"] = counts(findings, "right", members, "both")
    return out


def label_files(given):
    if given:
        return [Path(p) for p in given]
    shared = Path(os.environ.get("RUNG_SHARED") or HERE.parent.parent.parent / "shared")
    return [HERE / "data" / "adverts.ndjson", shared / "data" / "adverts" / "labelled.ndjson"]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--rung", required=True, help="the program")
    args.add_argument("--labels", action="append", help="label file (again for more); default: ours and the shared one")
    args.add_argument("--rows", action="store_true", help="list every miss and false alarm, and precision by rule")
    args.add_argument("--family", action="append", choices=FAMILIES, help="only this family (again for more)")
    args.add_argument("--save", help="write the outcome here, for a later --diff")
    args.add_argument("--diff", help="outcome of an earlier --save: show what changed")
    args.add_argument("--bars", help="bars.tsv: exit with 1 where our own adverts fall below a recall or precision bar")
    args.add_argument("--raise-bars", action="store_true", help="with --bars: write what is measured now where it is higher")
    given = args.parse_args()
    families = [f for f in FAMILIES if not given.family or f in given.family]
    saved, failed = {}, []
    old = json.loads(Path(given.diff).read_text(encoding="utf-8")) if given.diff else {}
    for path in label_files(given.labels):
        if not path.exists() and not given.labels:
            print(f"\n{path}: not here, skipped")
            continue
        adverts = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        answers = check(given.rung, [{"id": a["id"], "title": a["title"], "text": a["text"]} for a in adverts])
        labels, findings = measure(adverts, answers)
        print(f"\n{path}: {len(adverts)} adverts, {len(labels)} agreed labels, {len(findings)} findings")
        print_tables(labels, findings, families)
        if given.rows:
            print()
            print_rows(labels, findings, families)
        saved[path.name] = outcome(labels, findings)
        if path.name in old:
            print_diff(old[path.name], saved[path.name], families)
        if given.bars and path == HERE / "data" / "adverts.ndjson":
            measured = measures_of(labels, findings)
            if given.raise_bars:
                raise_bars(given.bars, measured)
            failed = below_bars(given.bars, measured)
    if given.save:
        Path(given.save).write_text(json.dumps(saved, ensure_ascii=False) + "\n", encoding="utf-8")
    for sentence in failed:
        print(sentence, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
