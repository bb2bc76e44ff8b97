#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Our readers beside their peers, each way in a process of its own, in one run. Usage: compare.py READ_BENCH [MEGABYTES] [ROUNDS] [NODE_MODULES]

Prints a table: megabytes of input for each second of processor time (the best of the rounds), and the peak of memory. DuckDB is run
where NODE_MODULES holds @duckdb/node-api."""

import os
import pathlib
import subprocess
import sys
import tempfile

WAYS = {"xml": ("rows", "model", "expat", "pugixml"), "json": ("rows", "model", "boost"), "csv": ("rows", "model", "duckdb")}
NAMES = {"rows": "Rung, to rows", "model": "Rung, through map and model, with coverage", "expat": "expat", "pugixml": "pugixml, whole document",
         "boost": "Boost.JSON, whole document", "duckdb": "DuckDB, all columns as text, one thread"}
DUCKDB = """const {DuckDBInstance} = require('@duckdb/node-api');
(async () => { const c = await (await DuckDBInstance.create(':memory:', {threads: '1'})).connect();
  const r = await c.runAndReadAll(`select count(*), sum(length(COLUMNS(*))) from read_csv('${process.argv[1]}', all_varchar=true)`);
  const u = process.resourceUsage();
  console.log((u.userCPUTime + u.systemCPUTime) / 1e6, Math.round(u.maxRSS / 1024), Number(r.getRows()[0][0]), 0); })();"""


def run(bench, way, path, modules):
    if way == "duckdb":
        if not modules:
            return None
        done = subprocess.run(["node", "-e", DUCKDB, path], env=os.environ | {"NODE_PATH": modules}, stdout=subprocess.PIPE, text=True)
    else:
        done = subprocess.run([bench, way, path], stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        return None
    seconds, memory, values, size = done.stdout.split()
    return float(seconds), int(float(memory)), int(values), int(size)


def main(bench, megabytes="200", rounds="3", modules=""):
    print(f"{megabytes} MB each, best of {rounds} rounds, load {os.getloadavg()[0]:.1f} at the start\n")
    print("| input | way | MB/s of processor time | peak MiB |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for kind, ways in WAYS.items():
            path = str(pathlib.Path(folder) / f"input.{kind}")
            with open(path, "wb") as out:
                subprocess.run([bench, f"make-{kind}", megabytes], stdout=out, check=True)
            size = os.path.getsize(path) / 1e6
            best = {}
            for _ in range(int(rounds)):
                for way in ways:
                    got = run(bench, way, path, modules)
                    if got and (way not in best or got[0] < best[way][0]):
                        best[way] = got
            for way in ways:
                print(f"| {kind} | {NAMES[way]} | " + (f"{size / best[way][0]:.0f} | {best[way][1]} |" if way in best else "not run | |"))
            os.remove(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
