# SPDX-License-Identifier: Apache-2.0
"""Job feeds given to rung check: told by content, checked advert by advert, and every finding points into the feed."""

import json
import unittest

from cli.program import BARRIER, KIND, ROOT, Program

FEEDS = ROOT / "plugins/job-feeds/fixtures"
PAGES = ROOT / "plugins/schema-org/fixtures"


class Feed(Program):
    def adverts(self, *words, status=0):
        done = self.rung("check", "--no-config", "--fail-on", "never", "--format", "json", *words)
        self.assertEqual(done.returncode, status, done.err)
        return json.loads(done.out)["adverts"]

    def test_every_fixture_is_told_without_being_asked(self):
        for path in sorted(FEEDS.iterdir()):
            with self.subTest(path.name):
                for advert in self.adverts(path):
                    self.assertEqual(advert["id"], str(path))
                    self.assertTrue(advert["title"])

    def test_findings_lead_to_the_value(self):
        path = self.write("feed.json", json.dumps({"jobs": [{"id": n, "absolute_url": "x", "internal_job_id": n, "title": "Clerk", "content": f"&lt;p&gt;{BARRIER}&lt;/p&gt;"} for n in (7, 8)]}))
        feed = (self.folder / "feed.json").read_bytes()
        adverts = self.adverts(path)
        self.assertEqual([(a["record"], a["record_id"]) for a in adverts], [(0, "7"), (1, "8")])
        for advert in adverts:
            located = [f for f in advert["findings"] if f["bytes"]]
            self.assertTrue(located)
            for found in located:
                self.assertEqual(found["in"]["record"], advert["record"])
                self.assertEqual(found["in"]["path"], "content")
                self.assertTrue(feed[found["in"]["byte"]:].startswith(b"&lt;p&gt;You must"))
            for found in advert["findings"]:
                self.assertEqual(found["in"] is None, found["bytes"] is None)

    def test_people_see_file_line_and_column(self):
        path = self.write("feed.json", '{"jobs":[\n  {"id":7,"absolute_url":"x","internal_job_id":1,"title":"Caf\u00e9 clerk",\n   "content":"&lt;p&gt;' + BARRIER + '&lt;/p&gt;"}]}')
        done = self.rung("check", "--no-config", path)
        self.assertEqual(done.returncode, 1, done.err)
        self.assertIn("feed.json#7 \u2013 Caf\u00e9 clerk", done.out.replace("\n  ", " "))
        self.assertIn("feed.json:3:15 (content)", done.out)
        github = self.rung("check", "--no-config", "--format", "github", path).out
        self.assertIn(f"file={path},line=3", github)
        sarif = json.loads(self.rung("check", "--no-config", "--format", "sarif", path).out)
        place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        self.assertEqual(place["region"], {"startLine": 3, "startColumn": 15})
        self.assertTrue(place["artifactLocation"]["uri"].endswith("feed.json"))

    def test_an_advert_without_text_is_not_praised(self):
        done = self.rung("check", "--no-config", FEEDS / "smartrecruiters-list.json")
        self.assertIn("only its title was read", done.out)
        self.assertNotIn("reads well", done.out)
        self.assertIn("was not judged", self.rung("check", "--no-config", FEEDS / "guardian-jobs.xml").out)

    def test_a_page_is_read_as_people_see_it_unless_it_is_bare(self):
        posting = '<script type="application/ld+json">{"@type":"JobPosting","title":"Clerk","description":"<p>You will sort post.</p>"}</script>'
        page = self.write("page.html", f"<html><head>{posting}</head><body><h1>Post room clerk</h1><p>{KIND * 8}</p></body></html>")
        self.assertNotIn("record", self.adverts(page)[0])
        self.assertEqual(self.adverts("--feed", page)[0]["title"], "Clerk")
        bare = self.write("bare.html", f"<html><head>{posting}</head><body><p>Loading</p></body></html>")
        self.assertEqual(self.adverts(bare)[0]["record"], 0)

    def test_texts_are_never_feeds(self):
        for name in ("a.txt", "a.md"):
            self.assertNotIn("record", self.adverts(self.write(name, (FEEDS / "lever.json").read_bytes()))[0])
        self.assertIn("record", self.adverts("--feed", "a.txt")[0])

    def test_a_feed_on_stdin(self):
        done = self.rung("check", "--no-config", "--format", "ndjson", "-", stdin=(FEEDS / "lever.json").read_bytes())
        self.assertEqual([json.loads(line)["record_id"] for line in done.out.splitlines()], ["0b6a-1", "0b6a-2"])

    def test_what_is_broken_is_told(self):
        done = self.rung("check", "--no-config", PAGES / "cut-off.html")
        self.assertEqual(done.returncode, 2)
        self.assertIn("block 2, byte 191", done.err)
        done = self.rung("check", "--no-config", "--fail-on", "never", PAGES / "stray-brace.html")
        self.assertEqual(done.returncode, 0)
        self.assertIn("stray-text at byte", done.err)
        text = '{"id":1,"title":"A","text":"' + KIND + '"}\n{"id":2,"title":"B","text":}\n{"id":3,"title":"C","text":"' + KIND + '"}\n'
        done = self.rung("check", "--no-config", "--format", "json", self.write("a.ndjson", text))
        self.assertEqual(done.returncode, 2)
        self.assertIn("1 advert of the feed could not be read", done.err)
        self.assertEqual([a["record_id"] for a in json.loads(done.out)["adverts"]], ["1", "3"])

    def test_json_that_is_no_feed_is_refused(self):
        for name, text in (("a.json", '{"name":"x"}'), ("a.xml", "<people><person/></people>")):
            done = self.rung("check", "--no-config", self.write(name, text))
            self.assertEqual(done.returncode, 2, name)
            self.assertIn("no job feed that Rung knows", done.err)
        self.assertEqual(self.rung("check", "--no-config", "--feed", self.write("b.txt", KIND)).returncode, 2)

    def test_feeds_are_not_fixed(self):
        before = (FEEDS / "lever.json").read_bytes()
        done = self.rung("check", "--fix", self.write("lever.json", before))
        self.assertEqual(done.returncode, 2)
        self.assertIn("--fix does not change job feeds", done.err)
        self.assertEqual((self.folder / "lever.json").read_bytes(), before)

    def test_a_baseline_knows_adverts_by_their_id(self):
        path = self.write("feed.json", json.dumps([{"id": n, "title": "Clerk", "text": BARRIER} for n in (1, 2)]))
        self.rung("check", "--no-config", "--write-baseline", self.folder / "base.json", path)
        again = self.rung("check", "--no-config", "--baseline", self.folder / "base.json", path)
        self.assertEqual(again.returncode, 0, again.out)


if __name__ == "__main__":
    unittest.main()
