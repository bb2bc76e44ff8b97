# SPDX-License-Identifier: Apache-2.0
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir

required_conan_version = ">=2.0"

# The rooms of src/CMakeLists.txt: what each one uses, and its vendors by the names of cmake/RungVendors.cmake. tests/layout compares.
COMPONENTS = {
    "core": ([], []),
    "text": (["core"], []),
    "workforce": (["core"], []),
    "format": (["core"], ["md4c", "pugixml", "minizip", "ZLIB"]),
    "crypto": (["core"], ["OpenSSL"]),
    "advert": (["core", "text"], []),
    "disclosure": (["core", "crypto"], ["Cbc", "Clp"]),
    "adapter": (["core", "text", "format", "workforce", "advert", "crypto"], ["BoostJson", "Seccomp"]),
    "c": (["core", "text", "format", "advert"], []),
}

# How Conan names a vendor's package and the component in it.
VENDORS = {
    "md4c": "md4c::_md4c",
    "pugixml": "pugixml::pugixml",
    "minizip": "minizip::minizip",
    "ZLIB": "zlib::zlib",
    "OpenSSL": "openssl::crypto",
    "Cbc": "coin-cbc::libcbc",
    "Clp": "coin-clp::clp",
    "BoostJson": "boost::json",
    "Seccomp": "libseccomp::libseccomp",
}


class RungConan(ConanFile):
    name = "rung"
    description = "Reads UK job adverts as an outsider would"
    license = "Apache-2.0"
    topics = ("job adverts", "plain language", "social mobility", "readability")
    settings = "os", "compiler", "build_type", "arch"
    options = {"shared": [True, False], "fPIC": [True, False], "header_only": [True, False], "with_cli": [True, False]}
    default_options = {"shared": False, "fPIC": True, "header_only": False, "with_cli": False}

    def set_version(self):
        header = load(self, os.path.join(self.recipe_folder, "..", "include", "rung", "version.hpp"))
        self.version = re.search(r'define RUNG_VERSION "([^"]+)"', header).group(1)

    def export_sources(self):
        root = os.path.join(self.recipe_folder, "..")
        for pattern in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*", "plugins/*", "src/*"):
            copy(self, pattern, root, self.export_sources_folder)

    def layout(self):
        self.folders.root = ".."
        cmake_layout(self)

    def config_options(self):
        if self.settings.os == "Windows":
            del self.options.fPIC

    def configure(self):
        if self.options.shared or self.options.header_only:
            self.options.rm_safe("fPIC")
        if self.options.header_only:
            self.options.rm_safe("shared")
            self.options.rm_safe("with_cli")
            self.package_type = "header-library"
        else:
            self.package_type = "shared-library" if self.options.shared else "static-library"

    def requirements(self):
        # Header-only needs a vendor only where somebody includes rung/format: the rest is the standard library's.
        self.requires("md4c/0.4.8")
        self.requires("pugixml/1.14")
        self.requires("minizip/1.2.13")
        self.requires("zlib/[>=1.2.11 <2]")
        self.requires("openssl/[>=3.0 <4]")
        self.requires("coin-clp/1.17.7")
        self.requires("coin-cbc/2.10.5")
        self.requires("libseccomp/2.5.4")
        self.requires("boost/1.81.0")
        if self.options.get_safe("with_cli"):
            self.requires("cli11/2.3.2", visible=False)
            self.requires("tomlplusplus/3.3.0", visible=False)

    def package_id(self):
        if self.info.options.header_only:
            self.info.clear()

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        toolchain = CMakeToolchain(self)
        for option in ("TESTS", "EXAMPLES"):
            toolchain.cache_variables[f"RUNG_BUILD_{option}"] = False
        toolchain.cache_variables["RUNG_BUILD_CLI"] = bool(self.options.get_safe("with_cli"))
        toolchain.cache_variables["RUNG_INSTALL"] = True
        toolchain.cache_variables["RUNG_ALL_ROOMS"] = True
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        if not self.options.header_only:
            cmake = CMake(self)
            cmake.configure()
            cmake.build()

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        if self.options.header_only:
            copy(self, "*", os.path.join(self.source_folder, "include"), os.path.join(self.package_folder, "include"))
        else:
            CMake(self).install()
            # Conan writes its own package files from what package_info says.
            rmdir(self, os.path.join(self.package_folder, "lib", "cmake"))
            rmdir(self, os.path.join(self.package_folder, "lib", "pkgconfig"))
            rmdir(self, os.path.join(self.package_folder, "share"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "rung")
        if self.options.header_only:
            # One component, for the headers; it carries the vendors, since their headers are included by ours.
            only = self.cpp_info.components["header_only"]
            only.set_property("cmake_target_name", "rung::header_only")
            only.bindirs, only.libdirs = [], []
            only.requires = sorted(VENDORS.values())
            return
        for room, (uses, vendors) in COMPONENTS.items():
            one = self.cpp_info.components[room]
            one.set_property("cmake_target_name", f"rung::{room}")
            one.set_property("pkg_config_name", f"rung-{room}")
            one.libs = [f"rung_{room}"]
            one.requires = ([] if room == "c" else list(uses)) + [VENDORS[v] for v in vendors]
            if room != "c":
                one.defines = ["RUNG_COMPILED"]
            if self.settings.os in ("Linux", "FreeBSD"):
                one.system_libs = ["m"]
