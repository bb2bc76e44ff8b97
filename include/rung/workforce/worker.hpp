// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/core/result.hpp>
#include <rung/workforce/row.hpp>
#include <rung/workforce/value.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace workforce {

/// A unit of the organisation that a job row names.
struct organisation_unit {
    std::string        kind; ///< "department", "business-unit", as the map calls it; "" where it does not say.
    value<std::string> unit;
};

/// One dated row of a job: what held from `start` to `end`.
struct job {
    value<std::string>             employment_id;
    value<civil_date>              start;
    value<civil_date>              end; ///< The last day, as exports write it. Without a value it is open, except where it is unparsed.
    value<std::int64_t>            sequence; ///< Among rows that start on one day.
    value<std::string>             event, reason, title, code, grade;
    std::vector<organisation_unit> organisation;
    value<std::string>             location, manager_id;
    value<std::int64_t>            fte, hours; ///< In millionths.
    value<std::string>             position_id;
    value<bool>                    latest_change; ///< Whether the source says that of its day this row counts (Oracle's EffectiveLatestChange).
    promotion_rule                 rule = promotion_rule::none;
    std::uint64_t                  record = 0;
};

/// One dated row of pay.
struct pay {
    value<std::string>  employment_id;
    value<civil_date>   effective;
    value<civil_date>   end; ///< The last day.
    value<std::int64_t> amount; ///< In minor units of the currency; in hundredths where there is none.
    value<std::string>  currency, period, fte_basis, component, reason;
    std::uint64_t       record = 0;
};

/// One employment of a worker with its history, in the order of the source.
struct employment {
    value<std::string> id;
    value<civil_date>  hire, original_hire, continuous_service, end;
    value<std::string> leaving_reason;
    value<bool>        primary;
    value<std::string> assignment_class, type, status;
    std::vector<job>   jobs;
    std::vector<pay>   pay_rows;
};

/// One course or other training.
struct training {
    value<std::string>  name, type;
    value<civil_date>   start, completed;
    value<std::int64_t> hours; ///< In millionths.
    value<std::int64_t> cost;  ///< In minor units.
    value<std::string>  status;
};

/// One mentoring pair from this worker's side.
struct mentoring {
    value<std::string>  pair, role;
    value<civil_date>   start, end;
    value<std::int64_t> sessions;
};

/// One answer to a question: what was chosen and the code that the map makes of it.
struct answer {
    value<std::string> question, scheme;
    value<std::string> raw; ///< Keeps its text where it is declined.
    value<std::string> code;
    value<civil_date>  as_of;
};

/// A person at work.
struct worker {
    std::string                     key; ///< The id as normalised.
    value<std::string>              id;
    std::vector<value<std::string>> other_ids;
    value<std::string>              status;
    value<std::string>              name, email, phone, address; ///< Absent unless a map asks for them.
    std::vector<employment>         employments;
    std::vector<training>           training_rows;
    std::vector<mentoring>          mentoring_rows;
    std::vector<answer>             answers;
    std::vector<job>                loose_jobs; ///< Rows that name no employment, of a worker who has several.
    std::vector<pay>                loose_pay;
};

/// A step of an application and its day.
struct application_stage {
    value<std::string> stage;
    value<civil_date>  date;
};

/// An application: stands beside workers, since most applicants never become one.
struct application {
    std::string                    key; ///< Of the row that came first.
    value<std::string>             id, vacancy, source;
    std::vector<application_stage> stages; ///< In the order of the source.
    value<std::string>             outcome;
    value<civil_date>              outcome_date;
};

/// Bounds of what is held in memory; who reads more streams rows instead.
struct people_limits {
    std::size_t workers      = 1'000'000;
    std::size_t applications = 1'000'000;
    std::size_t rows         = 20'000'000; ///< Of all types together.
    std::size_t rows_of_one  = 10'000;     ///< Of one worker, or of one application: more is a placeholder id rather than a person.
};

/// All that rows were gathered into.
struct gathered_people {
    std::vector<worker>      workers;      ///< In order of first appearance.
    std::vector<application> applications; ///< In order of first appearance.
    std::uint64_t            contradictions = 0; ///< Values that said something else than the value before, which stays.
    std::uint64_t            loose_rows     = 0; ///< Job and pay rows whose employment nothing tells.
};

/// Gathers streamed rows into workers.
///
/// Rows may come in any order and from several files. Nothing is invented: a job row without an employment row makes an employment
/// whose fields are absent. Job and pay rows go to the employment whose id they give, else to the worker's only employment; where there
/// are several, they stay loose. Employment rows with the same id are one employment, and so are rows without id with the same hire date
/// or none: what the first leaves open the later ones fill. An answer that repeats an answer is the same answer; dated rows that repeat
/// are kept, since two equal rows of pay may be two payments.
class people {
public:
    explicit people(const people_limits& bounds = {}) : bounds_(bounds) {}

    /// Takes a copy of a row.
    /// @return `errc::too_large` naming the limit, and the row is not taken; `errc::precondition` for a row without a key
    /// @cost logarithmic in the number of workers, constant where a worker's rows follow each other
    RUNG_DECL result<void> add(const row& one);

    /// Links rows to employments, hands everything over and begins anew.
    [[nodiscard]] RUNG_DECL gathered_people take();

private:
    struct draft {
        worker           it;
        std::vector<job> jobs;
        std::vector<pay> pay_rows;
        std::size_t      rows = 0;
    };
    struct applied {
        application it;
        std::size_t rows = 0;
    };
    using places = std::map<std::string, std::size_t, std::less<>>; // a tree: ids are a stranger's, and a hash could be flooded

    RUNG_DECL draft* draft_of(std::string_view key);
    RUNG_DECL applied* applied_of(std::string_view key);
    RUNG_DECL void     add_worker_row(draft& to, const row& one);
    RUNG_DECL void     add_employment(worker& to, const row& one);
    RUNG_DECL void     add_application(application& to, const row& one);

    people_limits        bounds_;
    std::vector<draft>   drafts_;
    places               places_;
    std::vector<applied> applied_;
    places               applied_places_;
    std::size_t          latest_         = 0;
    std::size_t          rows_           = 0;
    std::uint64_t        contradictions_ = 0;
};

} // namespace workforce
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/workforce/impl/worker.ipp>
#endif
