// SPDX-License-Identifier: Apache-2.0
#include "record.hpp"

#include "json_text.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace rung::cli {
namespace {

namespace bj = boost::json;

/// The string in `field`, nullptr where it is missing or null; a value of another kind sets `wrong`.
const bj::string* text_of(const bj::object& from, std::string_view field, bool& wrong) {
    const auto* const value = from.if_contains(field);
    if (value == nullptr || value->is_null()) { return nullptr; }
    wrong = wrong || !value->is_string();
    return value->if_string();
}

result<source> from_object(const bj::object& fields, const std::string& where, const limits& bounds) {
    const auto bad = [&](std::string_view field) { return failure{errc::bad_field, where + ": " + std::string(field), {}}; };
    source     in;
    bool       wrong = false;
    if (const auto* title = text_of(fields, "title", wrong)) { in.title_text = std::string_view(*title); }
    if (wrong) { return bad("title"); }
    struct form {
        std::string_view field;
        source_kind      kind;
    };
    const bj::string* text = nullptr;
    for (const auto& [field, kind] : {form{"text", source_kind::text}, form{"html", source_kind::html}, form{"markdown", source_kind::markdown}}) {
        const auto* found = text_of(fields, field, wrong);
        if (wrong) { return bad(field); }
        if (found != nullptr && text == nullptr) {
            text    = found;
            in.kind = kind;
        }
    }
    if (text == nullptr) { return failure{errc::missing_field, where + ": text, html or markdown", {}}; }
    if (const auto* pay = fields.if_contains("pay"); pay != nullptr && !pay->is_null()) {
        if (pay->is_string()) {
            in.doc.pay.text = std::string_view(pay->get_string());
        } else if (pay->is_number()) {
            in.doc.pay.text = bj::serialize(*pay);
        } else {
            return bad("pay");
        }
        in.doc.pay.state = in.doc.pay.text.find_first_not_of(" \t") == std::string::npos ? advert::field_state::absent : advert::field_state::present;
    }
    if (const auto* partial = fields.if_contains("partial"); partial != nullptr && !partial->is_null()) {
        if (!partial->is_bool()) { return bad("partial"); }
        in.doc.partial = partial->get_bool();
    }
    in.doc.title = in.title_text;
    in.text      = std::string_view(*text);
    if (auto read = read_body(in, bounds); !read) { return failure{read.error().code, where, {}}; }
    return in;
}

} // namespace

record read_record(std::string_view line, std::size_t number, const limits& bounds) {
    record            out;
    const std::string where = "line " + std::to_string(number);
    if (line.starts_with("\xEF\xBB\xBF")) { line.remove_prefix(3); }
    unsigned char          near[32 * 1024];
    bj::monotonic_resource memory(near, sizeof near);
    bj::error_code         code;
    bj::parse_options      options;
    options.max_depth = 64;
    const auto value  = bj::parse(line, code, &memory, options);
    if (code) {
        out.advert = failure{code == bj::error::too_deep ? errc::too_deep : errc::bad_json, where, code.message()};
        return out;
    }
    const auto* const fields = value.if_object();
    if (fields == nullptr) {
        out.advert = failure{errc::bad_json, where + ": not an object", {}};
        return out;
    }
    const auto* const id = fields->if_contains("id");
    if (id == nullptr || id->is_null()) {
        out.advert = failure{errc::missing_field, where + ": id", {}};
        return out;
    }
    if (!id->is_string() && !id->is_int64() && !id->is_uint64()) {
        out.advert = failure{errc::bad_field, where + ": id", {}};
        return out;
    }
    out.id     = bj::serialize(*id);
    out.advert = from_object(*fields, where, bounds);
    if (out.advert) { out.advert->name = id->is_string() ? std::string(std::string_view(id->get_string())) : out.id; }
    return out;
}

} // namespace rung::cli
