// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/utf8.hpp>
#include <rung/format/encoding.hpp>

#include <algorithm>
#include <cstring>

RUNG_BEGIN
namespace format {
namespace detail {

inline constexpr std::size_t sniffed_bytes = 4096;

/// A control character that no text has; `unit` may be a byte or a UTF-16 unit.
[[nodiscard]] constexpr bool is_control(std::uint32_t unit) noexcept {
    return unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r' && unit != '\f' && unit != '\v';
}

[[nodiscard]] constexpr std::uint32_t utf16_unit(std::string_view bytes, std::size_t i, bool big) noexcept {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<std::uint32_t>(big ? (a << 8U) | b : (b << 8U) | a);
}

/// True where `bytes`, whose NUL bytes stand on one side of the pairs, read as text in UTF-16.
[[nodiscard]] constexpr bool is_utf16(std::string_view bytes, bool big) noexcept {
    const auto        sample  = bytes.substr(0, sniffed_bytes);
    std::size_t       ascii   = 0;
    std::size_t       strange = 0;
    const std::size_t pairs   = sample.size() / 2;
    for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
        const auto unit = utf16_unit(sample, i, big);
        strange += is_control(unit) || unit == 0xFFFE || unit == 0xFFFF ? 1U : 0U;
        ascii += unit < 0x80 && !is_control(unit) ? 1U : 0U;
    }
    return pairs >= 2 && ascii * 2 > pairs && strange * 50 <= pairs;
}

/// UTF-8 where all is valid, and where most of what is not ASCII is: Windows-1252 text makes valid sequences by rare chance only.
[[nodiscard]] inline bool is_mostly_utf8(std::string_view bytes) noexcept {
    std::size_t good = 0;
    std::size_t bad  = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        if (static_cast<unsigned char>(bytes[i]) < 0x80) {
            ++i;
            continue;
        }
        const auto c = read_utf8(bytes, i);
        (c.valid ? good : bad) += 1;
        i += c.length;
    }
    return bad == 0 || good > bad;
}

/// Collects decoded text; its map stays empty as long as nothing differs from the source.
class decoder {
public:
    explicit decoder(std::string_view bytes) noexcept : bytes_(bytes) {}

    decoded_text run(sniffed_encoding how) {
        out_.from = how.is;
        begin_    = how.bom;
        changed_  = how.bom != 0;
        if (how.is == encoding::utf8) {
            utf8();
        } else if (how.is == encoding::windows_1252) {
            windows_1252();
        } else {
            utf16(how.is == encoding::utf16_be);
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] static std::uint32_t at(std::size_t i) noexcept { return static_cast<std::uint32_t>(i); }

    /// Bytes from `begin` that are ASCII other than carriage returns.
    [[nodiscard]] std::size_t plain(std::size_t begin) const noexcept {
        std::size_t i = begin;
        while (i < bytes_.size() && bytes_[i] != '\r' && static_cast<unsigned char>(bytes_[i]) < 0x80) { ++i; }
        return i - begin;
    }

    void copy(std::size_t from, std::size_t length) {
        if (changed_) { out_.map.add({at(out_.text.size()), at(length), at(from), at(length)}); }
        out_.text += bytes_.substr(from, length);
    }

    void put(std::uint32_t code, std::size_t from, std::size_t length) {
        differ();
        const auto bytes = to_utf8(code);
        out_.map.add({at(out_.text.size()), bytes.length, at(from), at(length)});
        out_.text += bytes.view();
    }

    /// From here on the map is written out.
    void differ() {
        if (!changed_) { out_.map.add({0, at(out_.text.size()), 0, at(out_.text.size())}); }
        changed_ = true;
    }

    /// CR LF is LF without the CR, which drops out; a CR alone is a line end too.
    void carriage_return(std::size_t i) {
        differ();
        if (i + 1 == bytes_.size() || bytes_[i + 1] != '\n') { put('\n', i, 1); }
    }

    void utf8() {
        out_.text.reserve(bytes_.size());
        for (std::size_t i = begin_; i < bytes_.size();) {
            const auto n = plain(i);
            copy(i, n);
            i += n;
            if (i == bytes_.size()) { return; }
            if (bytes_[i] == '\r') {
                carriage_return(i++);
                continue;
            }
            const auto c = read_utf8(bytes_, i);
            if (c.valid) {
                copy(i, c.length);
            } else {
                put(replacement, i, c.length);
            }
            i += c.length;
        }
    }

    void windows_1252() {
        out_.text.reserve(bytes_.size() + bytes_.size() / 8);
        for (std::size_t i = begin_; i < bytes_.size(); ++i) {
            const auto n = plain(i);
            copy(i, n);
            i += n;
            if (i == bytes_.size()) { return; }
            const auto c = static_cast<unsigned char>(bytes_[i]);
            if (c == '\r') {
                carriage_return(i);
            } else {
                put(c < 0xA0 ? windows_1252_high[c - 0x80U] : c, i, 1);
            }
        }
    }

    void utf16(bool big) {
        for (std::size_t i = begin_; i < bytes_.size(); i += 2) {
            if (i + 1 == bytes_.size()) {
                put(replacement, i, 1);
                return;
            }
            const auto unit = utf16_unit(bytes_, i, big);
            const bool more = i + 3 < bytes_.size();
            if (unit == '\r') {
                if (!more || utf16_unit(bytes_, i + 2, big) != '\n') { put('\n', i, 2); }
            } else if (unit >= 0xD800 && unit <= 0xDBFF && more && (utf16_unit(bytes_, i + 2, big) & 0xFC00U) == 0xDC00U) {
                put(0x10000 + ((unit & 0x3FFU) << 10U) + (utf16_unit(bytes_, i + 2, big) & 0x3FFU), i, 4);
                i += 2;
            } else {
                put(unit >= 0xD800 && unit <= 0xDFFF ? replacement : unit, i, 2);
            }
        }
    }

    std::string_view bytes_;
    decoded_text     out_;
    std::size_t      begin_   = 0;
    bool             changed_ = false;
};

} // namespace detail

RUNG_DECL sniffed_encoding sniff_encoding(std::string_view bytes) noexcept {
    using namespace std::string_view_literals;
    const auto controls = [](std::string_view sample) {
        const auto strange = [](char c) { return detail::is_control(static_cast<unsigned char>(c)); };
        return static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), strange));
    };
    sniffed_encoding out;
    if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) { return {encoding::utf8, 0, false}; } // UTF-32
    if (bytes.starts_with("\xFF\xFE"sv)) { return {encoding::utf16_le, 2, true}; }
    if (bytes.starts_with("\xFE\xFF"sv)) { return {encoding::utf16_be, 2, true}; }
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) { out.bom = 3; }
    if (bytes.find('\0') != std::string_view::npos) {
        if (out.bom == 0 && bytes.size() % 2 == 0 && detail::is_utf16(bytes, false)) { return {encoding::utf16_le, 0, true}; }
        if (out.bom == 0 && bytes.size() % 2 == 0 && detail::is_utf16(bytes, true)) { return {encoding::utf16_be, 0, true}; }
        out.is_text = false;
        return out;
    }
    const auto sample = bytes.substr(0, detail::sniffed_bytes);
    out.is_text       = controls(sample) * 10 <= sample.size();
    if (out.bom == 0 && !detail::is_mostly_utf8(bytes)) { out.is = encoding::windows_1252; }
    return out;
}

RUNG_DECL result<decoded_text> decode(std::string_view bytes, const limits& bounds) {
    constexpr std::size_t largest = std::size_t{1} << 30U; // three bytes of text for each byte must still fit a range
    if (bytes.size() > std::min(bounds.input_bytes, largest)) { return failure{errc::too_large, "limits.input_bytes", {}}; }
    const auto how = sniff_encoding(bytes);
    if (!how.is_text) { return failure{errc::not_text, {}, {}}; }
    auto out = detail::decoder(bytes).run(how);
    if (out.text.size() > bounds.decoded_bytes) { return failure{errc::too_large, "limits.decoded_bytes", {}}; }
    return out;
}

} // namespace format
RUNG_END
