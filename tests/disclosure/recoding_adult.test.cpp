// SPDX-License-Identifier: Apache-2.0
// The reference optima for UCI Adult, 30,162 rows: measured with ARX 3.7.1 and, where the row says so, by a brute force of its own.
// Neither data nor hierarchies are in this tree: they are read from the folder that RUNG_SHARED names.
#include <rung/disclosure/recoding.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "support/result_matchers.hpp"
#include "support/row.hpp"

using namespace rung::disclosure;

namespace {

using levels = std::vector<std::uint32_t>;

constexpr const char* columns[] = {"sex", "age", "race", "marital-status", "education", "native-country", "workclass", "occupation", "salary-class"};

std::optional<std::string> text_of(const std::string& name) {
    const char* const shared = std::getenv("RUNG_SHARED");
    if (shared == nullptr) { return std::nullopt; }
    std::ifstream in(std::string(shared) + "/data/adult/" + name, std::ios::binary);
    if (!in) { return std::nullopt; }
    return std::string(std::istreambuf_iterator<char>(in), {});
}

struct optimum_row {
    const char*      name;
    std::uint32_t    k;
    double           suppression;
    information_loss metric;
    const char*      sensitive;
    privacy_model    model; ///< But for k.
    double           score;
    std::size_t      suppressed;
    levels           at; ///< Not given for every row.
};

constexpr auto loss           = information_loss::loss;
constexpr auto entropy        = information_loss::entropy;
constexpr auto discernibility = information_loss::discernibility;
constexpr auto class_size     = information_loss::class_size;

const privacy_model  plain{};
const privacy_model  distinct_3{.distinct = distinct_diversity{3}};
const privacy_model  recursive_4_3{.recursive = recursive_diversity{4, 3}};
const privacy_model  entropy_3{.entropy = entropy_diversity{3}};
const privacy_model  entropy_over_3{.entropy = entropy_diversity{3.000001}};
const privacy_model  equal_2{.close = closeness{0.2, value_distance::equal}};
const privacy_model  tree_2{.close = closeness{0.2, value_distance::hierarchical}};
constexpr const char occupation[] = "occupation";

const optimum_row optimum_rows[] = {
    // confirmed by brute force to 1e-10
    {"k5_0_loss", 5, 0, loss, "", plain, 0.57315096558, 0, {0, 4, 1, 1, 3, 2, 2, 1, 0}},
    {"k5_2_loss", 5, 0.02, loss, "", plain, 0.31371303533, 506, {0, 3, 0, 2, 2, 1, 1, 2, 0}},
    {"k5_5_loss", 5, 0.05, loss, "", plain, 0.24193236510, 1346, {0, 3, 0, 0, 2, 1, 1, 2, 0}},
    {"k5_100_loss", 5, 1, loss, "", plain, 0.22041192855, 2553, {0, 3, 0, 0, 2, 1, 1, 1, 0}},
    {"distinct_2_loss", 5, 0.02, loss, occupation, distinct_3, 0.24691173983, 522, {}},
    {"equal_5_loss", 5, 0.05, loss, occupation, equal_2, 0.81500318623, 235, {}},
    // ARX alone, as it prints them
    {"k5_0_entropy", 5, 0, entropy, "", plain, 407289.539, 0, {}},
    {"k5_2_entropy", 5, 0.02, entropy, "", plain, 285604.750, 309, {}},
    {"k5_5_entropy", 5, 0.05, entropy, "", plain, 264341.938, 1285, {}},
    {"k5_100_entropy", 5, 1, entropy, "", plain, 249855.109, 3659, {}},
    {"k5_0_discernibility", 5, 0, discernibility, "", plain, 33627534, 0, {}},
    {"k5_2_discernibility", 5, 0.02, discernibility, "", plain, 7220555, 105, {}},
    {"k5_5_discernibility", 5, 0.05, discernibility, "", plain, 7220555, 105, {}},
    {"k5_100_discernibility", 5, 1, discernibility, "", plain, 7220555, 105, {}},
    {"k5_0_class_size", 5, 0, class_size, "", plain, 628.375, 0, {}},
    {"k5_2_class_size", 5, 0.02, class_size, "", plain, 47.35008, 419, {}},
    {"k5_5_class_size", 5, 0.05, class_size, "", plain, 28.80802, 906, {}},
    {"k5_100_class_size", 5, 1, class_size, "", plain, 16.32143, 7185, {}},
    {"k2_2_loss", 2, 0.02, loss, "", plain, 0.2093710, 573, {}},
    {"k3_2_loss", 3, 0.02, loss, "", plain, 0.2597762, 551, {}},
    {"k10_2_loss", 10, 0.02, loss, "", plain, 0.3423367, 592, {}},
    {"k20_2_loss", 20, 0.02, loss, "", plain, 0.4082694, 529, {}},
    {"k100_2_loss", 100, 0.02, loss, "", plain, 0.5072863, 506, {}},
    {"distinct_0_loss", 5, 0, loss, occupation, distinct_3, 0.5422108, 0, {}},
    {"distinct_5_loss", 5, 0.05, loss, occupation, distinct_3, 0.1717022, 1400, {}},
    {"distinct_100_loss", 5, 1, loss, occupation, distinct_3, 0.1667149, 2335, {}},
    {"recursive_0_loss", 5, 0, loss, occupation, recursive_4_3, 0.5422108, 0, {}},
    {"recursive_2_loss", 5, 0.02, loss, occupation, recursive_4_3, 0.2554529, 573, {}},
    {"recursive_5_loss", 5, 0.05, loss, occupation, recursive_4_3, 0.2093615, 1408, {}},
    {"recursive_100_loss", 5, 1, loss, occupation, recursive_4_3, 0.1809103, 1715, {}},
    {"entropy_l_0_loss", 5, 0, loss, occupation, entropy_3, 0.6131718, 0, {}},
    {"entropy_l_2_loss", 5, 0.02, loss, occupation, entropy_3, 0.2751571, 518, {}},
    // ARX's rounding fails a class of three values equally often, whose entropy is log 3 exactly: asked for a little more than 3, the
    // optimum is ARX's; asked for 3, it is better, because such classes stay.
    {"entropy_l_over_3_5_loss", 5, 0.05, loss, occupation, entropy_over_3, 0.2154493, 1180, {}},
    {"entropy_l_over_3_100_loss", 5, 1, loss, occupation, entropy_over_3, 0.1904846, 2042, {}},
    {"equal_0_loss", 5, 0, loss, occupation, equal_2, 0.9183954, 0, {}},
    {"equal_2_loss", 5, 0.02, loss, occupation, equal_2, 0.8150032, 235, {}},
    {"equal_100_loss", 5, 1, loss, occupation, equal_2, 0.6041652, 8156, {}},
    {"tree_0_loss", 5, 0, loss, occupation, tree_2, 0.7591763, 0, {}},
    {"tree_2_loss", 5, 0.02, loss, occupation, tree_2, 0.7351404, 151, {}},
    {"tree_5_loss", 5, 0.05, loss, occupation, tree_2, 0.6128065, 1384, {}},
    // ARX's table was noted as 0.5049848 with the same 7,271 rows; counting all 4,320 nodes one by one gives this, at one node alone
    {"tree_100_loss", 5, 1, loss, occupation, tree_2, 0.5049846, 7271, {}},
};

RUNG_ROWS(adult, optimum_row, optimum_rows);

TEST_P(adult, has_the_optimum_of_the_reference) {
    const auto text = text_of("adult.csv");
    if (!text) { GTEST_SKIP() << "RUNG_SHARED names no folder with data/adult/adult.csv"; }
    const auto& row = GetParam();
    const auto  in  = records::parse(*text);
    ASSERT_TRUE(rung_test::is_ok(in));
    recoding_options how{.sensitive = row.sensitive, .model = row.model, .suppression = row.suppression, .metric = row.metric};
    how.model.k = row.k;
    for (const std::string column : columns) {
        auto steps = hierarchy::parse(text_of("adult_hierarchy_" + column + ".csv").value_or(""));
        ASSERT_TRUE(rung_test::is_ok(steps));
        if (column == row.sensitive) {
            how.sensitive_steps = *std::move(steps);
        } else {
            how.quasi.push_back({column, *std::move(steps)});
        }
    }
    const auto found = recode(*in, how);
    ASSERT_TRUE(rung_test::is_ok(found));
    // ARX prints seven digits and rounds entropy to single precision.
    const double within = !row.at.empty() ? 5e-11 : std::max(1.5e-7, row.score * 2e-7);
    EXPECT_NEAR(found->score, row.score, within);
    EXPECT_EQ(found->suppressed.size(), row.suppressed);
    if (!row.at.empty()) { EXPECT_EQ(found->levels, row.at); }
    EXPECT_TRUE(found->optimal);
}

} // namespace
