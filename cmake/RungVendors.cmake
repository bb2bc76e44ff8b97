# SPDX-License-Identifier: Apache-2.0
# What a vendor's package is called elsewhere: rung_vendor_<package> is its CMake target, rung_vendor_pc_<package> its pkg-config name.

set(rung_vendor_md4c md4c::md4c)
set(rung_vendor_pc_md4c md4c)
set(rung_vendor_pugixml pugixml::pugixml)
set(rung_vendor_pc_pugixml pugixml)
set(rung_vendor_minizip minizip::minizip)
set(rung_vendor_pc_minizip minizip)
set(rung_vendor_ZLIB ZLIB::ZLIB)
set(rung_vendor_pc_ZLIB zlib)

# Where Rung is static it takes its vendors' archives: each shared library costs the program's start about a third of a millisecond.
if(NOT BUILD_SHARED_LIBS)
    set(minizip_USE_STATIC_LIBS ON)
    set(rung_vendor_static_pugixml pugixml::static)
endif()

# rung_find_vendor(<package> <variable>) sets the variable to the package's target, or to nothing where it is not found.
macro(rung_find_vendor package variable)
    find_package(${package} QUIET)
    set(${variable} "")
    foreach(candidate IN ITEMS ${rung_vendor_static_${package}} ${rung_vendor_${package}})
        if(NOT ${variable} AND TARGET ${candidate})
            set(${variable} ${candidate})
        endif()
    endforeach()
endmacro()
