// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugin.hpp>
#include <rung/format/delimited.hpp>
#include <rung/format/outline.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

#include "remnant.hpp"

namespace {

namespace plugin = rung::plugin;
namespace format = rung::format;

constexpr std::size_t looked_at = std::size_t{64} << 10U;

/// A text to read from memory.
struct kept_text {
    std::string_view left;

    static std::int64_t read(void* host, void* into, std::uint64_t room) {
        auto&      text = static_cast<kept_text*>(host)->left;
        const auto take = std::min<std::size_t>(static_cast<std::size_t>(room), text.size());
        std::memcpy(into, text.data(), take);
        text.remove_prefix(take);
        return static_cast<std::int64_t>(take);
    }
};

/// The line above the first record, or just behind, that shows the text to be from inside some JSON or XML; 0 where none does.
std::uint64_t line_of_remnant(std::string_view head, const format::delimited_shape& shape) {
    kept_text  text{head};
    const auto reader = format::read_delimited({.input = {.struct_size = sizeof(rung_input), .zero = 0, .host = &text, .read = &kept_text::read}}, shape);
    if (!reader) { return 0; }
    const auto       batch   = (*reader)->next();
    const auto&      as      = *format::dialect_of(**reader);
    const bool       found   = batch && batch->row_count != 0;
    const auto       rows    = as.title_lines + as.header_rows + (as.sep_line ? 1U : 0U);
    std::uint64_t    number  = 0;
    std::string_view header;
    for (std::size_t at = 0; at < head.size();) {
        const auto end  = std::min(head.find(as.line_end, at), head.size());
        const auto line = head.substr(at, end - at);
        ++number;
        const bool above = found ? at < batch->rows[0].byte : number <= rows;
        if (above && remnant::is_one(line, as.delimiter)) { return number; }
        if (!above) { return remnant::goes_on(header, line, as.delimiter) ? number : 0; }
        header = line;
        at     = end + 1;
    }
    return 0;
}

plugin::guess probe(std::string_view head) {
    if (head.empty() || format::outline_of(head).is != format::outline_kind::text) { return {}; }
    const auto  found = format::sniff_dialect(head);
    std::string evidence;
    for (auto one : found.evidence) {
        if (const auto at = one.find("delimiter ;"); at != one.npos) { one.replace(at, 11, "delimiter semicolon"); } // "; " parts the pieces
        evidence += (evidence.empty() ? "" : "; ") + one;
    }
    if (line_of_remnant(head, {}) != 0) { return {}; }
    // A comma and one header row are what the sniffer says where nothing speaks for anything.
    const auto line    = head.substr(0, head.find('\n'));
    const auto columns = std::count(line.begin(), line.end(), found.delimiter);
    return {columns == 0 && found.title_lines == 0 ? 10U : 60U, evidence};
}

/// Looks at the beginning of a text before anything in it can become the name of a column.
class checked_text final : public format::record_reader {
public:
    checked_text(const format::reading& from, const format::delimited_shape& shape) : from_(from), shape_(shape) {}

    [[nodiscard]] rung::result<void> open() {
        auto from  = from_;
        from.input = {.struct_size = sizeof(rung_input), .zero = 0, .host = this, .read = &checked_text::read};
        auto made  = format::read_delimited(from, shape_);
        if (!made) { return made.error(); }
        reader_ = *std::move(made);
        return {};
    }

    [[nodiscard]] std::span<const format::table>  tables() const override { return reader_->tables(); }
    [[nodiscard]] std::span<const format::column> columns() const override { return reader_->columns(); }
    [[nodiscard]] rung::result<rung_batch>        next() override {
        if (!std::exchange(begun_, true)) { look(); }
        if (remnant_ != 0) { return rung::failure{rung::errc::bad_delimited, "line " + std::to_string(remnant_) + ": JSON or XML without its beginning", {}}; }
        return reader_->next();
    }

private:
    void look() {
        head_.resize(looked_at);
        std::size_t had = 0;
        while (had < looked_at && ended_ > 0) {
            ended_ = from_.input.read(from_.input.host, head_.data() + had, looked_at - had);
            had += ended_ > 0 ? static_cast<std::size_t>(ended_) : 0;
        }
        head_.resize(had);
        remnant_   = line_of_remnant(head_, shape_);
        kept_.left = head_;
    }

    static std::int64_t read(void* host, void* into, std::uint64_t room) {
        auto& self = *static_cast<checked_text*>(host);
        if (!self.kept_.left.empty()) { return kept_text::read(&self.kept_, into, room); }
        return self.ended_ > 0 ? self.from_.input.read(self.from_.input.host, into, room) : self.ended_;
    }

    format::reading                        from_;
    format::delimited_shape                shape_;
    std::unique_ptr<format::record_reader> reader_;
    std::string                            head_;
    kept_text                              kept_;
    std::int64_t                           ended_   = 1; // what the input said last: 0 or less, and it says no more
    std::uint64_t                          remnant_ = 0;
    bool                                   begun_   = false;
};

rung::result<std::optional<std::uint32_t>> number(const plugin::opening& what, std::string_view name) {
    const auto text = what.option(name);
    if (text.empty()) { return std::optional<std::uint32_t>(); }
    std::uint32_t value = 0;
    const auto    end   = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size()) { return rung::failure{rung::errc::bad_field, "option " + std::string(name), {}}; }
    return std::optional(value);
}

rung::result<std::unique_ptr<format::record_reader>> open(const plugin::opening& what) {
    format::delimited_shape shape;
    const auto              titles  = number(what, "title_lines");
    const auto              headers = number(what, "header_rows");
    if (!titles) { return titles.error(); }
    if (!headers) { return headers.error(); }
    shape.title_lines    = *titles;
    shape.header_rows    = *headers;
    const auto delimiter = what.option("delimiter");
    if (delimiter == "tab") { shape.delimiter = '\t'; }
    else if (delimiter.size() == 1) { shape.delimiter = delimiter.front(); }
    else if (!delimiter.empty()) { return rung::failure{rung::errc::bad_field, "option delimiter", {}}; }
    shape.total_rows = what.option("total_rows", "leave_out") != "keep";
    auto made        = std::make_unique<checked_text>(what.reading, shape);
    if (auto opened = made->open(); !opened) { return opened.error(); }
    return std::unique_ptr<format::record_reader>(std::move(made));
}

constexpr std::string_view options[] = {"delimiter", "title_lines", "header_rows", "total_rows"};

constexpr plugin::format_entry formats[] = {
    {.about = {"delimited", "Delimited text: CSV, TSV, semicolons, pipes", 0, 0}, .probe = probe, .open = open, .options = options},
};

} // namespace

RUNG_PLUGIN(delimited, "1.0.0", formats)
