// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

RUNG_BEGIN
namespace advert::detail {

/// What the rules written in code want to know of a text. The phrases stand in `src/lexicon/signals.tsv` as `@name`.
enum class signal : std::uint8_t {
    degree, degree_level, degree_class, postgraduate, subject_degree, school_grades, gcse, equivalent, equivalent_bare, required, desirable, not_needed,
    years, company_years, membership, in_post, pay_word, pay_unit, pay_band, pro_rata, commission, hours, flexible, job_share, place, contract, closing, process,
    adjustments, equality, background, contact, training, potential, travel_paid, interview, check, check_paid, licence, own_vehicle, driving_work, other_means,
    vehicle_given, apprenticeship, entry_level, support_role, senior_role, occupational_requirement, positive_action, sex_word, sex_only, guaranteed_interview, must,
    experience, insider, address_reader, explains, learner, not_pay, own_account, trainee, agentic, communal,
    section_essential, section_desirable, section_about, section_benefits, section_apply, section_duties, section_equality, section_person, count_,
};

inline constexpr std::string_view signal_names[] = {
    "degree", "degree-level", "degree-class", "postgraduate", "subject-degree", "school-grades", "gcse", "equivalent", "equivalent-bare", "required", "desirable", "not-needed",
    "years", "company-years", "membership", "in-post", "pay-word", "pay-unit", "pay-band", "pro-rata", "commission", "hours", "flexible", "job-share", "place", "contract", "closing", "process",
    "adjustments", "equality", "background", "contact", "training", "potential", "travel-paid", "interview", "check", "check-paid", "licence", "own-vehicle", "driving-work", "other-means",
    "vehicle-given", "apprenticeship", "entry-level", "support-role", "senior-role", "occupational-requirement", "positive-action", "sex-word", "sex-only", "guaranteed-interview", "must",
    "experience", "insider", "address-reader", "explains", "learner", "not-pay", "own-account", "trainee", "agentic", "communal",
    "section-essential", "section-desirable", "section-about", "section-benefits", "section-apply", "section-duties", "section-equality", "section-person",
};
inline constexpr auto signal_count = static_cast<std::size_t>(signal::count_);
static_assert(sizeof signal_names / sizeof signal_names[0] == signal_count);

/// Sectors, each with a pack of its name.
inline constexpr std::string_view sector_names[] = {
    "corporate", "education", "engineering-and-construction", "finance", "health-and-care", "law", "life-sciences", "public-sector", "retail-and-hospitality", "technology",
};

/// Professions as bits: those that an advert is for, those to whom a term is no news. `@is:name` in a pack tells the first.
inline constexpr std::string_view profession_names[] = {
    "nurse", "midwife", "doctor", "dentist", "pharmacist", "allied-health", "social-worker", "psychologist", "vet", "scientist", "solicitor",
    "accountant", "actuary", "teacher", "engineer", "surveyor", "architect", "electrician", "developer", "driver", "chef",
};

[[nodiscard]] constexpr std::optional<std::uint32_t> profession_bit(std::string_view name) noexcept {
    std::uint32_t bit = 1;
    for (const auto known : profession_names) {
        if (known == name) { return bit; }
        bit <<= 1U;
    }
    return std::nullopt;
}

/// Professions whose degree or qualification the law requires of whoever does the work.
inline constexpr std::uint32_t licensed_professions =
    *profession_bit("nurse") | *profession_bit("midwife") | *profession_bit("doctor") | *profession_bit("dentist") | *profession_bit("pharmacist") | *profession_bit("allied-health") |
    *profession_bit("social-worker") | *profession_bit("psychologist") | *profession_bit("vet") | *profession_bit("solicitor") | *profession_bit("teacher") | *profession_bit("architect");

} // namespace advert::detail
RUNG_END
