# SPDX-License-Identifier: Apache-2.0
# minizip, the zip reader of zlib's contrib folder, as distributions package it: they ship a pkg-config file and no CMake one.
# Defines minizip::minizip, of the archive where minizip_USE_STATIC_LIBS is set.

find_path(minizip_INCLUDE_DIR minizip/unzip.h)
if(minizip_USE_STATIC_LIBS)
    find_library(minizip_LIBRARY NAMES libminizip.a minizip)
else()
    find_library(minizip_LIBRARY minizip)
endif()
mark_as_advanced(minizip_INCLUDE_DIR minizip_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(minizip REQUIRED_VARS minizip_LIBRARY minizip_INCLUDE_DIR)

if(minizip_FOUND AND NOT TARGET minizip::minizip)
    find_package(ZLIB QUIET)
    add_library(minizip::minizip UNKNOWN IMPORTED)
    set_target_properties(minizip::minizip PROPERTIES
        IMPORTED_LOCATION "${minizip_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${minizip_INCLUDE_DIR}")
    if(TARGET ZLIB::ZLIB)
        set_property(TARGET minizip::minizip PROPERTY INTERFACE_LINK_LIBRARIES ZLIB::ZLIB)
    endif()
endif()
