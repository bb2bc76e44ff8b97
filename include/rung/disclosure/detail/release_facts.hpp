// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/ledger_line.hpp>
#include <rung/disclosure/plan.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

RUNG_BEGIN
/// What the ledger keeps of a table: the payloads "rung-release/1" and "rung-plan/1", lines of words.
namespace disclosure::detail {

inline constexpr std::string_view release_form = "rung-release/1";
inline constexpr std::string_view plan_form    = "rung-plan/1";

/// A released table as everybody knows it.
struct release_facts {
    table_spec                               spec;           ///< With every category declared.
    std::uint64_t                            generation = 0; ///< Releases of the same data have the same number.
    std::vector<std::optional<std::int64_t>> cells;          ///< In the order of `table_cells`; nothing where hidden.
};

/// Writes words to a line.
class word_writer {
public:
    word_writer& line(std::string_view first) {
        if (!out_.empty()) { out_ += '\n'; }
        out_ += first;
        return *this;
    }
    word_writer& text(std::string_view word) {
        out_.append(" ").append(as_word(word));
        return *this;
    }
    word_writer& number(std::int64_t n) { return text(std::to_string(n)); }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    std::string out_;
};

/// Reads them back; after the first word that doesn't fit nothing fits any more.
class word_reader {
public:
    explicit word_reader(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool fine() const noexcept { return fine_; }
    [[nodiscard]] bool at_end() const noexcept { return rest_.empty() && line_.empty(); }

    /// Goes to the next line, which has to begin so. The one before must be used up.
    void expect(std::string_view first) {
        fine_           = fine_ && line_.empty();
        const auto end  = rest_.find('\n');
        line_           = rest_.substr(0, end);
        rest_           = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
        fine_           = next_word(line_) == first && fine_;
    }

    /// Says whether the next line begins so.
    [[nodiscard]] bool sees(std::string_view first) const { return rest_.starts_with(std::string(first) + ' '); }

    [[nodiscard]] std::string text() {
        const bool more = !line_.empty();
        auto       word = of_word(next_word(line_));
        fine_           = fine_ && more && word.has_value();
        return fine_ ? *std::move(word) : std::string();
    }

    template <class Number>
    void into(Number& to) {
        const auto read = number_of<std::int64_t>(text());
        fine_           = fine_ && read && static_cast<std::int64_t>(static_cast<Number>(*read)) == *read;
        if (fine_) { to = static_cast<Number>(*read); }
    }
    void into(bool& to) {
        int n = 0;
        into(n);
        to = n == 1;
    }
    /// A number of things that follow, each of at least a byte.
    [[nodiscard]] std::size_t size() {
        std::uint32_t n = 0;
        into(n);
        fine_ = fine_ && n <= rest_.size() + line_.size();
        return fine_ ? n : 0;
    }
    /// What is left of the line, a word at a time.
    [[nodiscard]] bool more() const noexcept { return fine_ && !line_.empty(); }

private:
    std::string_view rest_, line_;
    bool             fine_ = true;
};

/// The treatment, where it is another than suppression.
inline void write_treatment(word_writer& to, const treatment& how) {
    if (const auto* r = std::get_if<by_rounding>(&how)) { to.line("rounding").number(static_cast<int>(r->method)).number(r->base); }
    if (const auto* k = std::get_if<by_cell_key>(&how)) {
        to.line("cell-key").text(k->id_column).number(k->changes.largest).number(k->changes.variance).number(k->changes.smallest);
    }
    if (const auto* l = std::get_if<by_laplace>(&how)) {
        to.line("laplace").number(l->epsilon.numerator).number(l->epsilon.denominator).number(l->budget.numerator).number(l->budget.denominator);
        to.number(static_cast<int>(l->what)).number(l->at_least_zero ? 1 : 0);
    }
}

[[nodiscard]] inline treatment read_treatment(word_reader& from) {
    if (from.sees("rounding")) {
        by_rounding  out;
        std::uint8_t method = 0;
        from.expect("rounding");
        from.into(method);
        from.into(out.base);
        out.method = static_cast<rounding_method>(method);
        return out;
    }
    if (from.sees("cell-key")) {
        by_cell_key out;
        from.expect("cell-key");
        out.id_column = from.text();
        from.into(out.changes.largest);
        from.into(out.changes.variance);
        from.into(out.changes.smallest);
        return out;
    }
    if (from.sees("laplace")) {
        by_laplace   out;
        std::uint8_t what = 0;
        from.expect("laplace");
        from.into(out.epsilon.numerator);
        from.into(out.epsilon.denominator);
        from.into(out.budget.numerator);
        from.into(out.budget.denominator);
        from.into(what);
        from.into(out.at_least_zero);
        out.what = static_cast<noised>(what);
        return out;
    }
    return by_suppression{};
}

inline void write_spec(word_writer& to, const table_spec& spec) {
    const auto& r = spec.rules;
    to.line("table").text(spec.counting.name).text(spec.measure).number(static_cast<std::int64_t>(spec.counting.dimensions.size()));
    to.line("rules").number(r.threshold).number(r.hide_zeros ? 1 : 0).number(r.dominance_n).number(r.dominance_percent).number(r.p_percent);
    to.number(r.group_attribute ? 1 : 0).number(r.within_group ? 1 : 0).number(r.width).number(spec.own_contribution);
    write_treatment(to, spec.how);
    for (const auto& d : spec.counting.dimensions) {
        to.line("dimension").text(d.column).text(d.total).number(d.attribute ? 1 : 0).number(static_cast<std::int64_t>(d.groups.size()));
        for (const auto& category : d.declared) { to.text(category); }
        for (const auto& g : d.groups) {
            to.line("group").text(g.name);
            for (const auto& part : g.parts) { to.text(part); }
        }
    }
}

[[nodiscard]] inline table_spec read_spec(word_reader& from) {
    table_spec out;
    from.expect("table");
    out.counting.name = from.text();
    out.measure       = from.text();
    out.counting.dimensions.resize(from.size());
    auto& r = out.rules;
    from.expect("rules");
    from.into(r.threshold);
    from.into(r.hide_zeros);
    from.into(r.dominance_n);
    from.into(r.dominance_percent);
    from.into(r.p_percent);
    from.into(r.group_attribute);
    from.into(r.within_group);
    from.into(r.width);
    from.into(out.own_contribution);
    out.how = read_treatment(from);
    for (auto& d : out.counting.dimensions) {
        from.expect("dimension");
        d.column = from.text();
        d.total  = from.text();
        from.into(d.attribute);
        d.groups.resize(from.size());
        while (from.more()) { d.declared.push_back(from.text()); }
        for (auto& g : d.groups) {
            from.expect("group");
            g.name = from.text();
            while (from.more()) { g.parts.push_back(from.text()); }
        }
    }
    return out;
}

[[nodiscard]] inline std::string write_release(const release_facts& facts) {
    word_writer to;
    to.line(release_form).number(static_cast<std::int64_t>(facts.generation)).number(static_cast<std::int64_t>(facts.cells.size()));
    write_spec(to, facts.spec);
    to.line("cells");
    for (const auto& c : facts.cells) { c ? to.number(*c) : to.text("*"); }
    return to.take();
}

/// @return the facts, or nothing where the payload is of another form
[[nodiscard]] inline std::optional<release_facts> read_release(std::string_view payload) {
    word_reader   from(payload);
    release_facts out;
    from.expect(release_form);
    from.into(out.generation);
    out.cells.resize(from.size());
    out.spec = read_spec(from);
    from.expect("cells");
    for (auto& c : out.cells) {
        const auto word = from.text();
        if (word == "*") { continue; }
        c = number_of<std::int64_t>(word);
        if (!c) { return std::nullopt; }
    }
    if (!from.fine() || !from.at_end()) { return std::nullopt; }
    return out;
}

[[nodiscard]] inline std::string write_plan(const std::vector<table_spec>& tables) {
    word_writer to;
    to.line(plan_form).number(static_cast<std::int64_t>(tables.size()));
    for (const auto& t : tables) { write_spec(to, t); }
    return to.take();
}

[[nodiscard]] inline std::optional<std::vector<table_spec>> read_plan(std::string_view payload) {
    word_reader             from(payload);
    std::vector<table_spec> out;
    from.expect(plan_form);
    for (auto left = from.size(); left > 0 && from.fine(); --left) { out.push_back(read_spec(from)); }
    if (!from.fine() || !from.at_end()) { return std::nullopt; }
    return out;
}

} // namespace disclosure::detail
RUNG_END
