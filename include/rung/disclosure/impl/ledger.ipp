// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/derive.hpp>
#include <rung/crypto/key_file.hpp>
#include <rung/disclosure/detail/ledger_line.hpp>
#include <rung/disclosure/impl/ledger_posix.ipp>
#include <rung/disclosure/ledger.hpp>

#include <utility>

RUNG_BEGIN
namespace disclosure {
namespace detail {

/// One key for each purpose, so that what one vouches for can't be passed off as another.
struct ledger_keys {
    crypto::secret_bytes chain, figures, document;
};

[[nodiscard]] inline result<ledger_keys> keys_of(const crypto::secret_bytes& key) {
    if (key.size() < crypto::key_size) { return failure{errc::bad_key, "size", {}}; }
    auto chain    = crypto::expand_key(key, "rung-ledger/1 chain");
    auto figures  = crypto::expand_key(key, "rung-ledger/1 figures");
    auto document = crypto::expand_key(key, "rung-ledger/1 document");
    if (!chain || !figures || !document) { return failure{errc::internal, "libcrypto", {}}; }
    return ledger_keys{*std::move(chain), *std::move(figures), *std::move(document)};
}

/// Only written before the ledger is handed out and by whoever has the turn.
struct ledger_state {
    std::string               path;
    ledger_keys               keys;
    std::vector<ledger_entry> entries;
    std::weak_ptr<void>       turn; ///< Of the one who has it now.
};

struct ledger_text {
    std::vector<ledger_entry> entries;
    std::size_t               sound = 0;     ///< Bytes up to the end of the last whole line.
    bool                      torn  = false; ///< There is more, without an end.
    std::size_t               whole = 0;     ///< Bytes of that which are an entry all the same.
};

[[nodiscard]] inline ledger_head head_of(const std::vector<ledger_entry>& entries) noexcept {
    return entries.empty() ? ledger_head{} : ledger_head{entries.back().number, entries.back().authenticator};
}

/// Reads the next entry of the chain, without its end.
[[nodiscard]] inline result<ledger_entry> next_entry(std::string_view line, const ledger_head& before, const crypto::secret_bytes& chain) {
    const auto where = "entry " + std::to_string(before.number + 1);
    auto       entry = entry_of_line(line);
    if (!entry) {
        const bool other = line.starts_with("rung-ledger/") && !line.starts_with(std::string(ledger_form) + ' ');
        return failure{errc::bad_ledger, other ? where + " version" : where, {}};
    }
    const auto own = crypto::hmac_sha256(chain, line.substr(0, line.rfind(' ') + 1));
    if (!own) { return own.error(); }
    if (!crypto::equal(*own, entry->authenticator) || !crypto::equal(entry->previous, before.authenticator) || entry->number != before.number + 1) {
        return failure{errc::bad_ledger, where, {}};
    }
    return *std::move(entry);
}

/// Reads the whole chain; a line that was not finished is told, every other fault is an error.
[[nodiscard]] inline result<ledger_text> read_chain(std::string_view bytes, const crypto::secret_bytes& chain) {
    ledger_text out;
    while (out.sound < bytes.size()) {
        const auto rest = bytes.substr(out.sound);
        const auto end  = rest.find('\n');
        if (end == std::string_view::npos) {
            out.torn = true;
            for (const auto size : {rest.size(), rest.size() - 1}) { // its end may be missing, or be another byte
                if (out.whole == 0 && next_entry(rest.substr(0, size), head_of(out.entries), chain)) { out.whole = size; }
            }
            break;
        }
        auto entry = next_entry(rest.substr(0, end), head_of(out.entries), chain);
        if (!entry) { return entry.error(); }
        out.entries.push_back(*std::move(entry));
        out.sound += end + 1;
    }
    return out;
}

[[nodiscard]] inline result<std::vector<ledger_entry>> sound_entries(std::string_view bytes, const crypto::secret_bytes& chain) {
    auto read = read_chain(bytes, chain);
    if (!read) { return read.error(); }
    if (read->torn) { return failure{errc::bad_ledger, "entry " + std::to_string(read->entries.size() + 1) + " torn", {}}; }
    return std::move(read->entries);
}

[[nodiscard]] inline result<std::vector<ledger_entry>> read_ledger_file(const std::string& path, const crypto::secret_bytes& chain) {
    const auto file = lock_ledger(path, false);
    if (!file) { return file.error(); }
    const auto bytes = read_whole(**file);
    if (!bytes) { return bytes.error(); }
    return sound_entries(*bytes, chain);
}

[[nodiscard]] inline result<void> fit_to_append(const new_entry& entry) {
    if (entry.date.known() && !is_valid(entry.date)) { return failure{errc::precondition, "date", {}}; }
    const bool submission = entry.kind == entry_kind::submission;
    if (submission && entry.recipient.empty()) { return failure{errc::precondition, "recipient", {}}; }
    if (submission && entry.basis.empty()) { return failure{errc::precondition, "basis", {}}; }
    if (submission && !entry.figures) { return failure{errc::precondition, "figures", {}}; }
    return {};
}

} // namespace detail

RUNG_DECL const std::vector<ledger_entry>& ledger_turn::entries() const noexcept { return state_->entries; }

RUNG_DECL result<ledger_entry> ledger_turn::append(new_entry entry) {
    if (auto fit = detail::fit_to_append(entry); !fit) { return fit.error(); }
    const auto   head = detail::head_of(state_->entries);
    ledger_entry next{std::move(entry), head.number + 1, head.authenticator, {}};
    auto         line = detail::line_to_vouch_for(next);
    const auto   own  = crypto::hmac_sha256(state_->keys.chain, line);
    if (!own) { return own.error(); }
    next.authenticator = *own;
    line += crypto::to_hex(*own);
    const auto& file   = *static_cast<detail::ledger_file*>(lock_.get());
    const auto  before = detail::size_of(file);
    if (!before) { return before.error(); }
    const detail::signals_held held; // one that ends us in mid-line would leave it torn
    if (!detail::write_line(file, line)) {
        static_cast<void>(detail::cut_to(file, *before)); // where this fails too, the next one to open will say "torn"
        return failure{errc::unwritable, "ledger", {}};
    }
    state_->entries.push_back(next);
    return next;
}

RUNG_DECL result<release_ledger> release_ledger::open(const std::string& path) {
    const auto key_path = path + ".key";
    const bool has_key  = detail::file_exists(key_path);
    if (has_key && !detail::file_exists(path)) { return failure{errc::bad_ledger, "file", {}}; }
    if (!has_key) {
        // First an empty ledger, then its key: a crash between the two leaves nothing that looks like a lost ledger.
        if (auto made = detail::make_ledger_file(path); !made) { return made.error(); }
        const auto file = detail::lock_ledger(path, false);
        if (!file) { return file.error(); }
        const auto bytes = detail::read_whole(**file);
        if (!bytes) { return bytes.error(); }
        if (!bytes->empty() && !detail::file_exists(key_path)) { return failure{errc::bad_key, "file", {}}; }
    }
    auto key = has_key ? crypto::read_key_file(key_path) : crypto::read_or_make_key_file(key_path);
    if (!key) { return key.error(); }
    return open(path, *std::move(key));
}

RUNG_DECL result<release_ledger> release_ledger::open(const std::string& path, crypto::secret_bytes key) {
    auto keys = detail::keys_of(key);
    if (!keys) { return keys.error(); }
    if (auto made = detail::make_ledger_file(path); !made) { return made.error(); }
    auto entries = detail::read_ledger_file(path, keys->chain);
    if (!entries) { return entries.error(); }
    return release_ledger(std::make_shared<detail::ledger_state>(detail::ledger_state{path, *std::move(keys), *std::move(entries), {}}));
}

RUNG_DECL const std::vector<ledger_entry>& release_ledger::entries() const noexcept { return state_->entries; }
RUNG_DECL ledger_head                      release_ledger::head() const noexcept { return detail::head_of(state_->entries); }

RUNG_DECL result<ledger_turn> release_ledger::turn() {
    if (!state_->turn.expired()) { return failure{errc::precondition, "turn", {}}; } // it would wait for itself
    auto file = detail::lock_ledger(state_->path, true);
    if (!file) { return file.error(); }
    const auto bytes = detail::read_whole(**file);
    if (!bytes) { return bytes.error(); }
    auto entries = detail::sound_entries(*bytes, state_->keys.chain);
    if (!entries) { return entries.error(); }
    const auto known = head();
    if (known.number > entries->size() || (known.number != 0 && (*entries)[known.number - 1].authenticator != known.authenticator)) {
        return failure{errc::bad_ledger, "head", {}};
    }
    state_->entries = *std::move(entries);
    state_->turn    = *file;
    return ledger_turn(state_, *std::move(file));
}

RUNG_DECL result<ledger_entry> release_ledger::append(new_entry entry) {
    auto mine = turn();
    if (!mine) { return mine.error(); }
    return mine->append(std::move(entry));
}

RUNG_DECL result<void> release_ledger::verify() const { return verify(head()); }

RUNG_DECL result<void> release_ledger::verify(const ledger_head& kept) const {
    const auto entries = detail::read_ledger_file(state_->path, state_->keys.chain);
    if (!entries) { return entries.error(); }
    if (kept.number == 0) { return {}; }
    if (kept.number > entries->size() || !crypto::equal((*entries)[kept.number - 1].authenticator, kept.authenticator)) {
        return failure{errc::bad_ledger, "head", {}};
    }
    return {};
}

RUNG_DECL result<crypto::digest> release_ledger::authenticate(ledger_purpose purpose, std::string_view bytes) const {
    return crypto::hmac_sha256(purpose == ledger_purpose::figures ? state_->keys.figures : state_->keys.document, bytes);
}

RUNG_DECL result<ledger_repair> repair_ledger(const std::string& path, const std::string& key_path) {
    const auto key = crypto::read_key_file(key_path);
    if (!key) { return key.error(); }
    const auto keys = detail::keys_of(*key);
    if (!keys) { return keys.error(); }
    const auto file = detail::lock_ledger(path, true);
    if (!file) { return file.error(); }
    const auto bytes = detail::read_whole(**file);
    if (!bytes) { return bytes.error(); }
    const auto read = detail::read_chain(*bytes, keys->chain);
    if (!read) { return read.error(); }
    ledger_repair out;
    if (!read->torn) { return out; }
    out.completed = read->whole != 0;
    out.cut       = bytes->size() - read->sound - read->whole;
    const detail::signals_held held;
    if (!detail::cut_to(**file, read->sound + read->whole) || (out.completed && !detail::write_to_disk(**file, "\n"))) {
        return failure{errc::unwritable, "ledger", {}};
    }
    return out;
}

RUNG_DECL result<std::vector<ledger_entry>> read_ledger(std::string_view bytes, const crypto::secret_bytes& key) {
    const auto keys = detail::keys_of(key);
    if (!keys) { return keys.error(); }
    return detail::sound_entries(bytes, keys->chain);
}

RUNG_DECL result<crypto::digest> ledger_authenticator(const crypto::secret_bytes& key, ledger_purpose purpose, std::string_view bytes) {
    const auto keys = detail::keys_of(key);
    if (!keys) { return keys.error(); }
    return crypto::hmac_sha256(purpose == ledger_purpose::figures ? keys->figures : keys->document, bytes);
}

} // namespace disclosure
RUNG_END
