// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/abi.h>
#include <rung/core/result.hpp>
#include <rung/format/record_reader.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace adapter {

/// A table of a source, as its plugin tells it.
struct source_table {
    std::string   path;       ///< "" for the record itself.
    std::uint32_t parent = 0; ///< 0 for the root table 0.
};

/// A column of a source, as its plugin tells it.
struct source_column {
    std::string   path;      ///< Unique: "Manager/ID[Employee_ID]".
    std::string   label;     ///< What people call it; may be empty.
    std::string   role;      ///< Model field that the format itself gives it, "personal", or "".
    std::uint32_t table = 0;
};

/// How to open a source. All pointers are borrowed until the reader is gone.
struct source_opening {
    const rung_plugin*                              plugin = nullptr;
    std::string                                     format;
    std::vector<std::pair<std::string, std::string>> options;
    rung_input                                      input{};
    rung_diagnose                                   diagnose{};
    rung_read_limits                                bounds = format::usual_read_limits;
    rung_host                                       host{.struct_size = sizeof(rung_host), .zero = 0, .host = nullptr, .cancelled = nullptr, .extension = nullptr};
};

/// A file being read by a plugin, seen from the host: what a plugin hands out is checked before anybody follows its numbers.
/// @threads one thread at a time
class source_reader {
public:
    /// Opens the source with the plugin.
    /// @return the reader; `errc::abi_mismatch`; `errc::precondition` without a plugin; whatever the plugin says
    [[nodiscard]] RUNG_DECL static result<source_reader> open(const source_opening& what);

    RUNG_DECL source_reader(source_reader&& other) noexcept;
    RUNG_DECL source_reader& operator=(source_reader&& other) noexcept;
    RUNG_DECL ~source_reader();

    /// Reads on; no rows at the end. Rows stay valid until the next call.
    /// @return rows; the plugin's failure; `errc::plugin_failed` where it breaks its contract
    [[nodiscard]] RUNG_DECL result<rung_batch> next();

    /// Tables and columns that the rows so far use; numbers stay.
    [[nodiscard]] std::span<const source_table>  tables() const noexcept { return tables_; }
    [[nodiscard]] std::span<const source_column> columns() const noexcept { return columns_; }

private:
    source_reader() = default;
    RUNG_DECL result<void> learn();
    [[nodiscard]] RUNG_DECL failure plugin_failure(std::int32_t code) const;

    const rung_plugin*         plugin_ = nullptr;
    rung_reader*               reader_ = nullptr;
    std::unique_ptr<source_opening> held_;
    std::vector<source_table>  tables_;
    std::vector<source_column> columns_;
};

} // namespace adapter
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/adapter/impl/source.ipp>
#endif
