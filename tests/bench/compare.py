#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures how fast Rung checks adverts, side by side with other checkers, and writes the table to docs/measured/advert.md.

    python3 tests/bench/compare.py [--corpus adverts.ndjson] [--npm FOLDER] [--sample N] [--nightly] [--only PART,…]

Give it a quiet machine: the load is printed beside the figures, and a run with all parts on a quiet machine puts the short tables into
docs/advert.md as well. The corpus (NDJSON with title and text; our own adverts unless said
otherwise) is joined by long and dirty adverts of our own making. Peers that are not installed are skipped, with the command that installs
them. Times are CPU time of one thread, median of 5, warmed, texts in memory, except where the table says wall.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path

import measure
from measure import ROOT, load, run

HERE = Path(__file__).resolve().parent
PACKAGES = "alex@11.0.1 write-good@1.0.8 retext@9 retext-equality@7.1.0 retext-simplify@8.0.0 retext-readability@8.0.0"
PEERS = ("alex", "write-good", "retext-equality", "retext-simplify", "retext-readability")
PARTS = ("speed", "growth", "hostile", "threads", "start", "compile", "memory")
STREAM = {"quick": 200_000_000, "nightly": 10_000_000_000}


class Page:
    """What is printed and written: both the same."""

    def __init__(self):
        self.lines, self.aims = [], []

    def say(self, text=""):
        print(text, flush=True)
        self.lines.append(text)

    def table(self, head, rows):
        self.say("| " + " | ".join(head) + " |")
        self.say("|" + "|".join("---" if i == 0 else "---:" for i in range(len(head))) + "|")
        for row in rows:
            self.say("| " + " | ".join(str(c) for c in row) + " |")
        self.say()

    def aim(self, what, bar, got, met):
        self.aims.append((what, bar, got, {True: "met", False: "**not met**", None: "not measured"}[met]))


def number(x):
    return f"{x:,.0f}" if x >= 100 else f"{x:.3g}"


def row(tool, bytes_, adverts, cpu_s, note):
    return (tool, number(adverts / cpu_s), number(bytes_ / 1e6 / cpu_s), number(cpu_s / adverts * 1e6), note)


def speed(page, build, options):
    everything = build.folder / "corpus.ndjson"
    bench = measure.benchmarks(options.bench, "^(corpus|corpus_documents|advert_of_4_KB)", options.corpus, everything)
    all_lines = everything.read_text(encoding="utf-8").splitlines()
    step = max(1, len(all_lines) // options.sample) if options.sample else 1
    chosen = build.text("sample.ndjson", "".join(line + "\n" for line in all_lines[::step]))
    texts = [json.loads(line) for line in all_lines[::step]]
    bytes_ = sum(len((t["title"] + t["text"]).encode()) for t in texts)

    whole, four = bench["corpus"], bench["advert_of_4_KB"]
    rate = whole["bytes_per_second"] / 1e6
    rows = [row("**rung**, all rules, text to report", whole["bytes"], len(all_lines), whole["cpu_time"] / 1e3,
                f"{whole['findings'] / len(all_lines):.1f} findings an advert, credits and repeats counted"),
            row("rung, document to report", whole["bytes"], len(all_lines), bench["corpus_documents"]["cpu_time"] / 1e3, "")]
    if Path(options.npm, "node_modules", "alex").exists() and shutil.which("node"):
        for tool in PEERS:
            said = json.loads(run("node", "--single-threaded", HERE / "peers.mjs", options.npm, chosen, tool, options.repeats))
            if "missing" in said:
                page.say(f"skipped: {tool}; npm install --prefix {options.npm} {PACKAGES}")
                continue
            rows.append(row(f"{tool} {said['version']}", bytes_, said["adverts"], said["cpu_s"], f"Node {said['node']}, {said['findings'] / said['adverts']:.1f} findings an advert"))
    else:
        page.say(f"skipped: {', '.join(PEERS)}; npm install --prefix {options.npm} {PACKAGES}\n")
    if shutil.which("style"):
        plain = build.text("sample.txt", "\n\n".join(t["title"] + "\n\n" + t["text"] for t in texts))
        cpu = sorted(measure.started(["style", str(plain)])[1] for _ in range(options.repeats))[options.repeats // 2] / 1e3
        rows.append(row("GNU style, readability only", bytes_, len(texts), cpu, "command, all adverts as one file"))
    else:
        page.say("skipped: GNU style; apt-get install diction\n")
    if Path("/usr/include/hs/hs.h").exists():
        program = build.program(HERE / "hyperscan.bench.cpp", "bench_hyperscan", "-lhs", rooms=False)
        env = {"RUNG_CORPUS": str(everything if not options.corpus else options.corpus)}
        said = json.loads(run(program, ROOT / "src/lexicon", options.repeats, env=env if options.corpus else {}))
        rows.append(row(f"Hyperscan {said['version'].split()[0]}, our phrases alone", said["bytes"], said["adverts"], said["cpu_s"],
                        f"{said['literals']:,} literals from {said['heads'] - said['skipped']:,} of {said['heads']:,} heads, {said['compile_s']:.1f} s to compile"))
    else:
        page.say("skipped: Hyperscan; apt-get install libhyperscan-dev\n")
    page.say(f"## Side by side\n\nRung and Hyperscan on {len(all_lines):,} adverts, {whole['bytes'] / 1e6:.1f} MB; the others on "
             + ("the same" if step == 1 else f"every {step}th of them, {bytes_ / 1e6:.2f} MB") + f". One core. Load {load()}.\n")
    page.table(("tool", "adverts/s", "MB/s", "µs an advert", ""), rows)
    page.say(f"An advert of 3.5 to 4.5 KB ({four['n']:.0f} of them, each timed by itself, wall): p50 {four['p50_us']:.0f} µs, p95 {four['p95_us']:.0f} µs.\n")
    page.aim("full rule set, one core", "≥ 60 MB/s", f"{rate:.1f} MB/s", rate >= 60)
    page.aim("an advert of 4 KB, p50", "≤ 60 µs", f"{four['p50_us']:.0f} µs", four["p50_us"] <= 60)


def growth(page, build, options):
    bench = measure.benchmarks(options.bench, "^growth", options.corpus)
    page.say(f"## Growth\n\nOne advert, ever longer. Load {load()}.\n")
    page.table(("bytes", "MB/s", "ms"), [(f"{int(n.split('/')[1]):,}", number(b["bytes_per_second"] / 1e6), number(b["cpu_time"] / 1e3)) for n, b in bench.items()])
    rates = [b["bytes_per_second"] for b in bench.values()]
    page.aim("time grows linearly, 1 KB to 16 MB", "fastest ≤ 4 × slowest", f"{max(rates) / min(rates):.1f} ×", max(rates) / min(rates) <= 4)


def hostile(page, build, options):
    bench = measure.benchmarks(options.bench, "^hostile", options.corpus)
    page.say("## Hostile inputs\n\nTime a byte, beside ordinary text of 1 MB; growth is the time a byte of the whole against that of its first sixteenth: about 1 where "
             f"time is linear, 16 where it is quadratic. \"prose with\" is English with 10⁵ such pieces, so that every rule runs. Load {load()}.\n")
    page.table(("input", "bytes", "ns a byte", "× ordinary", "growth", "outcome"),
               [(n.split("/", 1)[1], f"{b['bytes']:,.0f}", number(b["ns_a_byte"]), f"{b['times_as_ordinary']:.2f}", f"{b['growth']:.1f}", b.get("label", "")) for n, b in bench.items()])
    worst = max(bench.values(), key=lambda b: b["growth"] if b["ns_a_byte"] > 20 else 0)
    page.aim("hostile inputs are linear", "growth ≤ 4", f"{worst['growth']:.1f} ({worst['name'].split('/')[1]})", worst["growth"] <= 4)


def threads(page, build, options):
    bench = measure.benchmarks(options.bench, "^threads", options.corpus)
    one, two = (next(b for n, b in bench.items() if n.endswith(f"threads:{k}"))["bytes_per_second"] for k in (1, 2))
    page.say(f"## Threads\n\nThe same corpus, wall time: one thread {one / 1e6:.1f} MB/s, two {two / 1e6:.1f} MB/s, {two / one:.2f} times. Load {load()}.\n")
    page.aim("two threads against one", "≥ 1.8 ×", f"{two / one:.2f} ×", two / one >= 1.8)


def start(page, build, options):
    empty = build.program(build.text("empty.cpp", "int main() {}\n"), "empty", rooms=False)
    one = ROOT / "examples/adverts/nurse.md"
    rows = [("an empty C++ program", *measure.start_up([empty])), (f"`rung check {one.name}`", *measure.start_up([build.rung, "check", one]))]
    if shutil.which("node"):
        rows.append(("`node -e 0`", *measure.start_up(["node", "-e", "0"])))
    page.say(f"## Start-up\n\nMedian of 20, from spawn to exit. Load {load()}.\n")
    page.table(("", "wall ms", "CPU ms"), [(name, f"{wall:.1f}", f"{cpu:.1f}") for name, wall, cpu in rows])
    page.aim("`rung check one.md`", "≤ 10 ms wall", f"{rows[1][1]:.1f} ms", rows[1][1] <= 10)
    page.aim("against an empty C++ program", "≤ 5 ×", f"{rows[1][1] / rows[0][1]:.1f} ×", rows[1][1] <= 5 * rows[0][1])


def compile_cost(page, build, options):
    unit = build.text("unit.cpp", "#include <rung/advert.hpp>\nint main() { return 0; }\n")
    rows = []
    for mode, defines in (("compiled", ["-DRUNG_COMPILED"]), ("header-only", [])):
        for level in ("-O0", "-O2"):
            words = [options.compiler, "-std=c++20", level, *defines, f"-I{ROOT}/include", "-c", str(unit), "-o", "/dev/null"]
            rows.append((mode, level, *sorted(measure.started(words)[1] / 1e3 for _ in range(3))))
    page.say(f"## Compile cost\n\nCPU seconds of a translation unit that only includes `<rung/advert.hpp>`: three runs. Load {load()}.\n")
    page.table(("mode", "", "least", "median", "most"), [(mode, level, *(f"{s:.2f}" for s in runs)) for mode, level, *runs in rows])
    for mode, level, _, median, _ in rows:
        if level == "-O2":
            page.aim(f"a unit with <rung/advert.hpp>, {mode}", "≤ 1.5 CPU s", f"{median:.2f} s", median <= 1.5)


def memory(page, build, options):
    lines = [json.dumps({"id": str(i), **{k: json.loads(line)[k] for k in ("title", "text")}}, ensure_ascii=False).encode() + b"\n"
             for i, line in enumerate(Path(options.corpus or ROOT / "tests/quality/data/adverts.ndjson").read_text(encoding="utf-8").splitlines()) if line]
    size = options.stream or STREAM["nightly" if options.nightly else "quick"]
    rows = [(jobs, *measure.stream(build.rung, lines, size, jobs)) for jobs in ((2,) if options.nightly else (1, 2))]
    page.say(f"## Memory\n\n`rung check --ndjson -` on a stream, output thrown away. Load {load()}.\n")
    page.table(("threads", "MB sent", "s, wall", "MB/s", "peak RSS MB"), [(jobs, f"{sent:,.0f}", f"{s:.0f}", f"{rate:.1f}", f"{peak:.0f}") for jobs, sent, s, rate, peak in rows])
    peak, sent = max(r[4] for r in rows), max(r[1] for r in rows)
    page.aim(f"NDJSON stream of {sent / 1000:.1f} GB, peak RSS", "≤ 64 MB at 10 GB", f"{peak:.0f} MB", None if sent < 10_000 and peak <= 64 else peak <= 64)


def put_into_page(text):
    """Puts the machine, the table side by side and the aims between their marks in docs/advert.md; figures of a busy machine don't get there."""
    path = ROOT / "docs/advert.md"
    marks = [f"<!-- docs/measured/advert.md {word} -->" for word in ("begins", "ends")]
    before, _, rest = path.read_text(encoding="utf-8").partition(marks[0])
    _, found, after = rest.partition(marks[1])
    if not found:
        sys.exit(f"{path} lacks {' and '.join(marks)}")
    sections = text.split("\n## ")
    machine_line = next(line for line in sections[0].splitlines() if line.startswith("Machine:"))
    chosen = [machine_line] + ["#### " + s.strip() for s in sections if s.startswith(("Side by side", "Against the aims"))]
    path.write_text(before + marks[0] + "\n" + "\n\n".join(chosen) + "\n" + marks[1] + after, encoding="utf-8")


def main():
    read = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    read.add_argument("--corpus", default="", help="NDJSON with title and text; our own adverts unless said otherwise")
    read.add_argument("--npm", default=str(ROOT / "build/npm"), help="folder whose node_modules hold the peers")
    read.add_argument("--build", default=str(ROOT / "build/bench"))
    read.add_argument("--compiler", default="g++")
    read.add_argument("--sample", type=int, default=0, help="peers see about so many adverts only; all unless said otherwise")
    read.add_argument("--repeats", type=int, default=5)
    read.add_argument("--nightly", action="store_true", help="a stream of 10 GB, not 200 MB")
    read.add_argument("--stream", type=int, default=0, help="a stream of so many bytes")
    read.add_argument("--only", default=",".join(PARTS), help=",".join(PARTS))
    read.add_argument("--out", default=str(ROOT / "docs/measured/advert.md"), help="- writes no file")
    options = read.parse_args()
    options.corpus = str(Path(options.corpus).resolve()) if options.corpus else ""
    parts = options.only.split(",")
    if set(parts) - set(PARTS):
        read.error(f"parts are {', '.join(PARTS)}")

    page = Page()
    build = measure.Build(options.build, options.compiler)
    build.library()
    options.bench = build.program(ROOT / "tests/advert/check.bench.cpp", "bench_check", "-lbenchmark_main", "-lbenchmark")
    compiler = run(options.compiler, "--version").splitlines()[0]
    before = load()
    page.say("<!-- Written by tests/bench/compare.py; run it again rather than edit. -->\n")
    page.say(f"Machine: {measure.machine()}. {compiler}, -O2. {run(build.rung, '--version').strip()}.\n")
    for part in PARTS:
        if part in parts:
            {"compile": compile_cost}.get(part, globals().get(part))(page, build, options)
    after = load()
    busy = max(float(before), float(after)) > 1.5
    page.say(f"## Against the aims\n\nLoad {before} before, {after} after" + (": **a busy machine, these figures mean little**.\n" if busy else ".\n"))
    page.table(("", "aim", "measured", ""), page.aims)
    if options.out != "-":
        Path(options.out).parent.mkdir(parents=True, exist_ok=True)
        Path(options.out).write_text("\n".join(page.lines), encoding="utf-8")
        if set(parts) == set(PARTS) and not busy:
            put_into_page("\n".join(page.lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
