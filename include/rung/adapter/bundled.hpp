// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/abi.h>

#include <span>

/// The entries of the plugins that Rung brings, for `rung::adapter::plugin_set`. Link `rung::plugins`: the list is made there from the
/// folders of plugins/.
[[nodiscard]] std::span<const rung_plugin_entry_function> rung_bundled_plugins() noexcept;
