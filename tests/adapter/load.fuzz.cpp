// SPDX-License-Identifier: Apache-2.0
// What the reader of manifests lets through is a manifest to the letter: put together again it is the text.
#include <rung/adapter/load.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto             entries = rung::adapter::read_manifest(text);
    if (!entries) {
        if (entries.error().code != rung::errc::untrusted_plugin || !entries.error().where.starts_with("manifest, line ")) { std::abort(); }
        return 0;
    }
    std::string given; // without blank lines and with a last line end
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\n' || (!given.empty() && given.back() != '\n')) { given += text[i]; }
    }
    if (given.back() != '\n') { given += '\n'; }
    std::string same = "rung-plugins/1\n";
    for (const auto& one : *entries) {
        if (one.file.empty() || one.file.find('/') != one.file.npos || one.file.front() == '.' || one.sha256.size() != 64) { std::abort(); }
        same += one.id + ' ' + one.version + ' ' + one.sha256 + ' ' + one.file + '\n';
    }
    if (same != given) { std::abort(); }
    return 0;
}
