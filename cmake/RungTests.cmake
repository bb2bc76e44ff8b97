# SPDX-License-Identifier: Apache-2.0
# The kinds of test that stand beside a header, told by suffix: x.test.cpp, x.reject.cpp, x.fuzz.cpp, x.bench.cpp; x.test.c is C.
# Labels: `ctest -L quick` is what every commit runs, `ctest -L nightly` what takes hours.
include_guard()
include(GoogleTest) # tests/c uses it

set(rung_generated "${PROJECT_BINARY_DIR}/generated")
configure_file("${PROJECT_SOURCE_DIR}/tests/support/places.hpp.in" "${rung_generated}/places.hpp" @ONLY)

# rung_discover(<target> <folder> <label>): a ctest row for each suite of a GoogleTest program, named <mode>.<folder>.<suite>.
function(rung_discover target folder label)
    set(rows "${CMAKE_CURRENT_BINARY_DIR}/${target}_rows.cmake")
    set(script "${PROJECT_SOURCE_DIR}/cmake/RungDiscover.cmake")
    add_custom_command(TARGET ${target} POST_BUILD BYPRODUCTS "${rows}" VERBATIM COMMAND ${CMAKE_COMMAND}
        -D "PROGRAM=$<TARGET_FILE:${target}>" -D "PREFIX=${rung_mode}${folder}." -D LABEL=${label} -D "OUT=${rows}" -P "${script}")
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${script}")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${rows}")
endfunction()

# rung_test(<folder> [USES <room>...] [LABEL nightly] SOURCES <x.test.cpp>...)
# One executable a folder: linking is cheap, GoogleTest's header is not.
function(rung_test folder)
    cmake_parse_arguments(PARSE_ARGV 1 test "" "LABEL" "USES;SOURCES")
    foreach(room IN LISTS test_USES)
        if(NOT TARGET rung::${room})
            return()
        endif()
    endforeach()
    if(NOT test_LABEL)
        set(test_LABEL quick)
    endif()
    set(target rung_test_${folder})
    list(TRANSFORM test_SOURCES PREPEND ${folder}/)
    add_executable(${target} ${test_SOURCES})
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests ${rung_generated})
    target_link_libraries(${target} PRIVATE GTest::gtest_main Threads::Threads)
    rung_face(${target} ${test_USES})
    rung_discover(${target} ${folder} ${test_LABEL})
endfunction()

# rung_test_c(<folder> SOURCES <x.test.c>...): each a program of its own against rung::c, in C11, for what a C compiler must accept.
function(rung_test_c folder)
    cmake_parse_arguments(PARSE_ARGV 1 test "" "" "SOURCES")
    if(NOT TARGET rung::c)
        return()
    endif()
    foreach(file IN LISTS test_SOURCES)
        string(REPLACE ".test.c" "" name ${file})
        add_executable(rung_test_${folder}_${name} ${folder}/${file})
        set_target_properties(rung_test_${folder}_${name} PROPERTIES C_STANDARD 11 C_STANDARD_REQUIRED ON C_EXTENSIONS OFF)
        target_link_libraries(rung_test_${folder}_${name} PRIVATE rung::c)
        add_test(NAME ${rung_mode}${folder}.${name} COMMAND rung_test_${folder}_${name})
        set_tests_properties(${rung_mode}${folder}.${name} PROPERTIES LABELS quick)
    endforeach()
endfunction()

# rung_reject(<x.reject.cpp>...): compiles as it stands; with -DRUNG_REJECT it does not, for the reason its `// rejects:` line gives.
function(rung_reject)
    foreach(file IN LISTS ARGN)
        string(REPLACE ".reject.cpp" "" name ${file})
        string(REPLACE "/" "." name ${name})
        add_test(NAME ${rung_mode}${name}.reject COMMAND ${CMAKE_COMMAND}
            -D COMPILER=${CMAKE_CXX_COMPILER} -D INCLUDE=${PROJECT_SOURCE_DIR}/include -D FILE=${CMAKE_CURRENT_SOURCE_DIR}/${file}
            -P ${PROJECT_SOURCE_DIR}/tests/support/reject.cmake)
        set_tests_properties(${rung_mode}${name}.reject PROPERTIES LABELS quick)
    endforeach()
endfunction()

# rung_fuzz(<folder/x.fuzz.cpp> USES <room>...): replays tests/data/fuzz/<x> everywhere; with RUNG_BUILD_FUZZ also makes the
# libFuzzer program fuzz_<x>.
function(rung_fuzz file)
    cmake_parse_arguments(PARSE_ARGV 1 fuzz "" "" "USES")
    foreach(room IN LISTS fuzz_USES)
        if(NOT TARGET rung::${room})
            return()
        endif()
    endforeach()
    get_filename_component(name ${file} NAME_WE)
    if(RUNG_BUILD_TESTS)
        add_executable(rung_replay_${name} ${file} support/replay_fuzz.cpp)
        target_include_directories(rung_replay_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
        rung_face(rung_replay_${name} ${fuzz_USES})
        add_test(NAME ${rung_mode}fuzz.${name} COMMAND rung_replay_${name} ${PROJECT_SOURCE_DIR}/tests/data/fuzz/${name})
        set_tests_properties(${rung_mode}fuzz.${name} PROPERTIES LABELS quick TIMEOUT 300)
    endif()
    if(RUNG_BUILD_FUZZ)
        add_executable(fuzz_${name} ${file})
        target_include_directories(fuzz_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
        target_compile_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
        rung_face(fuzz_${name} ${fuzz_USES})
    endif()
endfunction()

# rung_bench(<folder/x.bench.cpp> USES <room>...): a Google Benchmark program, not part of ctest.
function(rung_bench file)
    cmake_parse_arguments(PARSE_ARGV 1 bench "" "" "USES")
    if(NOT RUNG_BUILD_BENCH)
        return()
    endif()
    get_filename_component(name ${file} NAME_WE)
    add_executable(bench_${name} ${file})
    target_include_directories(bench_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests ${rung_generated})
    target_link_libraries(bench_${name} PRIVATE benchmark::benchmark_main)
    rung_face(bench_${name} ${bench_USES})
endfunction()
