# SPDX-License-Identifier: Apache-2.0
"""What a program leaves on the disk that ends before its time: nothing of people. And who may read what it writes."""

import contextlib
import json
import os
import pathlib
import resource
import signal
import stat
import subprocess
import time
import unittest

from cli.end_of_program import HEADER, ROWS, EndOfProgram, let_cores_be_written, no_links, no_nameless_files
from cli.program import BARRIER, ROOT, RUNG

ENDINGS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGPIPE)
PEOPLE = ROOT / "examples/people"
MAP = {"schema": "rung-map/1", "format": "delimited", "scope": "active",
       "fields": [{"from": "Employee Number", "to": "worker.id"}, {"from": "Grade", "to": "job.grade"}]}
SPEC = {"schema": "rung-disclosure/1", "collection": "c", "table": "t", "threshold": 3, "need": 1, "dimensions": [{"column": "Grade"}]}
IMPORT = ("import", "-", "--map", "m.json", "--as-of", "2026-11-30", "--progress", "never")


class LeftBehind(EndOfProgram):
    def setUp(self):
        super().setUp()
        self.write("m.json", json.dumps(MAP))

    def import_then(self, number, *more, before=lambda: None, wait_for=None):
        run = self.begin(*IMPORT, "--out", "o.ndjson", *more, before=before)
        self.feed(run.stdin.fileno())
        if wait_for:
            for _ in range(1000):
                if any(p.stat().st_size > 0 for p in self.folder.glob(wait_for)):
                    break
                time.sleep(0.02)
            else:
                self.fail("no file beside the target: the test is about nothing")
        self.end(run, number)
        self.assertEqual(run.returncode, -number)

    def test_a_signal_leaves_nothing_of_the_rows(self):
        for number in (*ENDINGS, signal.SIGKILL):
            for more in ((), ("--isolated",)) if number in (signal.SIGTERM, signal.SIGKILL) else ((),):
                with self.subTest(number=number, more=more):
                    self.import_then(number, *more)
                    self.assertEqual(self.names(), ["m.json"])
        self.write("o.ndjson", "old")
        self.import_then(signal.SIGTERM)
        self.assertEqual(self.names(), ["m.json", "o.ndjson"])
        self.assertEqual((self.folder / "o.ndjson").read_text(), "old")

    def test_nor_where_files_need_a_name(self):
        self.need_seccomp()
        for number in ENDINGS:
            with self.subTest(number=number):
                self.import_then(number, before=no_nameless_files, wait_for="o.ndjson.rung-*")
                self.assertEqual(self.names(), ["m.json"])

    def test_a_signal_that_is_ignored_stays_so(self):
        self.need_seccomp()

        def before():
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
            no_nameless_files()
        run = self.begin(*IMPORT, "--out", "o.ndjson", before=before)
        self.feed(run.stdin.fileno())
        run.send_signal(signal.SIGHUP)
        run.stdin.close()
        self.assertEqual(run.wait(100), 0)
        self.assertEqual(self.names(), ["m.json", "o.ndjson"])

    def test_every_way_writes_the_same(self):
        self.need_seccomp()
        self.write("staff.csv", HEADER + ROWS)
        written = set()
        for before in (lambda: None, no_nameless_files, no_links):
            for there in (False, True):
                with self.subTest(before=before, there=there):
                    out = self.folder / "o.ndjson"
                    out.unlink(missing_ok=True)
                    if there:
                        self.write("o.ndjson", "old")
                    done = self.rung("import", "staff.csv", *IMPORT[2:], "--out", "o.ndjson", preexec_fn=before)
                    self.assertEqual(done.returncode, 0, done.err)
                    self.assertEqual(self.names(), ["m.json", "o.ndjson", "staff.csv"])
                    self.assertEqual(stat.S_IMODE(out.stat().st_mode), 0o600)
                    written.add(out.read_bytes())
        self.assertEqual(len(written), 1)
        self.assertEqual(len(next(iter(written)).splitlines()) % 20_000, 0)

    def test_a_file_that_is_mended_keeps_its_mode_and_its_link(self):
        self.need_seccomp()
        for before in (lambda: None, no_nameless_files, no_links):
            with self.subTest(before=before):
                advert = pathlib.Path(self.write("real/a.txt", "Clerk\n\nYou will utilise the phone in order to help people.\n"))
                os.chmod(advert, 0o640)
                link = self.folder / "a.txt"
                link.unlink(missing_ok=True)
                link.symlink_to(advert)
                done = self.rung("check", "--fix", "--fail-on", "never", "a.txt", preexec_fn=before)
                self.assertEqual(done.returncode, 0, done.err)
                self.assertNotIn("utilise", advert.read_text())
                self.assertTrue(link.is_symlink())
                self.assertEqual(stat.S_IMODE(advert.stat().st_mode), 0o640)
                self.assertEqual(os.listdir(advert.parent), ["a.txt"])
                (self.folder / "b.json").unlink(missing_ok=True)
                self.write("b.txt", "Clerk\n\n" + BARRIER)
                self.rung("check", "--write-baseline", "b.json", "b.txt", preexec_fn=lambda: (os.umask(0o027), before()))
                self.assertEqual(stat.S_IMODE((self.folder / "b.json").stat().st_mode), 0o640)

    def test_all_that_an_import_writes_is_its_owners(self):
        self.write("staff.csv", HEADER + ROWS[:2_000].rpartition(b"\n")[0] + b"\n")
        self.write("forms.csv", b"Grade,Occupation\n1,x\n2,y\n2,x\n")
        self.write("forms.json", json.dumps({"schema": "rung-map/1", "format": "delimited", "scope": "snapshot", "fields": [
            {"from": "Grade", "to": "job.grade"}, {"from": "Occupation", "to": "answer.occupation", "values": {"x": "6", "y": "4"}}]}))
        self.write("c.json", "old")
        os.chmod(self.folder / "c.json", 0o644)
        before = set(self.names())
        done = self.rung("import", "staff.csv", *IMPORT[2:], "--out", "o.ndjson", "--coverage", "c.json", preexec_fn=lambda: os.umask(0))
        self.assertEqual(done.returncode, 0, done.err)
        done = self.rung("import", "forms.csv", "--map", "forms.json", "--answers", "a.csv", "--heads", "staff.csv", "--heads-map", "m.json", "--as-of", "2026-11-30",
                         "--reconciled", "r.json", "--coverage", "d.json", preexec_fn=lambda: os.umask(0))
        self.assertIn(done.returncode, (0, 1), done.err)
        written = (set(self.names()) - before) | {"c.json"}
        self.assertEqual(written, {"o.ndjson", "c.json", "a.csv", "r.json", "d.json"})
        for name in written:
            with self.subTest(name=name):
                self.assertEqual(stat.S_IMODE((self.folder / name).stat().st_mode), 0o600)

    def holders(self):
        """Each program, once it holds people's rows and waits for more of them."""
        self.write("s.json", json.dumps(SPEC))
        for words in ((*IMPORT, "--out", "o.ndjson"), (*IMPORT, "--out", "o.ndjson", "--isolated"), ("map", "check", "-", "--map", "m.json"),
                      ("map", "suggest", "-", "--format", "delimited", "--records", 10**9)):
            run = self.begin(*words, before=let_cores_be_written)
            self.feed(run.stdin.fileno())
            yield words, run
        for words in (("disclose", "publish", "--spec", "s.json", "--ledger", "L", "--out", "t.json", "--data"),
                      ("anonymise", "--hierarchies", PEOPLE / "hierarchies", "--qi", "grade", "--out", "o.csv"), ("plugin", "check", "absent.so")):
            run, pipe = self.fifo(words[0], lambda path: self.begin(*words, path, before=let_cores_be_written, stdin=subprocess.DEVNULL))
            self.feed(pipe)
            yield words, run

    def test_a_crash_leaves_no_core(self):
        self.need_cores()
        for words, run in self.holders():
            with self.subTest(words=words):
                limits = pathlib.Path("/proc", str(run.pid), "limits").read_text().splitlines()
                core = next(line for line in limits if line.startswith("Max core file size"))
                self.assertEqual(core.split()[4:6], ["0", "0"])
                with contextlib.suppress(PermissionError):  # the limit away, where we may: the process itself forbids it too
                    resource.prlimit(run.pid, resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
                status = self.end(run, signal.SIGSEGV)
                self.assertEqual(run.returncode, -signal.SIGSEGV, run.stderr.read())
                self.assertFalse(os.WCOREDUMP(status))
                self.assertEqual(list(self.folder.glob("core*")), [])

    def test_no_other_program_of_the_user_looks_into_it(self):
        """What /proc tells of a process that forbids it belongs to root, though the process does not."""
        os.chmod(self.folder, 0o777)
        nobody = 65534
        before = (lambda: (os.setgid(nobody), os.setuid(nobody))) if os.geteuid() == 0 else lambda: None
        if subprocess.run([RUNG, "import", "--help"], preexec_fn=before, capture_output=True, check=False).returncode != 0:
            self.skipTest("an ordinary user cannot run rung from where it is")
        for more in ((), ("--isolated",)):
            with self.subTest(more=more):
                run = self.begin(*IMPORT, "--out", "o.ndjson", *more, before=before)
                self.feed(run.stdin.fileno())
                self.assertEqual(pathlib.Path("/proc", str(run.pid), "limits").stat().st_uid, 0)
                run.stdin.close()
                self.assertEqual(run.wait(100), 0, run.stderr.read())
                self.assertEqual(self.names(), ["m.json", "o.ndjson"])

    @unittest.skipUnless("RUNG_CRASHING" in os.environ, "RUNG_CRASHING names no plugin that crashes")
    def test_nor_does_that_of_a_plugin_that_is_checked(self):
        self.need_cores()
        sample = self.write("staff.csv", HEADER + b"1,2,ZQXNAME\n")
        # A sanitiser would take the signal for itself, and leave no core.
        unwatched = {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":handle_segv=0"}
        done = self.rung("plugin", "check", os.environ["RUNG_CRASHING"], sample, environment=unwatched, preexec_fn=let_cores_be_written)
        self.assertEqual(done.returncode, 1, done.err)
        self.assertIn("ended by signal 11", done.out)
        self.assertEqual(self.names(), ["m.json", "staff.csv"])


if __name__ == "__main__":
    unittest.main()
