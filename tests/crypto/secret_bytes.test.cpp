// SPDX-License-Identifier: Apache-2.0
#include <rung/crypto/secret_bytes.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <concepts>
#include <cstdlib>
#include <new>
#include <ostream>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "support/result_matchers.hpp"

namespace {

using rung::crypto::secret_bytes;

template <class T>
concept printable = requires(std::ostream& out, const T& t) { out << t; };

static_assert(!std::is_copy_constructible_v<secret_bytes> && !std::is_copy_assignable_v<secret_bytes>);
static_assert(!std::is_convertible_v<secret_bytes, std::string> && !std::is_convertible_v<secret_bytes, std::string_view>);
static_assert(!std::is_constructible_v<std::string, secret_bytes> && !printable<secret_bytes> && !std::equality_comparable<secret_bytes>);

TEST(secret_bytes, moves_and_leaves_nothing_behind) {
    auto a = secret_bytes::copy_of("a key");
    auto b = std::move(a);
    EXPECT_TRUE(a.empty()); // NOLINT(bugprone-use-after-move)
    EXPECT_EQ(b.size(), 5U);
    EXPECT_EQ(b.reveal()[0], 'a');
    b = secret_bytes(2);
    EXPECT_EQ(b.size(), 2U);
    EXPECT_EQ(b.reveal()[1], 0);
    auto& same = b;
    b          = std::move(same);
    EXPECT_EQ(b.size(), 2U);
}

/// Looks at what stands in memory at the moment when it is given back.
struct watched {
    static inline const unsigned char* at    = nullptr;
    static inline std::size_t          size  = 0;
    static inline bool                 clean = false;
};

TEST(secret_bytes, are_wiped_before_their_memory_is_given_back) {
    watched::clean = false;
    {
        auto held     = secret_bytes::copy_of(std::string(61, 'k'));
        watched::at   = held.reveal().data();
        watched::size = held.size();
    }
    watched::at = nullptr;
    EXPECT_TRUE(watched::clean);
}

TEST(random_secret, differs_each_time) {
    std::set<std::vector<std::uint8_t>> seen;
    for (int i = 0; i < 100; ++i) {
        const auto one = rung::crypto::random_secret(16);
        ASSERT_TRUE(rung_test::is_ok(one));
        seen.emplace(one->reveal().begin(), one->reveal().end());
    }
    EXPECT_EQ(seen.size(), 100U);
    EXPECT_EQ(rung::crypto::random_secret(0)->size(), 0U);
}

} // namespace

/// Stands in for the array deletes of this test program alone.
void operator delete[](void* memory) noexcept {
    if (memory != nullptr && memory == watched::at) {
        watched::clean = std::all_of(watched::at, watched::at + watched::size, [](unsigned char c) { return c == 0; });
    }
    std::free(memory);
}
void  operator delete[](void* memory, std::size_t /*size*/) noexcept { operator delete[](memory); }
void* operator new[](std::size_t size) {
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) { return memory; }
    throw std::bad_alloc();
}
