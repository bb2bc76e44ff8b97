// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/plugin_text.hpp>
#include <rung/adapter/file.hpp>
#include <rung/format/decoding.hpp>
#include <rung/format/encoding.hpp>
#include <rung/format/record_reader.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

RUNG_BEGIN
namespace adapter {

/// The file behind a source: its first bytes are read ahead for the probes and then given again.
struct source_file::machinery {
    static constexpr std::size_t head_size = 65'536;

    machinery() = default;
    machinery(const machinery&)            = delete;
    machinery& operator=(const machinery&) = delete;
    ~machinery() {
        if (file != nullptr && file != stdin) { std::fclose(file); }
    }

    result<void> open(const std::string& path) {
        file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
        if (file == nullptr) { return failure{errno == ENOENT ? errc::not_found : errc::unreadable, path, std::strerror(errno)}; }
        std::setvbuf(file, nullptr, _IONBF, 0); // readers ask for large pieces
        head.resize(head_size);
        std::size_t got = 0;
        while (got < head_size) {
            const auto more = std::fread(head.data() + got, 1, head_size - got, file);
            if (more == 0) { break; }
            got += more;
        }
        if (std::ferror(file) != 0) { return failure{errc::unreadable, path, {}}; }
        head.resize(got);
        return {};
    }

    static std::int64_t read(void* host, void* into, std::uint64_t room) {
        auto& self = *static_cast<machinery*>(host);
        if (self.given < self.head.size()) {
            const auto take = std::min<std::size_t>(room, self.head.size() - self.given);
            std::memcpy(into, self.head.data() + self.given, take);
            self.given += take;
            self.taken += take;
            return static_cast<std::int64_t>(take);
        }
        const auto got = std::fread(into, 1, static_cast<std::size_t>(room), self.file);
        if (got == 0 && std::ferror(self.file) != 0) { return -static_cast<std::int64_t>(errc::unreadable); }
        self.taken += got;
        return static_cast<std::int64_t>(got);
    }

    static void report(void* host, const rung_diagnostic* what) {
        const std::string_view path = what->path == nullptr ? std::string_view() : std::string_view(what->path, what->path_size);
        static_cast<machinery*>(host)->told.tell(what->code == nullptr ? "unnamed" : std::string_view(what->code, ::strnlen(what->code, 65)), what->byte, what->record,
                                                 detail::plugin_text(path));
    }

    [[nodiscard]] rung_input input() { return {.struct_size = sizeof(rung_input), .zero = 0, .host = this, .read = &machinery::read}; }

    /// The head as UTF-8, for probes.
    [[nodiscard]] std::string decoded_head() const {
        auto text = format::decode(head);
        return text ? std::move(text->text) : std::string();
    }

    std::FILE*                              file = nullptr;
    std::string                             head;
    std::size_t                             given = 0;
    std::uint64_t                           taken = 0;
    workforce::coverage                     told;
    std::unique_ptr<format::decoding_input> decoding;
};

RUNG_DECL source_file::source_file() = default;
RUNG_DECL source_file::~source_file() = default;

RUNG_DECL result<std::unique_ptr<source_file>> source_file::open(const file_request& what) {
    if (what.plugins == nullptr) { return failure{errc::precondition, "plugins", {}}; }
    std::unique_ptr<source_file> made(new source_file);
    made->machinery_ = std::make_unique<machinery>();
    auto& machine    = *made->machinery_;
    if (auto opened = machine.open(what.path); !opened) { return opened.error(); }

    auto fits = detect(*what.plugins, machine.decoded_head(), machine.head);
    if (what.format.empty()) {
        if (fits.empty()) { return failure{errc::unknown_plugin, what.path, {}}; }
        made->format_ = std::move(fits.front());
    } else {
        for (auto& one : fits) {
            if (one.format == what.format) { made->format_ = std::move(one); }
        }
        made->format_.format = what.format;
    }
    const auto found = what.plugins->find(made->format_.format);
    if (found.plugin == nullptr) { return failure{errc::unknown_plugin, what.format, {}}; }
    made->format_.title = found.about().title;
    made->format_.flags = found.about().flags;

    source_opening opening;
    opening.plugin   = found.plugin;
    opening.format   = made->format_.format;
    opening.options  = what.options;
    opening.bounds   = what.bounds;
    opening.host     = what.host;
    opening.diagnose = {.struct_size = sizeof(rung_diagnose), .zero = 0, .host = &machine, .report = &machinery::report};
    opening.input    = machine.input();
    if ((found.about().flags & RUNG_FORMAT_BYTES) == 0) {
        machine.decoding = std::make_unique<format::decoding_input>(machine.input());
        opening.input    = machine.decoding->input();
    }
    auto reader = source_reader::open(opening);
    if (!reader) { return reader.error(); }
    made->reader_ = std::make_unique<source_reader>(*std::move(reader));
    return made;
}

RUNG_DECL std::vector<std::string> source_file::encoding_evidence() const {
    return machinery_->decoding ? machinery_->decoding->evidence() : std::vector<std::string>{};
}

RUNG_DECL std::uint64_t source_file::bytes_read() const noexcept { return machinery_->taken; }

RUNG_DECL const workforce::coverage& source_file::told() const noexcept { return machinery_->told; }

RUNG_DECL result<std::vector<candidate>> detect_file(const std::string& path, const plugin_set& plugins) {
    source_file::machinery machine;
    if (auto opened = machine.open(path); !opened) { return opened.error(); }
    return detect(plugins, machine.decoded_head(), machine.head);
}

RUNG_DECL void add_told(workforce::coverage& read, const workforce::coverage& told) {
    for (const auto& one : told.diagnostics) {
        if (format::is_word_of_rejection(one.code)) {
            read.records_read += one.count;
            read.records_rejected += one.count;
        }
        bool known = false;
        for (auto& mine : read.diagnostics) {
            if (mine.code != one.code) { continue; }
            mine.count += one.count;
            known = true;
        }
        if (!known) { read.diagnostics.push_back(one); }
    }
}

} // namespace adapter
RUNG_END
