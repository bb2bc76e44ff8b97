#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs rung-lexicon into an empty folder and compares with what is committed. Usage: check_generated.py SOURCE_ROOT RUNG_LEXICON"""

import subprocess
import sys
import tempfile
from pathlib import Path


def main(root, generator):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        subprocess.run([generator, root, folder], check=True)
        fresh = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()}
        stale = [f for f in sorted(fresh) if not (Path(root) / f).is_file() or (Path(root) / f).read_bytes() != (out / f).read_bytes()]
        rules = {f"docs/rules/{p.name}" for p in (Path(root) / "docs/rules").glob("*.md")}
        left = sorted(rules - fresh)
    for f in stale:
        print(f"{f}: not what src/rules and src/lexicon make; run `cmake --build BUILD --target generate`")
    for f in left:
        print(f"{f}: no rule makes it any more")
    return 1 if stale or left else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
