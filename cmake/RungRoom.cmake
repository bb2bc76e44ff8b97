# SPDX-License-Identifier: Apache-2.0
include_guard()
include(RungVendors)

# What test names begin with: the same tests run compiled, shared and inline.
set(rung_mode "")
if(RUNG_INLINE)
    set(rung_mode "inline.")
elseif(BUILD_SHARED_LIBS)
    set(rung_mode "shared.")
endif()

# rung_room(<name> [USES <room>...] [VENDOR <package>...] [EXPORTS <file>] HEADERS <file>... SOURCES <file>...)
#
# Makes the library rung_<name>, known as rung::<name>. HEADERS are all files of the room under include/rung, .ipp included.
# VENDOR names packages of RungVendors.cmake; only the definitions see them. A room whose vendor is missing, or that uses such
# a room, is left out with a message, unless RUNG_ALL_ROOMS makes that an error.
# EXPORTS names a linker map and makes the room a shared library always, with everything it uses inside: a face for other languages.
function(rung_room name)
    cmake_parse_arguments(PARSE_ARGV 1 room "" "EXPORTS" "USES;VENDOR;HEADERS;SOURCES")
    set(severity STATUS)
    if(RUNG_ALL_ROOMS)
        set(severity FATAL_ERROR)
    endif()
    foreach(package IN LISTS room_VENDOR)
        rung_find_vendor(${package} vendor)
        if(NOT vendor)
            message(${severity} "rung::${name} is left out: ${package} was not found")
            return()
        endif()
        list(APPEND vendors ${vendor})
    endforeach()
    foreach(used IN LISTS room_USES)
        if(NOT TARGET rung::${used})
            message(${severity} "rung::${name} is left out: it uses rung::${used}")
            return()
        endif()
        list(APPEND used_targets rung::${used})
    endforeach()

    set(kind "")
    set(to_users PUBLIC)
    if(room_EXPORTS)
        set(kind SHARED)
        set(to_users PRIVATE)
    endif()
    add_library(rung_${name} ${kind} ${room_SOURCES})
    add_library(rung::${name} ALIAS rung_${name})
    list(TRANSFORM room_HEADERS PREPEND "${PROJECT_SOURCE_DIR}/include/rung/")
    target_sources(rung_${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${room_HEADERS})
    target_compile_features(rung_${name} ${to_users} cxx_std_20)
    target_compile_definitions(rung_${name} ${to_users} RUNG_COMPILED)
    target_link_libraries(rung_${name} ${to_users} ${used_targets} PRIVATE ${vendors})
    set_target_properties(rung_${name} PROPERTIES
        EXPORT_NAME ${name}
        VERSION ${PROJECT_VERSION}
        SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
        POSITION_INDEPENDENT_CODE ON
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON
        INSTALL_RPATH "$ORIGIN" # installed rooms find each other wherever they are put
        DEFINE_SYMBOL "" # so that static and shared builds share their ccache entries
        RUNG_USES "${room_USES}"
        RUNG_VENDOR "${room_VENDOR}"
        RUNG_VENDOR_TARGETS "${vendors}")
    if(room_EXPORTS)
        set(map "${CMAKE_CURRENT_SOURCE_DIR}/${room_EXPORTS}")
        target_link_options(rung_${name} PRIVATE "LINKER:--version-script=${map}")
        set_target_properties(rung_${name} PROPERTIES LINK_DEPENDS "${map}")
    endif()
    set_property(GLOBAL APPEND PROPERTY RUNG_ROOMS ${name})
endfunction()

# rung_face(<target> <room>...) links a test, an example or a program to the rooms as the mode has it: to the compiled libraries,
# or, with RUNG_INLINE, to the headers and the vendors of the rooms.
function(rung_face target)
    foreach(room IN LISTS ARGN)
        if(NOT RUNG_INLINE)
            target_link_libraries(${target} PRIVATE rung::${room})
            continue()
        endif()
        target_link_libraries(${target} PRIVATE rung::header_only)
        if(NOT room STREQUAL rung)
            target_link_libraries(${target} PRIVATE $<TARGET_PROPERTY:rung_${room},RUNG_VENDOR_TARGETS>)
        endif()
    endforeach()
endfunction()
