# SPDX-License-Identifier: Apache-2.0
# Install rules, the CMake package, a pkg-config file for each room, and the Debian packages.
include(CMakePackageConfigHelpers)

get_property(rung_rooms GLOBAL PROPERTY RUNG_ROOMS)
if(TARGET rung_plugins) # no room, but a library that hosts link and programs need
    list(APPEND rung_rooms plugins)
endif()
set(rung_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/rung")

list(TRANSFORM rung_rooms PREPEND rung_ OUTPUT_VARIABLE rung_room_libraries)
install(TARGETS ${rung_room_libraries} rung_rung rung_header_only EXPORT rung-targets
    RUNTIME COMPONENT program
    LIBRARY COMPONENT program NAMELINK_COMPONENT development
    ARCHIVE COMPONENT development
    FILE_SET HEADERS COMPONENT development)
install(EXPORT rung-targets NAMESPACE rung:: DESTINATION "${rung_cmake_dir}" COMPONENT development)

# Which vendors an asked component needs. Shared rooms need none: their vendors are linked in already.
set(rung_vendor_lines "")
foreach(room IN LISTS rung_rooms)
    get_target_property(uses rung_${room} RUNG_USES)
    get_target_property(vendors rung_${room} RUNG_VENDOR)
    set(pc_define " -DRUNG_COMPILED")
    set(pc_private_libs "-lstdc++ -lm")
    get_target_property(kind rung_${room} TYPE)
    if(kind STREQUAL SHARED_LIBRARY)
        set(vendors "")
        set(pc_private_libs "")
    endif()
    if(room STREQUAL c)
        set(uses "")
        set(pc_define "")
    endif()
    string(APPEND rung_vendor_lines "set(rung_uses_${room} ${uses})\nset(rung_vendors_${room} ${vendors})\n")

    set(pc_requires "")
    foreach(used IN LISTS uses)
        list(APPEND pc_requires rung-${used})
    endforeach()
    set(pc_private "")
    foreach(package IN LISTS vendors)
        list(APPEND pc_private ${rung_vendor_pc_${package}})
    endforeach()
    list(JOIN pc_requires ", " pc_requires)
    list(JOIN pc_private ", " pc_private)
    set(pc_room ${room})
    file(RELATIVE_PATH pc_up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
    configure_file(cmake/rung.pc.in "${PROJECT_BINARY_DIR}/rung-${room}.pc" @ONLY)
    install(FILES "${PROJECT_BINARY_DIR}/rung-${room}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
endforeach()

configure_package_config_file(cmake/rung-config.cmake.in "${PROJECT_BINARY_DIR}/rung-config.cmake" INSTALL_DESTINATION "${rung_cmake_dir}")
# Before 1.0 a minor version may break what came before it.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/rung-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES
    "${PROJECT_BINARY_DIR}/rung-config.cmake" "${PROJECT_BINARY_DIR}/rung-config-version.cmake" cmake/FindBoostJson.cmake cmake/FindCbc.cmake cmake/FindClp.cmake cmake/FindSeccomp.cmake cmake/Findmd4c.cmake cmake/Findminizip.cmake
    DESTINATION "${rung_cmake_dir}" COMPONENT development)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)

if(PROJECT_IS_TOP_LEVEL)
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGE_NAME rung)
    set(CPACK_PACKAGE_VENDOR "The Rung authors")
    set(CPACK_PACKAGE_CONTACT "The Rung authors <rung@localhost>")
    set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
    set(CPACK_STRIP_FILES ON)
    set(CPACK_DEB_COMPONENT_INSTALL ON)
    set(CPACK_COMPONENTS_ALL program development)
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_SECTION utils)
    set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME rung)
    set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
    set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME librung-dev)
    set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
    set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "rung (= ${PROJECT_VERSION}), libmd4c-dev, libpugixml-dev, libminizip-dev, zlib1g-dev")
    include(CPack)
endif()
