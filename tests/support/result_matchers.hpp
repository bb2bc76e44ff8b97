// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <gtest/gtest.h>

#include <sstream>
#include <string_view>

/// Predicates over `rung::result`, for EXPECT_TRUE and ASSERT_TRUE: they say what came instead. GoogleMock would cost each test
/// another second of compile time.
namespace rung_test {

inline void print(std::ostream& out, const rung::failure& f) {
    out << rung::name(f.code) << " where \"" << f.where << '"';
    if (!f.external_text.empty()) { out << " (" << f.external_text << ')'; }
}

template <class T>
[[nodiscard]] testing::AssertionResult is_ok(const rung::result<T>& r) {
    if (r) { return testing::AssertionSuccess(); }
    std::ostringstream text;
    print(text, r.error());
    return testing::AssertionFailure() << "failed: " << text.str();
}

template <class T, class U>
[[nodiscard]] testing::AssertionResult holds(const rung::result<T>& r, const U& wanted) {
    if (!r) { return is_ok(r); }
    if (*r == wanted) { return testing::AssertionSuccess(); }
    return testing::AssertionFailure() << "holds " << testing::PrintToString(*r) << ", not " << testing::PrintToString(wanted);
}

/// `where` must be equal, unless it is "*".
template <class T>
[[nodiscard]] testing::AssertionResult fails_with(const rung::result<T>& r, rung::errc code, std::string_view where) {
    if (r) { return testing::AssertionFailure() << "succeeded, where " << rung::name(code) << " was expected"; }
    if (r.error().code == code && (where == "*" || r.error().where == where)) { return testing::AssertionSuccess(); }
    std::ostringstream text;
    print(text, r.error());
    return testing::AssertionFailure() << "failed otherwise: " << text.str() << ", not " << rung::name(code) << " where \"" << where << '"';
}

} // namespace rung_test
