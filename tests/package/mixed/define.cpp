// SPDX-License-Identifier: Apache-2.0
#include <rung/core.hpp>

int count(const rung::result<int>& found) { return found ? *found : 0; }
