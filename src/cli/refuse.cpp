// SPDX-License-Identifier: Apache-2.0
#include "refuse.hpp"

#include "output.hpp"

#include <string>

namespace rung::cli {
namespace {

/// Whether `external_text` is the system's about a file, a parser's about a map or the loader's about a shared object.
bool tells_of_no_person(errc code) {
    return code == errc::not_found || code == errc::unreadable || code == errc::unwritable || code == errc::bad_json || code == errc::plugin_failed;
}

} // namespace

int refuse(std::string_view what, const failure& why) {
    std::string line(what);
    line += (line.empty() ? "" : ": ") + std::string(describe(why.code));
    std::string more = why.where == what ? std::string() : why.where;
    if (!why.external_text.empty() && tells_of_no_person(why.code)) { more += (more.empty() ? "" : ": ") + why.external_text; }
    if (!more.empty()) { line += " (" + more + ")"; }
    complain(line);
    return 2;
}

} // namespace rung::cli
