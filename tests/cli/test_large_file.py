# SPDX-License-Identifier: Apache-2.0
"""Memory of a streaming import doesn't grow with the file. RUNG_LARGE_MB says how large a file (48 unless said otherwise)."""

import json
import os
import subprocess
import threading
import unittest

from cli.program import RUNG, Program

MEGABYTES = int(os.environ.get("RUNG_LARGE_MB", "48"))
NOTES = "a long value, as exports have them; " * 200  # few workers: their keys are held


def csv(size):
    yield "Employee Number,Job Title,Notes\n"
    yield from counted(size, lambda i: f"{i:07},Café Manager,\"{NOTES}\"\n")


def xml(size):
    yield '<wd:Report_Data xmlns:wd="urn:com.workday.report/R">'
    yield from counted(size, lambda i: f"<wd:Report_Entry><wd:Employee_ID>{i:07}</wd:Employee_ID><wd:Title>A &amp; B</wd:Title><wd:Notes>{NOTES}</wd:Notes></wd:Report_Entry>\n")
    yield "</wd:Report_Data>"


def report_json(size):
    yield '{"Report_Entry":[{"Employee_ID":"x","Title":"y"}'
    yield from counted(size, lambda i: ',{"Employee_ID":"%07d","Title":"A \\"B\\"","Notes":"%s"}\n' % (i, NOTES))
    yield "]}"


def counted(size, line):
    piece, made = [], 0
    for i in range(1 << 40):
        if made >= size:
            break
        piece.append(line(i))
        made += len(piece[-1])
        if len(piece) == 64:
            yield "".join(piece)
            piece = []
    yield "".join(piece)


FORMS = {
    "delimited": (csv, {"Employee Number": "worker.id", "Job Title": "job.title"}),
    "workday-raas-xml": (xml, {"Employee_ID": "worker.id", "Title": "job.title"}),
    "workday-raas-json": (report_json, {"Employee_ID": "worker.id", "Title": "job.title"}),
}


class LargeFile(Program):
    def peak(self, form, megabytes):
        make, ties = FORMS[form]
        self.write("m.json", json.dumps({"schema": "rung-map/1", "format": form, "scope": "snapshot",
                                         "fields": [{"from": source, "to": field} for source, field in ties.items()]}))
        words = [RUNG, "import", "-", "--map", "m.json", "--as-of", "2026-11-30", "--out", "/dev/null", "--coverage", "c.json"]
        run = subprocess.Popen(words, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder)
        told = []
        reader = threading.Thread(target=lambda: told.append(run.stderr.read()))
        reader.start()
        try:
            for piece in make(megabytes * 1_000_000):
                run.stdin.write(piece.encode())
            run.stdin.close()
        except BrokenPipeError:
            pass
        reader.join()
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(run.returncode, 0, told)
        run.stderr.close()
        read = json.loads((self.folder / "c.json").read_text())
        return read["records"]["read"], used.ru_maxrss / 1024

    def test_memory_stays(self):
        for form in FORMS:
            with self.subTest(form=form):
                few, small = self.peak(form, 4)
                many, large = self.peak(form, MEGABYTES)
                self.assertGreater(many, few * (MEGABYTES // 5))
                self.assertLess(large - small, 4, f"{small:.0f} MiB for 4 MB, {large:.0f} MiB for {MEGABYTES} MB")


if __name__ == "__main__":
    unittest.main()
