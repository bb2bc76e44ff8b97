// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/document.hpp>

#include <gtest/gtest.h>

#include <string>

#include <rung/disclosure/ledger.hpp>

#include "support/result_matchers.hpp"
#include "support/sample_ledger.hpp"

namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::sample_key;

/// A document as the room closes it, whatever is in it.
std::string vouched(const std::string& body) {
    const auto own = ledger_authenticator(sample_key(), ledger_purpose::document, body).value();
    return body + ",\"authenticator\":\"" + rung::crypto::to_hex(own) + "\"}\n";
}

TEST(document, is_known_by_its_authenticator) {
    const auto table = vouched(R"({"schema":"rung-table/1","entry":12,"cells":[1,"*"])");
    EXPECT_TRUE(rung_test::holds(check_document(table, sample_key()), vouched_document{document_kind::table, 12}));
    const auto sealed = vouched(R"({"schema":"rung-submission/1","entry":3,"sealed":"AA==")");
    EXPECT_TRUE(rung_test::holds(check_document(sealed, sample_key()), vouched_document{document_kind::submission, 3}));
    for (std::size_t at = 0; at < table.size(); ++at) {
        auto other = table;
        other[at]  = static_cast<char>(other[at] ^ 4);
        EXPECT_TRUE(fails_with(check_document(other, sample_key()), errc::not_authentic, "document")) << at;
        EXPECT_TRUE(fails_with(check_document(table.substr(0, at), sample_key()), errc::not_authentic, "document")) << at;
    }
    EXPECT_TRUE(fails_with(check_document(table + "\n", sample_key()), errc::not_authentic, "document"));
    EXPECT_TRUE(fails_with(check_document(table, rung_test::key_of_all('x')), errc::not_authentic, "document"));
    EXPECT_TRUE(fails_with(check_document(table, rung::crypto::secret_bytes()), errc::bad_key, "size"));
}

TEST(document, of_a_newer_form_is_refused) {
    EXPECT_TRUE(fails_with(check_document(vouched(R"({"schema":"rung-table/2","entry":12)"), sample_key()), errc::bad_table, "schema"));
    EXPECT_TRUE(fails_with(check_document(vouched(R"({"schema":"rung-table/1","entry":x)"), sample_key()), errc::bad_table, "schema"));
    EXPECT_TRUE(fails_with(check_document(vouched("{}"), sample_key()), errc::bad_table, "schema"));
}

/// What vouches for figures or for the ledger's own lines doesn't vouch for a document.
TEST(document, has_a_key_of_its_own) {
    const std::string body = R"({"schema":"rung-table/1","entry":12)";
    const auto        own  = ledger_authenticator(sample_key(), ledger_purpose::figures, body).value();
    EXPECT_TRUE(fails_with(check_document(body + ",\"authenticator\":\"" + rung::crypto::to_hex(own) + "\"}\n", sample_key()),
                           errc::not_authentic, "document"));
}

} // namespace
