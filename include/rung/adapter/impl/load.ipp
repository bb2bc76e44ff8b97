// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/impl/load_posix.ipp>
#include <rung/adapter/load.hpp>
#include <rung/crypto/digest.hpp>
#include <rung/crypto/signature.hpp>

RUNG_BEGIN
namespace adapter {

RUNG_DECL result<std::vector<manifest_entry>> read_manifest(std::string_view text) {
    const auto bad = [](std::size_t line) { return failure{errc::untrusted_plugin, "manifest, line " + std::to_string(line), {}}; };
    std::vector<manifest_entry> entries;
    std::size_t                 number = 0;
    while (!text.empty()) {
        const auto end  = text.find('\n');
        auto       line = text.substr(0, end);
        text            = end == text.npos ? std::string_view() : text.substr(end + 1);
        if (++number == 1) {
            if (line != "rung-plugins/1") { return bad(1); }
            continue;
        }
        if (line.empty()) { continue; }
        std::string words[4];
        for (std::size_t i = 0; i < 4; ++i) {
            const auto blank = line.find(' ');
            words[i]         = std::string(line.substr(0, blank));
            if (words[i].empty() || (blank == line.npos) != (i == 3)) { return bad(number); }
            line = blank == line.npos ? std::string_view() : line.substr(blank + 1);
        }
        if (!crypto::digest_from_hex(words[2]) || words[3].find('/') != std::string::npos || words[3].front() == '.') { return bad(number); }
        entries.push_back({words[0], words[1], words[2], words[3]});
    }
    if (number == 0) { return bad(1); }
    return entries;
}

RUNG_DECL result<std::vector<const rung_plugin*>> load_plugins(const load_request& what) {
    const auto untrusted = [](std::string where) { return failure{errc::untrusted_plugin, std::move(where), {}}; };
    const detail::trusted_folder folder(what.folder);
    if (!folder.problem().empty()) { return untrusted(folder.problem()); }

    const auto manifest = folder.read(what.manifest, std::size_t{1} << 20U);
    if (!manifest) { return manifest.error(); }
    if (!what.public_key.empty()) {
        const auto key = crypto::verifying_key::from_pem(what.public_key);
        if (!key) { return key.error(); }
        const auto signature = folder.read(what.manifest + ".sig", 64);
        if (!signature) { return signature.error(); }
        if (!key->verify(*manifest, *signature)) { return untrusted(what.manifest + ".sig"); }
    }
    const auto entries = read_manifest(*manifest);
    if (!entries) { return entries.error(); }

    std::vector<const rung_plugin*> plugins;
    for (const auto& one : *entries) {
        const auto bytes = folder.read(one.file, std::size_t{256} << 20U);
        if (!bytes) { return bytes.error(); }
        detail::sealed_memory copy(*bytes);
        const auto            digest = crypto::sha256(copy.bytes());
        if (!digest) { return digest.error(); }
        if (!copy.sealed() || crypto::to_hex(*digest) != one.sha256) { return untrusted(one.file + ": SHA-256"); }
        const auto entry = copy.load();
        if (entry == nullptr) { return untrusted(one.file + ": cannot be loaded"); }
        const auto* plugin = entry(RUNG_ABI_MAJOR, RUNG_ABI_MINOR);
        if (plugin == nullptr || !RUNG_HAS(plugin, close) || plugin->abi_major != RUNG_ABI_MAJOR || plugin->abi_minor > RUNG_ABI_MINOR) {
            return failure{errc::abi_mismatch, one.file, {}};
        }
        if (one.id != plugin->id || one.version != plugin->version) { return untrusted(one.file + ": id or version"); }
        plugins.push_back(plugin);
    }
    return plugins;
}

} // namespace adapter
RUNG_END
