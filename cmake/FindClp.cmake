# SPDX-License-Identifier: Apache-2.0
# Clp, the linear-programming solver of COIN-OR, as distributions package it: they ship pkg-config files and no CMake ones.
# Defines Clp::Clp.

find_path(Clp_INCLUDE_DIR coin/ClpSimplex.hpp)
find_library(Clp_LIBRARY Clp)
find_library(Clp_CoinUtils_LIBRARY CoinUtils)
mark_as_advanced(Clp_INCLUDE_DIR Clp_LIBRARY Clp_CoinUtils_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Clp REQUIRED_VARS Clp_LIBRARY Clp_CoinUtils_LIBRARY Clp_INCLUDE_DIR)

if(Clp_FOUND AND NOT TARGET Clp::Clp)
    add_library(Clp::Clp UNKNOWN IMPORTED)
    set_target_properties(Clp::Clp PROPERTIES
        IMPORTED_LOCATION "${Clp_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${Clp_INCLUDE_DIR}"
        INTERFACE_LINK_LIBRARIES "${Clp_CoinUtils_LIBRARY}")
endif()
