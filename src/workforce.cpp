// SPDX-License-Identifier: Apache-2.0
#include <rung/workforce/impl/answer_counts.ipp>
#include <rung/workforce/impl/coverage.ipp>
#include <rung/workforce/impl/fields.ipp>
#include <rung/workforce/impl/history.ipp>
#include <rung/workforce/impl/parse.ipp>
#include <rung/workforce/impl/worker.ipp>
