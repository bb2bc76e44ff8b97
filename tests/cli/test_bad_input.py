# SPDX-License-Identifier: Apache-2.0
"""Bad input of every kind: one clear line on stderr, status 2, and the other files are still checked."""

import io
import json
import os
import signal
import subprocess
import time
import unittest
import zipfile

from cli.program import KIND, RUNG, Program


def docx(document):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        archive.writestr("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        archive.writestr("word/document.xml", '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + document + "</w:body></w:document>")
    return out.getvalue()


WORD = docx("<w:p><w:r><w:t>Ward Clerk</w:t></w:r></w:p><w:p><w:r><w:t>" + KIND + "</w:t></w:r></w:p>")

# name of the file, its bytes, what the one line on stderr says
BAD_FILES = [
    ("binary.txt", bytes(range(256)) * 8, "not text"),
    ("nul.txt", b"Ward Clerk\n\n\0\0\0\0 You will\0 answer the phone\0\n", "not text"),
    ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word"),
    ("notes.rtf", b"{\\rtf1\\ansi Ward clerk}", "RTF"),
    ("short.docx", WORD[: len(WORD) // 2], "archive"),
    ("tail.docx", WORD[:-30], "archive"),
    ("empty.docx", b"", "archive"),
    ("text.docx", b"Ward Clerk. You will answer the phone.", "Word document"),
    ("xml.docx", docx("<w:p><w:r>"), "XML"),
]


class BadInput(Program):
    def test_each_kind_is_one_line_and_the_rest_goes_on(self):
        good = self.write("good.txt", "Ward Clerk\n\n" + KIND)
        for name, content, says in BAD_FILES:
            with self.subTest(name):
                bad = self.write(name, content)
                done = self.rung("check", bad, good, "--format", "ndjson", "--fail-on", "never")
                self.assertEqual(done.returncode, 2)
                self.assertEqual(len(done.err.splitlines()), 1, done.err)
                self.assertIn(name, done.err)
                self.assertIn(says, done.err)
                first, second = map(json.loads, done.out.splitlines())
                self.assertEqual(first["id"], bad)
                self.assertIn("code", first["error"])
                self.assertIn("findings", second)

    def test_missing_and_unreadable(self):
        good = self.write("good.txt", "Ward Clerk\n\n" + KIND)
        done = self.rung("check", "nowhere.md", good, "--fail-on", "never")
        self.assertEqual(done.returncode, 2)
        self.assertIn("nowhere.md: No such file", done.err)
        self.assertIn("good.txt", done.out)
        if os.geteuid() != 0:
            os.chmod(good, 0)
            self.assertIn("Permission denied", self.rung("check", good).err)

    def test_a_control_character_in_a_name_does_not_reach_the_terminal(self):
        done = self.rung("check", "a\x1b[31mb.txt")
        self.assertNotIn("\x1b", done.err)
        path = self.write("esc.txt", "Ward Clerk \x1b]0;hello\x07\n\nYou will utilise \x1b[31m the PICU and liaise with stakeholders.\n" + KIND)
        self.assertNotIn("\x1b", self.rung("check", "--all", path).out)

    def test_empty_folder_and_empty_files(self):
        (self.folder / "adverts").mkdir()
        self.assertEqual(self.rung("check", "adverts").returncode, 2)
        for content in (b"", b"\n\n", b"\xef\xbb\xbf", b"x"):
            done = self.rung("check", "--fail-on", "never", self.write("e.txt", content))
            self.assertEqual(done.returncode, 0, done.err)

    def test_encodings(self):
        text = "Café Worker\r\n\r\nYou will utilise the naïve PICU – £13.\r\n"
        for name, content in [("utf16.txt", b"\xff\xfe" + text.encode("utf-16-le")), ("ansi.txt", text.encode("cp1252")), ("bom.txt", b"\xef\xbb\xbf" + text.encode())]:
            with self.subTest(name):
                done = self.rung("check", "--format", "json", "--fail-on", "never", self.write(name, content))
                self.assertEqual(done.returncode, 0, done.err)
                advert = json.loads(done.out)["adverts"][0]
                self.assertEqual(advert["title"], "Café Worker")
                found = next(f for f in advert["findings"] if f["quote"] == "PICU")
                if advert["offsets"] == "source":
                    start, end = found["bytes"]
                    self.assertEqual(content[start:end], b"PICU")
                    start, end = found["chars"]
                    self.assertEqual(content.decode()[start:end], "PICU")

    def test_word_documents(self):
        done = self.rung("check", "--format", "json", "--fail-on", "never", self.write("good.docx", WORD))
        self.assertEqual(done.returncode, 0, done.err)
        self.assertEqual(json.loads(done.out)["adverts"][0]["offsets"], "decoded")

    def test_a_large_file_is_refused_unread(self):
        path = self.folder / "large.txt"
        with open(path, "wb") as file:
            file.truncate(1 << 40)
        start = time.monotonic()
        done = self.rung("check", path)
        self.assertEqual(done.returncode, 2)
        self.assertIn("over a limit", done.err)
        self.assertLess(time.monotonic() - start, 5)

    def test_no_room_to_write(self):
        with open("/dev/full", "wb") as full:
            done = self.rung("check", "--fail-on", "never", self.write("good.txt", KIND), stdout=full)
        self.assertEqual(done.returncode, 2)
        self.assertIn("No space left", done.err)

    def test_a_reader_that_goes_away(self):
        line = json.dumps({"id": "a", "text": KIND}) + "\n"
        path = self.write("many.ndjson", line * 5000)
        for ignore in (False, True):
            run = subprocess.Popen([RUNG, "check", "--ndjson", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, restore_signals=not ignore)
            run.stdout.read(10)
            run.stdout.close()
            self.assertEqual(run.stderr.read(), b"")
            self.assertIn(run.wait(30), (2, -signal.SIGPIPE))
            run.stderr.close()


if __name__ == "__main__":
    unittest.main()
