// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xml_envelope.hpp>
#include <rung/format/detail/xml_record.hpp>
#include <rung/format/detail/xml_skip.hpp>
#include <rung/format/detail/xml_window.hpp>

RUNG_BEGIN
namespace format::detail::xml {

/// The reader behind `read_xml_records`: the window, what stands around records, and batches.
class xml_reader final : public record_reader {
public:
    xml_reader(const reading& from, const xml_shape& shape)
        : from_(from), window_(from.input, from.bounds.input_bytes), envelope_(shape), paths_(shape, from.bounds.columns),
          record_(paths_, from_.bounds), at_(window_.begin()), counted_(at_) {
        // Places in a record have to fit into 32 bits.
        from_.bounds.record_bytes = std::min<std::uint64_t>(from_.bounds.record_bytes, std::uint64_t{1} << 31U);
    }

    [[nodiscard]] std::span<const table>  tables() const override { return paths_.tables(); }
    [[nodiscard]] std::span<const column> columns() const override { return paths_.columns(); }

    [[nodiscard]] result<rung_batch> next() override {
        rows_.clear();
        fields_.clear();
        arena_ = window_.arena();
        while (!failed_ && rows_.size() < enough_rows && fields_.size() < enough_fields) {
            const auto came = go_on();
            if (came == pace::end || (came == pace::more && !rows_.empty())) { break; }
            if (came == pace::more) { fill(); }
        }
        if (failed_ && rows_.empty()) { return *failed_; }
        const auto* field = fields_.data();
        for (auto& row : rows_) {
            row.fields = field;
            field += row.field_count;
        }
        return rung_batch{.struct_size = sizeof(rung_batch), .row_count = static_cast<std::uint32_t>(rows_.size()), .rows = rows_.data()};
    }

private:
    enum class pace : std::uint8_t {
        on,
        more, ///< Nothing to be done with the bytes in the window.
        end,  ///< Of the document, or of reading.
    };

    static constexpr std::size_t enough_rows   = 512;
    static constexpr std::size_t enough_fields = 8192;

    // --- places ---

    /// The line that `p` is on.
    [[nodiscard]] std::uint64_t line(const char* p) noexcept {
        if (p > counted_) {
            line_ += take_census(counted_, p).lines;
            counted_ = p;
            return line_;
        }
        return line_ - take_census(p, counted_).lines;
    }

    pace fail(errc code, const char* p, std::string_view what = {}) {
        failed_ = failure{code, "byte " + std::to_string(window_.byte(p)) + ", line " + std::to_string(line(p)), {}};
        if (!what.empty()) { failed_->where.append(": ").append(what); }
        return pace::end;
    }

    pace fail_bound(errc code, std::string_view bound) {
        failed_ = failure{code, std::string(bound), {}};
        return pace::end;
    }

    void report(const char* code, const char* p, std::uint64_t record, std::uint32_t column = xml_none) {
        if (from_.diagnose.report == nullptr) { return; }
        const std::string_view path = column == xml_none ? std::string_view() : paths_.columns()[column].path;
        const rung_diagnostic  what{.struct_size = sizeof(rung_diagnostic), .path_size = static_cast<std::uint32_t>(path.size()), .code = code,
                                    .path = path.data(), .byte = window_.byte(p), .line = line(p), .record = record};
        from_.diagnose.report(from_.diagnose.host, &what);
    }

    void fill() {
        if (window_.ended()) {
            if (window_.trouble()) {
                failed_ = window_.trouble();
            } else {
                fail(errc::bad_xml, window_.end(), envelope_.root().empty() && !skip_.active() ? "no element" : "the document ends here");
            }
            return;
        }
        line_ = line(at_); // What was counted behind it is counted again.
        window_.fill(at_);
        at_ = counted_ = window_.begin();
        arena_         = window_.arena();
    }

    // --- around records ---

    pace go_on() {
        const auto* end = window_.end();
        if (skip_.active()) { return go_on_skipping(end); }
        if (envelope_.depth() == 0) {
            while (at_ < end && xml_is(*at_, xml_blank)) { ++at_; }
            if (at_ == end && closed_ && window_.ended() && !window_.trouble()) { return finish(); }
            if (at_ < end && *at_ != '<') { return fail(errc::bad_xml, at_); }
        } else {
            at_ = find_byte(at_, end, '<');
        }
        if (end - at_ < 2) { return pace::more; }
        switch (at_[1]) {
        case '?': return instruction(end);
        case '!': return declaration(end);
        case '/': return end_tag(end);
        default: return start_tag(end);
        }
    }

    pace go_on_skipping(const char* end) {
        const auto reached = skip_.go_on(at_, end);
        if (reached == xml_skip::reached::doctype) { return fail(errc::bad_xml, at_, "document type declaration"); }
        if (reached == xml_skip::reached::more) { return pace::more; }
        if (skipping_record_) { end_record(); }
        skipping_record_ = false;
        return pace::on;
    }

    void end_record() noexcept {
        ++records_;
        closed_ = envelope_.depth() == 0;
    }

    pace finish() {
        if (records_ == 0 && !envelope_.known()) { return fail_bound(errc::unknown_envelope, "root " + std::string(envelope_.root().substr(0, 64))); }
        return pace::end;
    }

    pace instruction(const char* end) {
        constexpr std::ptrdiff_t longest = 1024; // Of XML declarations that are looked at.
        if (end - at_ < 6 && find_byte(at_, end, '>') == end) { return pace::more; }
        if (!xml_is(at_[2], xml_first)) { return fail(errc::bad_xml, at_); }
        const std::string_view head(at_, static_cast<std::size_t>(end - at_));
        if (head.size() >= 6 && head.starts_with("<?xml") && !xml_is(head[5], xml_name)) {
            const auto* stop = find_bytes(at_, std::min(end, at_ + longest), "?>");
            if (stop == nullptr && end - at_ < longest) { return pace::more; }
            if (stop == nullptr || window_.byte(at_) != 0 || !xml_envelope::is_declaration(at_ + 5, stop + 1)) {
                report("bad-declaration", at_, UINT64_MAX);
            }
        }
        skip_.until("?>");
        at_ += 2;
        return pace::on;
    }

    pace declaration(const char* end) {
        constexpr std::string_view comment = "<!--";
        constexpr std::string_view cdata   = "<![CDATA[";
        const std::string_view     head(at_, std::min(cdata.size(), static_cast<std::size_t>(end - at_)));
        if (head.starts_with(comment)) {
            skip_.until("-->");
            at_ += comment.size();
            return pace::on;
        }
        if (head == cdata && envelope_.depth() != 0) {
            skip_.until("]]>");
            at_ += cdata.size();
            return pace::on;
        }
        if (comment.starts_with(head) || (cdata.starts_with(head) && head != cdata)) { return pace::more; }
        return head[2] == '-' || head[2] == '[' ? fail(errc::bad_xml, at_) : fail(errc::bad_xml, at_, "document type declaration");
    }

    pace end_tag(const char* end) {
        if (envelope_.depth() == 0) { return fail(errc::bad_xml, at_); }
        const auto             name = envelope_.innermost();
        const std::string_view there(at_ + 2, std::min(name.size(), static_cast<std::size_t>(end - at_ - 2)));
        if (!name.starts_with(there)) { return fail(errc::bad_xml, at_); }
        const auto* stop = at_ + 2 + name.size();
        while (stop < end && xml_is(*stop, xml_blank)) { ++stop; }
        if (stop >= end) { return pace::more; }
        if (*stop != '>') { return fail(errc::bad_xml, at_); }
        at_ = stop + 1;
        envelope_.leave();
        closed_ = envelope_.depth() == 0;
        return pace::on;
    }

    pace start_tag(const char* end) {
        const bool  cut   = static_cast<std::uint64_t>(end - at_) >= from_.bounds.record_bytes;
        const auto* bound = cut ? at_ + from_.bounds.record_bytes : end;
        const auto  more  = [&] { return cut ? fail_bound(errc::too_large, "record_bytes") : pace::more; };
        const auto* name  = at_ + 1;
        const auto* stop  = name;
        while (stop < bound && xml_is(*stop, xml_name)) { ++stop; }
        if (stop >= bound) { return more(); }
        const std::string_view called(name, static_cast<std::size_t>(stop - name));
        if (closed_ || !is_xml_name(called) || !xml_is(*stop, xml_tag_end)) { return fail(errc::bad_xml, at_); }
        if (envelope_.holds_record(called)) { return read_record(called, bound, cut); }
        bool       empty  = false;
        const auto passed = xml_envelope::pass_tag(stop, bound, empty);
        if (passed == xml_envelope::verdict::more) { return more(); }
        if (passed == xml_envelope::verdict::no) { return fail(errc::bad_xml, at_); }
        if (envelope_.depth() >= from_.bounds.depth) { return fail_bound(errc::too_deep, "depth"); }
        envelope_.enter(called);
        if (empty) { envelope_.leave(); }
        closed_ = envelope_.depth() == 0;
        at_     = stop;
        return pace::on;
    }

    // --- records ---

    /// @param cut whether `end` is the bound of a record, and more may be there
    pace read_record(std::string_view name, const char* end, bool cut) {
        const auto* begin = at_;
        auto&       rows  = record_.rows();
        switch (record_.read(begin, end, static_cast<std::uint32_t>(name.size()), arena_)) {
        case xml_outcome::done: return keep(begin, record_.end(), name);
        case xml_outcome::more: return cut ? refuse("record-too-large", begin, name) : pace::more;
        case xml_outcome::bad: return refuse("bad-record", rows.place(), name);
        case xml_outcome::deep: return refuse("too-deep", rows.place(), name);
        case xml_outcome::too_many_fields: return refuse("too-many-fields", rows.place(), name);
        case xml_outcome::large_value: return refuse("value-too-large", rows.place(), name, rows.column());
        case xml_outcome::too_many_columns: return fail_bound(errc::too_large, "columns");
        case xml_outcome::doctype: return fail(errc::bad_xml, rows.place(), "document type declaration");
        }
        return pace::end;
    }

    pace keep(const char* begin, const char* end, std::string_view name) {
        const auto on     = line(begin);
        const auto census = take_census(begin, end);
        const auto named  = [](char c) { return static_cast<unsigned char>(c) < 0x20 && !xml_is(c, xml_blank); };
        const auto* bad   = census.control ? std::find_if(begin, end, named) : begin;
        if (census.control && find_byte(bad, end, '\0') != end) { return refuse("bad-record", find_byte(bad, end, '\0'), name); }
        if (census.control || record_.rows().control()) { report("control-character", bad, records_); }
        if (census.high) {
            if (const auto* broken = find_bad_utf8(begin, end); broken != nullptr) { report("bad-utf8", broken, records_); }
        }
        rung_row row{};
        row.record = records_;
        row.byte   = window_.byte(begin);
        row.line   = on;
        record_.rows().give(rows_, fields_, row);
        arena_   = record_.rows().arena();
        line_    = on + census.lines;
        counted_ = end;
        at_      = end;
        end_record();
        return pace::on;
    }

    pace refuse(const char* code, const char* where, std::string_view name, std::uint32_t column = xml_none) {
        report(code, where, records_, column);
        skip_.record(name);
        skipping_record_ = true;
        return pace::on;
    }

    reading                 from_;
    xml_window              window_;
    xml_envelope            envelope_;
    xml_paths               paths_;
    xml_record              record_;
    xml_skip                skip_;
    std::vector<rung_row>   rows_;
    std::vector<rung_field> fields_;
    char*                   arena_ = nullptr;
    const char*             at_;
    const char*             counted_;      ///< Lines are counted up to here.
    std::uint64_t           line_    = 1;
    std::uint64_t           records_ = 0;
    bool                    closed_  = false; ///< The root element has ended.
    bool                    skipping_record_ = false;
    std::optional<failure>  failed_;
};

} // namespace format::detail::xml
RUNG_END
