#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws findings at random from a corpus, for a person to judge: would a good editor act on this?

    tests/quality/sample.py --rung build/dev/src/rung CORPUS.ndjson [--count 100] [--seed 1] [--judged OLD.tsv] [--family F]... > sample.tsv

Every finding in title or text that is no credit and no repeat has the same chance; whole-advert ones are drawn too, with --whole. The last two
columns are for the judge: `act` (y, n) and `remark`. With --judged, the judgement of a finding that was drawn before is carried over.
The corpus is NDJSON with id, title and text. The same seed, corpus and rules draw the same findings.
"""

import argparse
import json
import random
import sys

sys.dont_write_bytecode = True
from score import check, wilson  # noqa: E402

COLUMNS = ["id", "rule", "family", "severity", "before", "quote", "after", "replacement", "act", "remark"]
ASIDE = 60


def flat(text):
    return " ".join(text.split())


def rows_of(record, answer, whole):
    for f in answer.get("findings", []):
        if not f["first"] or f["severity"] == "credit" or f["family"] == "positive" or (f["chars"] is None and not whole):
            continue
        before = after = ""
        if f["chars"]:
            text = record["title"] if f["part"] == "title" else record["text"]
            begin, end = f["chars"]
            before, after = text[max(0, begin - ASIDE):begin], text[end:end + ASIDE]
        yield [record["id"], f["rule"], f["family"], f["severity"], flat(before), flat(f["quote"])[:200], flat(after),
               flat(f["replacements"][0]) if f["replacements"] else "", "", ""]


def judged(path):
    """Judgements by (id, rule, quote)."""
    if not path:
        return {}
    with open(path, encoding="utf-8") as lines:
        rows = [dict(zip(COLUMNS, line.rstrip("\n").split("\t"))) for line in lines][1:]
    done = [r for r in rows if r.get("act")]
    good = sum(r["act"].startswith("y") for r in done)
    if done:
        low, high = wilson(good, len(done))
        print(f"{path}: {good} of {len(done)} to act on = {good / len(done):.2f}, {low:.2f}-{high:.2f}", file=sys.stderr)
    return {(r["id"], r["rule"], r["quote"]): (r["act"], r.get("remark", "")) for r in done}


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("corpus")
    args.add_argument("--rung", required=True, help="the program")
    args.add_argument("--count", type=int, default=100)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--family", action="append", help="only this family (again for more)")
    args.add_argument("--whole", action="store_true", help="draw findings about the whole advert too")
    args.add_argument("--judged", help="an earlier sample with its `act` column filled in")
    given = args.parse_args()
    with open(given.corpus, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    records = [{"id": r["id"], "title": r.get("title") or "", "text": r["text"]} for r in records]
    rows = []
    for record, answer in zip(records, check(given.rung, records)):
        rows += [r for r in rows_of(record, answer, given.whole) if not given.family or r[2] in given.family]
    known = judged(given.judged)
    drawn = random.Random(given.seed).sample(rows, min(given.count, len(rows)))
    print("\t".join(COLUMNS))
    for row in drawn:
        row[8:] = known.get((row[0], row[1], row[5]), ("", ""))
        print("\t".join(row))
    print(f"{len(drawn)} of {len(rows)} findings in {len(records)} adverts", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
