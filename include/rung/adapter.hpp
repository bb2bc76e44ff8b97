// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/adverts.hpp>
#include <rung/adapter/answers.hpp>
#include <rung/adapter/bundled.hpp>
#include <rung/adapter/field_map.hpp>
#include <rung/adapter/file.hpp>
#include <rung/adapter/import.hpp>
#include <rung/adapter/isolated.hpp>
#include <rung/adapter/layout.hpp>
#include <rung/adapter/load.hpp>
#include <rung/adapter/plugin.hpp>
#include <rung/adapter/plugins.hpp>
#include <rung/adapter/source.hpp>
#include <rung/adapter/suggest.hpp>
