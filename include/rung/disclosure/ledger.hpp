// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/core/result.hpp>
#include <rung/crypto/digest.hpp>
#include <rung/crypto/secret_bytes.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// What an entry of the ledger records.
enum class entry_kind : std::uint8_t {
    published,  ///< A table that the world may see; the payload is what it shows.
    submission, ///< Exact figures for one named recipient; the payload says which, never the figures.
    plan,       ///< Tables that a body has to publish later.
    budget,     ///< A share of a privacy budget that was spent.
};

/// What is to be written down.
struct new_entry {
    entry_kind  kind = entry_kind::published;
    std::string collection; ///< Which data: releases of one collection are protected together.
    civil_date  date;       ///< As the caller says; there is no clock in here.
    std::string payload;    ///< Any bytes, in a form of the kind's own with a version of its own.

    std::string                   recipient; ///< Of a submission: the fingerprint of the key that it was sealed to.
    std::string                   basis;     ///< Of a submission: the legal basis and the sign-off.
    std::optional<crypto::digest> figures;   ///< Of a submission: `release_ledger::authenticate` of the figures.

    friend bool operator==(const new_entry&, const new_entry&) = default;
};

/// What was written down.
struct ledger_entry : new_entry {
    std::uint64_t  number   = 0;       ///< From 1.
    crypto::digest previous      = {}; ///< The authenticator of the entry before; zeros for the first.
    crypto::digest authenticator = {}; ///< Over the whole line, under the ledger's key.

    friend bool operator==(const ledger_entry&, const ledger_entry&) = default;
};

/// Where a ledger ends. It tells nothing of the content: keep it, or print it, somewhere that whoever writes the ledger can't reach.
struct ledger_head {
    std::uint64_t  number        = 0; ///< 0: no entry yet.
    crypto::digest authenticator = {};

    friend bool operator==(const ledger_head&, const ledger_head&) = default;
};

/// What `authenticate` vouches for; each has a key of its own, derived from the ledger's.
enum class ledger_purpose : std::uint8_t { figures, document };

/// What `repair_ledger` did.
struct ledger_repair {
    std::size_t cut       = 0;     ///< Bytes of an unfinished line that were taken away: an `append` that never answered.
    bool        completed = false; ///< The line was whole but for its end: it stays.

    friend bool operator==(const ledger_repair&, const ledger_repair&) = default;
};

namespace detail {
struct ledger_state;
}

/// The turn to write: as long as it lives nobody else appends, in this process or another, so that what was audited is what stands there.
/// @threads one at a time
class ledger_turn {
public:
    [[nodiscard]] RUNG_DECL const std::vector<ledger_entry>& entries() const noexcept;

    /// Writes an entry and waits until it is on the disk. Meanwhile the calling thread takes no signals but those of a fault; they come after it.
    /// @return the entry as it stands there; `errc::unwritable`, where the ledger is as it was if that could be brought about at all;
    ///     `errc::precondition` for a date that is known and none, or a submission without recipient, basis or figures
    [[nodiscard]] RUNG_DECL result<ledger_entry> append(new_entry entry);

private:
    friend class release_ledger;
    ledger_turn(std::shared_ptr<detail::ledger_state> state, std::shared_ptr<void> lock) : state_(std::move(state)), lock_(std::move(lock)) {}

    std::shared_ptr<detail::ledger_state> state_;
    std::shared_ptr<void>                 lock_;
};

/// The release ledger: everything that ever left the host, one line an entry, each vouching for all before it.
///
/// A line is "rung-ledger/1", number, kind, collection, date, payload, recipient, basis, figures, previous, authenticator, parted by blanks; what
/// isn't printable ASCII, a blank or "%" is percent-encoded, and "-" stands for nothing. Authenticators are HMAC-SHA-256 under keys
/// derived (HKDF, RFC 5869) from the ledger's: a plain digest of small counts could be undone by trying them all.
///
/// Any changed byte, and any line that is taken out or moved, shows. **Lines taken away at the end don't show in the file itself**: compare
/// with a `ledger_head` that was kept elsewhere. Whoever has the key can write another ledger.
/// @threads safe for reading
class release_ledger {
public:
    /// Opens a ledger whose key stands beside it in `path` + ".key"; makes both where there is neither. A ledger without its key, or a key
    /// whose ledger is gone, is an error and no occasion to begin anew.
    /// @return the ledger with every entry checked; `errc::bad_ledger` with "entry N" (changed, or under another key), "entry N version" (a
    ///     newer form), "entry N torn" (an append was cut short, see `repair_ledger`) or "file" (gone); the errors of `crypto::read_key_file`;
    ///     `errc::unreadable`, `errc::unwritable`, `errc::too_large` over 1 GiB
    [[nodiscard]] RUNG_DECL static result<release_ledger> open(const std::string& path);

    /// Opens, or begins, a ledger under a key of at least 32 bytes that the caller keeps.
    [[nodiscard]] RUNG_DECL static result<release_ledger> open(const std::string& path, crypto::secret_bytes key);

    /// What stood there when the ledger was opened or last had its turn.
    [[nodiscard]] RUNG_DECL const std::vector<ledger_entry>& entries() const noexcept;
    [[nodiscard]] RUNG_DECL ledger_head                      head() const noexcept;

    /// Waits for the turn to write, and reads and checks what others wrote meanwhile. Advisory (flock): not for network file systems without it.
    /// @return the turn; `errc::precondition` where this ledger has it already; the errors of `open`, and `errc::bad_ledger` with "head" where
    ///     entries that were seen are gone
    [[nodiscard]] RUNG_DECL result<ledger_turn> turn();

    /// Appends one entry in a turn of its own.
    [[nodiscard]] RUNG_DECL result<ledger_entry> append(new_entry entry);

    /// Reads the file again and checks every byte. @return nothing, or the first bad entry as `open` says it
    [[nodiscard]] RUNG_DECL result<void> verify() const;

    /// Checks also that the ledger holds an entry that was once its last.
    /// @return `errc::bad_ledger` with "head" where it was cut before that entry or is another ledger
    [[nodiscard]] RUNG_DECL result<void> verify(const ledger_head& kept) const;

    /// Returns an authenticator under the ledger's key, for figures that stay here or for a document that leaves.
    [[nodiscard]] RUNG_DECL result<crypto::digest> authenticate(ledger_purpose purpose, std::string_view bytes) const;

private:
    explicit release_ledger(std::shared_ptr<detail::ledger_state> state) : state_(std::move(state)) {}

    std::shared_ptr<detail::ledger_state> state_;
};

/// Mends a ledger whose last line was cut short by a crash: completes the line where only its end is missing, else takes it away.
/// Nothing else is mended: a changed entry stays an error.
/// @param key_path where the key stands
[[nodiscard]] RUNG_DECL result<ledger_repair> repair_ledger(const std::string& path, const std::string& key_path);

/// Reads a ledger's bytes and checks every entry.
/// @return as `release_ledger::open`
/// @threads safe
[[nodiscard]] RUNG_DECL result<std::vector<ledger_entry>> read_ledger(std::string_view bytes, const crypto::secret_bytes& key);

/// Returns what `release_ledger::authenticate` returns, for whoever has the key and not the ledger.
/// @threads safe
[[nodiscard]] RUNG_DECL result<crypto::digest> ledger_authenticator(const crypto::secret_bytes& key, ledger_purpose purpose, std::string_view bytes);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/ledger.ipp>
#endif
