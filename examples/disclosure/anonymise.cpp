// SPDX-License-Identifier: Apache-2.0
// Makes a small table of people coarser until four of them look alike wherever somebody might look.
#include <rung/disclosure/hierarchy_builders.hpp>
#include <rung/disclosure/recoding.hpp>

#include <cstdio>

using namespace rung::disclosure;

int main() {
    const auto people = records::parse("age;site;background\n"
                                       "31;Leeds;Clerical\n33;Leeds;Routine\n34;York;Clerical\n38;York;Technical\n"
                                       "41;Cardiff;Clerical\n44;Cardiff;Routine\n45;Swansea;Technical\n47;Swansea;Clerical\n62;Belfast;Routine\n");
    const auto ages    = interval_hierarchy({.from = 16, .to = 75, .widths = {5, 15}});
    const auto sites   = hierarchy::parse("Leeds;England;*\nYork;England;*\nCardiff;Wales;*\nSwansea;Wales;*\nBelfast;Northern Ireland;*\n");
    if (!people || !ages || !sites) { return 2; }
    const auto made = recode(*people, {.quasi       = {{"age", *ages}, {"site", *sites}},
                                       .sensitive   = "background",
                                       .model       = {.k = 4, .distinct = distinct_diversity{3}},
                                       .suppression = 0.15});
    if (!made) {
        std::printf("%s: %s\n", describe(made.error().code).data(), made.error().where.c_str());
        return 2;
    }
    std::printf("%s\n%zu row left out, loss %.3f, highest risk 1 in %.0f\n", made->released.to_text().c_str(), made->suppressed.size(), made->score,
                1 / made->risk.prosecutor);
}
