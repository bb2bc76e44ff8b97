// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/crypto/secret_bytes.hpp>

#include <cstdint>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace disclosure {

/// What a document is that this room made.
enum class document_kind : std::uint8_t {
    table,      ///< "rung-table/1": a `published_table`, fit for the world.
    submission, ///< "rung-submission/1": a `submission`, sealed to its recipient.
};

/// A document whose authenticator fits.
struct vouched_document {
    document_kind kind  = document_kind::table;
    std::uint64_t entry = 0; ///< Its entry in the ledger.

    friend bool operator==(const vouched_document&, const vouched_document&) = default;
};

/// Checks that `publish` or `submit` made these bytes, under the ledger with this key, and that nobody changed one since.
///
/// Whoever delivers returns asks this first: the law that only audited tables and sealed submissions leave doesn't end at the file.
/// @return `errc::not_authentic`; `errc::bad_key`; `errc::bad_table` with "schema" for a document of a newer form
/// @threads safe
[[nodiscard]] RUNG_DECL result<vouched_document> check_document(std::string_view text, const crypto::secret_bytes& ledger_key);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/document.ipp>
#endif
