// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/load.hpp>
#include <rung/adapter/plugins.hpp>
#include <rung/adapter/source.hpp>
#include <rung/core/result.hpp>
#include <rung/workforce/coverage.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace adapter {

/// A file to be read by a plugin in a process of its own.
struct isolated_request {
    std::string                                      path;
    const plugin_set*                                plugins = nullptr; ///< Linked plugins that the child may use.
    load_request                                     load;              ///< Plugins that the child loads; no folder: none.
    std::string                                      format;            ///< "" to find out by content, in the child.
    std::vector<std::pair<std::string, std::string>> options;
    rung_read_limits                                 bounds       = source_opening{}.bounds;
    std::uint64_t                                    memory_bytes = std::uint64_t{1} << 30; ///< Address space of the child; at least what the plugin and its limits need.
    std::uint32_t                                    cpu_seconds  = 3'600;
    std::uint32_t                                    idle_seconds = 60; ///< Without a single frame from the child it is ended.
};

/// A source whose plugin runs in a child process without network, without files beside the one it is given (open already), with bounds on
/// memory and time, and only the system calls that reading takes (seccomp). Rows come over a pipe and are checked like a stranger's.
///
/// A plugin that crashes, loops, eats memory or asks for more than it may costs one `errc::plugin_failed` that says which. Code that a
/// shared object runs while it is loaded comes before the last lock: it can read files, but has no network, no writing and no new programs.
/// The child is a copy of this process: call this before holding anything that a plugin must not see.
/// @threads one thread at a time
class isolated_source {
public:
    /// @return the source; `errc::not_found`, `errc::unreadable`; `errc::plugin_failed`; whatever opening says
    /// @pre the process has one thread
    [[nodiscard]] RUNG_DECL static result<std::unique_ptr<isolated_source>> open(const isolated_request& what);

    isolated_source(const isolated_source&)            = delete;
    isolated_source& operator=(const isolated_source&) = delete;
    RUNG_DECL ~isolated_source(); ///< Ends the child.

    [[nodiscard]] source_reader&             reader() noexcept { return *reader_; }
    [[nodiscard]] const std::string&         format() const noexcept { return format_; }
    [[nodiscard]] const workforce::coverage& told() const noexcept { return told_; }

    struct connection; ///< Defined where the functions are.

private:
    RUNG_DECL isolated_source();

    std::unique_ptr<connection>    connection_;
    std::unique_ptr<source_reader> reader_;
    std::string                    format_;
    workforce::coverage            told_;
};

} // namespace adapter
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/adapter/impl/isolated.ipp>
#endif
