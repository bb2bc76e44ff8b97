// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The one place where the version is written; CMake, Conan and the documentation read it from here.
#define RUNG_VERSION_MAJOR 0
#define RUNG_VERSION_MINOR 1
#define RUNG_VERSION_PATCH 0
#define RUNG_VERSION "0.1.0"
