# SPDX-License-Identifier: Apache-2.0
# PROGRAM, run with ARGS, prints what the file EXPECTED holds.
execute_process(COMMAND ${PROGRAM} ${ARGS} OUTPUT_VARIABLE printed ERROR_VARIABLE errors RESULT_VARIABLE status)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "exit status ${status}\n${printed}${errors}")
endif()
file(READ ${EXPECTED} expected)
if(NOT printed STREQUAL expected)
    message(FATAL_ERROR "prints\n${printed}\nwhere ${EXPECTED} has\n${expected}")
endif()
