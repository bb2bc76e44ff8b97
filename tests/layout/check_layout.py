#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that the tree is built as docs/architecture.md says. Usage: check_layout.py SOURCE_ROOT [CHECK…] | --list"""

import re
import sys
from pathlib import Path

import errors_page
import told_words
from house import House, room_of

# Standard headers that cost every includer too much, or bring state: not in a public header.
DEAR = {"iostream", "fstream", "sstream", "regex", "ranges", "chrono", "filesystem", "thread", "future", "iomanip", "random"}
POSIX = re.compile(r"^(unistd|fcntl|dirent|poll|pwd|termios|dlfcn|signal)\.h$|^sys/")
C_HEADERS = {"stdint.h", "stddef.h", "stdbool.h"}
HEADER_ONLY_ROOMS = ("core", "text", "advert", "workforce")


def is_std(target):
    return re.fullmatch(r"[a-z_0-9]+", target) is not None


def rule_1_includes_go_down_and_vendors_stay_inside(house):
    for name in house.under("include/rung", ".hpp", ".ipp", ".h"):
        room, place = room_of(name)
        if room in ("bridge", "rung"):
            continue
        for target in house.includes(name):
            if target.startswith("rung/"):
                other = target.split("/")[1]
                if "/" in target[5:] and other not in house.below(room):
                    yield f"{name}: {room} may not include {target}"
            elif is_std(target):
                if target in DEAR and place == "public":
                    yield f"{name}: <{target}> is dear for everybody who includes it"
            elif name.endswith(".h") and target in C_HEADERS:
                pass
            elif place != "impl":
                yield f"{name}: vendor header <{target}>; vendors live in impl/*.ipp, src/ and bridge/"
            elif room in HEADER_ONLY_ROOMS:
                yield f"{name}: <{target}>, but {room} promises to need nothing but -I include"


def rule_2_detail_and_impl_are_private(house):
    for name in house.under("include/rung", ".hpp", ".ipp") + house.under("tests", ".cpp", ".hpp") + house.under("examples", ".cpp"):
        inside = name.startswith("include/")
        room, place = room_of(name) if inside else (None, None)
        for target in house.includes(name):
            found = re.fullmatch(r"rung/(\w+)/(detail|impl)/(\w+)\.[hi]pp", target)
            if not found:
                continue
            other, kind, stem = found.groups()
            if other != room and not (name.startswith("tests/support/")):
                yield f"{name}: {target} is seen from its own room only"
            own_header = house.exists(f"include/rung/{other}/{stem}.hpp")
            if kind == "impl" and own_header and not (place == "public" and Path(name).stem == stem):
                yield f"{name}: only {other}/{stem}.hpp and src/ include {target}"
    for name in house.under("include/rung", ".hpp"):
        room, place = room_of(name)
        impl = f"rung/{room}/impl/{Path(name).stem}.ipp"
        if place == "public" and house.exists(f"include/{impl}"):
            tail = f"RUNG_END\n\n#if !defined(RUNG_COMPILED)\n#  include <{impl}>\n#endif\n"
            if not house.text(name).endswith(tail):
                yield f"{name}: does not end by including its {impl} where RUNG_COMPILED is unset"


def rule_2_sources_list_the_impl_files(house):
    for room in house.rooms:
        if room == "c":
            continue
        wanted = [f for f in house.under(f"include/rung/{room}/impl", ".ipp") if house.exists(f"include/rung/{room}/{Path(f).stem}.hpp")]
        text = "// SPDX-License-Identifier: Apache-2.0\n" + "".join(f"#include <{f[len('include/'):]}>\n" for f in wanted)
        if house.text(f"src/{room}.cpp") != text:
            yield f"src/{room}.cpp: should be exactly\n{text}"


def rule_4_nothing_inside_includes_a_facade(house):
    facades = {f"rung/{Path(f).name}" for f in house.under("include/rung", ".hpp") if f.count("/") == 2} - {"rung/version.hpp"}
    for name in house.under("include/rung", ".hpp", ".ipp") + [f"src/{room}.cpp" for room in house.rooms]:
        if name == "include/rung/rung.hpp":
            continue
        for target in house.includes(name):
            if target in facades:
                yield f"{name}: includes the facade {target}"


def rule_4_facades_list_their_room(house):
    for room in house.rooms:
        facade = f"include/rung/{room}.hpp"
        if room == "c" or not house.exists(facade):
            continue
        public = [f"rung/{room}/{Path(f).name}" for f in house.under(f"include/rung/{room}", ".hpp") if f.count("/") == 3]
        if house.includes(facade) != sorted(public):
            yield f"{facade}: should include {', '.join(sorted(public))}, in this order"


def rule_5_posix_stands_apart(house):
    for name in house.under("include", ".hpp", ".ipp", ".h") + house.under("src", ".cpp", ".hpp"):
        for target in house.includes(name):
            if POSIX.match(target) and not Path(name).stem.endswith("_posix"):
                yield f"{name}: <{target}> belongs into a *_posix file"


def rule_6_every_public_header_has_a_test(house):
    for name in house.under("include/rung", ".hpp"):
        room, place = room_of(name)
        test = f"tests/{room}/{Path(name).stem}.test.cpp"
        if place != "public" or room == "bridge":
            continue
        if not house.exists(test):
            yield f"{name}: has no {test}"
        elif (house.includes(test) or [""])[0] != name[len("include/"):]:
            yield f"{test}: its first include should be <{name[len('include/'):]}>, to show that the header stands alone"


def rule_6_cmake_lists_what_is_on_disk(house):
    for room, lists in house.rooms.items():
        on_disk = {f[len("include/rung/"):] for f in house.under(f"include/rung/{room}")} | {f"{room}.hpp"}
        listed = set(lists["HEADERS"])
        on_disk = {f for f in on_disk if house.exists(f"include/rung/{f}")} | (listed & {"version.hpp"})
        for f in sorted(on_disk ^ listed):
            yield f"src/CMakeLists.txt: {room} {'lacks' if f in on_disk else 'names the missing'} {f}"
    cmake = "\n".join(house.text(f) for f in house.files if f.endswith("CMakeLists.txt") or f.startswith("cmake/"))
    words = set(re.split(r"[\s()]+", cmake))
    for f in house.under("tests", ".cpp", ".c") + house.under("examples", ".cpp", ".c") + house.under("src", ".cpp"):
        parts = f.split("/")
        stem = Path(f).stem
        if f.startswith("tests/package/"):
            continue  # consumers are projects of their own
        if not ({"/".join(parts[i:]) for i in range(1, len(parts))} | {stem}) & words:
            yield f"{f}: no CMakeLists.txt names it"


def rule_6_files_stay_under_300_lines(house):
    for name in house.code():
        lines = house.text(name).count("\n")
        if lines >= 300 and not house.is_generated(name):
            yield f"{name}: {lines} lines"


def rule_6_readme_begins_with_the_first_example(house):
    if not house.exists("README.md"):
        yield "README.md: is missing"
        return
    blocks = re.findall(r"```cpp\n(.*?)```", house.text("README.md"), re.DOTALL)
    if not blocks or blocks[0] != house.text("examples/first_screen.cpp").split("\n", 1)[1].lstrip("\n"):
        yield "README.md: its first program is not examples/first_screen.cpp (without the SPDX line)"
    if house.text("examples/first_screen.cpp").count("\n") > 16:
        yield "examples/first_screen.cpp: more than 15 lines and the SPDX line"


def conan_says_what_cmake_says(house):
    conan = house.conan_components()
    for room in sorted(set(conan) ^ set(house.rooms)):
        yield f"{room} is a component in {'Conan' if room in conan else 'CMake'} only"
    for room in sorted(set(conan) & set(house.rooms)):
        uses, vendors = conan[room]
        if sorted(uses) != sorted(house.rooms[room]["USES"]):
            yield f"{room}: Conan requires {uses}, CMake {house.rooms[room]['USES']}"
        if sorted(v.lower() for v in vendors) != sorted(v.lower() for v in house.rooms[room]["VENDOR"]):
            yield f"{room}: Conan's vendors are {vendors}, CMake's {house.rooms[room]['VENDOR']}"


def no_path_of_a_machine(house):
    path = re.compile(r"(?<![\w.$}])/(work|home|root|Users)/\w")
    for name in house.files:
        if name.startswith("tests/layout/") or Path(name).suffix in {".tsv", ".ndjson", ".docx", ".png"}:
            continue
        for number, line in enumerate(house.text(name).splitlines(), 1):
            if path.search(line):
                yield f"{name}:{number}: {line.strip()[:100]}"


def every_file_says_its_licence(house):
    for name in house.code():
        if house.text(name) and not any("SPDX-License-Identifier: Apache-2.0" in line for line in house.text(name).splitlines()[:2]):
            yield f"{name}: no SPDX line"
    if "Apache License" not in house.text("LICENSE"):
        yield "LICENSE: not the Apache licence"


def errors_page_is_fresh(house):
    try:
        fresh = errors_page.page(house.root)
    except ValueError as wrong:
        yield str(wrong)
        return
    if not house.exists(errors_page.PAGE) or house.text(errors_page.PAGE) != fresh:
        yield f"{errors_page.PAGE}: not what errc.hpp and errc.ipp make; run `python3 tests/layout/errors_page.py .`"


def words_that_a_read_tells_are_explained(house):
    yield from told_words.problems(house)


def version_is_said_once(house):
    said = dict(re.findall(r"#define RUNG_VERSION_?(\w*) +\"?([\d.]+)", house.text("include/rung/version.hpp")))
    whole = ".".join(said[k] for k in ("MAJOR", "MINOR", "PATCH"))
    if said[""] != whole:
        yield f"include/rung/version.hpp: {said['']} and {whole}"
    if house.exists("CHANGELOG.md") and f"## {whole}" not in house.text("CHANGELOG.md"):
        yield f"CHANGELOG.md: has no section \"## {whole}\""


CHECKS = {f.__name__: f for f in list(globals().values()) if callable(f) and getattr(f, "__code__", None) and f.__code__.co_varnames[:1] == ("house",)}


def main(arguments):
    if arguments == ["--list"]:
        print(";".join(CHECKS))
        return 0
    house = House(arguments[0])
    failed = False
    for name in arguments[1:] or CHECKS:
        for problem in CHECKS[name](house):
            failed = True
            print(f"{name}: {problem}" if len(arguments) != 2 else problem)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
