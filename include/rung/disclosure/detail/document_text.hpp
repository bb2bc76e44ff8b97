// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/digest.hpp>
#include <rung/disclosure/count.hpp>
#include <rung/disclosure/ledger.hpp> // first: its definitions need the next, which needs its declarations

#include <rung/disclosure/detail/ledger_line.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

inline constexpr std::string_view authenticator_head = ",\"authenticator\":\"";
inline constexpr std::string_view authenticator_tail = "\"}\n";

/// How many bytes the next character has, 0 where it is none.
[[nodiscard]] inline std::size_t utf8_size(std::string_view s) noexcept {
    const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const auto c    = byte(0);
    if (c < 0x80) { return 1; }
    if (c >= 0xC2 && c < 0xE0) { return tail(1) ? 2 : 0; }
    const auto second = byte(1);
    if (c >= 0xE0 && c < 0xF0) { return tail(1) && tail(2) && !(c == 0xE0 && second < 0xA0) && !(c == 0xED && second >= 0xA0) ? 3 : 0; }
    if (c >= 0xF0 && c < 0xF5) { return tail(1) && tail(2) && tail(3) && !(c == 0xF0 && second < 0x90) && !(c == 0xF4 && second >= 0x90) ? 4 : 0; }
    return 0;
}

/// Writes JSON, compact, members in the order of the calls, so that the same content is the same bytes.
class json_writer {
public:
    json_writer& open(char bracket) {
        comma();
        out_ += bracket;
        fresh_ = true;
        return *this;
    }
    json_writer& close(char bracket) {
        out_ += bracket;
        fresh_ = false;
        return *this;
    }
    json_writer& key(std::string_view name) {
        text(name);
        out_ += ':';
        fresh_ = true;
        return *this;
    }
    json_writer& raw(std::string_view value) {
        comma();
        out_ += value;
        return *this;
    }
    json_writer& number(std::int64_t n) { return raw(std::to_string(n)); }

    /// Bytes that are no UTF-8 become U+FFFD.
    json_writer& text(std::string_view value) {
        comma();
        out_ += '"';
        while (!value.empty()) {
            const auto size = utf8_size(value);
            const auto c    = static_cast<unsigned char>(value.front());
            if (size == 0) {
                out_ += "\xEF\xBF\xBD";
            } else if (c == '"' || c == '\\') {
                out_.append("\\").append(value.substr(0, 1));
            } else if (c < 0x20) {
                out_ += "\\u00";
                out_ += static_cast<char>('0' + (c >> 4U));
                out_ += "0123456789abcdef"[c & 15U];
            } else {
                out_ += value.substr(0, size);
            }
            value.remove_prefix(size == 0 ? 1 : size);
        }
        out_ += '"';
        return *this;
    }

    [[nodiscard]] std::string&& take() noexcept { return std::move(out_); }

private:
    void comma() {
        if (!fresh_) { out_ += ','; }
        fresh_ = false;
    }
    std::string out_;
    bool        fresh_ = true;
};

inline void write_axes(json_writer& to, const std::vector<axis>& axes) {
    to.key("dimensions").open('[');
    for (const auto& a : axes) {
        to.open('{').key("column").text(a.name).key("labels").open('[');
        for (const auto& n : a.nodes) { to.text(n.label); }
        to.close(']').key("sums").open('[');
        for (std::size_t k = 0; k < a.nodes.size(); ++k) {
            if (a.nodes[k].parts.empty()) { continue; }
            to.open('{').key("label").number(static_cast<std::int64_t>(k)).key("parts").open('[');
            for (const auto part : a.nodes[k].parts) { to.number(part); }
            to.close(']').close('}');
        }
        to.close(']').close('}');
    }
    to.close(']');
}

inline void write_date(json_writer& to, civil_date date) {
    to.key("date");
    date.known() ? to.text(date_word(date)) : to.raw("null");
}

inline void write_measure(json_writer& to, const std::string& measure) {
    to.key("measure");
    measure.empty() ? to.raw("null") : to.text(measure);
}

/// Closes a document whose last bracket is still open, and vouches for it.
[[nodiscard]] inline result<std::string> vouch_for(std::string body, const release_ledger& ledger) {
    const auto own = ledger.authenticate(ledger_purpose::document, body);
    if (!own) { return own.error(); }
    return std::move(body).append(authenticator_head).append(crypto::to_hex(*own)).append(authenticator_tail);
}

} // namespace disclosure::detail
RUNG_END
