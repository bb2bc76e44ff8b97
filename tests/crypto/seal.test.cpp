// SPDX-License-Identifier: Apache-2.0
#include <rung/crypto/seal.hpp>

#include <gtest/gtest.h>

#include <string>

#include "support/hpke_fixed.hpp"
#include "support/raw_keys.hpp"
#include "support/result_matchers.hpp"
#include "support/wycheproof.hpp"

namespace {

using namespace rung::crypto;
using rung::errc;
using rung_test::fails_with;
using rung_test::octets_of;

constexpr const char* x25519 = "6e";

struct rfc_9180_row {
    const char* section;
    seal_cipher cipher;
    const char *sender, *recipient, *recipient_public, *sealed;
};

// RFC 9180 appendix A.1.1.1 and A.2.1.1, sequence number 0: the sender's key, then the ciphertext.
constexpr rfc_9180_row rows[] = {
    {"A.1", seal_cipher::aes_128_gcm, "52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736",
     "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8", "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d",
     "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
     "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"},
    {"A.2", seal_cipher::chacha20_poly1305, "f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600",
     "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb", "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a",
     "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a"
     "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28"},
};

const std::string rfc_plain  = octets_of("4265617574792069732074727574682c20747275746820626561757479");
const std::string rfc_info   = octets_of("4f6465206f6e2061204772656369616e2055726e");
const std::string rfc_header = octets_of("436f756e742d30");

TEST(seal, is_that_of_rfc_9180) {
    for (const auto& row : rows) {
        SCOPED_TRACE(row.section);
        const seal_context context{rfc_info, rfc_header, row.cipher};
        EXPECT_TRUE(rung_test::holds(rung_test::seal_fixed(octets_of(row.sender), octets_of(row.recipient_public), rfc_plain, context),
                                     octets_of(row.sealed)));
        const auto key = opening_key::from_pem(rung_test::private_pem(x25519, row.recipient));
        ASSERT_TRUE(rung_test::is_ok(key));
        EXPECT_TRUE(rung_test::holds(key->open(octets_of(row.sealed), context), rfc_plain));
        EXPECT_EQ(key->recipient().value().to_pem().value(), rung_test::public_pem(x25519, row.recipient_public));
    }
}

TEST(seal, of_another_implementation_opens) {
    // AES-256-GCM with X25519 has no vector in the RFC: sealed to the recipient of A.2 by pyca/cryptography 48.0.0, no header.
    const auto sealed = octets_of("69195cb0907eded0137ecb6f203a67834aa19c6a670d09d66cd5caf844d1e21b"
                                  "b6dd7b86c04863eace3b34bc504bd44781ae14744e0d7b17fba19b");
    const auto key    = opening_key::from_pem(rung_test::private_pem(x25519, rows[1].recipient)).value();
    EXPECT_TRUE(rung_test::holds(key.open(sealed, {.info = "rung test", .header = {}}), std::string("plain words")));
}

TEST(seal, opens_in_the_same_context_only) {
    const auto key       = opening_key::make().value();
    const auto recipient = key.recipient().value();
    for (const auto cipher : {seal_cipher::aes_128_gcm, seal_cipher::aes_256_gcm, seal_cipher::chacha20_poly1305}) {
        for (const auto& plain : {std::string(), std::string("1 person"), std::string(100'000, 'x')}) {
            const seal_context context{"info", "header", cipher};
            const auto         sealed = recipient.seal(plain, context);
            ASSERT_TRUE(rung_test::is_ok(sealed));
            EXPECT_EQ(sealed->size(), plain.size() + seal_overhead);
            EXPECT_TRUE(rung_test::holds(key.open(*sealed, context), plain));
            EXPECT_TRUE(fails_with(key.open(*sealed, {"inf0", "header", cipher}), errc::not_authentic, "seal"));
            EXPECT_TRUE(fails_with(key.open(*sealed, {"info", "", cipher}), errc::not_authentic, "seal"));
            EXPECT_TRUE(fails_with(opening_key::make()->open(*sealed, context), errc::not_authentic, "seal"));
            EXPECT_NE(*sealed, recipient.seal(plain, context).value());
        }
    }
}

TEST(seal, notices_every_bit_and_every_cut) {
    const auto         key = opening_key::make().value();
    const seal_context context{"info", "header"};
    const auto         sealed = key.recipient()->seal("three", context).value();
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        if (bit == 31 * 8 + 7) { continue; } // X25519 ignores this bit of a public key; it is covered below
        auto other     = sealed;
        other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << bit % 8));
        EXPECT_TRUE(fails_with(key.open(other, context), errc::not_authentic, "seal")) << bit;
    }
    auto high = sealed;
    high[31]  = static_cast<char>(high[31] ^ 0x80);
    EXPECT_TRUE(fails_with(key.open(high, context), errc::not_authentic, "seal")); // because the KEM hashes the key as it was sent
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        EXPECT_TRUE(fails_with(key.open(sealed.substr(0, size), context), errc::not_authentic, "seal")) << size;
    }
}

TEST(seal, agrees_on_no_secret_with_weak_keys) {
    const auto key = opening_key::make().value();
    for (const char* const weak : {"0000000000000000000000000000000000000000000000000000000000000000",
                                   "0100000000000000000000000000000000000000000000000000000000000000",
                                   "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                                   "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
        const auto recipient = recipient_key::from_pem(rung_test::public_pem(x25519, weak)).value();
        EXPECT_TRUE(fails_with(recipient.seal("x", {}), errc::bad_key, "key"));
        EXPECT_TRUE(fails_with(key.open(octets_of(weak) + std::string(17, 'x'), {}), errc::not_authentic, "seal"));
    }
}

TEST(seal, refuses_what_is_no_cipher_and_no_key) {
    const auto         key = opening_key::make().value();
    const seal_context odd{{}, {}, static_cast<seal_cipher>(0xFFFF)};
    EXPECT_TRUE(fails_with(key.recipient()->seal("x", odd), errc::precondition, "cipher"));
    EXPECT_TRUE(fails_with(key.open(std::string(100, 'x'), odd), errc::precondition, "cipher"));
    EXPECT_TRUE(fails_with(recipient_key::from_pem(rung_test::public_pem("70", rows[0].recipient_public)), errc::bad_key, "key.kind"));
    EXPECT_TRUE(fails_with(recipient_key::from_pem("-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----\n"), errc::bad_key, "key"));
    EXPECT_TRUE(fails_with(opening_key::from_pem(""), errc::bad_key, "key"));
}

TEST(seal, steps_agree_with_wycheproof) {
    const auto agreement = rung_test::wycheproof("x25519_test.json");
    if (agreement["testGroups"].list.empty()) { GTEST_SKIP() << "RUNG_SHARED names no folder with the Wycheproof sets"; }
    int refused = 0;
    int count   = rung_test::for_each_vector(agreement, [&](const auto&, const auto& test) {
        const auto made = rung_test::x25519(octets_of(test["private"].text), octets_of(test["public"].text));
        const bool zero = test["shared"].text.find_first_not_of('0') == std::string::npos;
        refused += zero ? 1 : 0;
        ASSERT_EQ(made.has_value(), !zero) << "test " << test["tcId"].text;
        if (made) { EXPECT_EQ(rung_test::hex_of({reinterpret_cast<const char*>(made->reveal().data()), made->size()}), test["shared"].text); }
    });
    EXPECT_EQ(count, agreement["numberOfTests"].number());
    EXPECT_GT(refused, 0);

    for (const auto* const name : {"aes_gcm_test.json", "chacha20_poly1305_test.json"}) {
        int ours = 0;
        rung_test::for_each_vector(rung_test::wycheproof(name), [&](const auto& group, const auto& test) {
            const auto size = group["keySize"].number();
            if (group["ivSize"].number() != 96 || group["tagSize"].number() != 128 || size == 192) { return; } // no seal is made so
            ++ours;
            const auto cipher = name[0] == 'c' ? seal_cipher::chacha20_poly1305 : size == 128 ? seal_cipher::aes_128_gcm : seal_cipher::aes_256_gcm;
            const auto keys   = rung_test::cipher_keys(octets_of(test["key"].text), octets_of(test["iv"].text));
            const auto header = octets_of(test["aad"].text);
            const auto plain  = octets_of(test["msg"].text);
            const auto sealed = octets_of(test["ct"].text + test["tag"].text);
            const bool valid  = test["result"].text == "valid";
            const auto opened = rung_test::inner::decrypt(cipher, keys, header, sealed);
            EXPECT_EQ(opened.has_value(), valid) << name << " test " << test["tcId"].text;
            if (!valid) { return; }
            EXPECT_TRUE(rung_test::holds(opened, plain));
            EXPECT_TRUE(rung_test::holds(rung_test::inner::encrypt(cipher, keys, header, plain), sealed));
        });
        EXPECT_GT(ours, 50) << name;
    }
}

} // namespace
