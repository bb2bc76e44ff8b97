# SPDX-License-Identifier: Apache-2.0
# FILE compiles as it stands, and with -DRUNG_REJECT fails with an error that matches its `// rejects:` line: a misuse that is
# refused for some other reason proves nothing.
set(compile ${COMPILER} -std=c++20 -fsyntax-only -I ${INCLUDE} ${FILE})

execute_process(COMMAND ${compile} RESULT_VARIABLE status ERROR_VARIABLE errors)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "does not compile as it stands:\n${errors}")
endif()

file(STRINGS ${FILE} line REGEX "^// rejects: ")
string(REPLACE "// rejects: " "" wanted "${line}")
if(NOT wanted)
    message(FATAL_ERROR "has no line `// rejects: <regular expression>`")
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C ${compile} -DRUNG_REJECT RESULT_VARIABLE status ERROR_VARIABLE errors)
if(status EQUAL 0)
    message(FATAL_ERROR "compiles with -DRUNG_REJECT")
endif()
if(NOT errors MATCHES "${wanted}")
    message(FATAL_ERROR "is refused, and not because of \"${wanted}\":\n${errors}")
endif()
