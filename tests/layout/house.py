# SPDX-License-Identifier: Apache-2.0
"""What the layout checks know of the tree: its files, its includes, and what CMake and Conan say of the rooms."""

import os
import re
from pathlib import Path

CODE = {".hpp", ".ipp", ".cpp", ".h", ".c", ".cmake", ".py", ".sh", ".in"}
SKIPPED = {".git", ".cache", "build", "__pycache__", ".mirror", ".library"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


class House:
    def __init__(self, root):
        self.root = Path(root).resolve()
        self.files = []
        for folder, names, files in os.walk(self.root):
            names[:] = sorted(n for n in names if n not in SKIPPED and not (Path(folder) == self.root and n.startswith("build")))
            self.files += [(Path(folder) / f).relative_to(self.root).as_posix() for f in sorted(files)]
        self.rooms = self._rooms()

    def text(self, name):
        return (self.root / name).read_text(encoding="utf-8", errors="replace")

    def exists(self, name):
        return (self.root / name).is_file()

    def under(self, folder, *suffixes):
        return [f for f in self.files if f.startswith(folder + "/") and (not suffixes or f.endswith(suffixes))]

    def code(self):
        """Files that a person writes as code, the scripts without a suffix included."""
        for name in self.files:
            path = Path(name)
            if path.suffix in CODE or path.name == "CMakeLists.txt":
                yield name
            elif not path.suffix and name.startswith(("tools/", ".ci/")):
                yield name

    def is_generated(self, name):
        return "Generated from" in "\n".join(self.text(name).splitlines()[:3])

    def includes(self, name):
        return [target for _, target in INCLUDE.findall(self.text(name))]

    def _rooms(self):
        """{room: {"USES": [...], "VENDOR": [...], "HEADERS": [...], "SOURCES": [...]}}, in the order of src/CMakeLists.txt."""
        text = re.sub(r"#.*", "", self.text("src/CMakeLists.txt"))
        rooms = {}
        for body in re.findall(r"\brung_room\(([^)]*)\)", text):
            words = body.split()
            room, key = {k: [] for k in ("USES", "VENDOR", "EXPORTS", "HEADERS", "SOURCES")}, None
            for word in words[1:]:
                if word in room:
                    key = word
                else:
                    room[key].append(word)
            rooms[words[0]] = room
        return rooms

    def below(self, room):
        """The rooms that `room` may include: itself and those it uses, all the way down."""
        seen, open_ = set(), [room]
        while open_:
            one = open_.pop()
            if one not in seen:
                seen.add(one)
                open_ += self.rooms.get(one, {}).get("USES", [])
        return seen

    def conan_components(self):
        """{component: (rooms it requires, vendors it requires)}, read from the recipe's table."""
        text = self.text("conan/conanfile.py")
        table = re.search(r"^COMPONENTS = (\{.*?^\})", text, re.MULTILINE | re.DOTALL)
        return eval(table.group(1), {"__builtins__": {}}) if table else {}  # a literal of our own


def room_of(name):
    """include/rung/<room>/… or include/rung/<room>.hpp → (room, place), place one of facade, public, detail, impl."""
    parts = name.split("/")[2:]
    if len(parts) == 1:
        return Path(parts[0]).stem, "facade"
    return parts[0], parts[1] if len(parts) > 2 else "public"
