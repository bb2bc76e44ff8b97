#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Uses Rung from outside, in one of the ways that the README names; see CMakeLists.txt beside this file."""

import argparse
import os
import shlex
import re
import shutil
import subprocess
import sys
from pathlib import Path


class Package:
    def __init__(self, a):
        self.a = a
        self.source = Path(a.source)
        self.program = self.source / "examples/first_screen.cpp"
        self.folder = Path(a.build) / "package"
        self.prefix = self.folder / "prefix"

    def run(self, *command, fails_with=None, **more):
        print("+", shlex.join(str(c) for c in command), flush=True)
        done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
        if fails_with is not None:
            if done.returncode == 0 or fails_with not in done.stdout:
                sys.exit(f"{done.stdout}\nshould have failed with: {fails_with}")
        elif done.returncode != 0:
            sys.exit(f"{done.stdout}\nexit status {done.returncode}")
        return done.stdout

    def compile(self, *words, **more):
        return self.run(self.a.compiler, "-std=c++20", *self.a.flags.split(), *words, **more)

    def fresh(self, name):
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def prints_what_it_should(self, program, **more):
        expected = self.program.with_suffix(".txt").read_text()
        printed = self.run(program, **more)
        if printed != expected:
            sys.exit(f"prints\n{printed}\ninstead of\n{expected}")

    def cmake(self, name, source, *defines, flags=None):
        out = self.fresh(name)
        flags = self.a.flags if flags is None else flags
        self.run("cmake", "-S", self.source / "tests/package" / source, "-B", out, "-G", self.a.generator, f"-DCMAKE_CXX_COMPILER={self.a.compiler}",
                 f"-DCMAKE_CXX_FLAGS={flags}", f"-DPROGRAM={self.program}", *defines)
        self.run("cmake", "--build", out, "--target", "consumer", "--parallel", "1")
        self.prints_what_it_should(out / "consumer")

    # The ways, one a test.

    def install(self):
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.run("cmake", "--install", self.a.build, "--prefix", self.prefix)
        for f in self.prefix.rglob("*"):
            # As a whole path: a checkout in /rung is not named by "include/rung".
            if f.suffix in (".cmake", ".pc") and re.search(r"(?<![\w.}/-])" + re.escape(str(self.source)) + r"(?![\w-])", f.read_text()):
                sys.exit(f"{f}: names the source folder")

    def find_package(self):
        # The vendors of other rooms are made impossible to find: advert must not ask for them.
        hidden = [f"-DCMAKE_DISABLE_FIND_PACKAGE_{v}=ON" for v in ("md4c", "pugixml", "minizip", "ZLIB", "Boost", "CLI11")]
        self.cmake("find_package", "installed", "-DROOM=advert", f"-DCMAKE_PREFIX_PATH={self.prefix}", *hidden)

    def find_package_all(self):
        self.cmake("find_package_all", "installed", "-DROOM=rung", f"-DCMAKE_PREFIX_PATH={self.prefix}")

    def installed_headers(self):
        self.cmake("installed_headers", "installed", "-DROOM=header_only", f"-DCMAKE_PREFIX_PATH={self.prefix}")

    def plugin_author(self):
        """The template as its README says, against an installed Rung, to the last step before a folder is named."""
        out = self.fresh("plugin_author")
        mine = out / "my-plugin"
        shutil.copytree(self.source / "plugins/template", mine)
        (mine / "CMakeLists.txt").write_text(re.search(r"```cmake\n(.*?)```", (mine / "README.md").read_text(), re.S).group(1))
        self.run("cmake", "-S", mine, "-B", out / "build", "-G", self.a.generator, f"-DCMAKE_CXX_COMPILER={self.a.compiler}", f"-DCMAKE_CXX_FLAGS={self.a.flags}",
                 f"-DCMAKE_PREFIX_PATH={self.prefix}")
        self.run("cmake", "--build", out / "build")
        rung = next(self.prefix.rglob("bin/rung"))
        environment = {**os.environ, "LD_LIBRARY_PATH": str(next(self.prefix.rglob("rung-format.pc")).parent.parent)}
        said = self.run(rung, "plugin", "check", out / "build/acme-people.so", mine / "fixtures/people.json", mine / "fixtures/people.csv", env=environment)
        if "ok" not in said:
            sys.exit(f"prints\n{said}")
        folder = out / "rung-plugins"
        folder.mkdir(mode=0o755)
        shutil.copy(out / "build/acme-people.so", folder)
        (folder / "plugins.manifest").write_text(self.run(rung, "plugin", "manifest", folder, env=environment))

    def pkg_config(self):
        out = self.fresh("pkg_config")
        found = next(self.prefix.rglob("rung-advert.pc")).parent
        environment = {**os.environ, "PKG_CONFIG_PATH": str(found), "LD_LIBRARY_PATH": str(found.parent)}
        static = [] if self.a.shared else ["--static"]
        words = self.run("pkg-config", "--cflags", "--libs", *static, "rung-advert", env=environment).split()
        self.compile(self.program, "-o", out / "consumer", *words)
        self.prints_what_it_should(out / "consumer", env=environment)
        if not self.a.shared:
            self.run("pkg-config", "--libs", "--static", "rung-format", env=environment)

    def subdirectory(self):
        # It compiles the rooms anew, so without the sanitizers, which would make a minute of it.
        self.cmake("subdirectory", "subdirectory", f"-DRUNG={self.source}", flags="")

    def bare_headers(self):
        out = self.fresh("bare_headers")
        self.compile("-I", self.source / "include", self.program, "-o", out / "consumer")
        self.prints_what_it_should(out / "consumer")

    def mixed_modes(self):
        out = self.fresh("mixed_modes")
        here, include = self.source / "tests/package/mixed", self.source / "include"
        self.compile("-I", include, "-c", here / "define.cpp", "-o", out / "inline.o")
        self.compile("-I", include, "-c", here / "define.cpp", "-o", out / "compiled.o", "-DRUNG_COMPILED")
        self.compile("-I", include, "-c", here / "use.cpp", "-o", out / "use.o")
        self.compile(out / "use.o", out / "inline.o", "-o", out / "same")
        self.run(out / "same")
        self.compile(out / "use.o", out / "compiled.o", "-o", out / "other", fails_with="undefined reference to `count(rung::v0_inline::result<int> const&)'")


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("way")
    for name in ("source", "build", "compiler", "generator"):
        reader.add_argument("--" + name, required=True)
    reader.add_argument("--flags", default="")
    reader.add_argument("--shared", action="store_true")
    arguments = reader.parse_args()
    getattr(Package(arguments), arguments.way)()
