// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstdint>
#include <string_view>

RUNG_BEGIN
namespace adapter::detail {

/// What a column of a feed is to an advert.
enum class advert_role : std::uint8_t {
    none, id, title, markup_title, pay, pay_min, pay_max, pay_currency, pay_period, pay_predicted, location, hours, contract, closing,
    organisation, partial,
    html, escaped_html, markup, plain, markdown, heading // the text, from `html` on
};

/// A role with what stands behind its name.
struct advert_meaning {
    advert_role   is      = advert_role::none;
    std::uint8_t  place   = 1; ///< Of a text among the texts.
    bool          twin    = false;
    bool          snippet = false;

    [[nodiscard]] bool text() const noexcept { return is >= advert_role::html; }
};

/// Reads a role: "advert.html-twin.2". Other models' roles are none.
[[nodiscard]] inline advert_meaning meaning_of(std::string_view role) noexcept {
    constexpr std::string_view names[] = {"",
                                          "id",
                                          "title",
                                          "markup-title",
                                          "pay",
                                          "pay-min",
                                          "pay-max",
                                          "pay-currency",
                                          "pay-period",
                                          "pay-predicted",
                                          "location",
                                          "hours",
                                          "contract",
                                          "closing",
                                          "organisation",
                                          "partial",
                                          "html",
                                          "escaped-html",
                                          "markup",
                                          "plain",
                                          "markdown",
                                          "heading"};
    advert_meaning             out;
    constexpr std::string_view begin = "advert.";
    if (!role.starts_with(begin)) { return out; }
    role.remove_prefix(begin.size());
    if (const auto dot = role.find('.'); dot != role.npos) {
        out.place = 0;
        for (const char c : role.substr(dot + 1)) {
            if (c < '0' || c > '9' || out.place > 24) { return {}; }
            out.place = static_cast<std::uint8_t>(out.place * 10 + (c - '0'));
        }
        role = role.substr(0, dot);
    }
    const auto cut = [&role](std::string_view ending) {
        if (!role.ends_with(ending)) { return false; }
        role.remove_suffix(ending.size());
        return true;
    };
    out.twin    = cut("-twin");
    out.snippet = cut("-snippet");
    for (std::size_t i = 1; i < std::size(names); ++i) {
        if (role == names[i]) { out.is = static_cast<advert_role>(i); }
    }
    return out;
}

} // namespace adapter::detail
RUNG_END
