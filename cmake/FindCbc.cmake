# SPDX-License-Identifier: Apache-2.0
# Cbc, the branch-and-cut solver of COIN-OR, with Cgl's cuts and Osi's face on Clp, as distributions package them: they ship pkg-config
# files and no CMake ones. Defines Cbc::Cbc.

find_path(Cbc_INCLUDE_DIR coin/CbcModel.hpp)
set(Cbc_parts "")
foreach(part IN ITEMS Cbc Cgl OsiClp Osi)
    find_library(Cbc_${part}_LIBRARY ${part})
    mark_as_advanced(Cbc_${part}_LIBRARY)
    list(APPEND Cbc_parts Cbc_${part}_LIBRARY)
endforeach()
mark_as_advanced(Cbc_INCLUDE_DIR)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Cbc REQUIRED_VARS ${Cbc_parts} Cbc_INCLUDE_DIR)

if(Cbc_FOUND AND NOT TARGET Cbc::Cbc)
    find_package(Clp QUIET)
    add_library(Cbc::Cbc UNKNOWN IMPORTED)
    set_target_properties(Cbc::Cbc PROPERTIES
        IMPORTED_LOCATION "${Cbc_Cbc_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${Cbc_INCLUDE_DIR}"
        INTERFACE_LINK_LIBRARIES "${Cbc_Cgl_LIBRARY};${Cbc_OsiClp_LIBRARY};${Cbc_Osi_LIBRARY}")
    if(TARGET Clp::Clp)
        set_property(TARGET Cbc::Cbc APPEND PROPERTY INTERFACE_LINK_LIBRARIES Clp::Clp)
    endif()
endif()
