// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/digest.hpp>
#include <rung/disclosure/detail/document_text.hpp>
#include <rung/disclosure/document.hpp>

RUNG_BEGIN
namespace disclosure {
RUNG_DECL result<vouched_document> check_document(std::string_view text, const crypto::secret_bytes& ledger_key) {
    const failure         no{errc::not_authentic, "document", {}};
    constexpr std::size_t digits = 2 * sizeof(crypto::digest);
    const auto            tail   = detail::authenticator_head.size() + digits + detail::authenticator_tail.size();
    if (text.size() < tail || !text.ends_with(detail::authenticator_tail)) { return no; }
    auto       body = text.substr(0, text.size() - tail);
    const auto end  = text.substr(body.size());
    const auto said = crypto::digest_from_hex(end.substr(detail::authenticator_head.size(), digits));
    const auto own  = ledger_authenticator(ledger_key, ledger_purpose::document, body);
    if (!own) { return own.error(); }
    if (!end.starts_with(detail::authenticator_head) || !said || !crypto::equal(*said, *own)) { return no; }

    constexpr std::string_view table      = "{\"schema\":\"rung-table/1\",\"entry\":";
    constexpr std::string_view submission = "{\"schema\":\"rung-submission/1\",\"entry\":";
    const bool                 is_table   = body.starts_with(table);
    if (!is_table && !body.starts_with(submission)) { return failure{errc::bad_table, "schema", {}}; }
    body.remove_prefix(is_table ? table.size() : submission.size());
    const auto entry = detail::number_of<std::uint64_t>(body.substr(0, body.find(',')));
    if (!entry) { return failure{errc::bad_table, "schema", {}}; }
    return vouched_document{is_table ? document_kind::table : document_kind::submission, *entry};
}

} // namespace disclosure
RUNG_END
