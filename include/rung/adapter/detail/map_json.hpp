// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

/// A part of a JSON document with its JSON Pointer, read member by member; the first thing wrong is kept.
/// `Value` is the JSON library's, which only an .ipp knows.
template <class Value>
class json_part {
public:
    json_part(const Value& value, std::string pointer, failure& first) : value_(&value), pointer_(std::move(pointer)), first_(&first) {}

    void wrong(std::string_view member) const {
        if (first_->code == errc::ok) { *first_ = {errc::bad_map, member.empty() ? pointer_ : step(member), {}}; }
    }

    /// Tells of members that are not among these.
    void only(std::span<const std::string_view> names) const {
        if (!value_->is_object()) { return wrong(""); }
        for (const auto& member : value_->get_object()) {
            bool known = false;
            for (const auto name : names) { known = known || name == std::string_view(member.key()); }
            if (!known) { wrong(member.key()); }
        }
    }

    [[nodiscard]] bool has(std::string_view name) const { return value_->is_object() && value_->get_object().contains(name); }

    void read(std::string_view name, std::string& into) const {
        if (const auto* one = find(name)) {
            if (!one->is_string()) { return wrong(name); }
            into = std::string(one->get_string());
        }
    }
    void read(std::string_view name, bool& into) const {
        if (const auto* one = find(name)) {
            if (!one->is_bool()) { return wrong(name); }
            into = one->get_bool();
        }
    }
    void read(std::string_view name, int& into) const {
        if (const auto* one = find(name)) {
            if (!one->is_int64() || one->get_int64() < 0 || one->get_int64() > 100) { return wrong(name); }
            into = static_cast<int>(one->get_int64());
        }
    }
    void read(std::string_view name, std::vector<std::string>& into) const {
        if (const auto* one = find(name)) {
            if (!one->is_array()) { return wrong(name); }
            for (const auto& item : one->get_array()) {
                if (!item.is_string()) { return wrong(name); }
                into.emplace_back(item.get_string());
            }
        }
    }
    void read(std::string_view name, std::vector<std::pair<std::string, std::string>>& into) const {
        if (const auto* one = find(name)) {
            if (!one->is_object()) { return wrong(name); }
            for (const auto& member : one->get_object()) {
                if (!member.value().is_string()) { return wrong(name); }
                into.emplace_back(member.key(), member.value().get_string());
            }
        }
    }

    /// Calls `each` with a part for every item of an array, or for the one object.
    template <class Each>
    void descend(std::string_view name, const Each& each) const {
        const auto* one = find(name);
        if (one == nullptr) { return; }
        const auto here = step(name);
        if (one->is_object()) { return each(json_part(*one, here, *first_)); }
        if (!one->is_array()) { return wrong(name); }
        std::size_t number = 0;
        for (const auto& item : one->get_array()) {
            json_part part(item, here + "/" + std::to_string(number++), *first_);
            if (!item.is_object()) { return part.wrong(""); }
            each(part);
        }
    }

private:
    /// The pointer to a member, written as RFC 6901 (section 3) has it: ~ is ~0 and / is ~1.
    [[nodiscard]] std::string step(std::string_view member) const {
        auto pointer = pointer_ + '/';
        for (const char c : member) {
            if (c == '~' || c == '/') { pointer += c == '~' ? "~0" : "~1"; }
            else { pointer += c; }
        }
        return pointer;
    }

    [[nodiscard]] const Value* find(std::string_view name) const { return value_->is_object() ? value_->get_object().if_contains(name) : nullptr; }

    const Value* value_;
    std::string  pointer_;
    failure*     first_;
};

} // namespace adapter::detail
RUNG_END
