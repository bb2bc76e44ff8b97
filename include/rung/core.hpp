// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/core/config.hpp>
#include <rung/core/delimited_field.hpp>
#include <rung/core/errc.hpp>
#include <rung/core/finding.hpp>
#include <rung/core/limits.hpp>
#include <rung/core/log.hpp>
#include <rung/core/marked_text.hpp>
#include <rung/core/range.hpp>
#include <rung/core/result.hpp>
#include <rung/core/span_map.hpp>
