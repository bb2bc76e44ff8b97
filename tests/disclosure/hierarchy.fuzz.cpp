// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/hierarchy.hpp>

#include <cstdlib>
#include <map>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto             got = rung::disclosure::hierarchy::parse(text);
    if (!got) { return got.error().code == rung::errc::bad_hierarchy && !got.error().where.empty() ? 0 : (std::abort(), 0); }
    if (got->levels() == 0 || got->leaves() == 0) { std::abort(); }
    for (std::size_t level = 0; level < got->levels(); ++level) {
        std::map<std::uint32_t, std::uint32_t> parent;
        std::vector<std::uint32_t>             under(got->values(level), 0);
        for (std::uint32_t leaf = 0; leaf < got->leaves(); ++leaf) {
            const auto group = got->group(leaf, level);
            if (group >= got->values(level)) { std::abort(); }
            ++under[group];
            // What is together at one level is together at the next.
            if (level + 1 < got->levels() && parent.emplace(group, got->group(leaf, level + 1)).first->second != got->group(leaf, level + 1)) { std::abort(); }
        }
        for (std::uint32_t group = 0; group < under.size(); ++group) {
            if (under[group] == 0 || under[group] != got->leaves_under(level, group)) { std::abort(); }
        }
    }
    for (std::uint32_t leaf = 0; leaf < got->leaves(); ++leaf) {
        if (got->leaf(got->label(0, leaf)) != leaf) { std::abort(); }
    }
    const auto again = rung::disclosure::hierarchy::parse(got->to_text());
    if (!again || again->to_text() != got->to_text() || again->levels() != got->levels()) { std::abort(); }
    return 0;
}
