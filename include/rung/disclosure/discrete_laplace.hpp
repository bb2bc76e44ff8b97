// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/crypto/secret_bytes.hpp>
#include <rung/disclosure/count.hpp>
#include <rung/disclosure/ledger.hpp>
#include <rung/disclosure/ratio.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// Gives whole numbers, all from 0 up to below its argument equally likely. The argument is at least 1.
using uniform_source = std::function<result<std::uint64_t>(std::uint64_t below)>;

/// Numerator and denominator of what the samplers take are at most this, so that no product of theirs leaves 64 bits.
inline constexpr std::int64_t largest_noise_part = std::int64_t{1} << 31U;

/// Random numbers that a key and a text determine: HMAC-SHA-256 in counter mode (HKDF-Expand, RFC 5869, of each number from 0). Nobody without
/// the key can tell them from chance, as far as HMAC is a pseudo-random function; whoever has the key can make them again and take the
/// noise off.
/// @threads one at a time
class noise_stream {
public:
    /// @param secret at least 32 bytes, evenly random, and used for nothing else. @return `errc::bad_key` with "size" for fewer
    [[nodiscard]] RUNG_DECL static result<noise_stream> make(const crypto::secret_bytes& secret, std::string_view context);

    /// Draws the next number below `n`, each as likely as any other: 64 bits, drawn again where they would favour some.
    /// @return `errc::precondition` with "below" for 0
    [[nodiscard]] RUNG_DECL result<std::uint64_t> below(std::uint64_t n);

private:
    explicit noise_stream(crypto::secret_bytes key) : key_(std::move(key)) {}

    crypto::secret_bytes key_, block_;
    std::uint64_t        blocks_ = 0; ///< How many were made.
    std::size_t          used_   = 0; ///< Octets of the last one.
};

/// Says true with probability exp(-`rate`), exactly: Canonne, Kamath and Steinke 2020, "The Discrete Gaussian for Differential Privacy", algorithm 1.
/// Whole numbers only; no logarithm, no floating point. Takes a time that depends on the answer.
/// @return `errc::precondition` with "rate" for a part over `largest_noise_part` or no fraction; what the source fails with
[[nodiscard]] RUNG_DECL result<bool> bernoulli_exp(ratio rate, const uniform_source& uniform);

/// Draws a whole number z with probability (1 - q)/(1 + q) · q^|z|, where q = exp(-`rate`), exactly: algorithm 2 of the same paper.
///
/// Mean 0, variance 2q/(1 - q)². Takes a time that depends on the number: don't let strangers measure it.
/// @return the number, at most 2^50 away from 0 (farther out, with a probability below exp(-2^19), it fails with `errc::internal`);
///     `errc::precondition` with "rate" as `bernoulli_exp`, and for 0; what the source fails with
[[nodiscard]] RUNG_DECL result<std::int64_t> discrete_laplace(ratio rate, const uniform_source& uniform);

/// Which figures of a table get noise of their own.
enum class noised : std::uint8_t {
    inner, ///< Those of one category of each column; groups and totals are added up from the noised. They add up, and large totals carry much noise.
    each,  ///< Every figure, groups and totals too. They don't add up, and each carries more noise.
};

/// A table with noise, as it is asked for.
struct laplace_request {
    std::string collection;
    std::string spec;                  ///< What was counted (filters and the like), in a form where the same is always written the same.
    ratio       epsilon;               ///< For the whole table; above 0.
    noised      what          = noised::inner;
    bool        at_least_zero = false; ///< Makes negative figures 0 afterwards. That costs nothing and biases: empty cells rise on average.
};

/// A table with noise. It tells the figures of `count` and nothing else: what stands behind a cell must not go beside it.
struct laplace_table {
    std::vector<std::int64_t> figures; ///< Of each cell, numbered as by `to_cells`. May be negative unless asked otherwise.
    ratio                     rate;    ///< Of the noise of each noised figure: epsilon / sensitivity.
    std::int64_t              sensitivity = 1; ///< By how much all noised figures together change when one person joins or leaves.
};

/// Adds integer noise to a table of counts: epsilon-differential privacy for one person more or less (twice epsilon for one who changes).
///
/// Sensitivity: a person is in one inner cell, so that noise on these costs epsilon whatever their number. With `noised::each` a person is in as
/// many figures as there are nodes over his categories on each axis, multiplied; epsilon is shared among them. Every category must be
/// declared beforehand: which categories occur would be told without noise. So would the number of records: don't put it beside the table.
///
/// The noise is drawn from a stream under `secret` over collection, spec, epsilon, `what` and the counted table itself: the same
/// data and request give the same bytes, so that asking again averages nothing out, and changed data, another epsilon or another table get
/// noise of their own. Privacy is therefore computational: it rests on HMAC-SHA-256 being a pseudo-random function and on the secret
/// staying one.
///
/// It doesn't ask what was spent before: `spend` in `privacy_budget.hpp` does. It doesn't guard against whoever learns the time that this took.
/// @param secret as `laplace_secret` makes it
/// @return `errc::precondition` with "epsilon", or "column NAME not declared"; `errc::bad_table`; `errc::too_large`
/// @threads safe
[[nodiscard]] RUNG_DECL result<laplace_table> add_laplace(const counted_table& table, const laplace_request& request,
                                                          const crypto::secret_bytes& secret, const table_limits& bounds = {});

/// Derives the key of all noise of a ledger from the ledger's own.
/// @threads safe
[[nodiscard]] RUNG_DECL result<crypto::secret_bytes> laplace_secret(const release_ledger& ledger);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/discrete_laplace.ipp>
#endif
