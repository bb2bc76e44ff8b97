// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "../../tests/adapter/conformance/kit.hpp"

#include <rung/core/result.hpp>

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace rung::cli {

/// What a shared object says it is.
struct plugin_identity {
    std::string id, version;
};

/// Loads a shared object in a child process and asks what it is, so that nothing of it comes into this one.
/// @return the identity; `errc::not_found`; `errc::plugin_failed` with the reason; `errc::abi_mismatch`
[[nodiscard]] result<plugin_identity> ask_plugin(const std::string& path);

/// Takes one check as soon as it is done.
using check_sink = std::function<void(const conformance::report_line&)>;

/// Runs the conformance kit on a shared object in child processes. A check in which the plugin crashes or takes more than a minute has
/// failed, and a new child goes on with the next; after three that take too long the others are left out, which is a failed check too.
/// A child has 4 GiB of address space.
/// @return the identity; as `ask_plugin`
[[nodiscard]] result<plugin_identity> check_in_children(const std::string& path, std::span<const conformance::sample> samples, const check_sink& sink);

/// Names of the shared objects (*.so) in a folder, sorted.
/// @return `errc::not_found`, `errc::unreadable`
[[nodiscard]] result<std::vector<std::string>> shared_objects(const std::string& folder);

} // namespace rung::cli
