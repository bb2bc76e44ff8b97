# SPDX-License-Identifier: Apache-2.0
# The kinds of test that stand beside a header, told by suffix: x.test.cpp, x.reject.cpp, x.fuzz.cpp, x.bench.cpp.
# Labels: `ctest -L quick` is what every commit runs, `ctest -L nightly` what takes hours.
include_guard()
include(GoogleTest)

# Names say which mode ran: the same tests run compiled, shared and inline.
set(rung_mode "")
if(RUNG_INLINE)
    set(rung_mode "inline.")
elseif(BUILD_SHARED_LIBS)
    set(rung_mode "shared.")
endif()

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
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_compile_definitions(${target} PRIVATE RUNG_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(${target} PRIVATE GTest::gtest_main)
    rung_face(${target} ${test_USES})
    gtest_discover_tests(${target} TEST_PREFIX "${rung_mode}${folder}." DISCOVERY_TIMEOUT 60 PROPERTIES LABELS ${test_LABEL} TIMEOUT 300)
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
        rung_face(rung_replay_${name} ${fuzz_USES})
        add_test(NAME ${rung_mode}fuzz.${name} COMMAND rung_replay_${name} ${PROJECT_SOURCE_DIR}/tests/data/fuzz/${name})
        set_tests_properties(${rung_mode}fuzz.${name} PROPERTIES LABELS quick TIMEOUT 300)
    endif()
    if(RUNG_BUILD_FUZZ)
        add_executable(fuzz_${name} ${file})
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
    target_compile_definitions(bench_${name} PRIVATE RUNG_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(bench_${name} PRIVATE benchmark::benchmark_main)
    rung_face(bench_${name} ${bench_USES})
endfunction()
