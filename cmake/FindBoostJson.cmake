# SPDX-License-Identifier: Apache-2.0
# Boost.JSON alone, as one package for cmake/RungVendors.cmake: BoostJson::BoostJson.
find_package(Boost 1.81 QUIET COMPONENTS json container)
include(FindPackageHandleStandardArgs)
set(BoostJson_VERSION "${Boost_VERSION}")
if(TARGET Boost::json)
    set(BoostJson_TARGET Boost::json)
endif()
find_package_handle_standard_args(BoostJson REQUIRED_VARS BoostJson_TARGET VERSION_VAR BoostJson_VERSION)
