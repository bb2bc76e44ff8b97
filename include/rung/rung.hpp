// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert.hpp>
#include <rung/core.hpp>
#include <rung/format.hpp>
#include <rung/text.hpp>
#include <rung/version.hpp>
