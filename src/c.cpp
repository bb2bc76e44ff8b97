// SPDX-License-Identifier: Apache-2.0
#include <rung/c/impl/edge.ipp>
#include <rung/c/impl/face.ipp>
#include <rung/c/impl/house_style.ipp>
