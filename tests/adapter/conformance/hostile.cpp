// SPDX-License-Identifier: Apache-2.0
#include "kit.hpp"

#include <cstdint>

namespace rung::conformance {
namespace {

std::string repeated(std::string_view piece, std::size_t times) {
    std::string all;
    all.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) { all += piece; }
    return all;
}

/// The same noise on every machine: xorshift64 (Marsaglia 2003).
std::string noise(std::size_t size) {
    std::string   all(size, '\0');
    std::uint64_t state = 0x9E3779B97F4A7C15U;
    for (auto& byte : all) {
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
        byte = static_cast<char>(state >> 56U);
    }
    return all;
}

std::vector<sample> make() {
    constexpr std::size_t mebibyte = std::size_t{1} << 20U;
    std::vector<sample>   all;
    const auto            add = [&](std::string name, std::string text) { all.push_back({std::move(name), std::move(text), {}, {}}); };
    add("empty", "");
    add("one byte", "{");
    add("blank lines", "\n\r\n \t\n");
    add("NUL bytes", std::string(4'096, '\0'));
    add("noise", noise(8'192));
    add("open arrays", repeated("[", 20'000));
    add("open objects", repeated(R"({"a":)", 20'000));
    add("open elements", repeated("<a>", 20'000));
    add("nested elements", repeated("<a>", 5'000) + repeated("</a>", 5'000));
    add("document type declaration", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"cccccccccc\"><!ENTITY d \"&b;&b;&b;&b;\"><!ENTITY e SYSTEM \"file:///dev/null\">]><a>&d;&e;</a>");
    add("one value of a MiB, JSON", "[{\"a\":\"" + std::string(mebibyte, 'x') + "\"}]");
    add("one value of a MiB, XML", "<a><b>" + std::string(mebibyte, 'x') + "</b></a>");
    add("one line of a MiB", std::string(mebibyte, 'x'));
    add("open quotation mark", "a,b\n\"" + std::string(mebibyte, 'x'));
    add("many columns", repeated("a,", 30'000) + "\n" + repeated("1,", 30'000));
    add("cut UTF-8", "a,b\n1,caf\xC3");
    add("wrong UTF-8", "[{\"a\":\"\xF0\x28\x8C\x28\xED\xA0\x80\"}]");
    add("zip without entries", std::string("PK\x05\x06", 4) + std::string(18, '\0'));
    add("zip cut short", std::string("PK\x03\x04\x14\x00\x00\x00\x08\x00", 10) + std::string(16, '\0') + std::string("\x0F\x00\x00\x00xl/workbook.xml", 19));
    add("half a surrogate pair", R"([{"a":"\ud800"},{"a":"\udc00\ud800"}])");
    return all;
}

} // namespace

const std::vector<sample>& hostile_inputs() {
    static const auto all = make();
    return all;
}

} // namespace rung::conformance
