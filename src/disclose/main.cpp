// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "../cli/core_dump_posix.hpp"
#include "../cli/guarded.hpp"
#include "../cli/names.hpp"
#include "../cli/output.hpp"

#include <string>

#if defined(__GLIBC__)
#  include <malloc.h>
#endif

namespace rung::cli {
namespace {

constexpr std::string_view help_text = R"(Tables that tell nothing of anybody.

  rung disclose publish --cells F --need N --ledger L    which cells to hide, so that no primary cell can be told
  rung disclose audit F… [--need W]                      what an outsider can work out of tables; CSV as it stands on a web page, too

  rung disclose publish --data R.csv --spec S.json --ledger L --out T.json
                                                         counts a table and protects it with all that was released before
  rung disclose submit --data R.csv --spec S.json --ledger L --to RECIPIENT.pem --basis TEXT --out T.json
                                                         seals the exact figures to one recipient
  rung disclose ledger L                                 checks every byte of a ledger; --repair, --head

Try:  rung disclose audit table.csv
      rung disclose publish --help

)";

struct command {
    std::string_view name;
    int (*run)(int, char**);
};

constexpr command commands[] = {{"publish", publish_command}, {"audit", audit_command}, {"submit", submit_command}, {"ledger", ledger_command}};

int run(int count, char** words) {
    const std::string_view name = count > 1 ? words[1] : "help";
    if (name == "help" || name == "--help" || name == "-h") {
        output out(standard_output);
        out.write(help_text);
        return finish(out, count > 1 ? 0 : 2);
    }
    for (const auto& each : commands) {
        if (each.name == name) { return each.run(count - 1, words + 1); }
    }
    const auto near = nearest(name, commands, [](const command& each) { return each.name; });
    complain("rung disclose has no command \"" + std::string(name) + "\"" + (near.empty() ? "" : "; did you mean \"" + std::string(near) + "\"?"));
    return 2;
}

} // namespace
} // namespace rung::cli

int main(int count, char** words) {
    rung::cli::forbid_core_dumps();
#if defined(__GLIBC__)
    // The solver takes and gives back the same memory thousands of times: half of its time would go to the system.
    (void)::mallopt(M_TRIM_THRESHOLD, 256 << 20);
    (void)::mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
    return rung::cli::guarded(rung::cli::run, count, words);
}
