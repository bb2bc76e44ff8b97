// SPDX-License-Identifier: Apache-2.0
#include "publish_data.hpp"

#include "commands.hpp"
#include "release_spec.hpp"

#include "../cli/files_posix.hpp"

#include <rung/disclosure/publish.hpp>

namespace rung::cli {

result<disclosure::records> read_people(const std::string& path) {
    limits bounds;
    bounds.input_bytes = std::size_t{1} << 30U;
    const auto text    = read_file(path, bounds.input_bytes);
    if (!text) { return text.error(); }
    return disclosure::records::parse(*text, bounds);
}

int publish_data(const data_words& asked) {
    const auto date = read_date(asked.date);
    if (!date) { return refuse("--date", date.error()); }
    const auto text = read_file(asked.spec, limits{}.input_bytes);
    if (!text) { return refuse(asked.spec, text.error()); }
    auto spec = read_release_spec(*text);
    if (!spec) { return refuse(asked.spec, spec.error()); }
    const auto data = read_people(asked.data);
    if (!data) { return refuse(asked.data, data.error()); }
    auto ledger = disclosure::release_ledger::open(asked.ledger);
    if (!ledger) { return refuse(asked.ledger, ledger.error()); }

    disclosure::release_request request;
    request.collection = std::move(spec->collection);
    request.table      = std::move(spec->table);
    request.plan       = std::move(spec->plan);
    request.date       = *date;
    const auto table   = disclosure::publish(*data, request, *ledger);
    if (!table) { return refuse(request.table.counting.name, table.error()); }
    // Should writing fail, the same command gives the same table again.
    if (auto done = replace_file(asked.out, table->to_json()); !done) { return refuse(asked.out, done.error()); }
    if (asked.csv.empty()) { return 0; }
    if (auto done = replace_file(asked.csv, table->to_csv()); !done) { return refuse(asked.csv, done.error()); }
    return 0;
}

} // namespace rung::cli
