// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/abi.h>
#include <rung/adapter/layout.hpp>
#include <rung/core/errc.hpp>
#include <rung/core/result.hpp>
#include <rung/format/record_reader.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

RUNG_BEGIN
/// For authors of plugins: the C table of adapter/abi.h from a list of formats. A plugin needs this header and `rung::format`, nothing
/// else of Rung; `plugins/template/` is one to start from.
namespace plugin {

/// What the beginning of a file says about a format.
struct guess {
    std::uint32_t confidence = 0; ///< 0 to 100.
    std::string   evidence;       ///< Names of elements or keys that were seen, "; " between; never a value.
};

/// A column whose meaning the format itself defines.
struct role {
    std::string_view path; ///< Path of the column; one that ends in '/' is everything below it, where no other role says otherwise.
    const char*      is;   ///< Model field, or "personal".
};

/// What opening gets: the input with its bounds, and the options by name.
struct opening {
    format::reading              reading;
    std::span<const rung_option> options;

    /// Returns the option's value, or `otherwise`.
    [[nodiscard]] std::string_view option(std::string_view name, std::string_view otherwise = {}) const noexcept {
        for (const auto& one : options) {
            if (name == one.name) { return one.value; }
        }
        return otherwise;
    }
};

/// One format of a plugin: functions of its own, or names to know it by and a layout.
struct format_entry {
    rung_format about{};
    guess (*probe)(std::string_view head) = nullptr;
    result<std::unique_ptr<format::record_reader>> (*open)(const opening& what) = nullptr;

    std::span<const role> roles{};
    names                 options{}; ///< Names of the options that `open` knows.

    names              seen{};          ///< Names that the beginning must hold, where there is no `probe`: see `fits`.
    std::uint32_t      confidence = 95; ///< Where it holds them.
    const json_layout* json = nullptr;  ///< Where the records are, where there is no `open`: one of these two.
    const xml_layout*  xml  = nullptr;
};

namespace detail {

struct open_reader {
    std::unique_ptr<format::record_reader> records;
    std::span<const role>                  roles;
    const rung_host*                       host = nullptr;
    failure                                last;
};

[[nodiscard]] inline open_reader& inner(rung_reader* reader) noexcept { return *reinterpret_cast<open_reader*>(reader); }
[[nodiscard]] inline const open_reader& inner(const rung_reader* reader) noexcept { return *reinterpret_cast<const open_reader*>(reader); }
[[nodiscard]] inline std::int32_t negative(errc code) noexcept { return -static_cast<std::int32_t>(code); }

/// Runs `work` so that nothing is thrown across the line.
template <class Work>
[[nodiscard]] std::int32_t fenced(const Work& work) noexcept {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return negative(errc::out_of_memory);
    } catch (...) {
        return negative(errc::internal);
    }
}

template <const auto& Formats>
struct functions {
    static std::int32_t probe(std::uint32_t number, const char* head, std::uint64_t size, rung_guess* out) noexcept {
        return fenced([&] {
            if (number >= std::size(Formats) || out == nullptr || !RUNG_HAS(out, evidence)) { return negative(errc::precondition); }
            const auto said = look_at(Formats[number], {head, static_cast<std::size_t>(size)});
            const auto kept = std::min(said.evidence.size(), sizeof(out->evidence) - 1);
            out->confidence = said.confidence;
            std::memcpy(out->evidence, said.evidence.data(), kept);
            out->evidence[kept] = '\0';
            return 0;
        });
    }

    static std::int32_t open(const rung_opening* opening, rung_reader** out) noexcept {
        return fenced([&] {
            if (opening == nullptr || out == nullptr || !RUNG_HAS(opening, host)) { return negative(errc::precondition); }
            *out      = nullptr;
            auto made = std::make_unique<open_reader>();
            auto code = start(*opening, *made);
            *out      = reinterpret_cast<rung_reader*>(made.release());
            return code;
        });
    }

    static std::int32_t next(rung_reader* reader, rung_batch* out) noexcept {
        return fenced([&] {
            auto& self = inner(reader);
            if (self.host != nullptr && self.host->cancelled != nullptr && self.host->cancelled(self.host->host) != 0) {
                self.last = {errc::cancelled, "the host", {}};
            }
            if (self.last.code != errc::ok) { return negative(self.last.code); }
            auto batch = self.records->next();
            if (!batch) {
                self.last = batch.error();
                return negative(self.last.code);
            }
            out->row_count = batch->row_count;
            out->rows      = batch->rows;
            return 0;
        });
    }

    static std::uint32_t table_count(const rung_reader* reader) noexcept {
        return inner(reader).records ? static_cast<std::uint32_t>(inner(reader).records->tables().size()) : 0;
    }
    static std::int32_t table(const rung_reader* reader, std::uint32_t number, rung_table* out) noexcept {
        if (number >= table_count(reader) || !RUNG_HAS(out, path)) { return negative(errc::precondition); }
        const auto& one = inner(reader).records->tables()[number];
        out->parent     = one.parent;
        out->path       = one.path.c_str();
        out->path_size  = static_cast<std::uint32_t>(one.path.size());
        return 0;
    }
    static std::uint32_t column_count(const rung_reader* reader) noexcept {
        return inner(reader).records ? static_cast<std::uint32_t>(inner(reader).records->columns().size()) : 0;
    }
    static std::int32_t column(const rung_reader* reader, std::uint32_t number, rung_column* out) noexcept {
        if (number >= column_count(reader) || !RUNG_HAS(out, role)) { return negative(errc::precondition); }
        const auto& one = inner(reader).records->columns()[number];
        out->table      = one.table;
        out->path       = one.path.c_str();
        out->path_size  = static_cast<std::uint32_t>(one.path.size());
        out->label      = one.label.c_str();
        out->label_size = static_cast<std::uint32_t>(one.label.size());
        out->role       = "";
        bool exact = false;
        for (const auto& known : inner(reader).roles) {
            const bool same = known.path == one.path;
            if (same || (!exact && known.path.ends_with('/') && one.path.starts_with(known.path))) { out->role = known.is; }
            exact = exact || same;
        }
        return 0;
    }
    static const char* where(const rung_reader* reader) noexcept { return inner(reader).last.where.c_str(); }
    static void        close(rung_reader* reader) noexcept { delete reinterpret_cast<open_reader*>(reader); } // NULL too

private:
    static guess look_at(const format_entry& one, std::string_view head) {
        if (one.probe != nullptr) { return one.probe(head); }
        guess said;
        said.confidence = fits(format::outline_of(head), one.xml != nullptr ? format::outline_kind::xml : format::outline_kind::json, one.seen, one.confidence, said.evidence);
        return said;
    }

    static result<std::unique_ptr<format::record_reader>> open_entry(const format_entry& one, const opening& what) {
        if (one.open != nullptr) { return one.open(what); }
        return one.xml != nullptr ? open_layout(what.reading, *one.xml) : open_layout(what.reading, *one.json);
    }

    static std::int32_t start(const rung_opening& opening, open_reader& self) {
        self.last.code = errc::ok;
        self.host      = opening.host;
        for (const auto& one : Formats) {
            if (std::string_view(one.about.id) == opening.format) { return start(one, opening, self); }
        }
        self.last = {errc::unknown_plugin, "format", {}};
        return negative(self.last.code);
    }

    static std::int32_t start(const format_entry& one, const rung_opening& opening, open_reader& self) {
        const std::span<const rung_option> options(opening.options, opening.option_count);
        for (const auto& given : options) {
            bool known = false;
            for (const auto name : one.options) { known = known || name == given.name; }
            if (!known) {
                self.last = {errc::bad_field, std::string("option ") + given.name, {}};
                return negative(self.last.code);
            }
        }
        format::reading reading;
        reading.input = *opening.input;
        if (opening.diagnose != nullptr) { reading.diagnose = *opening.diagnose; }
        if (opening.limits != nullptr) {
            std::memcpy(&reading.bounds, opening.limits, std::min<std::size_t>(sizeof reading.bounds, opening.limits->struct_size));
        }
        auto opened = open_entry(one, {reading, options});
        if (!opened) {
            self.last = opened.error();
            return negative(self.last.code);
        }
        self.records = *std::move(opened);
        self.roles   = one.roles;
        return 0;
    }
};

/// A plugin's id from the word that its entry is named by: oracle_hcm is "oracle-hcm".
template <std::size_t Size>
struct kebab_name {
    char text[Size];
    constexpr explicit kebab_name(const char (&name)[Size]) noexcept : text{} {
        for (std::size_t i = 0; i < Size; ++i) { text[i] = name[i] == '_' ? '-' : name[i]; }
    }
};

/// The `rung_format`s of all entries, one after another, as the table wants them.
template <const auto& Formats>
inline constexpr auto abouts = [] {
    std::array<rung_format, std::size(Formats)> all{};
    for (std::size_t i = 0; i < all.size(); ++i) { all[i] = Formats[i].about; }
    return all;
}();

} // namespace detail

/// The table of a plugin with these formats, for RUNG_PLUGIN_ENTRY to return. `Formats` is a constexpr array of `format_entry` with
/// static storage; `id` and `version` are literals.
template <const auto& Formats>
[[nodiscard]] constexpr rung_plugin table_of(const char* id, const char* version) noexcept {
    using f = detail::functions<Formats>;
    return {.struct_size = sizeof(rung_plugin), .abi_major = RUNG_ABI_MAJOR, .abi_minor = 0, .format_count = std::size(Formats), .id = id,
            .version = version, .formats = detail::abouts<Formats>.data(), .probe = f::probe, .open = f::open, .next = f::next,
            .table_count = f::table_count, .table = f::table, .column_count = f::column_count, .column = f::column, .where = f::where,
            .close = f::close, .extension = nullptr};
}

} // namespace plugin
RUNG_END

/// The entry of a plugin whose formats are the constexpr array `formats`: RUNG_PLUGIN(workday, "1.0.0", formats)
#define RUNG_PLUGIN(name, version, formats)                                                              \
    RUNG_PLUGIN_ENTRY(name) {                                                                            \
        static constexpr ::rung::plugin::detail::kebab_name id(#name);                                   \
        static constexpr rung_plugin table = ::rung::plugin::table_of<formats>(id.text, version);        \
        return host_major == RUNG_ABI_MAJOR && host_minor >= table.abi_minor ? &table : nullptr;         \
    }
