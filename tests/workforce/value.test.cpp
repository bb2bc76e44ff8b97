// SPDX-License-Identifier: Apache-2.0
#include <rung/workforce/value.hpp>

#include <gtest/gtest.h>

#include <set>

namespace wf = rung::workforce;

static_assert(!wf::value<int>{}.ok(), "what nobody said is absent");
static_assert(wf::value<int>{7, wf::value_state::ok, {}}.or_else(3) == 7);
static_assert(wf::source_position{1, 2, 3} == wf::source_position{1, 2, 3} && !(wf::source_position{1, 2, 3} == wf::source_position{1, 2, 4}));

namespace {

constexpr wf::value_state states[] = {wf::value_state::ok,    wf::value_state::absent,   wf::value_state::null,
                                      wf::value_state::empty, wf::value_state::declined, wf::value_state::unparsed};

TEST(value, only_ok_gives_what_it_holds) {
    for (const auto state : states) {
        const wf::value<int> held{7, state, {}};
        EXPECT_EQ(held.ok(), state == wf::value_state::ok) << name(state);
        EXPECT_EQ(held.or_else(3), state == wf::value_state::ok ? 7 : 3) << name(state);
    }
}

TEST(value, states_have_the_names_of_the_form) {
    std::set<std::string_view> names;
    for (const auto state : states) { names.insert(name(state)); }
    EXPECT_EQ(names, (std::set<std::string_view>{"ok", "absent", "null", "empty", "declined", "unparsed"}));
    EXPECT_EQ(name(wf::value_state::declined), "declined");
    EXPECT_EQ(name(wf::value_state::unparsed), "unparsed");
}

} // namespace
