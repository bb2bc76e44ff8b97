// SPDX-License-Identifier: Apache-2.0
#include <rung/core/finding.hpp>

#include <gtest/gtest.h>

using rung::evidence;
using rung::severity;

// The names are part of the output form; the order says which matters more.
static_assert(name(severity::credit) == "credit" && name(severity::hint) == "hint");
static_assert(name(severity::warning) == "warning" && name(severity::barrier) == "barrier");
static_assert(name(evidence::expert) == "expert" && name(evidence::guidance) == "guidance");
static_assert(name(evidence::survey) == "survey" && name(evidence::trial) == "trial");

TEST(finding, severities_rise) {
    EXPECT_LT(severity::credit, severity::hint);
    EXPECT_LT(severity::hint, severity::warning);
    EXPECT_LT(severity::warning, severity::barrier);
}

TEST(finding, evidence_rises) {
    EXPECT_LT(evidence::expert, evidence::guidance);
    EXPECT_LT(evidence::guidance, evidence::survey);
    EXPECT_LT(evidence::survey, evidence::trial);
}
