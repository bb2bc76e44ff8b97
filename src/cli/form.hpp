// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check_one.hpp"

#include <rung/core/result.hpp>

#include <memory>
#include <string>
#include <vector>

namespace rung::cli {

class recurring_paragraphs;

/// One advert of a run: checked, or why it could not be.
struct outcome {
    std::string            id;   ///< As JSON: a path or an id.
    std::string            name; ///< The same for people.
    result<checked_advert> is{failure{}};
};

/// What a form made of one advert.
struct rendered {
    std::string                                  text;
    std::vector<baseline_entry>                  entries;    ///< Where a baseline is to be written.
    std::vector<const advert::rule*>             rules;      ///< Rules it names, for forms that list them at the end.
    std::vector<std::string>                     terms;      ///< What each of `rules` is about, where a form counts terms; empty for whole adverts.
    std::vector<std::pair<std::size_t, std::string>> recurring;  ///< Paragraphs of the run that it holds, with what is to be said of them.
    failure                                      problem{errc::ok, {}, {}};
    severity                                     worst = severity::credit;
    advert::verdict                              verdict;
};

/// How a run of adverts is told. Each advert is rendered by itself, on any thread; begin, add and end run in order on one.
class form {
public:
    form()                       = default;
    form(const form&)            = delete;
    form& operator=(const form&) = delete;
    virtual ~form()              = default;

    [[nodiscard]] virtual std::string begin() { return {}; }
    /// @threads safe
    [[nodiscard]] virtual rendered render(const outcome& advert) const = 0;
    /// Returns what to write for the next advert.
    [[nodiscard]] virtual std::string add(rendered& made) { return std::move(made.text); }
    [[nodiscard]] virtual std::string end() { return {}; }
};

/// What the human form wants to know of the terminal and the options.
struct text_style {
    std::size_t                 width    = 80;
    bool                        colour   = false;
    bool                        all      = false;
    bool                        openness = false;
    double                      reading_age_target = 14;
    const recurring_paragraphs* recurring = nullptr; ///< Null: none are looked for.
};

[[nodiscard]] std::unique_ptr<form> text_form(const text_style& style);
[[nodiscard]] std::unique_ptr<form> ndjson_form();
[[nodiscard]] std::unique_ptr<form> json_form();
[[nodiscard]] std::unique_ptr<form> sarif_form();
[[nodiscard]] std::unique_ptr<form> html_form(bool openness);
[[nodiscard]] std::unique_ptr<form> github_form();

} // namespace rung::cli
