# SPDX-License-Identifier: Apache-2.0
# Included by the presets through CMAKE_PROJECT_rung_INCLUDE: compiles through ccache where there is one.
find_program(RUNG_CCACHE ccache)
mark_as_advanced(RUNG_CCACHE)
if(RUNG_CCACHE)
    set(CMAKE_C_COMPILER_LAUNCHER ${RUNG_CCACHE})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${RUNG_CCACHE})
endif()
