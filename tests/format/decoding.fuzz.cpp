// SPDX-License-Identifier: Apache-2.0
// Byte 0 chooses how much a read gives, byte 1 how much is asked for; the rest is the input.
#include <rung/format/decoding.hpp>

#include <cstdlib>

#include "support/marked_text.hpp"
#include "support/record_rows.hpp"

namespace {

using namespace rung::format;

void require(bool holds) {
    if (!holds) { std::abort(); }
}

struct outcome {
    std::string              text;
    std::int64_t             ended = 1;
    std::vector<std::string> evidence;
    encoding                 from = encoding::utf8;
};

outcome read(std::string_view bytes, std::size_t step, std::size_t room) {
    rung_test::memory_input source(bytes, step);
    decoding_input          input(source.input());
    const auto              from = input.input();
    std::string             piece(room, '\0');
    outcome                 out;
    while ((out.ended = from.read(from.host, piece.data(), room)) > 0) { out.text.append(piece, 0, static_cast<std::size_t>(out.ended)); }
    out.evidence = input.evidence();
    out.from     = input.from();
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) { return 0; }
    std::string bytes(reinterpret_cast<const char*>(data + 2), size - 2);
    if (data[0] >= 0xFC) { bytes.insert(bytes.size() / 2 / 2 * 2, 70'000, 'a'); } // more than a chunk
    const auto whole  = read(bytes, bytes.size() + 1, bytes.size() * 3 + 16);
    const auto pieces = read(bytes, 1 + (data[0] & 0x7FU), 1 + data[1]);
    require(whole.text == pieces.text && whole.ended == pieces.ended && whole.evidence == pieces.evidence && whole.from == pieces.from);
    require(whole.ended == 0 || whole.ended == -static_cast<std::int64_t>(rung::errc::bad_encoding));
    if (whole.ended != 0) { return 0; }
    if (whole.from == encoding::utf8) {
        const bool marked = std::string_view(bytes).starts_with("\xEF\xBB\xBF");
        require(whole.text == std::string_view(bytes).substr(marked ? 3 : 0));
        return 0;
    }
    require(rung_test::is_utf8(whole.text));
    // The decoder of whole texts, which makes line ends alike, must say the same where it takes them for the same encoding.
    const auto other = decode(bytes);
    if (other && other->from == whole.from && whole.text.find('\r') == std::string::npos) { require(other->text == whole.text); }
    return 0;
}
