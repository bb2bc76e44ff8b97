// SPDX-License-Identifier: Apache-2.0
#include <rung/crypto/signature.hpp>

#include <gtest/gtest.h>

#include <string>

#include "support/raw_keys.hpp"
#include "support/result_matchers.hpp"

namespace {

using namespace rung::crypto;
using rung::errc;
using rung_test::fails_with;
using rung_test::octets_of;

constexpr const char* ed25519 = "70";

struct rfc_8032_row {
    const char *secret, *open, *message, *signature;
};

// RFC 8032 section 7.1, TEST 1 and TEST 2.
constexpr rfc_8032_row rows[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
};

TEST(signature, is_that_of_rfc_8032) {
    for (const auto& row : rows) {
        const auto key = signing_key::from_pem(rung_test::private_pem(ed25519, row.secret));
        ASSERT_TRUE(rung_test::is_ok(key));
        EXPECT_TRUE(rung_test::holds(key->sign(octets_of(row.message)), octets_of(row.signature)));
        const auto open = verifying_key::from_pem(rung_test::public_pem(ed25519, row.open));
        ASSERT_TRUE(rung_test::is_ok(open));
        EXPECT_TRUE(rung_test::is_ok(open->verify(octets_of(row.message), octets_of(row.signature))));
        EXPECT_EQ(open->to_pem().value(), key->verifier().value().to_pem().value());
        EXPECT_EQ(open->fingerprint().value(), key->verifier().value().fingerprint().value());
        EXPECT_EQ(open->fingerprint()->size(), 64U);
    }
}

TEST(signature, fits_one_message_only) {
    const auto key       = signing_key::make().value();
    const auto open      = key.verifier().value();
    const auto message   = std::string("{\"plugin\":\"workday\"}");
    const auto signature = key.sign(message).value();
    EXPECT_TRUE(rung_test::is_ok(open.verify(message, signature)));
    for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
        auto other = signature;
        other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << bit % 8));
        EXPECT_TRUE(fails_with(open.verify(message, other), errc::not_authentic, "signature"));
    }
    EXPECT_TRUE(fails_with(open.verify(message + " ", signature), errc::not_authentic, "signature"));
    EXPECT_TRUE(fails_with(open.verify(message, signature.substr(1)), errc::not_authentic, "signature"));
    EXPECT_TRUE(fails_with(open.verify(message, ""), errc::not_authentic, "signature"));
    EXPECT_TRUE(fails_with(signing_key::make()->verifier()->verify(message, signature), errc::not_authentic, "signature"));
}

TEST(signature, with_a_scalar_beyond_the_order_is_refused) {
    // The same signature with the group's order added to its second half: RFC 8032 section 5.1.7 asks for s < L.
    const unsigned char order[32] = {0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
                                     0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};
    auto        signature = octets_of(rows[0].signature);
    unsigned    carry     = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        carry += static_cast<unsigned char>(signature[32 + i]) + order[i];
        signature[32 + i] = static_cast<char>(carry & 0xFFU);
        carry >>= 8U;
    }
    const auto open = verifying_key::from_pem(rung_test::public_pem(ed25519, rows[0].open)).value();
    EXPECT_TRUE(fails_with(open.verify("", signature), errc::not_authentic, "signature"));
}

TEST(signature, keys_are_of_its_kind) {
    const auto agreement = std::string("6e"); // X25519
    EXPECT_TRUE(fails_with(verifying_key::from_pem(rung_test::public_pem(agreement, rows[0].open)), errc::bad_key, "key.kind"));
    EXPECT_TRUE(fails_with(signing_key::from_pem(rung_test::private_pem(agreement, rows[0].secret)), errc::bad_key, "key.kind"));
    EXPECT_TRUE(fails_with(verifying_key::from_pem("no key at all"), errc::bad_key, "key"));
    EXPECT_TRUE(fails_with(signing_key::from_pem(""), errc::bad_key, "key"));
    EXPECT_TRUE(fails_with(verifying_key::from_pem(rung_test::private_pem(ed25519, rows[0].secret)), errc::bad_key, "key"));
}

TEST(signature, key_goes_out_and_in) {
    const auto key = signing_key::make().value();
    const auto pem = key.to_pem().value();
    const auto back = signing_key::from_pem({reinterpret_cast<const char*>(pem.reveal().data()), pem.size()});
    ASSERT_TRUE(rung_test::is_ok(back));
    EXPECT_EQ(key.sign("x").value(), back->sign("x").value());
}

TEST(signature, opens_an_encrypted_key_with_its_passphrase) {
    // Made with `openssl genpkey -algorithm ed25519 | openssl pkcs8 -topk8 -scrypt -scrypt_N 1024 -passout pass:three plain words`.
    const std::string pem = R"(-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGTME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAj+PgVET1yOYQICBAAC
AQgCAQEwHQYJYIZIAWUDBAEqBBBH3JcV4sx8OzpEIeWlAOaaBEA6PYP6/wzYaKsd
YXEkCKpGSB6F11Vgvly+2YyGJvp5q1td5REZ7s6NkQsfiBG1/L4ETUsw5nJxsQko
chTNyj12
-----END ENCRYPTED PRIVATE KEY-----
)";
    EXPECT_TRUE(rung_test::is_ok(signing_key::from_pem(pem, secret_bytes::copy_of("three plain words"))));
    EXPECT_TRUE(fails_with(signing_key::from_pem(pem, secret_bytes::copy_of("three plain word")), errc::bad_key, "key"));
    EXPECT_TRUE(fails_with(signing_key::from_pem(pem), errc::bad_key, "key"));
}

} // namespace
