// SPDX-License-Identifier: Apache-2.0
#include <rung/format/docx.hpp>
#include <rung/format/zip.hpp>

#include <cstdio>
#include <cstdlib>

#include "support/marked_text.hpp"
#include "support/stored_zip.hpp"

/// What begins like a zip archive is read as one; anything else becomes the main part of one, since no fuzzer guesses check sums.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string given(reinterpret_cast<const char*>(data), size);
    if (given.starts_with("PK")) {
        const auto archive = rung::format::zip_archive::open(given);
        if (!archive) { return 0; }
        for (const auto& entry : archive->entries()) {
            const auto bytes = archive->read(entry);
            if (bytes && bytes->size() != entry.unpacked) { std::abort(); }
        }
        (void)rung::format::read_docx(given);
        return 0;
    }
    const auto got = rung::format::read_docx(rung_test::zip_of({{"word/styles.xml", "<w:styles/>"}, {"word/document.xml", given}}));
    if (!got) { return 0; }
    const auto broken = rung_test::broken_promise(*got, given);
    if (!broken.empty()) {
        std::fprintf(stderr, "%s\n", broken.c_str());
        std::abort();
    }
    return 0;
}
