// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "../cli/files_posix.hpp"
#include "../cli/json_text.hpp"
#include "../cli/output.hpp"
#include "../cli/parse_words.hpp"

#include <rung/crypto/key_file.hpp>
#include <rung/disclosure/ledger.hpp>

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace rung::cli {
namespace {

/// Reads what this command prints as a head: "12:9f…".
result<disclosure::ledger_head> read_head(std::string_view text) {
    disclosure::ledger_head out;
    const auto              colon = std::min(text.find(':'), text.size());
    const auto              end   = text.data() + colon;
    const auto              own   = crypto::digest_from_hex(text.substr(std::min(colon + 1, text.size())));
    if (colon == 0 || std::from_chars(text.data(), end, out.number).ptr != end || !own) { return failure{errc::bad_field, "--head", {}}; }
    out.authenticator = *own;
    return out;
}

/// "entry 3 torn" is the third entry.
std::uint64_t number_in(std::string_view where) {
    std::uint64_t out = 0;
    if (where.starts_with("entry ")) { std::from_chars(where.data() + 6, where.data() + where.size(), out); }
    return out;
}

/// What the file says, without making one where there is none.
result<std::vector<disclosure::ledger_entry>> read_entries(const std::string& path) {
    const auto key = crypto::read_key_file(path + ".key");
    if (!key) { return failure{key.error().code, "key: " + key.error().where, {}}; }
    const auto bytes = read_file(path, std::size_t{1} << 30U);
    if (!bytes) { return bytes.error(); }
    return disclosure::read_ledger(*bytes, *key);
}

void member_or_null(std::string& out, std::string_view name, const std::string& text) {
    json::key(out, name);
    if (text.empty()) { out += "null"; }
    else { json::string(out, text); }
}

int check(const std::string& path, const std::string& kept) {
    const auto  entries = read_entries(path);
    std::string problem = entries ? std::string() : entries.error().where;
    if (!entries && entries.error().code != errc::bad_ledger) { return refuse(path, entries.error()); }
    if (entries && !kept.empty()) {
        const auto head = read_head(kept);
        if (!head) { return refuse(kept, head.error()); }
        const bool holds = head->number == 0 || (head->number <= entries->size() && (*entries)[head->number - 1].authenticator == head->authenticator);
        if (!holds) { problem = "head"; }
    }
    std::string out = std::string("{\"schema\":\"rung-disclose-ledger/1\",\"valid\":") + (problem.empty() ? "true" : "false");
    json::key(out, "first_bad");
    if (const auto bad = number_in(problem); bad != 0) { json::number(out, bad); }
    else { out += "null"; }
    member_or_null(out, "problem", problem);
    json::key(out, "entries");
    if (entries) { json::number(out, entries->size()); }
    else { out += "null"; }
    const auto head = entries && !entries->empty() ? entries->back().authenticator : crypto::digest{};
    member_or_null(out, "head", entries ? std::to_string(entries->size()) + ':' + crypto::to_hex(head) : std::string());
    output to(standard_output);
    to.write(out + "}\n");
    return finish(to, problem.empty() ? 0 : 1);
}

} // namespace

int ledger_command(int count, char** words) {
    std::string path, kept;
    bool        repair = false;
    CLI::App    app("Checks every byte of a release ledger and says where it ends. Keep that head elsewhere: lines cut off at the end of a ledger show by it alone.",
                    "rung disclose ledger");
    app.add_option("ledger", path, "The ledger; its key is in LEDGER.key")->required();
    app.add_option("--head", kept, "A head that was printed before, NUMBER:DIGITS: the ledger must still hold it");
    app.add_flag("--repair", repair, "Cut off a last line that a crash left unfinished");
    if (const auto status = parse_words(app, count, words)) { return *status; }
    if (repair) {
        const auto done = disclosure::repair_ledger(path, path + ".key");
        if (!done) { return refuse(path, done.error()); }
    }
    return check(path, kept);
}

} // namespace rung::cli
