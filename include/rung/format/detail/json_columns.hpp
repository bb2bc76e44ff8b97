// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/json_scan.hpp>
#include <rung/format/json_records.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

RUNG_BEGIN
namespace format::detail::json {

inline constexpr std::uint32_t none = UINT32_MAX;

/// A place in the record: where a value goes.
struct json_node {
    std::string   path;
    std::uint32_t table  = 0;
    std::uint32_t column = none;
    std::uint32_t row    = none; ///< The node of the rows that stand here.
    std::uint64_t doubled = 0;   ///< The attempt at a record in which a repeated key was last noted, and a lone surrogate.
    std::uint64_t lone    = 0;
};

enum class json_action : std::uint8_t { keep, skip, transparent, label };

/// A key as it stands in one kind of object.
struct json_entry {
    std::uint64_t head   = 0;       ///< The first word of `key`,
    std::uint64_t mask   = 0;       ///< and which of its bits count.
    const char*   key    = nullptr; ///< Decoded, a quote behind it, zeros behind that to a word.
    std::uint32_t size   = 0;       ///< Bytes of the key without the quote.
    std::uint32_t scope  = 0;
    std::uint32_t next   = none; ///< What came after it last time.
    std::uint32_t node   = 0;    ///< For scalars and arrays.
    std::uint32_t inside = 0;    ///< For an object: the node that its members go under.
    std::uint32_t column = none;
    std::uint32_t object = none; ///< Scope of an object here.
    std::uint32_t rows   = none; ///< Scope of an object here that makes a row.
    std::uint64_t seen   = 0;    ///< The object in which it was last met.
    json_action   action = json_action::keep;
    bool          bare   = false; ///< A bare object makes a row.
    bool          plain  = false; ///< Stands in the source as it is here, if without need for escapes.
};

/// A kind of object, known by the keys that led to it. What its keys mean is found out once.
struct json_scope {
    std::uint32_t node  = 0;
    std::uint32_t first = none; ///< The entry that it began with last time.
    bool          top   = false; ///< It is a row, not an object within one.
};

/// Tables, columns, and the way from a key to its column: mostly one comparison with the key that followed last time.
class json_columns {
public:
    json_columns(const json_shape& shape, std::uint32_t limit) : shape_(shape), limit_(limit), left_(std::uint64_t{limit} * 512), slots_(64, none) {
        tables_.push_back({});
        nodes_.push_back({});
        scopes_.push_back({.top = true});
    }

    [[nodiscard]] const std::vector<table>&  tables() const noexcept { return tables_; }
    [[nodiscard]] const std::vector<column>& columns() const noexcept { return columns_; }
    [[nodiscard]] json_entry&                entry(std::uint32_t i) noexcept { return entries_[i]; }
    [[nodiscard]] json_scope&                scope(std::uint32_t i) noexcept { return scopes_[i]; }
    [[nodiscard]] json_node&                 node(std::uint32_t i) noexcept { return nodes_[i]; }
    [[nodiscard]] const json_shape&          shape() const noexcept { return shape_; }

    /// Whether the source goes on with this key and its quote. @pre the key and a word more can be read at `p`
    [[nodiscard]] static bool matches(const json_entry& e, const char* p) noexcept {
        if (((load_word(p) ^ e.head) & e.mask) != 0 || !e.plain) { return false; }
        if (e.size < 8) { return true; }
        const std::size_t last = e.size - std::size_t{7}; // of the last word, which ends with the quote
        for (std::size_t i = 8; i < last; i += 8) {
            if (load_word(p + i) != load_word(e.key + i)) { return false; }
        }
        return load_word(p + last) == load_word(e.key + last);
    }

    /// Returns the entry of a key, made if need be; `none` where a bound is met.
    [[nodiscard]] std::uint32_t find(std::uint32_t scope, std::string_view key) {
        auto& slot = slot_of(scope, key);
        if (slot != none) { return slot; }
        if (entries_.size() >= std::size_t{2} * limit_ + 64 || !spend(key.size())) { return none; }
        const auto number = static_cast<std::uint32_t>(entries_.size());
        json_entry e{.key = kept(key), .size = static_cast<std::uint32_t>(key.size()), .scope = scope};
        e.head             = load_word(e.key);
        e.mask             = e.size < 7 ? ~(~std::uint64_t{0} << (8 * (e.size + 1))) : ~std::uint64_t{0};
        const auto base    = scopes_[scope];
        std::uint64_t bits = 0;
        e.plain            = plain_end(e.key, bits) == e.key + key.size();
        e.action        = action_of(key);
        const bool pointer = shape_.pointer_keys && key.starts_with('/') && e.action == json_action::keep;
        if (e.action == json_action::transparent && !base.top) {
            e.node = base.node;
        } else if (e.action != json_action::skip) {
            e.node = child(base.node, key, pointer);
            if (e.node == none) { return none; }
        }
        e.inside = e.action == json_action::transparent ? base.node : e.node;
        e.bare   = e.action != json_action::transparent && has(shape_.rows, nodes_[e.node].path);
        slot     = number;
        entries_.push_back(e);
        if (entries_.size() * 2 > slots_.size()) { rehash(); }
        return number;
    }

    /// The record is whole: its columns stay.
    void settle() {
        fresh_.clear();
        settled_ = columns_.size();
    }

    /// The record is broken, or will be read anew: columns that no record before it had are none. Otherwise it would depend on the window how many
    /// there are.
    void forget() {
        for (const auto number : fresh_) {
            auto& e = entries_[number];
            if (e.column == none || e.column < settled_) { continue; }
            nodes_[e.node].column = none;
            e.column              = none;
        }
        for (auto c = settled_; c < columns_.size(); ++c) { paths_.erase(columns_[c].path); }
        columns_.resize(settled_);
        mixed_.clear();
        fresh_.clear();
    }

    /// Returns the column of a scalar at `e`; `none` where there are too many.
    [[nodiscard]] std::uint32_t column_of(json_entry& e) {
        auto& place = nodes_[e.node];
        fresh_.push_back(static_cast<std::uint32_t>(&e - entries_.data()));
        if (place.column == none) {
            if (columns_.size() >= limit_) { return none; }
            place.column = static_cast<std::uint32_t>(columns_.size());
            auto path = place.path;
            if (!paths_.insert(path).second) { // paths are unique: the later column has its table's number behind it, as in XML
                mixed_.push_back(e.node);
                path += '#' + std::to_string(place.table);
                paths_.insert(path);
            }
            columns_.push_back({.path = std::move(path), .label = {}, .table = place.table});
        }
        return e.column = place.column;
    }

    /// Returns the scope of a flattened object at `e`.
    [[nodiscard]] std::uint32_t object_of(json_entry& e) {
        // A transparent object at the top of a row is as good as the row itself.
        if (e.object == none) { e.object = add_scope({.node = e.inside, .top = e.action == json_action::transparent && scopes_[e.scope].top}); }
        return e.object;
    }

    /// Returns the scope of a row at `e`; `none` where there are too many.
    [[nodiscard]] std::uint32_t rows_of(json_entry& e) {
        if (e.rows == none) {
            if (nodes_[e.node].row == none) {
                if (!spend(nodes_[e.node].path.size())) { return none; }
                const auto number = static_cast<std::uint32_t>(tables_.size());
                tables_.push_back({.path = nodes_[e.node].path, .parent = nodes_[e.node].table});
                json_node row;
                row.path          = nodes_[e.node].path;
                row.table         = number;
                nodes_[e.node].row = static_cast<std::uint32_t>(nodes_.size());
                nodes_.push_back(std::move(row));
            }
            e.rows = add_scope({.node = nodes_[e.node].row, .top = true});
        }
        return e.rows;
    }

    /// Labels the column at a node, if it has one without.
    void label(std::uint32_t at, std::string_view text) {
        const auto c = nodes_[at].column;
        if (c != none && columns_[c].label.empty() && spend(text.size())) { columns_[c].label = repaired_utf8(text); }
    }

    /// Whose columns have a path that another table has too; to be told once.
    [[nodiscard]] std::vector<std::uint32_t>& mixed() noexcept { return mixed_; }

    [[nodiscard]] bool labelled(std::uint32_t at) const { return nodes_[at].column != none && !columns_[nodes_[at].column].label.empty(); }

private:
    [[nodiscard]] static bool has(const std::vector<std::string>& list, std::string_view text) {
        return std::find(list.begin(), list.end(), text) != list.end();
    }

    [[nodiscard]] json_action action_of(std::string_view key) const {
        if (has(shape_.skip, key)) { return json_action::skip; }
        if (has(shape_.transparent, key)) { return json_action::transparent; }
        return !shape_.label.empty() && key == shape_.label ? json_action::label : json_action::keep;
    }

    /// Names have a budget of their own: long paths nested deep would multiply.
    [[nodiscard]] bool spend(std::size_t bytes) {
        bytes += 16;
        if (bytes > left_) { return false; }
        left_ -= bytes;
        return true;
    }

    [[nodiscard]] std::uint32_t add_scope(json_scope s) {
        scopes_.push_back(s);
        return static_cast<std::uint32_t>(scopes_.size() - 1);
    }

    [[nodiscard]] std::uint32_t child(std::uint32_t parent, std::string_view key, bool pointer) {
        auto path = nodes_[parent].path;
        if (!path.empty()) { path += '/'; }
        if (pointer) {
            path += key.substr(1);
        } else {
            for (const char c : key) {
                if (c == '~') { path += "~0"; }
                else if (c == '/') { path += "~1"; }
                else { path += c; }
            }
        }
        auto name = std::to_string(nodes_[parent].table) + ':' + path;
        if (const auto found = node_of_.find(name); found != node_of_.end()) { return found->second; }
        if (!spend(path.size() * 2)) { return none; }
        const auto number = static_cast<std::uint32_t>(nodes_.size());
        json_node  made;
        made.table = nodes_[parent].table;
        made.path  = std::move(path);
        nodes_.push_back(std::move(made));
        node_of_.emplace(std::move(name), number);
        return number;
    }

    [[nodiscard]] const char* kept(std::string_view key) {
        const auto room = (key.size() + 1 + 7) / 8 * 8;
        keys_.push_back(std::make_unique<char[]>(room));
        char* at = keys_.back().get();
        std::copy(key.begin(), key.end(), at);
        at[key.size()] = '"';
        return at;
    }

    [[nodiscard]] static std::uint64_t hash(std::uint32_t scope, std::string_view key) noexcept {
        std::uint64_t h = scope * 0x9E3779B97F4A7C15U + key.size();
        for (const char c : key) { h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3U; }
        return h ^ (h >> 29U);
    }

    [[nodiscard]] std::uint32_t& slot_of(std::uint32_t scope, std::string_view key) {
        for (auto at = hash(scope, key);; ++at) {
            auto& slot = slots_[at & (slots_.size() - 1)];
            if (slot == none) { return slot; }
            const auto& e = entries_[slot];
            if (e.scope == scope && std::string_view(e.key, e.size) == key) { return slot; }
        }
    }

    void rehash() {
        slots_.assign(slots_.size() * 2, none);
        for (std::uint32_t i = 0; i < entries_.size(); ++i) { slot_of(entries_[i].scope, {entries_[i].key, entries_[i].size}) = i; }
    }

    json_shape                                     shape_;
    std::uint32_t                                  limit_;
    std::uint64_t                                  left_;
    std::vector<table>                             tables_;
    std::vector<column>                            columns_;
    std::size_t                                    settled_ = 0; ///< How many columns whole records have.
    std::vector<std::uint32_t>                     fresh_;       ///< Entries whose column was looked up since.
    std::vector<json_node>                         nodes_;
    std::vector<json_scope>                        scopes_;
    std::vector<json_entry>                        entries_;
    std::vector<std::uint32_t>                     slots_;
    std::vector<std::unique_ptr<char[]>>           keys_;
    std::unordered_map<std::string, std::uint32_t> node_of_;
    std::unordered_set<std::string>                paths_;
    std::vector<std::uint32_t>                     mixed_;
};

} // namespace format::detail::json
RUNG_END
