// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/digest.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

namespace rung_test {

/// A folder of plugins that only its owner can write to, with a manifest; gone with the object.
class plugin_folder {
public:
    plugin_folder() {
        std::string name = "/tmp/rung-plugins-XXXXXX";
        if (::mkdtemp(name.data()) != nullptr) { path_ = name; }
    }
    plugin_folder(const plugin_folder&)            = delete;
    plugin_folder& operator=(const plugin_folder&) = delete;
    ~plugin_folder() {
        for (const auto& file : files_) { std::remove((path_ + "/" + file).c_str()); }
        ::rmdir(path_.c_str());
    }

    [[nodiscard]] const std::string& path() const noexcept { return path_; }

    void write(const std::string& name, const std::string& bytes, ::mode_t mode = 0644) {
        std::ofstream(path_ + "/" + name, std::ios::binary) << bytes;
        ::chmod((path_ + "/" + name).c_str(), mode);
        files_.push_back(name);
    }

    /// Copies a shared object in and allows it.
    void add(const std::string& from, const std::string& id, const std::string& version = "1.0.0", ::mode_t mode = 0644) {
        std::ifstream     in(from, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        write(id + ".so", bytes, mode);
        manifest_ += id + " " + version + " " + rung::crypto::to_hex(*rung::crypto::sha256(bytes)) + " " + id + ".so\n";
        write("plugins.manifest", manifest_);
    }

    [[nodiscard]] const std::string& manifest() const noexcept { return manifest_; }

private:
    std::string              path_;
    std::string              manifest_ = "rung-plugins/1\n";
    std::vector<std::string> files_;
};

} // namespace rung_test
