// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/check.hpp>
#include <rung/advert/document.hpp>
#include <rung/advert/live_check.hpp>
#include <rung/advert/report.hpp>
#include <rung/advert/rule.hpp>
#include <rung/advert/ruleset.hpp>
