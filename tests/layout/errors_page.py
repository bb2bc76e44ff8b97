#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes docs/errors.md from the numbers in errc.hpp and the sentences in errc.ipp. Usage: errors_page.py SOURCE_ROOT

check_layout.py holds the page that is there against what this makes."""

import re
import sys
from pathlib import Path

HEADER = "include/rung/core/errc.hpp"
SENTENCES = "include/rung/core/impl/errc.ipp"
PAGE = "docs/errors.md"

TOP = f"""# What went wrong, by number

Generated from `{HEADER}` and `{SENTENCES}` by `tests/layout/errors_page.py`.

Every call of Rung that can fail returns one of these numbers, which never change their meaning; the C face returns the same ones, and JSON
says the name. With it comes a place: a file, line, column or field, never a value from anybody's record. The last column is what
the programs print.
"""


def cell(text):
    return text.replace("|", "\\|")


def page(root):
    """Returns the text of the page. Raises ValueError where header and sentences do not agree."""
    header = (Path(root) / HEADER).read_text(encoding="utf-8")
    sentences = (Path(root) / SENTENCES).read_text(encoding="utf-8")
    body = header.split("enum class errc", 1)[1].split("};", 1)[0]
    codes = [(name, int(number), meaning.strip()) for name, number, meaning in re.findall(r"^\s*(\w+)\s*=\s*(\d+),\s*///<(.*)$", body, re.MULTILINE)]
    if len(codes) != len(re.findall(r"^\s*\w+\s*=", body, re.MULTILINE)):
        raise ValueError(f"{HEADER}: a number without a meaning beside it")
    if len({number for _, number, _ in codes}) != len(codes):
        raise ValueError(f"{HEADER}: a number twice")
    said = {code: (name, sentence) for code, name, sentence in re.findall(r'\{errc::(\w+),\s*"(\w+)",\s*"((?:[^"\\]|\\.)*)"\}', sentences)}
    rooms = sorted((int(first), room) for room, first in re.findall(r"\b([a-z]+) from (\d+)", header.split("enum class errc", 1)[0]))

    out, last = TOP, None
    for name, number, meaning in sorted(codes, key=lambda code: code[1]):
        if said.get(name, ("", ""))[0] != name:
            raise ValueError(f"{SENTENCES}: no sentence, or another name, for {name}")
        if number == 0:
            continue
        room = [room for first, room in rooms if first <= number][-1]
        if room != last:
            out += f"\n## {room}\n\n| number | name | meaning | what is printed |\n|---|---|---|---|\n"
            last = room
        out += f"| {number} | `{name}` | {cell(meaning)} | {cell(said[name][1])} |\n"
    return out


if __name__ == "__main__":
    (Path(sys.argv[1]) / PAGE).write_text(page(sys.argv[1]), encoding="utf-8")
