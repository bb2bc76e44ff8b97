# SPDX-License-Identifier: Apache-2.0
cmake_minimum_required(VERSION 3.24)
# cmake -D HEADER=rung.h -D OUT=dir/rung/c/rung.h -P tomorrow.cmake
# Writes rung.h as a later release may have it: every struct that may grow has a field more.
file(READ ${HEADER} text)
string(REGEX REPLACE "\n} (rung_(error|version_info|limits|advert_input|finding|verdict|rule|rule_setting|own_term|pack|house_style));"
    "\n    uint64_t tomorrow;\n} \\1;" grown "${text}")
string(REGEX MATCHALL "uint64_t tomorrow" fields "${grown}")
string(REGEX MATCHALL "uint32_t[^\n;]* struct_size" structs "${text}")
list(LENGTH fields field_count)
list(LENGTH structs struct_count)
if(NOT field_count EQUAL struct_count)
    message(FATAL_ERROR "${struct_count} structs have a struct_size, ${field_count} are named here")
endif()
file(WRITE ${OUT} "${grown}")
