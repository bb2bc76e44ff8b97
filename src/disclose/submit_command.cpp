// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "publish_data.hpp"
#include "release_spec.hpp"

#include "../cli/files_posix.hpp"
#include "../cli/parse_words.hpp"

#include <rung/disclosure/submit.hpp>

namespace rung::cli {
namespace {

int submit(const data_words& asked) {
    const auto date = read_date(asked.date);
    if (!date) { return refuse("--date", date.error()); }
    if (auto apart = keep_apart({asked.out}, {asked.data, asked.spec, asked.recipient, asked.ledger, asked.ledger + ".key"}); !apart) { return refuse("submit", apart.error()); }
    const auto text = read_file(asked.spec, limits{}.input_bytes);
    if (!text) { return refuse(asked.spec, text.error()); }
    auto spec = read_release_spec(*text);
    if (!spec) { return refuse(asked.spec, spec.error()); }
    auto recipient = read_file(asked.recipient, std::size_t{1} << 16U);
    if (!recipient) { return refuse(asked.recipient, recipient.error()); }
    const auto data = read_people(asked.data);
    if (!data) { return refuse(asked.data, data.error()); }
    auto ledger = disclosure::release_ledger::open(asked.ledger);
    if (!ledger) { return refuse(asked.ledger, ledger.error()); }

    const disclosure::submission_request request{std::move(spec->collection), std::move(spec->table), *std::move(recipient), asked.basis,
                                                 asked.sign_off, *date};
    const auto                           made = disclosure::submit(*data, request, *ledger);
    if (!made) { return refuse(request.table.counting.name, made.error()); }
    if (auto done = replace_file(asked.out, made->to_json()); !done) { return refuse(asked.out, done.error()); }
    return 0;
}

} // namespace

int submit_command(int count, char** words) {
    data_words asked;
    CLI::App   app("Seals the exact figures of one table to one recipient, and enters that in the ledger.", "rung disclose submit");
    app.add_option("--data", asked.data, "Delimited text, a row a person, names in the first row; - reads stdin")->required();
    app.add_option("--spec", asked.spec, "What to count, in the form rung-disclosure/1")->required();
    app.add_option("--ledger", asked.ledger, "Remembers what left; made where there is none, with its key in LEDGER.key")->required();
    app.add_option("--to", asked.recipient, "The recipient's X25519 public key, PEM")->required();
    app.add_option("--basis", asked.basis, "The legal basis, in words")->required();
    app.add_option("--sign-off", asked.sign_off, "Who answers for it, in words");
    app.add_option("--date", asked.date, "The day to enter, YYYY-MM-DD");
    app.add_option("--out", asked.out, "Where the sealed document goes")->required();
    if (const auto status = parse_words(app, count, words)) { return *status; }
    return submit(asked);
}

} // namespace rung::cli
