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
set(rung_vendor_BoostJson Boost::json)
set(rung_vendor_pc_BoostJson "") # Boost brings no pkg-config file
set(rung_vendor_Seccomp Seccomp::Seccomp)
set(rung_vendor_pc_Seccomp libseccomp)
set(rung_vendor_OpenSSL OpenSSL::Crypto)
set(rung_vendor_pc_OpenSSL libcrypto)
set(rung_vendor_Clp Clp::Clp)
set(rung_vendor_pc_Clp clp)
set(rung_vendor_Cbc Cbc::Cbc)
set(rung_vendor_pc_Cbc cbc)

# Where Rung is static it takes its vendors' archives: each shared library costs the program's start about a third of a millisecond.
if(NOT BUILD_SHARED_LIBS)
    set(minizip_USE_STATIC_LIBS ON)
    set(Boost_USE_STATIC_LIBS ON)
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
