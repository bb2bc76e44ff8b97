// SPDX-License-Identifier: Apache-2.0
#include <rung/advert/impl/check.ipp>
#include <rung/advert/impl/document.ipp>
#include <rung/advert/impl/live_check.ipp>
#include <rung/advert/impl/report.ipp>
#include <rung/advert/impl/rule.ipp>
#include <rung/advert/impl/ruleset.ipp>
