# SPDX-License-Identifier: Apache-2.0
"""Programs that are ended in the middle of their work, and systems that can do less than ours."""

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import subprocess
import time
import unittest

from cli.program import Program, RUNG

CALLS = {"x86_64": {"openat": 257, "linkat": 265}, "aarch64": {"openat": 56, "linkat": 37}}
NAMELESS = 0x400000  # the bit of O_TMPFILE that is not O_DIRECTORY
HEADER = b"Employee Number,Grade,Surname\n"
ROWS = b"".join(b"%05d,%d,ZQXNAME%d\n" % (i, i % 9, i) for i in range(20_000))
_libc = ctypes.CDLL(None, use_errno=True)


def refuse_call(name, error, flags=None):
    """From now on the system refuses this call, where `flags` is given only if its third argument has one of these bits."""
    number = CALLS[platform.machine()][name]
    steps = [(0x20, 0, 0, 0), (0x15, 0, 3 if flags else 1, number)]  # the call's number; another: the last step
    if flags:
        steps += [(0x20, 0, 0, 32), (0x45, 0, 1, flags)]
    steps += [(0x06, 0, 0, 0x00050000 | error), (0x06, 0, 0, 0x7FFF0000)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)))
    if _libc.prctl(38, 1, 0, 0, 0) != 0 or _libc.prctl(22, 2, program, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")


def no_nameless_files():
    refuse_call("openat", errno.EOPNOTSUPP, NAMELESS)


def no_links():
    refuse_call("linkat", errno.EPERM)


def let_cores_be_written():
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


class EndOfProgram(Program):
    def begin(self, *words, before=lambda: None, stdin=subprocess.PIPE):
        """Starts rung and leaves it running. Sanitisers leave crashes to the system."""
        env = os.environ | {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":handle_segv=0:handle_abort=0"}
        run = subprocess.Popen([RUNG, *map(str, words)], cwd=self.folder, env=env, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=before)
        self.addCleanup(self.stop, run)
        return run

    @staticmethod
    def stop(run):
        if run.returncode is None:
            run.kill()
            run.wait()
        for pipe in (run.stdin, run.stderr):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    pass

    def end(self, run, number):
        """@return the status of the process as wait(2) tells it"""
        run.send_signal(number)
        status = os.waitpid(run.pid, 0)[1]
        run.returncode = os.waitstatus_to_exitcode(status)
        return status

    def feed(self, descriptor):
        """More rows than a pipe holds, so that the program has them when this returns; the end of the file does not come."""
        os.write(descriptor, HEADER)
        for _ in range(2):
            left = memoryview(ROWS)
            while left:
                left = left[os.write(descriptor, left):]

    def fifo(self, name, run_after):
        """@return what `run_after` returns, and the writing end of a pipe with a name that it reads"""
        path = self.folder / name
        os.mkfifo(path)
        run = run_after(path)
        for _ in range(1000):
            self.assertIsNone(run.poll(), run.poll() is not None and run.stderr.read())
            try:
                descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
                break
            except OSError:
                time.sleep(0.02)
        else:
            self.fail("nobody reads " + name)
        os.set_blocking(descriptor, True)
        self.addCleanup(os.close, descriptor)
        return run, descriptor

    def names(self):
        return sorted(p.name for p in self.folder.iterdir())

    def need_seccomp(self):
        if platform.machine() not in CALLS:
            self.skipTest("the numbers of this machine's system calls are not known here")
        if subprocess.run(["true"], preexec_fn=no_links, check=False).returncode != 0:
            self.skipTest("no filter of system calls can be set")

    def need_cores(self):
        """A crash of another program has to leave a core, or the tests could not fail."""
        other = subprocess.Popen(["sleep", "100"], cwd=self.folder, preexec_fn=let_cores_be_written)
        status = self.end(other, signal.SIGSEGV)
        for left in self.folder.glob("core*"):
            left.unlink()
        if not os.WCOREDUMP(status):
            self.skipTest("this system writes no cores")
