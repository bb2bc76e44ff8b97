// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kit.hpp"

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

/// One read of an input by a plugin, with everything that a host gives it and every rule of format/rows.h looked after.
namespace rung::conformance {

inline constexpr std::size_t   whole   = SIZE_MAX;
inline constexpr std::uint64_t nothing = UINT64_MAX;

/// How to read.
struct manner {
    std::size_t      step      = whole;   ///< Bytes at most for each call of `read`.
    std::size_t      size      = whole;   ///< The input ends after so many bytes
    std::int64_t     then      = 0;       ///< with this: 0, or a negative error.
    std::uint64_t    cancel_at = nothing; ///< The host wants to stop from this call of `next` on, for that call only.
    std::uint32_t    larger    = 0;       ///< Bytes by which the structs are larger than those of form 1.0.
    bool             bare      = false;   ///< No callbacks where the ABI allows NULL.
    bool             values    = false;   ///< Keep the texts of the values.
    rung_read_limits bounds    = {.struct_size = sizeof(rung_read_limits), .depth = 64, .columns = 20'000, .fields = 1'000'000,
                                  .record_bytes = std::uint64_t{4} << 20U, .value_bytes = std::uint64_t{1} << 20U, .input_bytes = 0};
};

/// Something that the plugin reported.
struct reported {
    std::string code;
    std::string path;
};

/// What came of it.
struct outcome {
    std::int32_t               code = 0; ///< Of the call that ended it; 0 for the end of the input.
    std::string                where;
    std::vector<std::uint64_t> rows;     ///< A number for each row that tells rows apart, whatever batches they came in.
    std::uint64_t              records    = 0;
    std::uint64_t              calls      = 0; ///< Of `next`, with the one that ended it.
    std::uint64_t              most_value = 0; ///< Bytes of the largest value.
    std::uint64_t              most_fields = 0; ///< Values of the richest record.
    std::vector<std::string>   columns;
    std::vector<reported>      told;
    std::set<std::string>      values;
    std::string                broken; ///< The first rule of the ABI that was broken; "" for none.
};

/// A reader that is open, for reads that take turns. `text` and the plugin are borrowed.
class reading_run {
public:
    reading_run(const rung_plugin* plugin, const sample& what, std::string format, const manner& how);
    reading_run(const reading_run&)            = delete;
    reading_run& operator=(const reading_run&) = delete;
    ~reading_run();

    /// One call of `next`. @return false when it has ended
    bool step();

    [[nodiscard]] const outcome& result() const noexcept;

private:
    struct state;
    std::unique_ptr<state> state_;
};

[[nodiscard]] outcome read_all(const rung_plugin* plugin, const sample& what, const std::string& format, const manner& how = {});

/// Asks the probe. @return the confidence; negative for an error or a broken rule, which `broken` names
[[nodiscard]] int probe(const rung_plugin* plugin, std::uint32_t format, std::string_view head, std::uint32_t larger, std::string& broken);

/// Points at which to cut an input of this size: every byte of the first 4 KiB, else 500 spread ones.
[[nodiscard]] std::vector<std::size_t> cuts(std::size_t size, std::size_t all = 4'096, std::size_t spread = 500);

} // namespace rung::conformance
