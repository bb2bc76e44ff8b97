// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/delimited_lexer.hpp>
#include <rung/format/detail/delimited_window.hpp>
#include <rung/format/detail/utf8.hpp>

#include <string>

RUNG_BEGIN
namespace format::detail::delimited {

/// Rows of delimited text out of an input, with the bounds kept, each row's place, and a voice for what is wrong.
class row_source {
public:
    using lexer = row_lexer<best_scan>;

    row_source(const reading& from, const byte_marks& marks)
        : from_(from), window_(from.input, from.bounds.input_bytes), lexer_(marks),
          record_bytes_(std::min(from.bounds.record_bytes, std::uint64_t{1} << 30U)) {}

    enum class step { row, cut, ended, failed };

    /// The first bytes of the input, as many as a window holds. Nothing has been cut yet.
    [[nodiscard]] std::string_view head() {
        refill(window_.begin());
        return {window_.begin(), window_.size()};
    }

    /// Changes what the bytes mean, from the next row on.
    void use(const byte_marks& marks) {
        lexer_ = lexer(marks);
        mark_end();
    }

    /// The bytes that are in the window and not cut yet.
    [[nodiscard]] std::string_view rest() { return {at_, static_cast<std::size_t>(window_.end() - at_)}; }

    /// Leaves `bytes` of `rest()` out, which hold `lines` line ends.
    void drop(std::size_t bytes, std::uint64_t lines) {
        at_ += bytes;
        line_ += lines;
        mark_end();
    }

    /// Cuts the next row and stores its first `wanted` fields. Rows over `record_bytes` are reported, counted and left out.
    /// @param may_refill whether more may be read, which moves all that was cut before; else `cut` where the row goes on behind
    [[nodiscard]] step next(std::uint64_t wanted, bool may_refill) {
        for (;;) {
            begin_ = at_;
            if (begin_ >= window_.end() && window_.ended()) { return fail(window_.trouble()); }
            const auto used = fields_.used();
            if (lexer_.marks().line_end == '\r' && begin_ < window_.end() && *begin_ == '\n') {
                drop(1, 0);
                continue;
            }
            if (begin_ < window_.end() && lexer_.next(begin_, fields_, wanted)) {
                at_        = std::min(lexer_.row().stop + 1, static_cast<const char*>(window_.end()));
                row_line_  = line_;
                row_first_ = used;
                line_ += lexer_.row().lines;
                if (static_cast<std::uint64_t>(lexer_.row().stop - begin_) <= record_bytes_) { return step::row; }
                fields_.cut(used);
                report("record-too-large", record_++);
                continue;
            }
            fields_.cut(used);
            if (!may_refill) { return step::cut; }
            if (window_.ended()) { return window_.trouble() ? fail(window_.trouble()) : fail(unclosed(line_ + lexer_.row().open_line)); }
            if (static_cast<std::uint64_t>(window_.end() - begin_) > record_bytes_) {
                if (!skip()) { return step::failed; }
            } else {
                refill(begin_);
            }
        }
    }

    /// Of the last row:
    [[nodiscard]] const lexer::row_facts& row() const noexcept { return lexer_.row(); }
    [[nodiscard]] std::uint64_t           byte() noexcept { return window_.byte(begin_); }
    [[nodiscard]] std::uint64_t           line() const noexcept { return row_line_; }
    [[nodiscard]] std::uint32_t           first_field() const noexcept { return row_first_; }
    [[nodiscard]] bool blank() noexcept { return row().fields == 1 && !row().quoted && fields_.at(row_first_)->size == 0; }

    /// Makes the values of the last row what they mean, and reports what is wrong with its bytes.
    void settle(std::uint64_t record) {
        if (row().stray) { report("stray-quote", record); }
        const auto text = strange_bytes(begin_, at_);
        if (text.bad) { report("bad-utf8", record); }
        if (text.nul) { report("nul-byte", record); }
        lexer_.settle(fields_);
    }

    /// Tells whether the last row keeps the bounds of one record; else it is reported, counted and dropped.
    [[nodiscard]] bool within_bounds() {
        const char* broken = row().fields > from_.bounds.fields ? "too-many-fields" : nullptr;
        if (static_cast<std::uint64_t>(at_ - begin_) > from_.bounds.value_bytes) {
            for (auto f = row_first_; f < fields_.used(); ++f) {
                if (fields_.at(f)->size > from_.bounds.value_bytes) { broken = "value-too-large"; }
            }
        }
        if (broken == nullptr) { return true; }
        report(broken, record_++);
        drop_row();
        return false;
    }

    void drop_row() noexcept { fields_.cut(row_first_); }

    /// Reports something about the last row.
    void report(const char* code, std::uint64_t record, std::string_view path = {}) { tell(code, record, path, byte(), row_line_); }

    [[nodiscard]] field_store&   fields() noexcept { return fields_; }
    [[nodiscard]] std::uint64_t  record() const noexcept { return record_; }
    [[nodiscard]] std::uint64_t  take_record() noexcept { return record_++; }
    [[nodiscard]] const reading& from() const noexcept { return from_; }
    [[nodiscard]] const std::optional<failure>& failed() const noexcept { return failed_; }

    step fail(std::optional<failure> why) {
        failed_ = std::move(why);
        return failed_ ? step::failed : step::ended;
    }

private:
    struct strange {
        bool bad = false;
        bool nul = false;
    };

    [[nodiscard]] static strange strange_bytes(const char* at, const char* end) noexcept {
        strange out;
        while ((at = best_scan::strange(at, end)) != end) {
            // Beyond ASCII one character seldom comes alone.
            while (at != end && static_cast<unsigned char>(*at) >= 0x80) {
                const auto c = read_utf8({at, static_cast<std::size_t>(end - at)}, 0);
                out.bad |= !c.valid;
                at += c.length;
            }
            if (at != end && *at == '\0') {
                out.nul = true;
                ++at;
            }
        }
        return out;
    }

    void refill(const char* kept) {
        window_.refill(kept);
        at_ = begin_ = window_.begin();
        mark_end();
    }

    /// An input that ends well ends its last row, escaped line end or not.
    void mark_end() {
        std::size_t more = 0;
        if (window_.ended() && !window_.trouble()) {
            more = input_window::sentinels;
            std::memset(window_.end(), lexer_.marks().line_end, more);
        }
        lexer_.begin(at_, window_.end(), window_.end() + more);
    }

    /// Passes over a record that is longer than it may be, in the lexer's own terms.
    [[nodiscard]] bool skip() {
        enum class place { field, plain, quotes, behind } now = place::field;
        const auto    marks   = lexer_.marks();
        const auto    byte_at = window_.byte(begin_);
        const auto    line_at = line_;
        std::uint64_t open    = line_;
        bool          escaped = false;
        bool          done    = false;
        for (const char* at = begin_; !done;) {
            for (; at != window_.end() && !done; ++at) {
                const int c = static_cast<unsigned char>(*at);
                line_ += *at == marks.line_end ? 1U : 0U;
                if (escaped && (marks.long_rows || *at != marks.line_end)) {
                    escaped = false;
                } else if (c == marks.escape) {
                    escaped = true;
                    now     = now == place::quotes ? now : place::plain;
                } else if (c == marks.quote && now != place::plain) {
                    if (now == place::field) { open = line_; }
                    now = now == place::quotes ? place::behind : place::quotes;
                } else if (now != place::quotes) {
                    done = *at == marks.line_end;
                    now  = *at == marks.delimiter ? place::field : place::plain;
                }
            }
            if (done) {
                at_ = at;
                mark_end();
            } else if (window_.ended()) {
                if (window_.trouble() || now == place::quotes) { return fail(window_.trouble() ? *window_.trouble() : unclosed(open)), false; }
                at_  = window_.end();
                done = true;
            } else {
                refill(window_.end());
                at = at_;
            }
        }
        tell("record-too-large", record_++, {}, byte_at, line_at);
        return true;
    }

    void tell(const char* code, std::uint64_t record, std::string_view path, std::uint64_t byte_at, std::uint64_t line_at) {
        if (from_.diagnose.report == nullptr) { return; }
        const rung_diagnostic what{.struct_size = sizeof(rung_diagnostic),
                                   .path_size   = static_cast<std::uint32_t>(path.size()),
                                   .code        = code,
                                   .path        = path.empty() ? nullptr : path.data(),
                                   .byte        = byte_at,
                                   .line        = line_at,
                                   .record      = record};
        from_.diagnose.report(from_.diagnose.host, &what);
    }

    [[nodiscard]] static failure unclosed(std::uint64_t line) {
        return {errc::bad_delimited, "line " + std::to_string(line) + ": quote that does not close", {}};
    }

    reading                from_;
    input_window       window_;
    lexer                  lexer_;
    field_store            fields_;
    std::uint64_t          record_bytes_;
    const char*            at_        = nullptr; // behind the last row
    const char*            begin_     = nullptr; // of the last row
    std::uint64_t          line_      = 1;       // at at_
    std::uint64_t          row_line_  = 1;
    std::uint32_t          row_first_ = 0;
    std::uint64_t          record_    = 0;
    std::optional<failure> failed_;
};

} // namespace format::detail::delimited
RUNG_END
