// SPDX-License-Identifier: Apache-2.0
#include "fix.hpp"

#include <algorithm>
#include <vector>

namespace rung::cli {
namespace {

constexpr std::size_t context = 3;

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size() - 1) + 1;
        out.push_back(text.substr(from, end - from));
        from = end;
    }
    return out;
}

/// One stretch of lines: the same in both, or different.
struct stretch {
    std::size_t a, b;         ///< First lines, from 0.
    std::size_t in_a, in_b;   ///< How many.
};

/// The places where the texts differ. Replacements change words inside lines and now and then join two lines, so after a difference the
/// texts meet again within a few lines: the nearest meeting is taken.
std::vector<stretch> differences(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    std::vector<stretch> out;
    std::size_t          i = 0;
    std::size_t          j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            ++i;
            ++j;
            continue;
        }
        const auto rest = (a.size() - i) + (b.size() - j);
        std::size_t skip_a = a.size() - i;
        std::size_t skip_b = b.size() - j;
        for (std::size_t sum = 1; sum < rest; ++sum) {
            bool met = false;
            for (std::size_t x = sum / 2 + 1; x-- > 0 && !met;) {
                for (const auto da : {x, sum - x}) {
                    const auto db = sum - da;
                    if (i + da < a.size() && j + db < b.size() && a[i + da] == b[j + db]) {
                        skip_a = da;
                        skip_b = db;
                        met    = true;
                        break;
                    }
                }
            }
            if (met) { break; }
        }
        out.push_back({i, j, skip_a, skip_b});
        i += skip_a;
        j += skip_b;
    }
    return out;
}

void add_line(std::string& out, char mark, std::string_view line) {
    out += mark;
    out += line;
    if (!line.ends_with('\n')) { out += "\n\\ No newline at end of file\n"; }
}

std::string span(std::size_t from, std::size_t count) { return std::to_string(count == 0 ? from : from + 1) + (count == 1 ? "" : "," + std::to_string(count)); }

} // namespace

std::string unified_diff(const std::string& name, std::string_view before, std::string_view after) {
    if (before == after) { return {}; }
    const auto  a     = lines_of(before);
    const auto  b     = lines_of(after);
    const auto  parts = differences(a, b);
    std::string out   = "--- a/" + name + "\n+++ b/" + name + "\n";
    for (std::size_t first = 0; first < parts.size();) {
        std::size_t last = first;
        while (last + 1 < parts.size() && parts[last + 1].a - (parts[last].a + parts[last].in_a) <= 2 * context) { ++last; }
        const auto lead    = std::min(context, parts[first].a);
        const auto from_a  = parts[first].a - lead;
        const auto from_b  = parts[first].b - lead;
        const auto end_a   = std::min(a.size(), parts[last].a + parts[last].in_a + context);
        const auto end_b   = std::min(b.size(), parts[last].b + parts[last].in_b + context);
        out += "@@ -" + span(from_a, end_a - from_a) + " +" + span(from_b, end_b - from_b) + " @@\n";
        auto at = from_a;
        for (auto each = first; each <= last; ++each) {
            for (; at < parts[each].a; ++at) { add_line(out, ' ', a[at]); }
            for (; at < parts[each].a + parts[each].in_a; ++at) { add_line(out, '-', a[at]); }
            for (std::size_t k = 0; k < parts[each].in_b; ++k) { add_line(out, '+', b[parts[each].b + k]); }
        }
        for (; at < end_a; ++at) { add_line(out, ' ', a[at]); }
        first = last + 1;
    }
    return out;
}

} // namespace rung::cli
