// SPDX-License-Identifier: Apache-2.0
#include <rung/advert.hpp>

#include <iostream>

int main() {
    auto advert    = rung::advert::from_text("Ward Clerk", "You will be utilising SystmOne on our PICU.\nA degree is essential.");
    advert.partial = true; // two lines of it: what they leave out is no finding

    for (const auto& finding : rung::advert::check(advert).findings) {
        std::cout << name(finding.level) << ": " << finding.message << '\n';
    }
}
