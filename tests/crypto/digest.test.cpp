// SPDX-License-Identifier: Apache-2.0
#include <rung/crypto/digest.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

#include "support/raw_keys.hpp"
#include "support/result_matchers.hpp"
#include "support/wycheproof.hpp"

namespace {

using namespace rung::crypto;
using rung_test::fails_with;
using rung_test::octets_of;

static_assert(!std::is_copy_constructible_v<sha256_stream> && !std::is_copy_constructible_v<hmac_sha256_stream>);

TEST(sha256, gives_the_digests_of_the_standard) {
    // FIPS 180-4 examples, as in NIST's "SHA256" example file.
    EXPECT_EQ(to_hex(sha256("").value()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(to_hex(sha256("abc").value()), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sha256_stream stream;
    for (int i = 0; i < 1000; ++i) { stream.add(std::string(1000, 'a')); }
    EXPECT_EQ(to_hex(stream.finish().value()), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(sha256, ends_once) {
    sha256_stream stream;
    stream.add("abc");
    EXPECT_TRUE(rung_test::is_ok(stream.finish()));
    EXPECT_TRUE(fails_with(stream.finish(), rung::errc::precondition, "sha256_stream::finish"));
}

TEST(hmac_sha256, gives_the_authenticators_of_rfc_4231) {
    const auto mac = [](std::string_view key, std::string_view text) { return to_hex(hmac_sha256(secret_bytes::copy_of(key), text).value()); };
    EXPECT_EQ(mac(std::string(20, '\x0b'), "Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(mac("Jefe", "what do ya want for nothing?"), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(mac(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    EXPECT_EQ(mac("", ""), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST(hmac_sha256, takes_its_text_in_pieces) {
    hmac_sha256_stream stream(secret_bytes::copy_of("Jefe"));
    for (const auto* piece : {"what do ya ", "", "want for nothing?"}) { stream.add(piece); }
    EXPECT_EQ(to_hex(stream.finish().value()), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_TRUE(fails_with(stream.finish(), rung::errc::precondition, "*"));
}

TEST(hmac_sha256, agrees_with_wycheproof) {
    const auto set   = rung_test::wycheproof("hmac_sha256_test.json");
    const int  count = rung_test::for_each_vector(set, [](const auto& group, const auto& test) {
        const auto made = hmac_sha256(secret_bytes::copy_of(octets_of(test["key"].text)), octets_of(test["msg"].text));
        const auto tag  = to_hex(made.value()).substr(0, static_cast<std::size_t>(group["tagSize"].number()) / 4);
        EXPECT_EQ(equal(tag, test["tag"].text), test["result"].text == "valid") << "test " << test["tcId"].text;
    });
    if (count == 0) { GTEST_SKIP() << "RUNG_SHARED names no folder with the Wycheproof sets"; }
    EXPECT_EQ(count, set["numberOfTests"].number());
}

TEST(equal, tells_one_bit) {
    const digest a = sha256("a").value();
    for (std::size_t bit = 0; bit < 256; ++bit) {
        auto b = a;
        b[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        EXPECT_FALSE(equal(a, b));
    }
    EXPECT_TRUE(equal(a, a));
    EXPECT_TRUE(equal("", ""));
    EXPECT_FALSE(equal("a", ""));
    EXPECT_FALSE(equal("ab", "aB"));
}

TEST(hex, goes_both_ways) {
    std::string all;
    for (int c = 0; c < 256; ++c) { all += static_cast<char>(c); }
    EXPECT_TRUE(rung_test::holds(from_hex(to_hex(all)), all));
    EXPECT_TRUE(rung_test::holds(from_hex("00fFAb"), std::string("\0\xff\xab", 3)));
    EXPECT_TRUE(fails_with(from_hex("00g0"), rung::errc::bad_encoding, "byte 2"));
    EXPECT_TRUE(fails_with(from_hex("000"), rung::errc::bad_encoding, "byte 3"));
    const digest made = sha256("abc").value();
    EXPECT_TRUE(rung_test::holds(digest_from_hex(to_hex(made)), made));
    EXPECT_TRUE(fails_with(digest_from_hex("00"), rung::errc::bad_encoding, "byte 2"));
    EXPECT_TRUE(fails_with(digest_from_hex(std::string(63, '0') + "A"), rung::errc::bad_encoding, "byte 63"));
}

} // namespace
