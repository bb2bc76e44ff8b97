// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/parse.hpp>
#include <rung/workforce/row.hpp>

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rung_test {

/// A field of the model by name and its value as text: dates ISO, numbers plain. "<null>", "<empty>", "<declined>", "<unparsed>" are states;
/// a sentinel date is null.
struct named_text {
    std::string_view field;
    std::string_view text;
};

/// A row of the model made for a test; keeps what the row borrows.
class model_row {
public:
    model_row(rung::workforce::row_type type, std::string key, std::initializer_list<named_text> fields) : key_(std::move(key)), type_(type) {
        for (const auto& one : fields) { add(one); }
    }

    [[nodiscard]] rung::workforce::row row() const {
        rung::workforce::row made;
        made.type   = type_;
        made.key    = key_;
        made.values = values_;
        return made;
    }

private:
    void add(const named_text& one) {
        namespace wf     = rung::workforce;
        const auto place = wf::find_field(one.field);
        if (!place) { throw std::invalid_argument(std::string(one.field)); }
        const auto&     info = wf::fields()[*place];
        wf::field_value made;
        made.field = *place;
        made.state = wf::value_state::ok;
        made.text  = one.text;
        if (one.field.size() > info.name.size() && info.row == wf::row_type::job) { made.kind = one.field.substr(info.name.size() + 1); }
        for (const auto state : {wf::value_state::null, wf::value_state::empty, wf::value_state::declined, wf::value_state::unparsed}) {
            if (one.text == "<" + std::string(name(state)) + ">") {
                made.state = state;
                values_.push_back(made);
                return;
            }
        }
        switch (info.kind) {
        case wf::value_kind::text: break;
        case wf::value_kind::date:
            made.date = wf::parse_date(one.text, wf::date_form::iso).value();
            if (wf::means_open(made.date)) { made.state = wf::value_state::null; }
            break;
        case wf::value_kind::count: made.number = wf::parse_count(one.text).value(); break;
        case wf::value_kind::decimal: made.number = wf::parse_decimal(one.text).value(); break;
        case wf::value_kind::money: made.number = wf::parse_money(one.text).value().minor; break;
        case wf::value_kind::yes_no: made.number = wf::parse_yes_no(one.text).value() ? 1 : 0; break;
        }
        values_.push_back(made);
    }

    std::string                               key_;
    rung::workforce::row_type                 type_;
    std::vector<rung::workforce::field_value> values_;
};

} // namespace rung_test
