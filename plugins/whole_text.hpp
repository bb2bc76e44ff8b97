// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/format/record_reader.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <utility>

/// For plugins whose records can't be cut out of the input as it comes: read it whole, blank out what is no record, and read on from that.
/// Blanks take the place of what goes, so every byte stays where it was.
namespace whole_text {

/// Reads an input whole.
[[nodiscard]] inline rung::result<std::string> read_whole(const rung::format::reading& from, std::uint64_t most) {
    const auto  bound = from.bounds.input_bytes != 0 ? std::min(from.bounds.input_bytes, most) : most;
    std::string text;
    for (;;) {
        const auto had = text.size();
        text.resize(had + 65'536);
        const auto got = from.input.read(from.input.host, text.data() + had, text.size() - had);
        if (got < 0) { return rung::failure{static_cast<rung::errc>(-got), {}, {}}; }
        text.resize(had + static_cast<std::size_t>(got));
        if (text.size() > bound) { return rung::failure{rung::errc::too_large, "input_bytes", {}}; }
        if (got == 0) { return text; }
    }
}

/// A reader over a text that it keeps.
class kept_text final : public rung::format::record_reader {
public:
    explicit kept_text(std::string text) : text_(std::move(text)) {}

    [[nodiscard]] rung_input input() noexcept { return {.struct_size = sizeof(rung_input), .zero = 0, .host = this, .read = &kept_text::read}; }
    void                     reads_with(std::unique_ptr<rung::format::record_reader> reader) noexcept { reader_ = std::move(reader); }

    [[nodiscard]] std::span<const rung::format::table>  tables() const override { return reader_->tables(); }
    [[nodiscard]] std::span<const rung::format::column> columns() const override { return reader_->columns(); }
    [[nodiscard]] rung::result<rung_batch>              next() override { return reader_->next(); }

private:
    static std::int64_t read(void* host, void* into, std::uint64_t room) {
        auto&      self = *static_cast<kept_text*>(host);
        const auto take = std::min<std::size_t>(static_cast<std::size_t>(room), self.text_.size() - self.given_);
        std::memcpy(into, self.text_.data() + self.given_, take);
        self.given_ += take;
        return static_cast<std::int64_t>(take);
    }

    std::string                                  text_;
    std::size_t                                  given_ = 0;
    std::unique_ptr<rung::format::record_reader> reader_;
};

} // namespace whole_text
