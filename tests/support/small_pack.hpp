// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/packs.hpp>

#include <string>
#include <string_view>

/// A lexicon in a few lines, without the rules of a room: "r0" to "r9" are rules, "!r0" silences, "nurse" is a profession.
namespace rung_test {

inline rung::text::pack_binder small_binder() {
    rung::text::pack_binder out;
    out.rule = [](std::string_view name) -> std::optional<rung::text::binding> {
        using kind         = rung::text::binding::kind;
        const bool silence = name.starts_with('!');
        if (silence) { name.remove_prefix(1); }
        if (name.size() != 2 || name[0] != 'r' || name[1] < '0' || name[1] > '9') { return std::nullopt; }
        return rung::text::binding{silence ? kind::silence : kind::rule, static_cast<std::uint16_t>(name[1] - '0')};
    };
    out.profession = [](std::string_view name) -> std::optional<std::uint32_t> {
        if (name == "nurse") { return 1U; }
        if (name == "teacher") { return 2U; }
        return std::nullopt;
    };
    return out;
}

/// Compiles `rows` (without the header line) as a pack of that name.
inline rung::result<std::string> small_table(std::string_view rows, std::string name = "small", std::string_view common_words = {}) {
    const std::string                   tsv = "term\tform\trule\tplain\tnote\tflags\n" + std::string(rows);
    const rung::text::pack_source       one{std::move(name), tsv};
    return rung::text::compile_packs({&one, 1}, small_binder(), common_words);
}

} // namespace rung_test
