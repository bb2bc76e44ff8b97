// SPDX-License-Identifier: Apache-2.0
#include "run.hpp"

#include "grown.hpp"
#include "rules.hpp"

#include <algorithm>

namespace rung::conformance {

std::vector<std::size_t> cuts(std::size_t size, std::size_t all, std::size_t spread) {
    std::vector<std::size_t> points;
    const auto               count = size <= all ? size : spread;
    for (std::size_t i = 0; i < count; ++i) { points.push_back(size <= all ? i : i * (size / spread)); }
    return points;
}

int probe(const rung_plugin* plugin, std::uint32_t format, std::string_view head, std::uint32_t larger, std::string& broken) {
    rung_guess as{};
    std::fill(std::begin(as.evidence), std::end(as.evidence), '?');
    as.confidence = 12'345;
    grown<rung_guess> guess(as, larger);
    if (const auto code = plugin->probe(format, head.data(), head.size(), guess.at()); code < 0) {
        broken = "probe fails with " + std::to_string(code);
        return -1;
    }
    const auto* end = static_cast<const char*>(std::memchr(guess->evidence, '\0', sizeof guess->evidence));
    if (guess->confidence > 100) { broken = "confidence over 100, or not set"; }
    else if (end == nullptr) { broken = "evidence without NUL"; }
    else if (guess->confidence > 0 && end == guess->evidence) { broken = "confidence without evidence"; }
    else if (!guess.intact()) { broken = "probe writes behind rung_guess"; }
    return broken.empty() ? static_cast<int>(guess->confidence) : -1;
}

struct reading_run::state {
    const rung_plugin*     plugin;
    const sample&          what;
    std::string            format;
    manner                 how;
    std::size_t            given     = 0;
    bool                   cancelled = false;
    outcome                out;
    rule_book              rules;
    std::vector<rung_option> options;
    grown<rung_input>       input;
    grown<rung_diagnose>    diagnose;
    grown<rung_read_limits> bounds;
    grown<rung_host>        host;
    grown<rung_opening>     opening;
    rung_reader*            reader = nullptr;
    bool                    ended  = false;

    state(const rung_plugin* with, const sample& sample, std::string as, const manner& manner)
        : plugin(with), what(sample), format(std::move(as)), how(manner), rules(with, how.bounds, std::min(how.size, what.text.size()), how.larger),
          input({.struct_size = 0, .zero = 0, .host = this, .read = read}, how.larger),
          diagnose({.struct_size = 0, .zero = 0, .host = this, .report = how.bare ? nullptr : report}, how.larger), bounds(how.bounds, how.larger),
          host({.struct_size = 0, .zero = 0, .host = this, .cancelled = how.bare ? nullptr : asked, .extension = how.bare ? nullptr : extension}, how.larger),
          opening(opening_of(), how.larger) {}

    rung_opening opening_of() {
        for (const auto& [name, value] : what.options) { options.push_back({name.c_str(), value.c_str()}); }
        return {.struct_size = 0, .option_count = static_cast<std::uint32_t>(options.size()), .format = format.c_str(), .options = options.data(), .input = input.at(),
                .diagnose = diagnose.at(), .limits = bounds.at(), .host = host.at()};
    }

    void broke(std::string rule) {
        if (out.broken.empty()) { out.broken = std::move(rule); }
    }

    static std::int64_t read(void* self, void* into, std::uint64_t room) {
        auto&      my   = *static_cast<state*>(self);
        const auto left = std::min(my.how.size, my.what.text.size()) - my.given;
        const auto take = std::min({left, my.how.step, static_cast<std::size_t>(room)});
        if (room == 0) { my.broke("read with no room"); }
        if (left == 0) { return my.how.then; }
        std::memcpy(into, my.what.text.data() + my.given, take);
        my.given += take;
        return static_cast<std::int64_t>(take);
    }
    static std::int32_t asked(void* self) { return static_cast<state*>(self)->cancelled ? 1 : 0; }
    static const void*  extension(void*, const char*) { return nullptr; }
    static void         report(void* self, const rung_diagnostic* one) {
        auto& my = *static_cast<state*>(self);
        if (one == nullptr || one->struct_size < sizeof(rung_diagnostic) || one->code == nullptr || !is_kebab(one->code)) { return my.broke("a diagnostic without a code in kebab-case"); }
        if (one->path == nullptr && one->path_size != 0) { return my.broke("a diagnostic with the size of a path and no path"); }
        my.out.told.push_back({one->code, one->path == nullptr ? std::string() : std::string(one->path, one->path_size)});
    }

    std::string place() const {
        const char* text = plugin->where(reader);
        return text == nullptr ? std::string() : std::string(text, ::strnlen(text, 4'096));
    }

    bool open() {
        out.code = plugin->open(opening.at(), &reader);
        if (out.code > 0) { broke("open gives a positive number"); }
        if (out.code >= 0 && reader == nullptr) {
            broke("open gives no reader");
            out.code = -1;
        }
        if (out.code < 0 && reader != nullptr) { out.where = place(); }
        return out.code >= 0;
    }

    bool next() {
        grown<rung_batch> batch({.struct_size = 0, .row_count = 0, .rows = nullptr}, how.larger);
        cancelled       = out.calls == how.cancel_at;
        const auto code = plugin->next(reader, batch.at());
        ++out.calls;
        if (!batch.intact()) { broke("next writes behind rung_batch, or changes its size"); }
        if (code > 0) { broke("next gives a positive number"); }
        if (code < 0 || batch->row_count == 0) {
            out.code = code;
            if (code < 0) { out.where = place(); }
            end_again();
            return false;
        }
        if (auto rule = rules.take(reader, *batch.at(), out, how.values); !rule.empty()) {
            broke(std::move(rule));
            return false;
        }
        if (out.calls > what.text.size() + 64) { broke("more batches than the input has bytes"); }
        return out.broken.empty();
    }

    /// The end stays the end, and a failure the same failure.
    void end_again() {
        for (int i = 0; i < 2; ++i) {
            cancelled = false;
            grown<rung_batch> batch({.struct_size = 0, .row_count = 0, .rows = nullptr}, how.larger);
            const auto        code = plugin->next(reader, batch.at());
            if (code != out.code || (code >= 0 && batch->row_count != 0)) { broke("next after the end gives something else"); }
            else if (code < 0 && place() != out.where) { broke("next after a failure gives another place"); }
        }
        if (auto rule = rules.numbers_stay(reader); !rule.empty()) { broke(std::move(rule)); }
        out.columns = rules.columns();
    }
};

reading_run::reading_run(const rung_plugin* plugin, const sample& what, std::string format, const manner& how)
    : state_(std::make_unique<state>(plugin, what, std::move(format), how)) {
    state_->ended = !state_->open();
}

reading_run::~reading_run() {
    if (state_->reader != nullptr) { state_->plugin->close(state_->reader); }
}

bool reading_run::step() {
    if (!state_->ended) { state_->ended = !state_->next(); }
    return !state_->ended;
}

const outcome& reading_run::result() const noexcept { return state_->out; }

outcome read_all(const rung_plugin* plugin, const sample& what, const std::string& format, const manner& how) {
    reading_run run(plugin, what, format, how);
    while (run.step()) {}
    return run.result();
}

} // namespace rung::conformance
