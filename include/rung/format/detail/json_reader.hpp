// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/json_parser.hpp>
#include <rung/format/detail/json_places.hpp>
#include <rung/format/detail/json_stream.hpp>

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <vector>

RUNG_BEGIN
namespace format::detail::json {

/// Goes through the envelope to the records. Each step ends where it can be taken again after the window has moved.
class json_reader final : public record_reader {
public:
    json_reader(const reading& from, const json_shape& shape)
        : single_(shape.single), places_(shape), in_(from), columns_(shape, from.bounds.columns), parser_(in_.window, columns_, rows_, in_.bounds) {
        many_ = places_.reached(places_.records(), 0) != 0;
    }

    [[nodiscard]] std::span<const table>  tables() const override { return columns_.tables(); }
    [[nodiscard]] std::span<const column> columns() const override { return columns_.columns(); }

    [[nodiscard]] result<rung_batch> next() override {
        constexpr std::size_t    enough_rows  = 1024;
        constexpr std::ptrdiff_t enough_bytes = 1 << 18;
        const char*              first        = in_.at;
        rows_.clear();
        while (state_ != state::ended && !in_.trouble) {
            if (step() == outcome::hungry) {
                if (rows_.size() != 0) { break; }
                overflow_ = !in_.feed() || overflow_;
                first     = in_.at;
            } else if (rows_.size() != 0 && (rows_.size() >= enough_rows || in_.at - first >= enough_bytes)) {
                break;
            }
        }
        if (rows_.size() == 0 && in_.trouble) { return *in_.trouble; }
        return rows_.batch();
    }

private:
    enum class state : std::uint8_t { value, first, key, colon, behind, record, skipping, astray, ended };
    enum class outcome : std::uint8_t { on, hungry };

    struct level {
        bool        object  = false;
        bool        records = false; ///< An array whose elements are records.
        std::size_t steps   = 0;
        json_set    alive   = 0; ///< The places that lie here or further on.
        json_set    seen    = 0; ///< Those that a key of the object has led to.
    };

    [[nodiscard]] outcome step() {
        if (state_ != state::record && state_ != state::skipping && state_ != state::astray) {
            in_.blanks();
            if (in_.at >= in_.window.end()) { return levels_.empty() && in_.ended() ? finish() : outcome::hungry; }
        }
        switch (state_) {
        case state::value: return value();
        case state::first:
            if (*in_.at == (levels_.back().object ? '}' : ']')) { return close(); }
            return to(levels_.back().object ? state::key : element());
        case state::key: return key();
        case state::colon:
            if (*in_.at != ':') { return fail_here(); }
            ++in_.at;
            return to(state::value);
        case state::behind: return behind();
        case state::record: return record();
        case state::skipping: return skipping();
        default: return astray();
        }
    }

    outcome to(state next) {
        state_ = next;
        return outcome::on;
    }

    outcome fail(errc code, std::string where) {
        in_.fail(code, std::move(where));
        return outcome::on;
    }

    outcome fail_here() {
        in_.fail_here();
        return outcome::on;
    }

    outcome finish() {
        if (tops_ == 0 && !many_) { return fail_here(); }
        if (first_bad_ && !sound_) { return fail(errc::bad_json, "byte " + std::to_string(*first_bad_)); }
        return to(state::ended);
    }

    /// What the elements of the array are on the way to.
    state element() {
        alive_ = levels_.back().alive;
        steps_ = levels_.back().steps;
        return state::value;
    }

    outcome push(bool object, bool records) {
        if (levels_.size() >= in_.bounds.depth) { return fail(errc::too_deep, "depth"); }
        levels_.push_back({.object = object, .records = records, .steps = steps_, .alive = alive_, .seen = 0});
        ++in_.at;
        return to(state::first);
    }

    outcome skip() {
        skipper_.begin(deepest);
        return to(state::skipping);
    }

    outcome value() {
        const bool top = levels_.empty();
        if (top) {
            if (tops_ != 0 && !many_) { return fail_here(); }
            if (only_records_ && *in_.at != '{') { return misread(); }
            ++tops_;
            alive_       = places_.all();
            steps_       = 0;
            found_       = false;
            line_of_top_ = in_.line;
            byte_of_top_ = in_.byte();
        } else if (levels_.back().records) {
            if (*in_.at == '{') { return to(state::record); }
            in_.tell("bad-record", {}, in_.byte(), in_.line, record_++);
            return skip();
        }
        const auto here  = places_.reached(alive_, steps_);
        const bool there = (here & places_.records()) != 0;
        const bool on    = places_.beyond(alive_, steps_) != 0;
        marked_          = top ? (here & places_.markers()) != 0 : marked_ || (here & places_.markers()) != 0;
        if (*in_.at == '[' && there) {
            found_  = true;
            in_.pin = nullptr;
            return push(false, true);
        }
        if (*in_.at == '{') {
            const bool maybe = top ? there || single_ : there && single_;
            if (maybe && (!on || only_records_)) {
                only_records_ = top && many_;
                found_        = true;
                in_.pin       = nullptr;
                return to(state::record);
            }
            // Only the end of the object will tell whether it is an envelope or the record itself.
            if (top && maybe && !envelopes_) { in_.pin = in_.at; }
            if (top) { overflow_ = false; }
        }
        if (on && (*in_.at == '{' || *in_.at == '[')) { return push(*in_.at == '{', false); }
        return skip();
    }

    outcome key() {
        auto&            of = levels_.back();
        const auto       at = in_.byte();
        std::string_view name;
        if (!in_.key(name)) { return in_.trouble ? outcome::on : outcome::hungry; }
        alive_ = places_.through(of.alive, of.steps, name);
        steps_ = of.steps + 1;
        if ((alive_ & of.seen) != 0) { in_.tell("duplicate-key", places_.name(alive_ & of.seen), at, in_.line, UINT64_MAX); }
        of.seen |= alive_;
        return to(state::colon);
    }

    outcome behind() {
        if (levels_.empty()) { return to(state::value); }
        if (*in_.at == ',') {
            ++in_.at;
            return to(levels_.back().object ? state::key : element());
        }
        return *in_.at == (levels_.back().object ? '}' : ']') ? close() : fail_here();
    }

    outcome close() {
        levels_.pop_back();
        ++in_.at;
        return closed();
    }

    /// A value of the envelope has ended.
    outcome closed() {
        state_ = state::behind;
        if (!levels_.empty() || only_records_) { return outcome::on; }
        if (found_ || marked_) {
            envelopes_ = true;
            in_.pin    = nullptr;
            return outcome::on;
        }
        if (in_.pin != nullptr) {
            in_.at        = in_.pin;
            in_.line      = line_of_top_;
            in_.pin       = nullptr;
            found_        = true;
            only_records_ = many_;
            return to(state::record);
        }
        if (overflow_) {
            in_.tell("record-too-large", {}, byte_of_top_, line_of_top_, record_++);
            only_records_ = many_;
            return outcome::on;
        }
        return fail(errc::unknown_envelope, places_.names(places_.records()));
    }

    outcome record() {
        switch (parser_.parse(in_.at)) {
        case json_parser::outcome::more: return outcome::hungry;
        case json_parser::outcome::bad:
            if (levels_.empty() && only_records_) { return misread(); }
            in_.at = parser_.at();
            return fail_here();
        case json_parser::outcome::refused:
            in_.tell(parser_.code(), {}, in_.byte(), in_.line, record_++);
            return skip();
        default: break;
        }
        const auto byte = in_.byte();
        rows_.end(record_, byte, in_.line);
        for (const auto& n : parser_.notes()) { in_.tell(n.code, columns_.node(n.node).path, byte + n.byte, in_.line + n.line, record_); }
        for (const auto n : columns_.mixed()) { in_.tell("mixed-shape", columns_.node(n).path, byte, in_.line, record_); }
        columns_.mixed().clear();
        sound_ = true;
        ++record_;
        in_.line += parser_.lines();
        in_.at = parser_.at();
        return closed();
    }

    outcome skipping() {
        switch (skipper_.run(in_.at, in_.window.end(), in_.line)) {
        case json_skipper::outcome::done: return closed();
        case json_skipper::outcome::deep: return fail(errc::too_deep, "byte " + std::to_string(in_.byte()));
        case json_skipper::outcome::bad: return levels_.empty() && only_records_ ? to(state::astray) : fail_here();
        default: return levels_.empty() && in_.ended() && skipper_.complete() ? closed() : outcome::hungry;
        }
    }

    /// A line of NDJSON that cannot be read.
    outcome misread() {
        if (!first_bad_) { first_bad_ = in_.byte(); }
        in_.tell("bad-record", {}, in_.byte(), in_.line, record_++);
        return to(state::astray);
    }

    /// Looks for the next line that begins with an object: one that begins otherwise may be the inside of the record that was broken.
    outcome astray() {
        const auto left  = static_cast<std::size_t>(in_.window.end() - in_.at);
        const auto found = left == 0 ? nullptr : static_cast<const char*>(std::memchr(in_.at, '\n', left));
        if (found == nullptr || found + 1 == in_.window.end()) {
            in_.at = found == nullptr ? in_.window.end() : found;
            if (!in_.ended()) { return outcome::hungry; }
            in_.at = in_.window.end();
            return finish();
        }
        ++in_.line;
        in_.at = found + 1;
        return *in_.at == '{' ? to(state::value) : outcome::on;
    }

    /// How deep a value may be that is passed over.
    static constexpr std::size_t deepest = std::size_t{1} << 16U;

    bool                         single_;
    json_places                  places_;
    json_stream                  in_;
    json_columns                 columns_;
    json_rows                    rows_;
    json_parser                  parser_;
    json_skipper                 skipper_;
    std::vector<level>           levels_;
    std::optional<std::uint64_t> first_bad_;
    std::uint64_t                line_of_top_  = 1;
    std::uint64_t                byte_of_top_  = 0;
    std::uint64_t                record_       = 0;
    std::uint64_t                tops_         = 0;
    json_set                     alive_        = 0; ///< The places on which the next value may lie,
    std::size_t                  steps_        = 0; ///< after so many steps.
    state                        state_        = state::value;
    bool                         many_         = false; ///< Objects may follow each other at the top.
    bool                         only_records_ = false; ///< They are records.
    bool                         envelopes_    = false; ///< They are not.
    bool                         found_        = false; ///< The value at the top holds records,
    bool                         marked_       = false; ///< or a sign that there are none.
    bool                         overflow_     = false; ///< It grew too large to be the record.
    bool                         sound_        = false; ///< There was a record.
};

} // namespace format::detail::json
RUNG_END
