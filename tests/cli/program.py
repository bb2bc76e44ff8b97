# SPDX-License-Identifier: Apache-2.0
"""Runs rung in a folder of its own and takes note of what it says."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNG = os.environ.get("RUNG") or str(ROOT / "build/dev/src/cli/rung")
ADVERTS = ROOT / "examples/adverts"


class Program(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = pathlib.Path(self._folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return str(path)

    def rung(self, *words, stdin=b"", environment=None, **more):
        """Returns the finished run; a crash (a signal, a sanitiser's report) fails the test here."""
        env = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")} | (environment or {})
        stdin = stdin if isinstance(stdin, bytes) else stdin.encode("utf-8")
        more.setdefault("stdout", subprocess.PIPE)
        done = subprocess.run([RUNG, *map(str, words)], input=stdin, stderr=subprocess.PIPE, cwd=self.folder, env=env, timeout=100, **more)
        self.assertGreaterEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(b"Sanitizer", done.stderr)
        self.assertNotIn(b"runtime error", done.stderr)
        done.out = (done.stdout or b"").decode("utf-8")
        done.err = done.stderr.decode("utf-8")
        return done

    def lines(self, *words, stdin=b"", status=None):
        """The records that NDJSON on stdin makes."""
        done = self.rung("check", "--ndjson", "-", *words, stdin=stdin)
        if status is not None:
            self.assertEqual(done.returncode, status, done.err)
        return [json.loads(line) for line in done.out.split("\n") if line]


BARRIER = "You must have a first degree (2:1 or above) from a Russell Group university. " * 2
KIND = "You will answer the phone and help people. We pay £13 an hour. We will train you."
