// SPDX-License-Identifier: Apache-2.0
#include <rung/core/impl/errc.ipp>
#include <rung/core/impl/span_map.ipp>
