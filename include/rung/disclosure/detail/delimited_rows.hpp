// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// Cuts delimited text into rows of fields, with the quotation marks of RFC 4180; lines end in LF or CR LF.
class delimited_rows {
public:
    enum class step : unsigned char { row, end, bad };

    explicit delimited_rows(std::string_view text) : text_(text) {
        if (text_.starts_with("\xEF\xBB\xBF")) { text_.remove_prefix(3); }
        // A file that ends in empty lines has no empty rows there.
        while (text_.ends_with('\n') || text_.ends_with('\r')) { text_.remove_suffix(1); }
        delimiter_ = sniff();
    }

    /// Reads a row. The fields are valid until the next call, and no more than `most` are read.
    [[nodiscard]] step next(std::vector<std::string_view>& fields, std::size_t most) {
        fields.clear();
        unquoted_.clear();
        line_ = next_line_;
        if (done_ || (at_ == 0 && text_.empty())) { return step::end; }
        for (;;) {
            if (fields.size() == most) { return step::bad; }
            if (!field(fields)) { return step::bad; }
            if (at_ >= text_.size()) {
                done_ = true;
                return step::row;
            }
            const char after = text_[at_++];
            if (after == '\n') {
                ++next_line_;
                return step::row;
            }
        }
    }

    [[nodiscard]] std::size_t line() const noexcept { return line_; } ///< Where the last row begins, from 1.
    [[nodiscard]] char        delimiter() const noexcept { return delimiter_; }

private:
    /// A semicolon where the first line has one outside quotation marks, else a comma.
    [[nodiscard]] char sniff() const {
        bool quoted = false;
        for (const char c : text_) {
            if (c == '"') { quoted = !quoted; }
            if (quoted) { continue; }
            if (c == ';') { return ';'; }
            if (c == '\n') { break; }
        }
        return ',';
    }

    [[nodiscard]] bool field(std::vector<std::string_view>& fields) {
        if (at_ < text_.size() && text_[at_] == '"') { return quoted_field(fields); }
        const char        stops[] = {delimiter_, '\n', '\0'};
        const std::size_t end     = std::min(text_.find_first_of(stops, at_), text_.size());
        auto              value   = text_.substr(at_, end - at_);
        at_                       = end;
        if ((end == text_.size() || text_[end] == '\n') && value.ends_with('\r')) { value.remove_suffix(1); }
        fields.push_back(value);
        return true;
    }

    [[nodiscard]] bool quoted_field(std::vector<std::string_view>& fields) {
        const std::size_t from    = ++at_;
        bool              doubled = false;
        for (;; at_ += 2) {
            at_ = text_.find('"', at_);
            if (at_ == std::string_view::npos) {
                at_ = text_.size();
                return false;
            }
            if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') { break; }
            doubled = true;
        }
        auto value = text_.substr(from, at_ - from);
        ++at_;
        for (const char c : value) { next_line_ += c == '\n' ? 1U : 0U; }
        if (doubled) {
            std::string plain;
            for (std::size_t i = 0; i < value.size(); ++i) {
                plain += value[i];
                if (value[i] == '"') { ++i; }
            }
            value = unquoted_.emplace_back(std::move(plain));
        }
        fields.push_back(value);
        if (text_.substr(at_).starts_with("\r\n")) { ++at_; }
        return at_ >= text_.size() || text_[at_] == delimiter_ || text_[at_] == '\n';
    }

    std::string_view        text_;
    std::size_t             at_        = 0;
    std::size_t             line_      = 1;
    std::size_t             next_line_ = 1;
    char                    delimiter_ = ',';
    bool                    done_      = false;
    std::deque<std::string> unquoted_; // a deque, because the fields point into it
};

} // namespace disclosure::detail
RUNG_END
