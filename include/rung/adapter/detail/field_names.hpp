// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <string_view>

RUNG_BEGIN
namespace adapter::detail {

/// What the values of a column must look like for a name to mean a field.
enum class look : unsigned char { any, date, number, money, id, yes_no, words };

/// Names by which exports call a field: words in lower case, " | " between names, the surest first. Systems write them with blanks,
/// underscores or capitals; all are compared as words.
struct field_names {
    std::string_view field;
    look             values;
    std::string_view names;
};

inline constexpr field_names names_of_fields[] = {
    {"worker.id", look::id,
     "employee id | employee number | employee no | emp id | emp no | worker id | person number | personnel number | payroll number | staff number | staff no | "
     "staff id | person id external | personal reference | user id | userid | employee ref | employee reference | works number | associate oid | staffid | employee eid"},
    {"worker.other_id", look::id, "wid | person id | global id | network id | payroll ref"},
    {"worker.status", look::words, "worker status | employee status | employment status | status | empl status"},
    {"employment.id", look::id, "assignment number | employment id | assignment id | contract number | contract id | post number"},
    {"employment.hire", look::date,
     "hire date | start date with employer | date joined | join date | joined | date of joining | employment start date | company start date | latest start date | occupancy start"},
    {"employment.original_hire", look::date, "original hire date | original start date | first hire date | date first employed"},
    {"employment.continuous_service", look::date, "continuous service date | continuous service start | continuous employment date | seniority date | nhs service date"},
    {"employment.end", look::date, "termination date | leaving date | date left | leave date | employment end date | last day of service"},
    {"employment.leaving_reason", look::words, "leaving reason | reason for leaving | termination reason | leaver reason"},
    {"employment.type", look::words, "employment type | contract type | assignment category | employee type | type of contract"},
    {"employment.assignment_class", look::words, "assignment class"},
    {"employment.primary", look::yes_no, "primary flag | is primary | primary assignment flag | primary job | main job"},
    {"job.start", look::date,
     "job start date | position start date | effective start date | job effective date | position start | start date in post | date started in post | effective date | start date"},
    {"job.end", look::date, "job end date | position end date | effective end date | date ended in post | end date"},
    {"job.sequence", look::number, "seq number | sequence number | effective sequence | sequence"},
    {"job.event", look::words, "event | action code | event code | business process | action"},
    {"job.reason", look::words, "event reason | reason code | change reason | job change reason | action reason"},
    {"job.title", look::words, "job title | business title | position title | role title | post title | job title name | role | position | occupation title"},
    {"job.code", look::any, "job code | job profile | job profile id | job classification"},
    {"job.grade", look::any, "grade | pay grade | job grade | salary grade | pay band | band | grade code | job level | pay scale | grade name | management level"},
    {"job.organisation.department", look::words, "department | department name | dept | cost centre name | team | org unit | organisation unit | supervisory organization"},
    {"job.organisation.division", look::words, "division | directorate | business unit | faculty | service area | group"},
    {"job.organisation.company", look::words, "company | legal entity | employer | organisation | trust"},
    {"job.location", look::words, "location | work location | site | base | office | work site | location name | usual base"},
    {"job.manager_id", look::id, "manager id | line manager id | reports to id | manager employee id | supervisor id | manager number | supervisor eid | line manager number"},
    {"job.fte", look::number, "fte | full time equivalent | fte value | full time equivalent percentage | contracted fte"},
    {"job.hours", look::number, "hours | weekly hours | contracted hours | standard hours | scheduled weekly hours | hours per week | weekly working hours | contractual hours"},
    {"job.position_id", look::id, "position id | position number | position code | post reference"},
    {"pay.effective", look::date, "salary effective date | pay effective date | compensation effective date | pay start date | salary start date"},
    {"pay.amount", look::money, "annual salary | base salary | basic salary | basic pay | salary | base pay | pay rate | full time salary | salary amount | fix salary | annual pay | compensation rate"},
    {"pay.currency", look::words, "currency | salary currency | currency code | pay currency"},
    {"pay.period", look::words, "pay period | salary period | pay frequency | frequency | paid per | pay basis"},
    {"training.name", look::words, "course | course name | training | training name | course title | learning title"},
    {"training.start", look::date, "course start date | training start date | course date"},
    {"training.completed", look::date, "completed on | completion date | date completed | training completed"},
    {"training.hours", look::number, "training hours | course hours | training duration"},
    {"training.status", look::words, "training status | course status | completion status"},
    {"mentoring.pair", look::id, "mentor id | mentor employee id | mentor | mentee id"},
    {"mentoring.start", look::date, "mentoring start date | mentoring start"},
    {"mentoring.end", look::date, "mentoring end date | mentoring end"},
    {"mentoring.sessions", look::number, "mentoring sessions | number of sessions"},
    {"application.id", look::id, "application id | application number | candidate reference | application ref | candidate id"},
    {"application.vacancy", look::any, "vacancy | vacancy id | vacancy reference | requisition | requisition id | job requisition id | vacancy ref"},
    {"application.source", look::words, "source | source of hire | source of application | where did you hear"},
    {"application.stage", look::words, "stage | application stage | application status | recruitment stage"},
    {"application.stage_date", look::date, "stage date | status date | date of stage"},
    {"application.outcome", look::words, "outcome | application outcome | final outcome"},
    {"answer.occupation", look::words,
     "main household earner | occupation of main household earner | parental occupation | household earner | parent occupation | occupation at 14 | social mobility occupation | "
     "socio economic background | seb occupation | seb | social mobility q1"},
    {"answer.school", look::words, "type of school | school type | secondary school type | school attended | social mobility school | social mobility q2"},
    {"answer.free_school_meals", look::any, "free school meals | fsm | eligible for free school meals | free school meal eligibility | social mobility q3"},
    {"answer.parent_degree", look::any,
     "parents university | parental qualification | parents degree | parent attended university | highest parental qualification | first generation | social mobility q4"},
    {"answer.gender", look::words, "gender | sex | gender identity"},
    {"answer.ethnicity", look::words, "ethnicity | ethnic origin | ethnic group | ethnic background | ethnicity code"},
    {"answer.disability", look::any, "disability | disabled | disability status | has disability"},
    {"answer.as_of", look::date, "date answered | survey date | declaration date | date of declaration | response date"},
};

/// Names of columns that tell who somebody is: never tied.
inline constexpr std::string_view personal_names =
    "first name | last name | surname | forename | full name | name | given name | family name | preferred name | display name | known as | middle name | "
    "email | e mail | work email | email address | phone | mobile | telephone | address | postcode | post code | zip | city | street | "
    "date of birth | dob | birth date | ni number | national insurance number | nino | bank account | sort code | passport number | user name | username | title";

/// How the nine occupation groups of the Social Mobility Commission's question (and the earlier list's) begin, and the code of each:
/// "1" to "9" in the order of the 2020 question. docs/sources.md names the page.
struct option_beginning {
    std::string_view field;
    std::string_view begins; ///< In lower case.
    std::string_view code;
};

inline constexpr option_beginning option_beginnings[] = {
    {"answer.occupation", "modern professional", "1"},
    {"answer.occupation", "traditional professional", "1"},
    {"answer.occupation", "professional occupations", "1"},
    {"answer.occupation", "senior, middle or junior manager", "2"},
    {"answer.occupation", "senior managers", "2"},
    {"answer.occupation", "middle or junior managers", "2"},
    {"answer.occupation", "clerical and intermediate", "3"},
    {"answer.occupation", "technical and craft", "4"},
    {"answer.occupation", "routine, semi-routine", "5"},
    {"answer.occupation", "semi-routine manual", "5"},
    {"answer.occupation", "routine manual", "5"},
    {"answer.occupation", "long-term unemployed", "6"},
    {"answer.occupation", "long term unemployed", "6"},
    {"answer.occupation", "small business owner", "7"},
    {"answer.occupation", "other such as", "8"},
    {"answer.school", "a state-run or state-funded school", "state"},
    {"answer.school", "state-run or state-funded school", "state"},
    {"answer.school", "independent or fee-paying school, where", "independent-bursary"},
    {"answer.school", "independent or fee-paying school", "independent"},
    {"answer.school", "attended school outside the uk", "outside-uk"},
    {"answer.school", "i don't know", "unknown"},
    {"answer.free_school_meals", "yes", "yes"},
    {"answer.free_school_meals", "not applicable", "not-applicable"},
    {"answer.free_school_meals", "no", "no"},
    {"answer.free_school_meals", "i don't know", "unknown"},
    {"answer.parent_degree", "no, neither of my parents", "no"},
    {"answer.parent_degree", "yes, one or both", "yes"},
    {"answer.parent_degree", "yes", "yes"},
    {"answer.parent_degree", "do not know", "unknown"},
    {"answer.parent_degree", "no", "no"},
};

} // namespace adapter::detail
RUNG_END
