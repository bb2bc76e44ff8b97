#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""only_grows.py FROZEN.h TODAY.h C.MAP [LIBRARY.so]: what form 1.0 has is still there, and the library exports what the map says, no more.
only_grows.py --plugin FROZEN.h ABI.h ROWS.h: the same for the plugin ABI, which two headers make."""
import re
import subprocess
import sys


def parse(*paths):
    text = "\n".join(open(path, encoding="utf-8").read() for path in paths)
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S)
    squeeze = lambda s: re.sub(r"\s+", " ", s).strip()
    structs = {name: [squeeze(f) for f in body.split(";") if f.strip()] for body, name in re.findall(r"typedef struct \w+ \{(.*?)\} (\w+);", text, re.S)}
    numbers = {}
    for body in re.findall(r"\benum \{(.*?)\}", text, re.S):
        numbers.update(re.findall(r"(\w+)\s*=\s*(\d+)", body))
    functions = {re.search(r"(\w+)\(", f).group(1): squeeze(f) for f in re.findall(r"RUNG_C_API ([^;#]*?\));?\s*RUNG_C_NOEXCEPT;", text)}
    minor = int(re.search(r"RUNG(?:_C)?_ABI_MINOR (\d+)", text).group(1))
    return structs, numbers, functions, minor


def same_beginnings(frozen, today):
    """Structs begin as they did, and those without a size of their own are what they were; numbers and functions stay."""
    for name, fields in frozen[0].items():
        now = today[0].get(name, [])
        if now[: len(fields)] != fields:
            yield f"struct {name}: a field of 1.0 was changed, moved or taken out"
        elif len(now) > len(fields) and not fields[0].endswith("struct_size"):
            yield f"struct {name}: it has no struct_size and must not grow"
    for kind in (1, 2):
        for name, what in frozen[kind].items():
            if today[kind].get(name) != what:
                yield f"{name}: was changed or taken out"


def plugin_main():
    frozen, today = parse(sys.argv[2]), parse(*sys.argv[3:5])
    in_arrays = {"rung_field", "rung_row", "rung_format", "rung_option"}
    assert len(frozen[0]) >= 15 and len(frozen[1]) >= 10 and in_arrays < set(frozen[0]), "the headers were not understood"
    wrong = list(same_beginnings(frozen, today))
    for name, fields in today[0].items():
        if name not in in_arrays and fields[0] != "uint32_t struct_size":
            wrong.append(f"struct {name}: struct_size is not first")
    if frozen[3] == today[3] and frozen[:2] != today[:2]:
        wrong.append("something was added: raise RUNG_ABI_MINOR")
    print("\n".join(wrong) or "only grows")
    return 1 if wrong else 0


def main():
    frozen_path, today_path, map_path = sys.argv[1:4]
    frozen, today = parse(frozen_path), parse(today_path)
    wrong = list(same_beginnings(frozen, today))
    assert len(frozen[0]) >= 12 and len(frozen[1]) > 40 and len(frozen[2]) >= 18, "the header was not understood"
    for name, fields in today[0].items():
        if name not in ("rung_text", "rung_range") and fields[0] != "uint32_t struct_size":
            wrong.append(f"struct {name}: struct_size is not first")
    if frozen[3] == today[3] and frozen[:3] != today[:3]:
        wrong.append("something was added: raise RUNG_C_ABI_MINOR")
    exported = set(re.findall(r"\brung_\w+(?=;)", open(map_path, encoding="utf-8").read()))
    if exported != set(today[2]):
        wrong.append(f"map and header differ: {sorted(exported ^ set(today[2]))}")
    if len(sys.argv) > 4:
        lines = subprocess.run(["nm", "-D", "--defined-only", sys.argv[4]], check=True, capture_output=True, text=True).stdout.splitlines()
        found = {line.split()[-1].split("@")[0] for line in lines if line.split()[1] != "A"}
        if found != exported:
            wrong.append(f"library and map differ: {sorted(found ^ exported)[:10]}")
    print("\n".join(wrong) or "only grows")
    return 1 if wrong else 0


sys.exit(plugin_main() if sys.argv[1] == "--plugin" else main())
