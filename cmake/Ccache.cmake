# SPDX-License-Identifier: Apache-2.0
# Included by the presets through CMAKE_PROJECT_rung_INCLUDE: compiles through ccache where there is one.
find_program(RUNG_CCACHE ccache)
mark_as_advanced(RUNG_CCACHE)
if(RUNG_CCACHE)
    # What one clone compiled serves the next: paths inside it count as relative.
    set(rung_launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${RUNG_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${rung_launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${rung_launcher})
endif()
