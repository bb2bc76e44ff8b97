// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/signal.hpp>
#include <rung/text/packs.hpp>

#include <bit>
#include <iterator>
#include <utility>

RUNG_BEGIN
namespace advert::detail {

/// Signals from this number on are professions: the bit's number is added. `@is:` names one, `@holds:` names its registration or licence.
inline constexpr std::uint16_t profession_signals    = 256;
inline constexpr std::uint16_t qualification_signals = 512;
/// Signals from this number on are words that name a sector (`@sector:`): the sector's place in `sector_names` is added.
inline constexpr std::uint16_t sector_signals        = 768;

/// Reads the `rule` and `knows:` columns of a pack. `index_of(id)` gives a rule's number as std::optional<std::uint16_t>.
template <class IndexOf>
[[nodiscard]] text::pack_binder make_binder(IndexOf index_of) {
    text::pack_binder out;
    out.rule = [index_of](std::string_view name) -> std::optional<text::binding> {
        using kind = text::binding::kind;
        if (name == "!*") { return text::binding{kind::silence_all, 0}; }
        if (name.starts_with("@is:")) {
            const auto bit = profession_bit(name.substr(4));
            if (!bit) { return std::nullopt; }
            return text::binding{kind::signal, static_cast<std::uint16_t>(profession_signals + static_cast<unsigned>(std::countr_zero(*bit)))};
        }
        if (name.starts_with("@sector:")) {
            for (std::uint16_t i = 0; i < std::size(sector_names); ++i) {
                if (sector_names[i] == name.substr(8)) { return text::binding{kind::signal, static_cast<std::uint16_t>(sector_signals + i)}; }
            }
            return std::nullopt;
        }
        if (name.starts_with("@holds:")) {
            const auto bit = profession_bit(name.substr(7));
            if (!bit) { return std::nullopt; }
            return text::binding{kind::signal, static_cast<std::uint16_t>(qualification_signals + static_cast<unsigned>(std::countr_zero(*bit)))};
        }
        if (name.starts_with("@")) {
            for (std::uint16_t i = 0; i < signal_count; ++i) {
                if (signal_names[i] == name.substr(1)) { return text::binding{kind::signal, i}; }
            }
            return std::nullopt;
        }
        const bool silence = name.starts_with("!");
        const auto index   = index_of(name.substr(silence ? 1 : 0));
        if (!index) { return std::nullopt; }
        return text::binding{silence ? kind::silence : kind::rule, *index};
    };
    out.profession = [](std::string_view name) { return profession_bit(name); };
    return out;
}

} // namespace advert::detail
RUNG_END
