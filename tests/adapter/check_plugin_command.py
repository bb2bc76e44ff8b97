#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""check_plugin_command.py RUNG_PLUGIN GOOD.so SAMPLE CRASHING.so: `rung plugin check` and `rung plugin manifest` as a developer meets them."""
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, GOOD, SAMPLE, CRASHING = sys.argv[1:5]


def run(*words):
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, timeout=280)


class Check(unittest.TestCase):
    def test_a_good_plugin(self):
        done = run("check", GOOD, SAMPLE)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("ok      truncation: ", done.stdout)
        self.assertTrue(done.stdout.endswith(" 0 failed\n"), done.stdout[-200:])

    def test_as_json(self):
        done = run("check", "--json", GOOD, SAMPLE)
        form = json.loads(done.stdout)
        self.assertEqual((form["schema"], form["plugin"]), ("rung-plugin-check/1", "acme"))
        self.assertGreater(len(form["checks"]), 30)
        self.assertTrue(all(set(one) == {"check", "ok", "detail"} and one["ok"] is True for one in form["checks"]))

    def test_a_crash_is_a_failed_check_and_not_the_end(self):
        done = run("check", CRASHING)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertRegex(done.stdout, r"FAILED  hostile: empty \((ended by signal|the process ended)")
        self.assertRegex(done.stdout, r"(ok|FAILED) +leaks")

    def test_what_is_no_plugin(self):
        self.assertEqual(run("check", "no-such-file.so").returncode, 2)
        self.assertEqual(run("check", SAMPLE).returncode, 2)
        self.assertEqual(run("check", GOOD, "no-such-sample").returncode, 2)
        self.assertEqual(run("check", GOOD, SAMPLE, "--option", "no-equals-sign").returncode, 2)
        self.assertEqual(run("check").returncode, 2)
        self.assertEqual(run().returncode, 2)

    def test_a_sample_of_another_system(self):
        done = run("check", GOOD, __file__)
        self.assertEqual(done.returncode, 1)
        self.assertIn("no format of the plugin recognises it", done.stdout)


class Manifest(unittest.TestCase):
    def test_a_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(GOOD, pathlib.Path(folder) / "b.so")
            shutil.copy(GOOD, pathlib.Path(folder) / "a.so")
            (pathlib.Path(folder) / "notes.txt").write_text("no plugin")
            done = run("manifest", folder)
            digest = hashlib.sha256(pathlib.Path(GOOD).read_bytes()).hexdigest()
            self.assertEqual(done.stdout, f"rung-plugins/1\nacme 0.1.0 {digest} a.so\nacme 0.1.0 {digest} b.so\n")
            self.assertEqual(done.returncode, 0)
            (pathlib.Path(folder) / "c.so").write_text("no plugin")
            self.assertEqual(run("manifest", folder).returncode, 2)
        self.assertEqual(run("manifest", "no-such-folder").returncode, 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
