// SPDX-License-Identifier: Apache-2.0
#pragma once

/// RUNG_COMPILED chooses the mode: set, the definitions come from the linked library; unset, they are inline.
/// The mode is part of the inline namespace, so that mixing the two fails at link time and not in production.
#if defined(RUNG_COMPILED)
#  if defined(__GNUC__)
#    define RUNG_DECL __attribute__((visibility("default")))
#  else
#    define RUNG_DECL
#  endif
#  define RUNG_BEGIN namespace rung { inline namespace v0 {
#else
#  define RUNG_DECL inline
#  define RUNG_BEGIN namespace rung { inline namespace v0_inline {
#endif
#define RUNG_END } }
