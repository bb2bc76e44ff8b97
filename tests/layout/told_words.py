# SPDX-License-Identifier: Apache-2.0
"""The words that a read may tell: those in the readers' sources against those in docs/adapter.md."""

import re

PAGE = "docs/adapter.md"
HEADING = "## Words that a read may tell"
WORD = r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"'
# What else looks so in the two rooms: a style, an encoding, a total's name, the name of a piece of memory, codes of answers, parts of adverts.
NOT_TOLD = {"font-weight", "us-ascii", "utf-8", "sub-total", "rung-plugin", "oracle-hcm", "independent-bursary", "not-applicable", "outside-uk", "epoch-ms",
            "escaped-html", "markup-title", "pay-currency", "pay-max", "pay-min", "pay-period", "pay-predicted"}


def told(house):
    """Word -> the first place that tells it. Plugins also hold names of formats and columns, so there only what is handed to a teller."""
    out = {}
    for folder, words in (("include/rung/format", WORD), ("include/rung/adapter", WORD), ("plugins", r"(?:report|tell|mend|push_back)\(.*?" + WORD)):
        for name in house.under(folder, ".hpp", ".ipp", ".cpp"):
            if ".test." in name:
                continue
            for number, line in enumerate(house.text(name).splitlines(), 1):
                for word in re.findall(words, line.split("//")[0]):
                    out.setdefault(word, f"{name}:{number}")
    return {word: place for word, place in out.items() if word not in NOT_TOLD}


def explained(house):
    page = house.text(PAGE)
    section = page[page.index(HEADING) + len(HEADING):].split("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return set(re.findall(r"`([a-z0-9-]+)`", "".join(rows)))


def problems(house):
    words, page = told(house), explained(house)
    for word in sorted(set(words) - page):
        yield f"{words[word]}: {word} is told, and {PAGE} doesn't say what it means"
    for word in sorted(page - set(words)):
        yield f"{PAGE}: {word} is told nowhere"
