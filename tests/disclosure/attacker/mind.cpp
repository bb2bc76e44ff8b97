// SPDX-License-Identifier: Apache-2.0
#include "mind.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace attack {

std::uint32_t mind::unknown(whole low, whole high) {
    ready_ = false;
    told_.push_back({low, high, true});
    return static_cast<std::uint32_t>(told_.size() - 1);
}

void mind::learn(terms sum, whole low, whole high) {
    ready_ = false;
    std::sort(sum.begin(), sum.end(), [](const term& a, const term& b) { return a.unknown < b.unknown; });
    terms merged;
    for (const auto& t : sum) {
        if (!merged.empty() && merged.back().unknown == t.unknown) { merged.back().times += t.times; }
        else { merged.push_back(t); }
    }
    std::erase_if(merged, [](const term& t) { return t.times == 0; });
    facts_.push_back({std::move(merged), low, high});
}

bool mind::confused() {
    if (!ready_) { prepare(); }
    return confused_;
}

void mind::watch(std::uint32_t f) {
    for (const auto& t : all_[f].sum) { facts_of_[t.unknown].push_back(f); }
}

void mind::prepare() {
    cap_ = 0;
    for (const auto& f : facts_) {
        for (const auto v : {f.low, f.high}) { cap_ = std::abs(v) < endless ? std::max(cap_, std::abs(v)) : cap_; }
    }
    cap_  = 2 * cap_ + 4000;
    root_ = {};
    for (const auto& r : told_) {
        root_.low.push_back(r.low);
        root_.high.push_back(std::min(r.high, cap_));
    }
    ready_ = true;
    seen_.clear();
    confused_ = false;
    all_      = facts_;
    rows_.clear();
    eliminate();
    facts_of_.assign(told_.size(), {});
    std::vector<std::uint32_t> every(told_.size());
    std::iota(every.begin(), every.end(), 0U);
    for (std::uint32_t f = 0; f < all_.size(); ++f) {
        watch(f);
        if (all_[f].sum.empty() && (all_[f].low > 0 || all_[f].high < 0)) { confused_ = true; }
    }
    confused_ = confused_ || !narrow(root_, every);
}

/// Gauss and Jordan in whole numbers. What would grow too large is left as it was told.
void mind::eliminate() {
    const auto take = [&](row& from, const row& by) { // removes `by`'s pivot from `from`
        const auto a = by.times[by.pivot], b = from.times[by.pivot];
        if (b == 0) { return true; }
        auto out = from;
        for (std::size_t u = 0; u < out.times.size(); ++u) { out.times[u] = a * from.times[u] - b * by.times[u]; }
        out.value    = a * from.value - b * by.value;
        whole common = std::abs(out.value);
        for (const auto v : out.times) { common = std::gcd(common, std::abs(v)); }
        if (common == 0) { common = 1; }
        for (auto& v : out.times) { v /= common; }
        out.value /= common;
        constexpr whole large = 1'000'000;
        if (std::any_of(out.times.begin(), out.times.end(), [](auto v) { return std::abs(v) > large; }) || std::abs(out.value) > large * large) { return false; }
        from = std::move(out);
        return true;
    };
    for (const auto& f : facts_) {
        if (f.low != f.high) { continue; }
        row r{std::vector<whole>(told_.size(), 0), f.low, 0};
        for (const auto& t : f.sum) { r.times[t.unknown] = t.times; }
        bool good = true;
        for (const auto& p : rows_) { good = good && take(r, p); }
        if (!good) { continue; }
        std::size_t best = r.times.size();
        for (std::size_t u = 0; u < r.times.size(); ++u) {
            if (r.times[u] != 0 && (best == r.times.size() || std::abs(r.times[u]) < std::abs(r.times[best]))) { best = u; }
        }
        if (best == r.times.size()) {
            confused_ = confused_ || r.value != 0;
            continue;
        }
        r.pivot = static_cast<std::uint32_t>(best);
        for (auto& p : rows_) { good = take(p, r) && good; }
        rows_.push_back(std::move(r));
    }
    for (const auto& r : rows_) {
        fact f{{}, r.value, r.value};
        for (std::uint32_t u = 0; u < r.times.size(); ++u) {
            if (r.times[u] != 0) { f.sum.push_back({u, r.times[u]}); }
        }
        all_.push_back(std::move(f));
    }
}

range mind::ask(const terms& sum, whole enough) {
    if (!ready_) { prepare(); }
    if (confused_) { return {0, -1, true}; }
    // The question becomes an unknown of its own, as it was asked and as the equations have it.
    const auto question = static_cast<std::uint32_t>(root_.low.size());
    whole      least = 0, most = 0;
    for (const auto& t : sum) {
        least += t.times * (t.times > 0 ? root_.low : root_.high)[t.unknown];
        most += t.times * (t.times > 0 ? root_.high : root_.low)[t.unknown];
    }
    root_.low.push_back(least);
    root_.high.push_back(most);
    facts_of_.emplace_back();
    const auto facts = all_.size();
    auto       plain = sum;
    plain.push_back({question, -1});
    whole times = 1, value = 0;
    auto  solved = sum;
    solve_for(solved, times, value);
    solved.push_back({question, -times});
    all_.push_back({std::move(plain), 0, 0});
    all_.push_back({std::move(solved), -value, -value});
    for (auto f = facts; f < all_.size(); ++f) { watch(static_cast<std::uint32_t>(f)); }

    const auto before = root_;
    bool       good   = narrow(root_, {question});
    range      out{endless, -endless, true};
    involve(question);
    const auto heed = [&](const std::vector<whole>& answer) {
        whole now = 0;
        for (const auto& t : sum) { now += t.times * answer[t.unknown]; }
        out.low  = std::min(out.low, now);
        out.high = std::max(out.high, now);
    };
    if (good && seen_.empty()) { // a first answer, piece by piece
        std::vector<whole> first = root_.low;
        auto               open  = std::vector<char>(first.size(), 1);
        for (std::uint32_t u = 0; u < first.size() && good; ++u) {
            if (root_.low[u] == root_.high[u] || open[u] == 0) { continue; }
            involve(u);
            good = reach(u, -endless, endless, out.sure);
            for (std::uint32_t v = 0; v < first.size() && good; ++v) {
                if (involved_[v] != 0) {
                    first[v] = seen_.front()[v];
                    open[v]  = 0;
                }
            }
            seen_.clear();
        }
        if (good) { seen_.push_back(first); }
        involve(question);
    }
    for (const auto& s : seen_) { heed(s); }
    whole floor = root_.low[question], ceiling = root_.high[question];
    while (good && out.high - out.low < enough && (floor < out.low || out.high < ceiling)) {
        const bool down = floor < out.low;
        // Within the reach that is asked for first: that is mostly all that is needed.
        const auto far    = down ? out.low - floor : ceiling - out.high;
        const auto by     = std::max<whole>(1, std::min(far / 2, 4 * std::min<whole>(enough, 1'000'000)));
        const auto target = down ? out.low - by : out.high + by;
        if (down ? reach(question, floor, target, out.sure) : reach(question, target, ceiling, out.sure)) { heed(seen_.back()); }
        else { (down ? floor : ceiling) = down ? target + 1 : target - 1; }
    }
    if (seen_.size() > 64) { seen_.erase(seen_.begin() + 1, seen_.end() - 32); }
    for (auto& s : seen_) { s.resize(question); }
    all_.resize(facts);
    for (auto& list : facts_of_) { std::erase_if(list, [&](auto f) { return f >= facts; }); }
    facts_of_.pop_back();
    root_ = before;
    root_.low.pop_back();
    root_.high.pop_back();
    if (!good) {
        confused_ = out.sure;
        return {0, out.sure ? -1 : endless, out.sure};
    }
    if (out.high >= cap_) { out.high = endless; }
    return out;
}

/// Puts the solved equations into a sum: `times` the sum is what is left of it and `value`.
void mind::solve_for(terms& sum, whole& times, whole& value) const {
    std::vector<whole> all(root_.low.size(), 0);
    for (const auto& t : sum) { all[t.unknown] += t.times; }
    for (const auto& r : rows_) {
        const auto a = r.times[r.pivot], b = all[r.pivot];
        if (b == 0) { continue; }
        for (std::size_t u = 0; u < all.size(); ++u) { all[u] = a * all[u] - b * (u < r.times.size() ? r.times[u] : 0); }
        times *= a;
        value = a * value + b * r.value;
        whole common = std::gcd(std::abs(times), std::abs(value));
        for (const auto v : all) { common = std::gcd(common, std::abs(v)); }
        for (auto& v : all) { v /= common; }
        times /= common;
        value /= common;
    }
    sum.clear();
    for (std::uint32_t u = 0; u < all.size(); ++u) {
        if (all[u] != 0) { sum.push_back({u, all[u]}); }
    }
}

bool mind::each(std::size_t most, const std::function<bool(std::span<const whole>)>& visit) {
    if (!ready_) { prepare(); }
    if (confused_) { return true; }
    involved_.assign(root_.low.size(), 1);
    auto        all   = root_;
    std::size_t steps = most_steps;
    bool        whole_way = true;
    const bool  ended = search(all, steps, [&](const box& answer) {
        whole_way = most-- > 0 && visit(answer.low);
        return !whole_way;
    });
    return !ended && steps > 0;
}

} // namespace attack
