// SPDX-License-Identifier: Apache-2.0
#include "plugin_child_posix.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <dirent.h>
#include <dlfcn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rung::cli {
namespace {

constexpr unsigned seconds_a_check = 60;
constexpr int      most_timeouts   = 3;

/// Lines of fields with tabs between, from the child to us. What a plugin says is made harmless on the way.
void tell(int pipe, const std::vector<std::string>& fields) {
    std::string line;
    for (const auto& one : fields) {
        if (!line.empty()) { line += '\t'; }
        for (const char c : one) { line += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c; }
    }
    line += '\n';
    for (std::size_t done = 0; done < line.size();) {
        const auto wrote = ::write(pipe, line.data() + done, line.size() - done);
        if (wrote < 0 && errno == EINTR) { continue; }
        if (wrote <= 0) { ::_exit(3); }
        done += static_cast<std::size_t>(wrote);
    }
}

/// A plugin that eats memory shall not take the machine with it. AddressSanitizer itself maps more than any bound.
void bound_memory() {
#if !defined(__SANITIZE_ADDRESS__)
    const rlimit bound{rlim_t{4} << 30U, rlim_t{4} << 30U};
    (void)::setrlimit(RLIMIT_AS, &bound);
#endif
}

/// In the child: loads the object. Ends the child where that fails.
const rung_plugin* load_or_end(const std::string& path, int pipe) {
    bound_memory();
    ::alarm(seconds_a_check);
    tell(pipe, {"begin", "load"});
    void* const library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        const char* why = ::dlerror();
        tell(pipe, {"cannot", why == nullptr ? "" : why});
        ::_exit(0);
    }
    const auto entry = reinterpret_cast<rung_plugin_entry_function>(::dlsym(library, "rung_plugin_entry"));
    if (entry == nullptr) {
        tell(pipe, {"cannot", "it exports no rung_plugin_entry"});
        ::_exit(0);
    }
    const auto* plugin = entry(RUNG_ABI_MAJOR, RUNG_ABI_MINOR);
    if (plugin == nullptr || plugin->struct_size < offsetof(rung_plugin, formats) || plugin->abi_major != RUNG_ABI_MAJOR || plugin->id == nullptr || plugin->version == nullptr) {
        tell(pipe, {"mismatch"});
        ::_exit(0);
    }
    tell(pipe, {"is", plugin->id, plugin->version});
    return plugin;
}

/// What came out of a child.
struct told {
    std::string                           begun; ///< The last thing it began.
    plugin_identity                       is;
    std::string                           cannot;
    bool                                  mismatch = false;
    bool                                  finished = false;
    std::size_t                           done     = 0; ///< Checks.
    int                                   signal   = 0;
    int                                   status   = 0;
};

void take_line(std::string_view line, told& into, const check_sink& sink) {
    std::vector<std::string> fields;
    for (std::size_t at = 0; at <= line.size();) {
        const auto end = std::min(line.find('\t', at), line.size());
        fields.emplace_back(line.substr(at, end - at));
        at = end + 1;
    }
    fields.resize(std::max<std::size_t>(fields.size(), 4));
    if (fields[0] == "begin") { into.begun = fields[1]; }
    else if (fields[0] == "cannot") { into.cannot = fields[1].empty() ? "cannot be loaded" : fields[1]; }
    else if (fields[0] == "mismatch") { into.mismatch = true; }
    else if (fields[0] == "is") { into.is = {fields[1], fields[2]}; }
    else if (fields[0] == "end") { into.finished = true; }
    else if (fields[0] == "check") {
        ++into.done;
        if (sink) { sink({fields[2], fields[1] == "ok", fields[3]}); }
    }
}

/// Forks, runs `work` in the child with a pipe to us, and gathers what it says.
template <class Work>
result<told> run_child(const Work& work, const check_sink& sink) {
    int ends[2];
    if (::pipe(ends) != 0) { return failure{errc::internal, "pipe", std::strerror(errno)}; }
    const auto child = ::fork();
    if (child < 0) { return failure{errc::internal, "fork", std::strerror(errno)}; }
    if (child == 0) {
        ::close(ends[0]);
        work(ends[1]);
        tell(ends[1], {"end"});
        ::_exit(0);
    }
    ::close(ends[1]);
    told        out;
    std::string held;
    char        piece[4'096];
    for (;;) {
        const auto got = ::read(ends[0], piece, sizeof piece);
        if (got < 0 && errno == EINTR) { continue; }
        if (got <= 0) { break; }
        held.append(piece, static_cast<std::size_t>(got));
        for (auto end = held.find('\n'); end != held.npos; end = held.find('\n')) {
            take_line(std::string_view(held).substr(0, end), out, sink);
            held.erase(0, end + 1);
        }
    }
    ::close(ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (WIFSIGNALED(status)) { out.signal = WTERMSIG(status); }
    else { out.status = WEXITSTATUS(status); }
    return out;
}

std::string end_of(const told& child) {
    if (child.signal == SIGALRM) { return "took more than " + std::to_string(seconds_a_check) + " seconds"; }
    if (child.signal != 0) { return std::string("ended by signal ") + std::to_string(child.signal) + " (" + ::strsignal(child.signal) + ")"; }
    return "the process ended with status " + std::to_string(child.status);
}

failure refusal(const std::string& path, const told& child) {
    if (child.mismatch) { return {errc::abi_mismatch, path, {}}; }
    return {errc::plugin_failed, path, child.cannot.empty() ? "while it was loaded: " + end_of(child) : child.cannot};
}

/// dlopen looks for a bare name in the system's folders: a path it must be.
std::string as_path(const std::string& given) { return given.find('/') == given.npos ? "./" + given : given; }

} // namespace

result<plugin_identity> ask_plugin(const std::string& given) {
    const auto path = as_path(given);
    if (::access(path.c_str(), R_OK) != 0) { return failure{errno == ENOENT ? errc::not_found : errc::unreadable, given, std::strerror(errno)}; }
    auto child = run_child([&](int pipe) { (void)load_or_end(path, pipe); }, {});
    if (!child) { return child.error(); }
    if (!child->finished || child->is.id.empty()) { return refusal(given, *child); }
    return child->is;
}

result<plugin_identity> check_in_children(const std::string& given, std::span<const conformance::sample> samples, const check_sink& sink) {
    const auto path = as_path(given);
    if (::access(path.c_str(), R_OK) != 0) { return failure{errno == ENOENT ? errc::not_found : errc::unreadable, given, std::strerror(errno)}; }
    plugin_identity is;
    int             timeouts = 0;
    for (std::size_t from = 0;;) {
        auto child = run_child(
            [&](int pipe) {
                const auto* plugin = load_or_end(path, pipe);
                const auto  checks = conformance::checks_of(plugin, samples);
                for (auto i = from; i < checks.size(); ++i) {
                    ::alarm(seconds_a_check);
                    tell(pipe, {"begin", checks[i].what});
                    const auto line = checks[i].run();
                    tell(pipe, {"check", line.ok ? "ok" : "bad", line.what, line.detail});
                }
            },
            sink);
        if (!child) { return child.error(); }
        if (child->is.id.empty() && is.id.empty()) { return refusal(given, *child); }
        is = child->is;
        if (child->finished) { return is; }
        sink({child->begun, false, end_of(*child)});
        if (child->begun == "load") { return is; }
        if (child->signal == SIGALRM && ++timeouts == most_timeouts) {
            sink({"all other checks", false, "not run: " + std::to_string(timeouts) + " checks took too long"});
            return is;
        }
        from += child->done + 1;
    }
}

result<std::vector<std::string>> shared_objects(const std::string& folder) {
    DIR* const opened = ::opendir(folder.c_str());
    if (opened == nullptr) { return failure{errno == ENOENT ? errc::not_found : errc::unreadable, folder, std::strerror(errno)}; }
    std::vector<std::string> names;
    while (const auto* one = ::readdir(opened)) {
        const std::string_view name = one->d_name;
        if (name.size() > 3 && name.ends_with(".so") && !name.starts_with('.')) { names.emplace_back(name); }
    }
    ::closedir(opened);
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace rung::cli
