// SPDX-License-Identifier: Apache-2.0
#include <rung/format/html.hpp>

#include <cstdio>
#include <cstdlib>

#include "support/marked_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view source(reinterpret_cast<const char*>(data), size);
    const auto             got    = rung::format::read_html(source);
    const auto             broken = got ? rung_test::broken_promise(*got, source) : std::string(rung::name(got.error().code));
    if (!broken.empty()) {
        std::fprintf(stderr, "%s\n", broken.c_str());
        std::abort();
    }
    return 0;
}
