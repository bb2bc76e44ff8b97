// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/core/result.hpp>
#include <rung/crypto/seal.hpp>
#include <rung/disclosure/ledger.hpp>
#include <rung/disclosure/plan.hpp>
#include <rung/disclosure/records.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

RUNG_BEGIN
namespace disclosure {

/// What to submit, to whom and on what ground.
struct submission_request {
    std::string collection;
    table_spec  table;         ///< `rules.threshold` says which figures are marked as small.
    std::string recipient_pem; ///< The recipient's X25519 key.
    std::string basis;         ///< The legal basis, in words.
    std::string sign_off;      ///< Who answers for it, in words; may be empty.
    civil_date  date;
};

class submission;
[[nodiscard]] RUNG_DECL result<submission> submit(const records& data, const submission_request& request, release_ledger& ledger);

/// Exact figures for one named recipient, sealed to his key and in the ledger.
///
/// Only `submit` makes one. It holds no figure in the clear, and has no writer but for the sealed document.
/// @threads safe for reading
class submission {
public:
    [[nodiscard]] const std::string& collection() const noexcept { return collection_; }
    [[nodiscard]] const std::string& recipient() const noexcept { return recipient_; } ///< The fingerprint of the key.
    [[nodiscard]] std::uint64_t      entry() const noexcept { return entry_; }         ///< Its number in the ledger.

    /// Returns the document in the form "rung-submission/1": recipient, basis and sign-off in the clear, the figures sealed, an
    /// authenticator under the ledger's key at its end, see `check_document`.
    [[nodiscard]] const std::string& to_json() const noexcept { return json_; }

private:
    friend result<submission> submit(const records&, const submission_request&, release_ledger&);
    submission() = default;

    std::string   collection_, recipient_, json_;
    std::uint64_t entry_ = 0;
};

/// Counts a table exactly, seals it and enters it in the ledger as disclosed to that recipient: what, to whom, on what ground, and an
/// authenticator of the figures under the ledger's key, never the figures. Each call is a disclosure of its own and another seal.
/// @return the submission; `errc::precondition` without name, dimensions or basis; `errc::bad_key` for the recipient's; the errors of counting
///     as in `publish` and those of `release_ledger::turn`
/// @threads safe
[[nodiscard]] RUNG_DECL result<submission> submit(const records& data, const submission_request& request, release_ledger& ledger);

/// Opens a submission, at the recipient's.
/// @return JSON of the form "rung-figures/1": labels, all figures, and in `small` the numbers of those from 1 to the threshold less 1;
///     `errc::bad_table` for what is no submission of this form; `errc::not_authentic` where it was sealed to another key or changed since
/// @threads safe
[[nodiscard]] RUNG_DECL result<std::string> open_submission(std::string_view document, const crypto::opening_key& key);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/submit.ipp>
#endif
