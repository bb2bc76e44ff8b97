// SPDX-License-Identifier: Apache-2.0
// How the mind searches: ranges are halved, and every fact narrows every range after each step.
#include "mind.hpp"

namespace attack {
namespace {

whole floor_of(whole a, whole b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }
whole ceil_of(whole a, whole b) { return -floor_of(-a, b); }

} // namespace

bool mind::narrow_by(std::uint32_t f, box& ranges, std::vector<std::uint32_t>& changed) const {
    const auto& fact  = all_[f];
    whole       least = 0, most = 0;
    for (const auto& t : fact.sum) {
        least += t.times * (t.times > 0 ? ranges.low : ranges.high)[t.unknown];
        most += t.times * (t.times > 0 ? ranges.high : ranges.low)[t.unknown];
    }
    if (least > fact.high || most < fact.low) { return false; }
    if (least >= fact.low && most <= fact.high) { return true; }
    for (const auto& t : fact.sum) {
        auto&      low = ranges.low[t.unknown];
        auto&      high = ranges.high[t.unknown];
        const auto c = t.times;
        whole      from = low, to = high;
        if (fact.high < endless) { // what the others leave at the least
            const auto left = fact.high - (least - c * (c > 0 ? low : high));
            if (c > 0) { to = std::min(to, floor_of(left, c)); }
            else { from = std::max(from, ceil_of(left, c)); }
        }
        if (fact.low > -endless) {
            const auto left = fact.low - (most - c * (c > 0 ? high : low));
            if (c > 0) { from = std::max(from, ceil_of(left, c)); }
            else { to = std::min(to, floor_of(left, c)); }
        }
        if (from > to) { return false; }
        if (from == low && to == high) { continue; }
        least += c > 0 ? c * (from - low) : c * (to - high);
        most += c > 0 ? c * (to - high) : c * (from - low);
        low  = from;
        high = to;
        changed.push_back(t.unknown);
    }
    return true;
}

bool mind::narrow(box& ranges, const std::vector<std::uint32_t>& todo) const {
    std::vector<std::uint32_t> queue, changed;
    std::vector<char>          waits(all_.size(), 0);
    const auto                 wake = [&](std::uint32_t u) {
        for (const auto f : facts_of_[u]) {
            if (waits[f] == 0) {
                waits[f] = 1;
                queue.push_back(f);
            }
        }
    };
    for (const auto u : todo) { wake(u); }
    for (std::size_t next = 0; next < queue.size(); ++next) {
        changed.clear();
        waits[queue[next]] = 0;
        if (!narrow_by(queue[next], ranges, changed)) { return false; }
        for (const auto u : changed) { wake(u); }
    }
    return true;
}

bool mind::search(box& ranges, std::size_t& steps, const std::function<bool(const box&)>& found) const {
    if (steps == 0) { return false; }
    --steps;
    std::size_t best = ranges.low.size();
    for (std::size_t u = 0; u < ranges.low.size(); ++u) {
        const auto width = ranges.high[u] - ranges.low[u];
        if (involved_[u] != 0 && width > 0 && (best == ranges.low.size() || width < ranges.high[best] - ranges.low[best])) { best = u; }
    }
    if (best == ranges.low.size()) { return found(ranges); }
    const auto middle = ranges.low[best] + (ranges.high[best] - ranges.low[best]) / 2;
    for (const bool below : {true, false}) {
        auto part                                  = ranges;
        (below ? part.high : part.low)[best] = below ? middle : middle + 1;
        if (narrow(part, {static_cast<std::uint32_t>(best)}) && search(part, steps, found)) { return true; }
    }
    return false;
}

/// Finds out which open unknowns have to do with a question: everything else can be left as it is.
void mind::involve(std::uint32_t question) {
    involved_.assign(root_.low.size(), 0);
    std::vector<std::uint32_t> queue{question};
    involved_[question] = 1;
    while (!queue.empty()) {
        const auto u = queue.back();
        queue.pop_back();
        for (const auto f : facts_of_[u]) {
            for (const auto& t : all_[f].sum) {
                if (involved_[t.unknown] != 0 || root_.low[t.unknown] == root_.high[t.unknown]) { continue; }
                involved_[t.unknown] = 1;
                queue.push_back(t.unknown);
            }
        }
    }
}

/// Looks for a full answer that has the question between two values, and keeps it.
bool mind::reach(std::uint32_t question, whole low, whole high, bool& sure) {
    auto part           = root_;
    part.low[question]  = std::max(part.low[question], low);
    part.high[question] = std::min(part.high[question], high);
    if (part.low[question] > part.high[question]) { return false; }
    std::size_t steps = most_steps;
    const bool  any   = narrow(part, {question}) && search(part, steps, [&](const box& answer) {
        auto full = seen_.empty() ? root_.low : seen_.front();
        full.resize(root_.low.size());
        for (std::size_t u = 0; u < full.size(); ++u) {
            if (involved_[u] != 0) { full[u] = answer.low[u]; }
        }
        seen_.push_back(std::move(full));
        return true;
    });
    sure = sure && (any || steps > 0);
    return any;
}

} // namespace attack
