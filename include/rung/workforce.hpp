// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/answer_counts.hpp>
#include <rung/workforce/coverage.hpp>
#include <rung/workforce/fields.hpp>
#include <rung/workforce/history.hpp>
#include <rung/workforce/parse.hpp>
#include <rung/workforce/row.hpp>
#include <rung/workforce/value.hpp>
#include <rung/workforce/worker.hpp>
