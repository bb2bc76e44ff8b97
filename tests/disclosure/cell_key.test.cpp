// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/cell_key.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>
#include <string>

#include <rung/crypto/digest.hpp>

#include "disclosure/noised_people.hpp"
#include "support/result_matchers.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"

namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;
using rung_test::noised_people;
using rung_test::sample_key;

/// Forty people in teams and sites, of whom some say yes.
noised_people staff(std::string collection = "survey") {
    noised_people out({"team", "site", "answer"}, std::move(collection));
    for (int i = 0; i < 40; ++i) {
        out.add("p" + std::to_string(i), {i % 4 == 0 ? "red" : "blue", i % 3 == 0 ? "north" : "south", i % 5 < 2 ? "yes" : "no"});
    }
    return out;
}

TEST(record_keys, are_the_first_octets_of_authenticators) {
    const auto data = staff();
    const auto keys = record_keys(data.data(), "id", "survey", sample_key()).value();
    ASSERT_EQ(keys.size(), 40U);
    const auto text = std::string(7, '\0') + '\x11' + "rung-record-key/1" + std::string(7, '\0') + '\x06' + "survey" + "p7";
    EXPECT_EQ(keys[7], rung::crypto::hmac_sha256(sample_key(), text)->front());
    EXPECT_NE(keys, record_keys(data.data(), "id", "survey 2", sample_key()).value());
    EXPECT_NE(keys, record_keys(data.data(), "id", "survey", rung_test::key_of_all('x')).value());
}

TEST(record_keys, favour_no_number) {
    std::vector<std::vector<std::string>> rows;
    for (int i = 0; i < 51'200; ++i) { rows.push_back({std::to_string(i)}); }
    const auto       keys = record_keys(records::from_rows({"id"}, rows).value(), "id", "c", sample_key()).value();
    std::vector<int> times(256, 0);
    for (const auto k : keys) { ++times[k]; }
    double statistic = 0;
    for (const auto t : times) { statistic += (t - 200) * (t - 200) / 200.0; }
    EXPECT_LT((statistic - 255) / std::sqrt(2 * 255.0), 5);
}

TEST(record_keys, need_an_id_for_everybody) {
    EXPECT_TRUE(fails_with(record_keys(staff().data(), "staff id", "c", sample_key()), errc::not_found, "column staff id"));
    EXPECT_TRUE(fails_with(record_keys(staff().data(), "id", "c", rung::crypto::secret_bytes(31)), errc::bad_key, "size"));
    const auto keys = [](const std::vector<std::vector<std::string>>& ids) {
        return record_keys(records::from_rows({"id"}, ids).value(), "id", "c", sample_key());
    };
    EXPECT_TRUE(fails_with(keys({{"a"}, {"b"}, {"a"}}), errc::bad_table, "row 3"));
    EXPECT_TRUE(fails_with(keys({{"a"}, {""}}), errc::bad_table, "row 2"));
}

TEST(cell_keys, are_sums_over_the_people_of_a_cell) {
    const auto data  = staff();
    const auto table = data.by({"team", "answer"});
    for (std::uint32_t cell = 0; cell < table.keys.size(); ++cell) {
        unsigned   sum   = 0;
        const auto nodes = table.cells.nodes_of(cell);
        for (std::size_t row = 0; row < 40; ++row) {
            const auto in = [&](std::size_t axis, std::size_t column) {
                const auto& label = table.cells.axes[axis].nodes[nodes[axis]].label;
                return label == "Total" || label == data.data().value(row, column);
            };
            if (in(0, 1) && in(1, 3)) { sum += data.keys()[row]; }
        }
        EXPECT_EQ(table.keys[cell], sum % 256) << cell;
    }
}

TEST(perturb, gives_the_same_people_the_same_figure_in_every_table) {
    const auto data    = staff();
    const auto by_team = data.by({"team", "answer"});
    const auto by_all  = data.by({"answer", "site", "team"});
    for (const auto* const team : {"red", "blue", "Total"}) {
        for (const auto* const answer : {"yes", "no", "Total"}) {
            EXPECT_EQ(by_team.shown({team, answer}), by_all.shown({answer, "Total", team})) << team << ' ' << answer;
        }
    }
    EXPECT_EQ(data.by({"site"}).shown({"north"}), by_all.shown({"Total", "north", "Total"}));
    EXPECT_EQ(by_team.figures, staff().by({"team", "answer"}).figures); // and again
}

TEST(perturb, leaves_zero_and_changes_each_figure_by_its_own_key) {
    noised_people data({"team", "answer"}, "survey");
    for (int i = 0; i < 12; ++i) { data.add(std::to_string(i), {i < 6 ? "red" : "blue", i < 6 ? "yes" : "no"}); }
    const auto table = data.by({"team", "answer"});
    EXPECT_EQ(table.shown({"red", "no"}), 0);
    EXPECT_EQ(table.shown({"blue", "yes"}), 0);
    int unlike_their_sum = 0; // additivity is not promised, and must not hold by accident of the code
    for (int seed = 0; seed < 50; ++seed) {
        const auto other = staff("survey " + std::to_string(seed)).by({"answer"});
        unlike_their_sum += other.shown({"yes"}) + other.shown({"no"}) != other.shown({"Total"}) ? 1 : 0;
        for (std::size_t i = 0; i < other.figures.size(); ++i) {
            const auto count = other.cells.table.cells[i].value;
            const auto row   = static_cast<std::size_t>(std::min<std::int64_t>(count, 5));
            EXPECT_EQ(other.figures[i], count + rung_test::usual_ptable().rows[row][other.keys[i]]);
        }
    }
    EXPECT_GT(unlike_their_sum, 25);
}

TEST(perturb, one_person_more_moves_the_keys_of_his_cells_alone) {
    auto       data   = staff();
    const auto before = data.by({"team", "answer"});
    data.add("new", {"red", "north", "yes"});
    const auto after = data.by({"team", "answer"});
    const auto own   = data.keys().back();
    ASSERT_NE(own, 0);
    for (const auto* const team : {"red", "blue", "Total"}) {
        for (const auto* const answer : {"yes", "no", "Total"}) {
            const auto cell = before.at({team, answer});
            const bool his  = std::string(team) != "blue" && std::string(answer) != "no";
            EXPECT_EQ(static_cast<std::uint8_t>(after.keys[cell] - before.keys[cell]), his ? own : 0);
            if (!his) { EXPECT_EQ(after.figures[cell], before.figures[cell]); }
        }
    }
}

TEST(perturb, is_unbiased_over_keys) {
    for (const int yes : {1, 2, 3, 16}) {
        double           sum = 0, squares = 0;
        constexpr double n = 2'000;
        for (int seed = 0; seed < n; ++seed) {
            noised_people data({"answer"}, "survey " + std::to_string(seed));
            for (int i = 0; i < yes; ++i) { data.add(std::to_string(i), {"yes"}); }
            const auto off = static_cast<double>(data.by({"answer"}).shown({"yes"}) - yes);
            sum += off;
            squares += off * off;
        }
        EXPECT_NEAR(sum / n, 0, 5 * std::sqrt(2 / n)) << yes;
        EXPECT_NEAR(squares / n, 2, 0.5) << yes;
    }
}

TEST(perturb, refuses_what_does_not_belong_together) {
    const auto table = staff().by({"answer"});
    EXPECT_TRUE(fails_with(perturb(table.cells, std::vector<std::uint8_t>(2), rung_test::usual_ptable()), errc::precondition, "keys"));
    auto sums = table.cells;
    sums.what = measure::sum;
    EXPECT_TRUE(fails_with(perturb(sums, table.keys, rung_test::usual_ptable()), errc::precondition, "measure"));
    EXPECT_TRUE(fails_with(perturb(table.cells, table.keys, ptable{}), errc::bad_table, "rows"));
    const auto columns = staff().columns();
    for (const auto& keys : {std::vector<std::uint8_t>(3), std::vector<std::uint8_t>()}) {
        EXPECT_TRUE(fails_with(cell_keys(columns.of, {"t", {{.column = "answer"}}}, keys), errc::bad_table, "magnitude: other length"));
    }
}

TEST(cell_key, secret_is_the_ledgers_and_not_that_of_other_noise) {
    const rung_test::scratch_folder folder;
    const auto                      ledger = release_ledger::open(folder / "a", sample_key()).value();
    const auto                      same   = release_ledger::open(folder / "b", sample_key()).value();
    const auto                      data   = staff();
    const auto keys = [&](const rung::crypto::secret_bytes& secret) { return record_keys(data.data(), "id", "survey", secret).value(); };
    EXPECT_EQ(keys(cell_key_secret(ledger).value()), keys(cell_key_secret(same).value()));
    EXPECT_NE(keys(cell_key_secret(ledger).value()), keys(sample_key()));
    EXPECT_NE(keys(cell_key_secret(ledger).value()), keys(rung::crypto::secret_bytes::copy_of(std::string(32, '\0'))));
}

} // namespace
