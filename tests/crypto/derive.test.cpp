// SPDX-License-Identifier: Apache-2.0
#include <rung/crypto/derive.hpp>

#include <gtest/gtest.h>

#include <string>

#include "support/raw_keys.hpp"
#include "support/result_matchers.hpp"
#include "support/wycheproof.hpp"

namespace {

using namespace rung::crypto;
using rung_test::octets_of;

std::string hex(const secret_bytes& bytes) {
    return rung_test::hex_of({reinterpret_cast<const char*>(bytes.reveal().data()), bytes.size()});
}

TEST(derive, gives_the_keys_of_rfc_5869_a1) {
    const auto material = secret_bytes::copy_of(std::string(22, '\x0b'));
    const auto even     = extract_key(octets_of("000102030405060708090a0b0c"), material.reveal());
    ASSERT_TRUE(rung_test::is_ok(even));
    EXPECT_EQ(hex(*even), "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
    EXPECT_EQ(hex(expand_key(*even, octets_of("f0f1f2f3f4f5f6f7f8f9"), 42).value()),
              "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
}

TEST(derive, holds_to_its_limit) {
    const auto key = secret_bytes::copy_of(std::string(32, 'k'));
    EXPECT_EQ(expand_key(key, "a", 0)->size(), 0U);
    EXPECT_EQ(expand_key(key, "a", 8160)->size(), 8160U);
    EXPECT_TRUE(rung_test::fails_with(expand_key(key, "a", 8161), rung::errc::precondition, "size"));
    EXPECT_NE(hex(expand_key(key, "a").value()), hex(expand_key(key, "b").value()));
}

TEST(derive, agrees_with_wycheproof) {
    const auto set   = rung_test::wycheproof("hkdf_sha256_test.json");
    const int  count = rung_test::for_each_vector(set, [](const auto&, const auto& test) {
        const auto even = extract_key(octets_of(test["salt"].text), secret_bytes::copy_of(octets_of(test["ikm"].text)).reveal());
        const auto made = expand_key(even.value(), octets_of(test["info"].text), static_cast<std::size_t>(test["size"].number()));
        EXPECT_EQ(made && hex(*made) == test["okm"].text, test["result"].text == "valid") << "test " << test["tcId"].text;
    });
    if (count == 0) { GTEST_SKIP() << "RUNG_SHARED names no folder with the Wycheproof sets"; }
    EXPECT_EQ(count, set["numberOfTests"].number());
}

} // namespace
