// SPDX-License-Identifier: Apache-2.0
#include <rung/advert.hpp>

#include <iostream>

int main() {
    const auto advert = rung::advert::from_text("Ward Clerk", "You will utilise SystmOne on our PICU.\nA degree is essential.");
    const auto report = rung::advert::check(advert);

    for (const auto& finding : report.findings) {
        std::cout << name(finding.level) << ": " << finding.message << '\n';
    }
}
