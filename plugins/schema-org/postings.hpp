// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Finds the JobPosting objects in pages and JSON files, however deep they are: alone, in an array, in a @graph.
namespace postings {

struct trouble {
    const char* code = "";
    std::size_t byte = 0;
};

/// A page or file, in which everything but the postings has become blanks.
struct found {
    std::size_t          count        = 0; ///< Postings.
    std::vector<trouble> troubles;         ///< What was gone on after: "bad-record" for a block that breaks off.
    std::size_t          broken_block = 0; ///< Number of the first block that breaks off, from 1; 0 where there is none.
    std::size_t          broken_byte  = 0;
};

class scanner {
public:
    explicit scanner(std::string& text) : text_(text) {}

    /// Blanks out what is no posting; mends what a strict reader would refuse in them and tells so.
    found run() {
        const auto first = text_.find_first_not_of(" \t\r\n");
        std::string kept(text_.size(), ' ');
        if (first != text_.npos && (text_[first] == '{' || text_[first] == '[')) {
            block(1, first, text_.size());
        } else {
            scripts();
        }
        for (std::size_t i = 0; i < text_.size(); ++i) { kept[i] = text_[i] == '\n' ? '\n' : ' '; }
        for (const auto& [from, to] : spans_) { kept.replace(from, to - from, text_, from, to - from); }
        for (const auto at : mends_) { kept[at] = ' '; }
        out_.count = spans_.size();
        text_      = std::move(kept);
        return std::move(out_);
    }

private:
    enum class expect : std::uint8_t { value, value_or_end, key, key_or_end, colon, comma_or_end };

    struct frame {
        std::size_t begin    = 0;
        std::size_t spans    = 0; ///< How many postings there were when it began.
        bool        object   = false;
        bool        posting  = false;
        bool        type_key = false; ///< The value that comes is of "@type"; for an array, that it is one.
    };
    struct span {
        std::size_t from = 0, to = 0;
    };

    static constexpr std::size_t deepest = 200;

    static char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

    [[nodiscard]] bool has(std::size_t at, std::string_view word) const noexcept {
        if (text_.size() - at < word.size()) { return false; }
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (lower(text_[at + i]) != word[i]) { return false; }
        }
        return true;
    }
    [[nodiscard]] std::size_t find(std::string_view word, std::size_t at, std::size_t to) const noexcept {
        for (at = text_.find('<', at); at < to; at = text_.find('<', at + 1)) {
            if (has(at, word)) { return at; }
        }
        return text_.npos;
    }

    void scripts() {
        std::size_t number = 0;
        for (auto at = find("<script", 0, text_.size()); at != text_.npos; at = find("<script", at + 1, text_.size())) {
            const auto begin = text_.find('>', at);
            if (begin == text_.npos) { return; }
            std::string tag = text_.substr(at, begin - at);
            for (auto& c : tag) { c = lower(c); }
            const auto end = find("</script", begin, text_.size());
            const auto to  = end == text_.npos ? text_.size() : end;
            if (tag.find("application/ld+json") != tag.npos) { block(++number, begin + 1, to); }
            at = to - 1;
        }
    }

    void block(std::size_t number, std::size_t from, std::size_t to) {
        const auto before = spans_.size();
        bool       stray  = false;
        for (pos_ = from; pos_ < to;) {
            const char c = text_[pos_];
            if (has(pos_, "<![cdata[")) {
                pos_ += 9;
            } else if (c == '{' || c == '[') {
                if (!value(to)) {
                    if (std::string_view(text_).substr(from, to - from).find("JobPosting") == std::string_view::npos) { return; }
                    out_.troubles.push_back({"bad-record", pos_});
                    if (out_.broken_block == 0) {
                        out_.broken_block = number;
                        out_.broken_byte  = pos_;
                    }
                    return;
                }
            } else {
                // A brace too many behind the object: the object is whole all the same.
                if ((c == '}' || c == ']' ) && !stray && spans_.size() > before) {
                    out_.troubles.push_back({"stray-text", pos_});
                    stray = true;
                }
                ++pos_;
            }
        }
    }

    /// Reads the object or array at `pos_`. @return false where it breaks off, at `pos_`
    bool value(std::size_t to) {
        std::vector<frame> open;
        auto               next = expect::value;
        std::size_t        comma = 0;
        for (;;) {
            while (pos_ < to && (text_[pos_] == ' ' || text_[pos_] == '\t' || text_[pos_] == '\r' || text_[pos_] == '\n')) { ++pos_; }
            if (pos_ >= to) { return false; }
            const char c     = text_[pos_];
            const bool ends  = !open.empty() && c == (open.back().object ? '}' : ']') && next != expect::colon && next != expect::value;
            if (ends) {
                if (next == expect::key || (next == expect::value_or_end && comma != 0)) { mend(comma, "trailing-comma"); }
                const auto done = open.back();
                open.pop_back();
                ++pos_;
                if (done.posting) {
                    spans_.resize(done.spans);
                    spans_.push_back({done.begin, pos_});
                }
                if (open.empty()) { return true; }
                next  = expect::comma_or_end;
                continue;
            }
            switch (next) {
            case expect::value:
            case expect::value_or_end:
                if (c == '{' || c == '[') {
                    if (open.size() >= deepest) { return false; }
                    const bool types = c == '[' && !open.empty() && open.back().object && open.back().type_key;
                    open.push_back({pos_++, spans_.size(), c == '{', false, types});
                    next  = c == '{' ? expect::key_or_end : expect::value_or_end;
                    comma = 0;
                    continue;
                }
                if (!scalar(to, open)) { return false; }
                next = expect::comma_or_end;
                break;
            case expect::key:
            case expect::key_or_end: {
                std::string_view name;
                if (c != '"' || !string(to, name)) { return false; }
                open.back().type_key = name == "@type";
                next                 = expect::colon;
                break;
            }
            case expect::colon:
                if (c != ':') { return false; }
                ++pos_;
                next = expect::value;
                break;
            case expect::comma_or_end:
                if (c != ',') { return false; }
                comma = pos_++;
                next  = open.back().object ? expect::key : expect::value_or_end;
                break;
            }
        }
    }

    bool scalar(std::size_t to, std::vector<frame>& open) {
        if (text_[pos_] == '"') {
            std::string_view is;
            if (!string(to, is)) { return false; }
            auto& in   = open.back();
            auto* type = in.object ? &in : open.size() > 1 ? &open[open.size() - 2] : nullptr;
            if (type != nullptr && in.type_key && (is == "JobPosting" || is.ends_with("/JobPosting") || is.ends_with(":JobPosting"))) { type->posting = true; }
            return true;
        }
        const auto begin = pos_;
        while (pos_ < to) {
            const char c = lower(text_[pos_]);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.')) { break; }
            ++pos_;
        }
        return pos_ > begin;
    }

    /// Reads a string; raw control characters in it become blanks. A string that does not end breaks off where it begins.
    bool string(std::size_t to, std::string_view& content) {
        const auto begin = pos_;
        for (auto at = begin + 1; at < to; ++at) {
            const char c = text_[at];
            if (c == '"') {
                content = std::string_view(text_).substr(begin + 1, at - begin - 1);
                pos_    = at + 1;
                return true;
            }
            if (c == '\\') {
                ++at;
            } else if (static_cast<unsigned char>(c) < 0x20) {
                mend(at, "control-character");
            }
        }
        return false;
    }

    void mend(std::size_t at, const char* code) {
        if (mends_.empty() || std::string_view(out_.troubles.back().code) != code) { out_.troubles.push_back({code, at}); }
        mends_.push_back(at);
    }

    std::string&             text_;
    std::size_t              pos_ = 0;
    std::vector<span>        spans_;
    std::vector<std::size_t> mends_;
    found                    out_;
};

} // namespace postings
