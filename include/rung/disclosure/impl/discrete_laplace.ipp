// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/discrete_laplace.hpp>

#include <rung/crypto/derive.hpp>
#include <rung/crypto/key_file.hpp>
#include <rung/disclosure/detail/noise_secret.hpp>

#include <algorithm>
#include <utility>

RUNG_BEGIN
namespace disclosure {
namespace detail {

[[nodiscard]] inline bool is_rate(ratio r) noexcept {
    return r.numerator >= 0 && r.denominator > 0 && r.numerator <= largest_noise_part && r.denominator <= largest_noise_part;
}

/// True with probability exp(-a/b), a <= b. The k-th draw is below b·k; that more than 2^31 are needed has a probability below 1/(2^31)!.
[[nodiscard]] inline result<bool> bernoulli_exp_below_one(std::uint64_t a, std::uint64_t b, const uniform_source& uniform) {
    for (std::uint64_t k = 1; k < static_cast<std::uint64_t>(largest_noise_part); ++k) {
        const auto drawn = uniform(b * k);
        if (!drawn) { return drawn.error(); }
        if (*drawn >= a) { return k % 2 == 1; }
    }
    return failure{errc::internal, "uniform_source", {}};
}

/// The nodes of an axis that a person of one category is in, for the category that is in most.
[[nodiscard]] inline std::int64_t most_nodes_of_a_category(const axis& along, std::size_t categories) {
    std::vector<std::int64_t> nodes(categories, 0);
    for (const auto& n : along.nodes) {
        for (const auto c : n.categories) { ++nodes[c]; }
    }
    return nodes.empty() ? 0 : *std::max_element(nodes.begin(), nodes.end());
}

/// Adds up along one axis: of figures by category there, figures by node. @return false where a sum leaves 64 bits
[[nodiscard]] inline bool add_up(std::vector<std::int64_t>& figures, const axis& along, std::size_t categories, std::size_t inner) {
    const auto                outer = categories * inner == 0 ? 0 : figures.size() / (categories * inner);
    std::vector<std::int64_t> out(outer * along.nodes.size() * inner, 0);
    for (std::size_t o = 0; o < outer; ++o) {
        for (std::size_t n = 0; n < along.nodes.size(); ++n) {
            for (const auto c : along.nodes[n].categories) {
                for (std::size_t i = 0; i < inner; ++i) {
                    auto& to = out[(o * along.nodes.size() + n) * inner + i];
                    if (__builtin_add_overflow(to, figures[(o * categories + c) * inner + i], &to)) { return false; }
                }
            }
        }
    }
    figures = std::move(out);
    return true;
}

/// All that the noise depends on. The counted table is in it as it is written: names, categories, groups and figures.
[[nodiscard]] inline std::string noise_context(const counted_table& table, const laplace_request& request, ratio epsilon) {
    auto out = with_length("rung-laplace/1").append(with_length(request.collection)).append(with_length(request.spec));
    out.append(as_octets(static_cast<std::uint64_t>(epsilon.numerator))).append(as_octets(static_cast<std::uint64_t>(epsilon.denominator)));
    return out.append(as_octets(static_cast<std::uint64_t>(request.what))).append(with_length(write_counts(table)));
}

[[nodiscard]] inline result<void> add_noise(std::vector<std::int64_t>& figures, ratio rate, bool at_least_zero, noise_stream& stream) {
    const uniform_source uniform = [&](std::uint64_t n) { return stream.below(n); };
    for (auto& f : figures) {
        const auto noise = discrete_laplace(rate, uniform);
        if (!noise) { return noise.error(); }
        f = at_least_zero ? std::max<std::int64_t>(0, f + *noise) : f + *noise;
    }
    return {};
}

} // namespace detail

RUNG_DECL result<noise_stream> noise_stream::make(const crypto::secret_bytes& secret, std::string_view context) {
    if (secret.size() < crypto::key_size) { return failure{errc::bad_key, "size", {}}; }
    auto key = crypto::expand_key(secret, context);
    if (!key) { return key.error(); }
    return noise_stream(*std::move(key));
}

RUNG_DECL result<std::uint64_t> noise_stream::below(std::uint64_t n) {
    if (n == 0) { return failure{errc::precondition, "below", {}}; }
    const auto favoured = (~std::uint64_t{0} % n + 1) % n; // 2^64 mod n: so many numbers would come once more often
    for (;;) {
        if (used_ == block_.size()) {
            auto next = crypto::expand_key(key_, detail::as_octets(blocks_));
            if (!next) { return next.error(); }
            block_ = *std::move(next);
            used_  = 0;
            ++blocks_;
        }
        std::uint64_t drawn = 0;
        for (const auto end = used_ + sizeof drawn; used_ < end; ++used_) { drawn = drawn << 8U | block_.reveal()[used_]; }
        if (drawn >= favoured) { return drawn % n; }
    }
}

RUNG_DECL result<bool> bernoulli_exp(ratio rate, const uniform_source& uniform) {
    if (!detail::is_rate(rate)) { return failure{errc::precondition, "rate", {}}; }
    const auto a = static_cast<std::uint64_t>(rate.numerator);
    const auto b = static_cast<std::uint64_t>(rate.denominator);
    for (std::uint64_t whole = a / b; whole != 0; --whole) {
        const auto one = detail::bernoulli_exp_below_one(1, 1, uniform);
        if (!one) { return one.error(); }
        if (!*one) { return false; }
    }
    return detail::bernoulli_exp_below_one(a % b, b, uniform);
}

RUNG_DECL result<std::int64_t> discrete_laplace(ratio rate, const uniform_source& uniform) {
    if (!detail::is_rate(rate) || rate.numerator == 0) { return failure{errc::precondition, "rate", {}}; }
    const auto              s        = static_cast<std::uint64_t>(rate.numerator);
    const auto              t        = static_cast<std::uint64_t>(rate.denominator);
    constexpr std::uint64_t farthest = std::uint64_t{1} << 50U;
    for (;;) {
        // A geometric number of steps of 1/t: its remainder first, then its whole part.
        const auto rest = uniform(t);
        if (!rest) { return rest.error(); }
        const auto kept = detail::bernoulli_exp_below_one(*rest, t, uniform);
        if (!kept) { return kept.error(); }
        if (!*kept) { continue; }
        std::uint64_t steps = *rest;
        for (;;) {
            const auto more = detail::bernoulli_exp_below_one(1, 1, uniform);
            if (!more) { return more.error(); }
            if (!*more) { break; }
            steps += t;
            if (steps / s > farthest || steps >> 62U != 0) { return failure{errc::internal, "uniform_source", {}}; }
        }
        const auto size = static_cast<std::int64_t>(steps / s);
        const auto sign = uniform(2);
        if (!sign) { return sign.error(); }
        if (*sign == 1 && size == 0) { continue; } // else 0 would come twice as often
        return *sign == 1 ? -size : size;
    }
}

RUNG_DECL result<laplace_table> add_laplace(const counted_table& table, const laplace_request& request, const crypto::secret_bytes& secret,
                                            const table_limits& bounds) {
    const auto epsilon = lowest(request.epsilon);
    if (!epsilon || epsilon->numerator == 0 || !detail::is_rate(*epsilon)) { return failure{errc::precondition, "epsilon", {}}; }
    for (const auto& d : table.dimensions) {
        if (d.declared.empty()) { return failure{errc::precondition, "column " + d.column + " not declared", {}}; }
    }
    const auto cells = to_cells(table, measure::count, cell_cost::each, bounds);
    if (!cells) { return cells.error(); }
    laplace_table out{{}, *epsilon, 1};
    for (std::size_t d = 0; d < cells->axes.size(); ++d) {
        if (table.categories[d] != table.dimensions[d].declared) { return failure{errc::bad_table, "categories", {}}; }
        if (request.what == noised::each) { out.sensitivity *= detail::most_nodes_of_a_category(cells->axes[d], table.categories[d].size()); }
        // No factor is larger than the number of cells, so that the product stays in range until it is looked at.
        if (out.sensitivity > largest_noise_part / epsilon->denominator) { return failure{errc::precondition, "epsilon", {}}; }
    }
    out.rate.denominator *= out.sensitivity;
    auto stream = noise_stream::make(secret, detail::noise_context(table, request, *epsilon));
    if (!stream) { return stream.error(); }
    if (request.what == noised::each) {
        for (const auto& c : cells->table.cells) { out.figures.push_back(c.value); }
        if (auto done = detail::add_noise(out.figures, out.rate, request.at_least_zero, *stream); !done) { return done.error(); }
        return out;
    }
    std::size_t places = 1;
    for (const auto& c : table.categories) { places *= c.size(); } // no more than cells
    out.figures.assign(places, 0);
    for (const auto& c : table.cells) { out.figures[c.place] = c.count; }
    if (auto done = detail::add_noise(out.figures, out.rate, request.at_least_zero, *stream); !done) { return done.error(); }
    std::size_t inner = 1;
    for (std::size_t d = cells->axes.size(); d-- > 0;) {
        if (!detail::add_up(out.figures, cells->axes[d], table.categories[d].size(), inner)) { return failure{errc::too_large, "sum", {}}; }
        inner *= cells->axes[d].nodes.size();
    }
    return out;
}

RUNG_DECL result<crypto::secret_bytes> laplace_secret(const release_ledger& ledger) { return detail::noise_secret(ledger, "rung-laplace/1 secret"); }

} // namespace disclosure
RUNG_END
