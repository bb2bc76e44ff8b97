// SPDX-License-Identifier: Apache-2.0
#include "recurring.hpp"

#include <algorithm>

namespace rung::cli {
namespace {

constexpr std::size_t shortest = 60; ///< Bytes; a shorter line recurs by chance.
constexpr std::size_t fewest   = 3;

std::uint64_t folded_hash(std::string_view text) noexcept {
    std::uint64_t hash  = 14695981039346656037ULL;
    bool          blank = false;
    for (const char each : text) {
        auto c = static_cast<unsigned char>(each);
        if (c <= ' ') {
            blank = true;
            continue;
        }
        if (c >= 'A' && c <= 'Z') { c = static_cast<unsigned char>(c - 'A' + 'a'); }
        if (blank) { hash = (hash ^ ' ') * 1099511628211ULL; }
        hash  = (hash ^ c) * 1099511628211ULL;
        blank = false;
    }
    return hash;
}

} // namespace

void recurring_paragraphs::add(const marked_text& body) {
    ++adverts_;
    for (const auto& each : body.blocks) {
        if (each.kind == block_kind::code || each.at.size() < shortest) { continue; }
        auto& known = seen_[folded_hash(slice(body.text, each.at))];
        if (known.last == adverts_) { continue; }
        if (known.count == 0) { known.number = seen_.size(); }
        known.last = adverts_;
        ++known.count;
    }
}

void recurring_paragraphs::close() {
    std::erase_if(seen_, [](const auto& each) { return each.second.count < fewest; });
}

const recurring_paragraphs::entry* recurring_paragraphs::find(std::string_view paragraph) const {
    if (paragraph.size() < shortest || seen_.empty()) { return nullptr; }
    const auto at = seen_.find(folded_hash(paragraph));
    return at == seen_.end() ? nullptr : &at->second;
}

} // namespace rung::cli
