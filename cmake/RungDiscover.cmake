# SPDX-License-Identifier: Apache-2.0
# Run after a test program is linked: writes a ctest row for each of its suites. (gtest_discover_tests makes one for each case: a thousand
# starts of a program under AddressSanitizer are two minutes of CPU. The cases' names are in the output.)
execute_process(COMMAND ${PROGRAM} --gtest_list_tests OUTPUT_VARIABLE listed COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "\n[A-Za-z_][A-Za-z0-9_/]*\\." suites "\n${listed}")
set(out "")
foreach(suite IN LISTS suites)
    string(REGEX REPLACE "^\n|\\.$" "" suite "${suite}")
    string(REGEX REPLACE "^row/(.*)" "\\1.rows" name "${suite}")
    string(APPEND out "add_test([==[${PREFIX}${name}]==] [==[${PROGRAM}]==] [==[--gtest_filter=${suite}.*]==] --gtest_brief=1)\n"
        "set_tests_properties([==[${PREFIX}${name}]==] PROPERTIES LABELS [==[${LABEL}]==] TIMEOUT 1500)\n")
endforeach()
file(WRITE ${OUT} "${out}")
