# SPDX-License-Identifier: Apache-2.0
# What a vendor's package is called: rung_vendor_<package> is its CMake target, rung_vendor_pc_<package> its pkg-config name.
# Static archives are taken where Rung itself is static: each shared library costs the program's start about a third of a millisecond.

set(rung_vendor_md4c md4c::md4c)
set(rung_vendor_pc_md4c md4c)
set(rung_vendor_pugixml pugixml::pugixml)
set(rung_vendor_pc_pugixml pugixml)
set(rung_vendor_minizip minizip::minizip)
set(rung_vendor_pc_minizip minizip)
set(rung_vendor_ZLIB ZLIB::ZLIB)
set(rung_vendor_pc_ZLIB zlib)
