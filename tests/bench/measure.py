# SPDX-License-Identifier: Apache-2.0
"""What compare.py measures with: programs built, run and timed from outside."""

import json
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("advert", "format", "text", "core")


def run(*words, **more):
    """Runs a command and returns what it printed; shows its complaints and ends where it fails."""
    done = subprocess.run([str(w) for w in words], stdout=subprocess.PIPE, text=True, check=False, **more)
    if done.returncode != 0:
        sys.exit(f"{words[0]} ended with {done.returncode}")
    return done.stdout


def load():
    return f"{os.getloadavg()[0]:.1f}"


class Build:
    """The program `rung`, the rooms as static libraries, and benchmark programs made from single files."""

    def __init__(self, folder, compiler):
        self.folder, self.compiler = Path(folder), compiler
        self.folder.mkdir(parents=True, exist_ok=True)

    def library(self):
        options = ("-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O2 -DNDEBUG", f"-DCMAKE_CXX_COMPILER={self.compiler}",
                   "-DRUNG_BUILD_TESTS=OFF", "-DRUNG_BUILD_EXAMPLES=OFF", "-DBUILD_SHARED_LIBS=OFF")
        run("cmake", "-S", ROOT, "-B", self.folder, "--log-level=WARNING", *options)
        run("cmake", "--build", self.folder, "--target", "rung")
        self.rung = next(p for p in self.folder.rglob("rung") if p.is_file() and os.access(p, os.X_OK))
        self.archives = [next(self.folder.rglob(f"librung_{room}.a")) for room in ROOMS]

    def program(self, source, name, *libraries, rooms=True):
        out = self.folder / name
        links = [*self.archives, "-lmd4c", "-lpugixml", "-lminizip", "-lz"] if rooms else []
        self.text("places.hpp", f'#define RUNG_SOURCE_DIR "{ROOT}"\n')
        run(self.compiler, "-std=c++20", "-O2", "-DNDEBUG", "-DRUNG_COMPILED", f"-I{self.folder}", f"-I{ROOT}/include", source,
            *links, *libraries, "-lpthread", "-o", out)
        return out

    def text(self, name, content):
        (self.folder / name).write_text(content, encoding="utf-8")
        return self.folder / name


def started(words, env=None):
    """Wall and CPU milliseconds of one run, output thrown away."""
    quiet = [(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_RDWR, 0) for fd in (0, 1, 2)]
    begin = time.perf_counter()
    child = os.posix_spawnp(words[0], words, env or os.environ, file_actions=quiet)
    _, status, used = os.wait4(child, 0)
    wall = (time.perf_counter() - begin) * 1e3
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{' '.join(words)} ended with {os.waitstatus_to_exitcode(status)}")
    return wall, (used.ru_utime + used.ru_stime) * 1e3


def start_up(words, times=20):
    runs = [started([str(w) for w in words]) for _ in range(times)]
    return tuple(statistics.median(r[i] for r in runs) for i in (0, 1))


def benchmarks(program, filter_, corpus, corpus_out=None):
    env = dict(os.environ, RUNG_CORPUS=corpus or "", RUNG_CORPUS_OUT=str(corpus_out or ""))
    said = run(program, f"--benchmark_filter={filter_}", "--benchmark_format=json", env=env, stderr=subprocess.DEVNULL)
    return {re.sub(r"/(min_time|iterations):[\d.]+", "", b["name"]): b for b in json.loads(said)["benchmarks"]}


def peak_of(process):
    """Largest resident size so far in MB. Read from /proc: what wait4 tells includes this script's own size at the fork."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text()
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return 0.0


def stream(rung, lines, size, threads):
    """Sends `size` bytes of NDJSON through rung; returns MB sent, seconds, MB/s and the peak in MB."""
    block = b"".join(lines)
    block *= max(1, (4 << 20) // len(block))
    child = subprocess.Popen([str(rung), "check", "--ndjson", "-", "--jobs", str(threads), "--no-config", "--fail-on", "never"],
                             stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    peak, sent = [0.0], [0]

    def feed():
        try:
            while sent[0] < size:
                child.stdin.write(block)
                sent[0] += len(block)
            child.stdin.close()
        except BrokenPipeError:
            pass

    begin = time.perf_counter()
    feeder = threading.Thread(target=feed)
    feeder.start()
    while child.poll() is None:
        peak[0] = max(peak[0], peak_of(child))
        time.sleep(0.02)
    seconds = time.perf_counter() - begin
    feeder.join()
    if child.returncode != 0:
        sys.exit(f"rung check --ndjson - ended with {child.returncode}")
    return sent[0] / 1e6, seconds, sent[0] / 1e6 / seconds, peak[0]


def machine():
    """One line on the machine's class and one on versions."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = next((line.split(":")[1].strip() for line in info.splitlines() if line.startswith("model name")), "unknown processor")
    memory = int(Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]) / 1048576
    vectors = "AVX-512" if " avx512bw" in info else "AVX2" if " avx2" in info else "no AVX2"
    system = next((line.split("=")[1].strip('"\n') for line in open("/etc/os-release", encoding="utf-8") if line.startswith("PRETTY_NAME")), "?")
    return f"{model}, {os.cpu_count()} cores, {vectors}, {memory:.0f} GiB, {system}"
