// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/format/detail/json_window.hpp>
#include <rung/format/record_reader.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace format::detail::json {

/// A place in the input that moves on, and what is told on the way.
class json_stream {
public:
    explicit json_stream(const reading& from)
        : bounds(from.bounds), window(from.input, bounds.input_bytes, room(bounds)), at(window.begin()), diagnose_(from.diagnose) {
        bounds.record_bytes = std::min<std::uint64_t>(bounds.record_bytes, std::uint64_t{1} << 31U);
    }
    json_stream(const json_stream&)            = delete;
    json_stream& operator=(const json_stream&) = delete;

    rung_read_limits       bounds;
    json_window            window;
    const char*            at;
    const char*            pin  = nullptr; ///< An earlier place that must stay in the window.
    std::uint64_t          line = 1;
    std::optional<failure> trouble; ///< Why reading cannot go on.

    [[nodiscard]] std::uint64_t byte() const noexcept { return window.byte(at); }

    /// Nothing more will come, and nothing went wrong.
    [[nodiscard]] bool ended() const noexcept { return window.ended() && !window.trouble(); }

    void blanks() noexcept {
        while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t') { line += *at++ == '\n' ? 1 : 0; }
    }

    void fail(errc code, std::string where) { trouble = failure{code, std::move(where), {}}; }

    /// The byte at hand cannot stand there.
    void fail_here() { fail(errc::bad_json, "byte " + std::to_string(byte())); }

    /// Reads a key; `name` holds until the window moves. @return false where the window has to move first, and in trouble
    [[nodiscard]] bool key(std::string_view& name) {
        if (*at != '"') {
            fail_here();
            return false;
        }
        const char* const first = at + 1;
        std::uint64_t     bits  = 0;
        json_token        token{.end = plain_end(first, bits), .sound = true};
        name = {first, static_cast<std::size_t>(token.end - first)};
        if (*token.end == '\\') {
            token = read_escaped(first, window.decoded(first));
            name  = {window.decoded(first), token.size};
        }
        const bool whole = token.sound && *token.end == '"';
        if (whole) {
            at = token.end + 1;
        } else if (token.end < window.end()) {
            at = token.end;
            fail_here();
        } else if (static_cast<std::uint64_t>(window.end() - at) > bounds.value_bytes) {
            fail(errc::too_large, "value_bytes");
        }
        return whole;
    }

    void tell(const char* code, std::string_view path, std::uint64_t of_byte, std::uint64_t of_line, std::uint64_t of_record) const {
        if (diagnose_.report == nullptr) { return; }
        const rung_diagnostic what{.struct_size = sizeof(rung_diagnostic),
                                   .path_size   = static_cast<std::uint32_t>(path.size()),
                                   .code        = code,
                                   .path        = path.empty() ? nullptr : path.data(),
                                   .byte        = of_byte,
                                   .line        = of_line,
                                   .record      = of_record};
        diagnose_.report(diagnose_.host, &what);
    }

    /// Reads on. `pin` and `at` keep their places in the input; a pin is given up where that would keep more than a record.
    /// @return false where it was given up
    [[nodiscard]] bool feed() {
        if (window.ended()) {
            at = window.end();
            if (window.trouble()) {
                trouble = *window.trouble();
            } else {
                fail_here();
            }
            return true;
        }
        const bool too_much = pin != nullptr && static_cast<std::uint64_t>(window.end() - pin) > bounds.record_bytes;
        if (too_much) { pin = nullptr; }
        const char* const kept = pin != nullptr ? pin : at;
        const auto        back = at - kept;
        window.refill(kept);
        if (pin != nullptr) { pin = window.begin(); }
        at = window.begin() + back;
        return !too_much;
    }

private:
    // Small bounds make a small window, so that tests can be small; at least a word has to fit.
    [[nodiscard]] static std::size_t room(const rung_read_limits& bounds) {
        return static_cast<std::size_t>(std::clamp<std::uint64_t>(bounds.record_bytes, 64, std::uint64_t{256} << 10U));
    }

    rung_diagnose diagnose_;
};

} // namespace format::detail::json
RUNG_END
