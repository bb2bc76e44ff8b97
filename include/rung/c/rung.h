/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RUNG_C_RUNG_H
#define RUNG_C_RUNG_H

#include <stddef.h>
#include <stdint.h>

/// Rung for other languages: reads UK job adverts as a capable person from outside would.
///
/// Texts        UTF-8 with a length, in and out. No call looks for a NUL byte or puts one behind a text.
/// Structs      Set `struct_size` to sizeof the struct and the rest to zero before a call: zero means "as shipped". Structs only grow at the
///              end, so old programs work with new libraries. A new program on an old library works as long as the fields which that
///              library doesn't know are zero; else the call is refused. rung_text and rung_range never change.
/// Results      Every call that can fail returns a code. RUNG_PRECONDITION is a bug in the caller and never ends the process.
/// Ownership    `rung_x_new` and `rung_advert_check` make a handle, `rung_x_free` ends it; free(NULL) does nothing. What comes in is only read,
///              and only during the call. A text that comes out lives as long as the handle it was asked of; texts of rules and of codes
///              live as long as the library is loaded.
/// Threads      [any-thread]  at any time, from any thread, at the same time as any other call with the same arguments
///              [last-use]    while nobody else uses the handle, and nobody after
/// No call reads or writes files, the clock, the environment, the locale or global state. None throws.
/// What may change in later releases: docs/abi.md.

/** The form that this header describes. A library serves it if its major number is the same and its minor number not smaller: rung_version. */
#define RUNG_C_ABI_MAJOR 1
#define RUNG_C_ABI_MINOR 1

#if defined(__GNUC__)
#  define RUNG_C_API __attribute__((visibility("default")))
#else
#  define RUNG_C_API
#endif
#if defined(__cplusplus)
#  define RUNG_C_NOEXCEPT noexcept
extern "C" {
#else
#  define RUNG_C_NOEXCEPT
#endif

/// Permanent numbers, equal to those of the C++ enum `rung::errc`. Later releases may return numbers that are not listed here.
typedef int32_t rung_result;
enum {
    RUNG_OK             = 0,
    RUNG_PRECONDITION   = 1, ///< The call breaks a condition that this header states; `where` names the argument.
    RUNG_TOO_LARGE      = 2, ///< Over the limit that `where` names.
    RUNG_TOO_DEEP       = 3,
    RUNG_CANCELLED      = 4,
    RUNG_NOT_FOUND      = 5, ///< No entry of that number or name.
    RUNG_UNREADABLE     = 6,
    RUNG_UNWRITABLE     = 7,
    RUNG_INTERNAL       = 8, ///< A fault in Rung: please report it.
    RUNG_OUT_OF_MEMORY  = 9, ///< Nothing was done and nothing is left behind; the same call may work later.
    RUNG_BAD_LEXICON    = 100,
    RUNG_UNKNOWN_RULE   = 101,
    RUNG_NOT_TEXT       = 200,
    RUNG_BAD_ENCODING   = 201, ///< A text is not valid UTF-8.
    RUNG_BAD_JSON       = 202,
    RUNG_BAD_XML        = 203,
    RUNG_BAD_ZIP        = 204,
    RUNG_ZIP_BOMB       = 205,
    RUNG_BAD_DOCX       = 206,
    RUNG_BAD_TOML       = 207,
    RUNG_UNKNOWN_FORMAT = 208,
    RUNG_MISSING_FIELD  = 300,
    RUNG_BAD_FIELD      = 301,
    RUNG_UNKNOWN_KEY    = 302,
    RUNG_BAD_BASELINE   = 303,
    // Of rooms that this header has no functions of yet.
    RUNG_BAD_DELIMITED    = 209,
    RUNG_BAD_XLSX         = 210,
    RUNG_UNKNOWN_ENVELOPE = 211,
    RUNG_BAD_DATE         = 400,
    RUNG_BAD_AMOUNT       = 401,
    RUNG_BAD_MAP          = 500,
    RUNG_UNKNOWN_PLUGIN   = 501,
    RUNG_ABI_MISMATCH     = 502,
    RUNG_UNTRUSTED_PLUGIN = 503,
    RUNG_PLUGIN_FAILED    = 504,
    RUNG_EMPTY_FIELD      = 505,
    RUNG_BAD_KEY          = 600,
    RUNG_NOT_AUTHENTIC    = 601,
    RUNG_BAD_TABLE        = 700,
    RUNG_WOULD_DISCLOSE   = 701,
    RUNG_BAD_LEDGER       = 702,
    RUNG_NOT_PROTECTABLE  = 703,
    RUNG_SOLVER_LIMIT     = 704,
    RUNG_BAD_HIERARCHY    = 705,
    RUNG_OVER_BUDGET      = 706
};

enum { RUNG_ADVERT = 0, RUNG_JOB_DESCRIPTION = 1, RUNG_PERSON_SPECIFICATION = 2 };              ///< rung_advert_input.document
enum { RUNG_BODY_TEXT = 0, RUNG_BODY_HTML = 1, RUNG_BODY_MARKDOWN = 2, RUNG_BODY_DOCX = 3 };    ///< rung_advert_input.kind
enum { RUNG_CREDIT = 0, RUNG_HINT = 1, RUNG_WARNING = 2, RUNG_BARRIER = 3 };                    ///< severity; a credit is praise
enum { RUNG_EXPERT = 0, RUNG_GUIDANCE = 1, RUNG_SURVEY = 2, RUNG_TRIAL = 3 };                   ///< evidence, weakest first
enum { RUNG_PART_TITLE = 0, RUNG_PART_BODY = 1 };                                               ///< rung_finding.part
enum { RUNG_AS_SHIPPED = 0, RUNG_ON = 1, RUNG_OFF = 2 };                                        ///< rung_rule_setting.on

typedef struct rung_ruleset rung_ruleset; ///< Rules, lexicon and one employer's settings. Immutable: share it between threads.
typedef struct rung_report  rung_report;  ///< What was found in one advert. Immutable.

/// A stretch of UTF-8. `data` may be NULL where `size` is 0.
typedef struct rung_text {
    const char* data;
    size_t      size;
} rung_text;

/// Half open: [begin, end).
typedef struct rung_range {
    uint32_t begin;
    uint32_t end;
} rung_range;

/// Why a call failed. `where` names an argument, a field, a line, a rule or a limit, never a value that was handed in; ASCII, and the one place
/// with a NUL behind, as the buffer has a fixed length.
typedef struct rung_error {
    uint32_t    struct_size;
    rung_result code;
    char        where[256];
} rung_error;

typedef struct rung_version_info {
    uint32_t  struct_size;
    uint32_t  abi_major, abi_minor;
    uint32_t  major, minor, patch;
    rung_text name; ///< Such as "0.1.0".
} rung_version_info;

/// Bounds for reading what strangers send; 0 is as shipped.
typedef struct rung_limits {
    uint32_t struct_size;
    uint32_t depth;           ///< Nesting of lists, tables, elements; shipped 256.
    uint64_t input_bytes;     ///< Each text that is handed in; shipped 16 MiB, never over 1 GiB.
    uint64_t decoded_bytes;   ///< The body, unpacked and decoded; shipped 64 MiB, never over 4 GiB.
    uint64_t blocks;          ///< Shipped 1,000,000.
    uint64_t archive_ratio;   ///< Unpacked bytes for each packed byte of a DOCX; shipped 200.
    uint64_t archive_entries; ///< Shipped 10,000.
} rung_limits;

/// A job advert. The fields from `pay` on stand outside the body in many systems: `data` NULL says that you don't know whether there is such a
/// field, blank text that there is one and it's empty, anything else that readers see it, so that no rule asks for it.
typedef struct rung_advert_input {
    uint32_t           struct_size;
    int32_t            document; ///< RUNG_ADVERT, …
    int32_t            kind;     ///< RUNG_BODY_TEXT, …
    uint32_t           partial;  ///< Not 0: a snippet, which isn't judged for what it lacks.
    rung_text          title;
    rung_text          body;     ///< UTF-8, with or without a byte-order mark; for RUNG_BODY_DOCX the bytes of the file.
    rung_text          pay, place, hours, contract, closing, organisation;
    const rung_limits* limits;   ///< NULL: as shipped.
} rung_advert_input;

/// One finding. Ranges count in the text as it was handed in (the HTML, not what it says), for RUNG_BODY_DOCX in rung_report_text.
typedef struct rung_finding {
    uint32_t   struct_size;
    int32_t    severity;          ///< RUNG_BARRIER, …: as set for this rule or term.
    int32_t    evidence;          ///< RUNG_TRIAL, …
    int32_t    part;              ///< RUNG_PART_TITLE or RUNG_PART_BODY: where the ranges count.
    uint8_t    located;           ///< 0: about the whole advert; the ranges are zero.
    uint8_t    first;             ///< 0: a repeat of a term that was reported before.
    uint8_t    safe;              ///< 1: the first replacement may be made without a person looking.
    uint8_t    contested;         ///< 1: the evidence is disputed; `why` says how.
    uint32_t   replacement_count; ///< For rung_report_replacement.
    rung_range bytes, chars, utf16; ///< UTF-8 bytes, code points, UTF-16 units.
    rung_text  rule;              ///< Permanent id, such as "degree-required".
    rung_text  idea;              ///< Number of the idea behind the rule, such as "Q01", or empty.
    rung_text  family;            ///< Such as "acronym"; later releases may have more.
    rung_text  quote;             ///< The words, decoded; empty where not located.
    rung_text  message;           ///< One sentence: the reader's difficulty, or a question.
    rung_text  why;
    rung_text  note;              ///< What the term means, where no replacement would say it.
} rung_finding;

/// The whole in a few figures.
typedef struct rung_verdict {
    uint32_t struct_size;
    uint32_t barrier, warning, hint, credit;
    int32_t  openness;    ///< 0 to 100.
    double   reading_age; ///< Years; 0 where there is too little text to say.
} rung_verdict;

/// One rule as it ships. Lists (`exceptions`, `fires`, `silent`) have one entry a line.
typedef struct rung_rule {
    uint32_t  struct_size;
    int32_t   severity;
    int32_t   evidence;
    uint8_t   contested, on;
    uint8_t   unused[2];
    rung_text id, idea, family, title, message, why, mend, sources, exceptions, fires, silent;
} rung_rule;

/// What an employer decides about one rule.
typedef struct rung_rule_setting {
    uint32_t  struct_size;
    int32_t   on;        ///< RUNG_ON, RUNG_OFF or RUNG_AS_SHIPPED.
    int32_t   severity;  ///< RUNG_HINT, RUNG_WARNING, RUNG_BARRIER; 0 as shipped.
    uint32_t  has_limit; ///< Not 0: `limit` counts.
    double    limit;     ///< The rule's threshold; docs/rules says which rules have one.
    rung_text rule;
} rung_rule_setting;

/// A term of the employer's own, with the words they would rather see.
typedef struct rung_own_term {
    uint32_t  struct_size;
    rung_text term, plain, note;
} rung_own_term;

/// A pack of terms, in the TSV form of src/lexicon/README.md.
typedef struct rung_pack {
    uint32_t  struct_size;
    rung_text name, tsv;
} rung_pack;

/// One employer's way of using the rules. All elements of an array have the struct_size of the first one and stand that far apart.
typedef struct rung_house_style {
    uint32_t                 struct_size;
    uint32_t                 as_of;              ///< The day for minimum wages as a number, 20261121; 0: the newest rate that ships.
    double                   reading_age_target; ///< Years, 5 to 25; 0: 14.
    const rung_text*         sectors;            ///< Sector packs in use; none: all.
    size_t                   sector_count;
    const rung_text*         allowed;            ///< Words that no list rule reports.
    size_t                   allowed_count;
    const rung_text*         answers;            ///< Questions answered once for all, such as "driving-is-part-of-the-job".
    size_t                   answer_count;
    const rung_rule_setting* rules;
    size_t                   rule_count;
    const rung_own_term*     terms;
    size_t                   term_count;
    const rung_pack*         packs;              ///< Beside those that ship.
    size_t                   pack_count;
    const rung_limits*       limits;             ///< NULL: as shipped. `input_bytes` holds for each text here.
} rung_house_style;

/// Says which release and which form of this header the library is. [any-thread]
RUNG_C_API rung_result rung_version(rung_version_info* out) RUNG_C_NOEXCEPT;

/// Returns the permanent name of a code, such as "too_large", or a sentence that says what to do; never empty.
RUNG_C_API rung_text rung_result_name(rung_result code) RUNG_C_NOEXCEPT;     ///< [any-thread]
RUNG_C_API rung_text rung_result_sentence(rung_result code) RUNG_C_NOEXCEPT; ///< [any-thread]

/// Lists the rules, sorted by id; `rung_rule_find` looks one up. RUNG_NOT_FOUND where there is none.
RUNG_C_API size_t      rung_rule_count(void) RUNG_C_NOEXCEPT;                        ///< [any-thread]
RUNG_C_API rung_result rung_rule_at(size_t index, rung_rule* out) RUNG_C_NOEXCEPT;   ///< [any-thread]
RUNG_C_API rung_result rung_rule_find(rung_text id, rung_rule* out) RUNG_C_NOEXCEPT; ///< [any-thread]

/// Makes the rules as `style` wants them, NULL as they ship. *out is NULL on failure; `error` may be NULL. [any-thread]
/// Fails with RUNG_UNKNOWN_RULE, RUNG_UNKNOWN_KEY, RUNG_BAD_LEXICON, RUNG_BAD_ENCODING, RUNG_TOO_LARGE.
RUNG_C_API rung_result rung_ruleset_new(const rung_house_style* style, rung_ruleset** out, rung_error* error) RUNG_C_NOEXCEPT;

/// Returns version and digest: equal for equal rules, lexicon and settings. [any-thread]
RUNG_C_API rung_text rung_ruleset_name(const rung_ruleset* rules) RUNG_C_NOEXCEPT;
RUNG_C_API void      rung_ruleset_free(rung_ruleset* rules) RUNG_C_NOEXCEPT; ///< Reports that it made stay whole. [last-use]

/// Checks one advert, in time linear in its length. `rules` NULL: as they ship. *out is NULL on failure; `error` may be NULL. [any-thread]
/// Fails with RUNG_BAD_ENCODING, RUNG_NOT_TEXT, RUNG_TOO_LARGE, RUNG_TOO_DEEP, RUNG_UNKNOWN_FORMAT; a DOCX with RUNG_BAD_ZIP,
/// RUNG_ZIP_BOMB, RUNG_BAD_DOCX, RUNG_BAD_XML.
RUNG_C_API rung_result rung_advert_check(const rung_advert_input* input, const rung_ruleset* rules, rung_report** out,
                                         rung_error* error) RUNG_C_NOEXCEPT;

/// Number of findings; they are in the order of the text, those about the whole advert last.
RUNG_C_API size_t      rung_report_count(const rung_report* report) RUNG_C_NOEXCEPT; ///< [any-thread]
RUNG_C_API rung_result rung_report_finding(const rung_report* report, size_t index,
                                           rung_finding* out) RUNG_C_NOEXCEPT;       ///< RUNG_NOT_FOUND past the end. [any-thread]

/// Returns words that fit in place of a finding's quote, best first; empty where there are none of that number. [any-thread]
RUNG_C_API rung_text rung_report_replacement(const rung_report* report, size_t index, size_t replacement) RUNG_C_NOEXCEPT;

RUNG_C_API rung_result rung_report_verdict(const rung_report* report, rung_verdict* out) RUNG_C_NOEXCEPT; ///< [any-thread]
RUNG_C_API rung_text   rung_report_ruleset(const rung_report* report) RUNG_C_NOEXCEPT; ///< Name of the rules that were used. [any-thread]
RUNG_C_API rung_text   rung_report_sector(const rung_report* report) RUNG_C_NOEXCEPT;  ///< Such as "finance", or empty. [any-thread]
RUNG_C_API rung_text   rung_report_text(const rung_report* report) RUNG_C_NOEXCEPT;    ///< The body as it was read, decoded. [any-thread]
RUNG_C_API void        rung_report_free(rung_report* report) RUNG_C_NOEXCEPT;          ///< [last-use]

#if defined(__cplusplus)
}
#endif

#endif
