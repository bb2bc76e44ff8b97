// SPDX-License-Identifier: Apache-2.0
#include "open_source.hpp"

#include "../cli/files_posix.hpp"

#include <rung/adapter/bundled.hpp>
#include <rung/adapter/isolated.hpp>
#include <rung/adapter/load.hpp>

#include <sys/stat.h>

namespace rung::cli {
namespace {

result<void> read_key(const plugin_words& what, adapter::load_request& load) {
    if (what.key.empty()) { return {}; }
    auto pem = read_file(what.key, std::size_t{1} << 16U);
    if (!pem) { return pem.error(); }
    load.public_key = *std::move(pem);
    return {};
}

/// In this process.
class file_source final : public opened_source {
public:
    file_source(std::unique_ptr<adapter::source_file> file, std::uint64_t size) : file_(std::move(file)), size_(size) {}

    adapter::source_reader&    reader() noexcept override { return file_->reader(); }
    std::uint64_t              bytes_read() const noexcept override { return file_->bytes_read(); }
    std::uint64_t              size() const noexcept override { return size_; }
    std::string                format() const override { return file_->format().format; }
    const workforce::coverage& told() const noexcept override { return file_->told(); }

private:
    std::unique_ptr<adapter::source_file> file_;
    std::uint64_t                         size_;
};

/// In a child process.
class child_source final : public opened_source {
public:
    child_source(std::unique_ptr<adapter::isolated_source> source, std::uint64_t size) : source_(std::move(source)), size_(size) {}

    adapter::source_reader&    reader() noexcept override { return source_->reader(); }
    std::uint64_t              bytes_read() const noexcept override { return 0; } // the child does not tell
    std::uint64_t              size() const noexcept override { return size_; }
    std::string                format() const override { return source_->format(); }
    const workforce::coverage& told() const noexcept override { return source_->told(); }

private:
    std::unique_ptr<adapter::isolated_source> source_;
    std::uint64_t                             size_;
};

result<std::unique_ptr<opened_source>> open_in_child(const source_words& what, std::uint64_t size) {
    const auto                linked = adapter::plugin_set(rung_bundled_plugins());
    adapter::isolated_request request;
    request.path        = what.path;
    request.plugins     = &linked;
    request.load.folder = what.plugins.folder;
    request.format      = what.format;
    request.options     = what.options;
    if (auto key = read_key(what.plugins, request.load); !key) { return key.error(); }
    auto opened = adapter::isolated_source::open(request);
    if (!opened) { return opened.error(); }
    return std::unique_ptr<opened_source>(std::make_unique<child_source>(*std::move(opened), size));
}

} // namespace

const adapter::plugin_set& plugins() {
    static const adapter::plugin_set all(rung_bundled_plugins());
    return all;
}

result<std::unique_ptr<opened_source>> open_source(const source_words& what) {
    struct stat about{};
    const bool  known = what.path != "-" && ::stat(what.path.c_str(), &about) == 0 && about.st_size > 0;
    const auto  size  = known ? static_cast<std::uint64_t>(about.st_size) : 0;
    if (what.isolated) { return open_in_child(what, size); }

    static adapter::plugin_set with_loaded = plugins();
    if (!what.plugins.folder.empty()) {
        adapter::load_request load;
        load.folder = what.plugins.folder;
        if (auto key = read_key(what.plugins, load); !key) { return key.error(); }
        const auto loaded = adapter::load_plugins(load);
        if (!loaded) { return loaded.error(); }
        for (const auto* one : *loaded) { (void)with_loaded.add(one); } // a side file asks for the same folder again
    }
    adapter::file_request request;
    request.path    = what.path;
    request.plugins = &with_loaded;
    request.format  = what.format;
    request.options = what.options;
    auto opened     = adapter::source_file::open(request);
    if (!opened) { return opened.error(); }
    return std::unique_ptr<opened_source>(std::make_unique<file_source>(*std::move(opened), size));
}

result<std::unique_ptr<opened_source>> open_side(const adapter::field_map& map, const std::string& path, bool isolated, const plugin_words& plugins) {
    if (!map.side) { return std::unique_ptr<opened_source>(); }
    auto opened = open_source({beside(path, map.side->file), map.side->format, {}, isolated, plugins});
    if (!opened) { return failure{opened.error().code, "side file: " + opened.error().where, opened.error().external_text}; }
    return opened;
}

std::string_view path_of(opened_source& main, opened_source* side, std::uint32_t column) {
    constexpr std::uint32_t of_side = 0x8000'0000U;
    if (column < of_side && column < main.reader().columns().size()) { return main.reader().columns()[column].path; }
    if (side != nullptr && (column & ~of_side) < side->reader().columns().size()) { return side->reader().columns()[column & ~of_side].path; }
    return {};
}

result<adapter::field_map> load_map(const std::string& path) {
    const auto text = read_file(path, std::size_t{16} << 20U);
    if (!text) { return text.error(); }
    auto map = adapter::read_map(*text);
    if (!map) { return failure{map.error().code, path + ": " + map.error().where, map.error().external_text}; }
    return map;
}

std::string beside(const std::string& map, const std::string& path) {
    const auto folder = map.rfind('/');
    return path.starts_with('/') || path == "-" || folder == map.npos ? path : map.substr(0, folder + 1) + path;
}

} // namespace rung::cli
