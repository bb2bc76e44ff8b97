// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/adverts.hpp>
#include <rung/adapter/detail/advert_fields.hpp>
#include <rung/adapter/detail/advert_roles.hpp>
#include <rung/adapter/detail/advert_text.hpp>

#include <algorithm>
#include <tuple>

RUNG_BEGIN
namespace adapter {

struct advert_feed::state {
    /// A text of the record that is being read.
    struct text_value {
        detail::advert_meaning means;
        std::uint32_t          row    = 0;
        std::uint32_t          column = 0;
        std::string_view       value;
        std::uint64_t          byte = 0;
    };

    source_reader*                      source = nullptr;
    rung_batch                          batch{.struct_size = sizeof(rung_batch), .row_count = 0, .rows = nullptr};
    std::uint32_t                       row = 0;
    std::vector<detail::advert_meaning> meanings;
    std::vector<text_value>             texts;
    std::uint8_t                        id_place = 0;

    [[nodiscard]] const detail::advert_meaning& meaning(std::uint32_t column) {
        const auto columns = source->columns();
        while (meanings.size() < columns.size()) { meanings.push_back(detail::meaning_of(columns[meanings.size()].role)); }
        return meanings[column];
    }

    result<void> take(feed_advert& out, detail::advert_fields& fields, std::uint32_t at, const rung_field& field) {
        const auto means = meaning(field.column);
        const auto value = field.state == RUNG_FIELD_OK ? std::string_view(field.data, field.size) : std::string_view();
        const auto trim  = detail::trimmed(value);
        const auto byte  = batch.rows[at].byte + field.offset;
        if (means.text()) {
            if (!trim.empty()) { texts.push_back({means, at, field.column, value, byte}); }
        } else if (means.is == detail::advert_role::id) {
            if (!trim.empty() && (out.id.empty() || means.place < id_place)) {
                out.id   = detail::valid(trim);
                id_place = means.place;
            }
        } else if (means.is == detail::advert_role::title || means.is == detail::advert_role::markup_title) {
            if (!out.document.title.empty() || trim.empty()) { return {}; }
            auto line = means.is == detail::advert_role::title ? result<std::string>(detail::valid(trim)) : detail::markup_line(trim);
            if (!line) { return line.error(); }
            out.document.title = *std::move(line);
            out.title          = {{0, static_cast<std::uint32_t>(out.document.title.size())}, source->columns()[field.column].path, byte};
        } else {
            fields.take(means.is, trim);
        }
        return {};
    }

    /// Leaves out the twins of what is there.
    void choose_texts() {
        unsigned least = 0;
        bool     own   = false;
        for (const auto& one : texts) {
            if (one.means.is == detail::advert_role::heading) { continue; }
            own   = own || !one.means.twin;
            least = one.means.twin && (least == 0 || one.means.place < least) ? one.means.place : least;
        }
        std::erase_if(texts, [&](const text_value& one) { return one.means.twin && (own || one.means.place != least); });
        std::stable_sort(texts.begin(), texts.end(), [](const text_value& a, const text_value& b) {
            const auto key = [](const text_value& of) { return std::tuple(of.means.place, of.row, of.means.is != detail::advert_role::heading); };
            return key(a) < key(b);
        });
    }

    result<void> write_texts(feed_advert& out) {
        auto& body = out.document.body;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto& one = texts[i];
            marked_text piece;
            if (one.means.is == detail::advert_role::heading) {
                // A heading of which nothing follows is none.
                if (i + 1 == texts.size() || texts[i + 1].row != one.row || texts[i + 1].means.place != one.means.place) { continue; }
                auto line = detail::markup_line(detail::trimmed(one.value));
                if (!line) { return line.error(); }
                piece.text = *std::move(line);
                piece.blocks.push_back({block_kind::heading, 3, {0, static_cast<std::uint32_t>(piece.text.size())}});
            } else {
                auto read = detail::read_text(one.means.is, one.value);
                if (!read) { return read.error(); }
                piece = *std::move(read);
            }
            if (piece.text.empty()) { continue; }
            if (body.text.size() + piece.text.size() > (std::size_t{1} << 31)) { return failure{errc::too_large, "text", {}}; }
            out.document.partial = out.document.partial || one.means.snippet;
            const auto at        = detail::append(body, std::move(piece));
            out.parts.push_back({at, source->columns()[one.column].path, one.byte});
        }
        if (body.text.empty()) { out.document.partial = true; }
        return {};
    }

    /// Reads the record whose root row is the next one.
    result<feed_advert> read() {
        feed_advert           out;
        detail::advert_fields fields;
        texts.clear();
        out.record = batch.rows[row].record;
        out.byte   = batch.rows[row].byte;
        for (; row < batch.row_count && batch.rows[row].record == out.record; ++row) {
            for (std::uint32_t f = 0; f < batch.rows[row].field_count; ++f) {
                if (auto taken = take(out, fields, row, batch.rows[row].fields[f]); !taken) { return failed(taken.error(), out.record); }
            }
        }
        fields.put(out.document);
        choose_texts();
        if (auto written = write_texts(out); !written) { return failed(written.error(), out.record); }
        return out;
    }

    static failure failed(const failure& why, std::uint64_t record) { return {why.code, "record " + std::to_string(record), {}}; }
};

RUNG_DECL advert_feed::advert_feed(source_reader& source) : state_(std::make_unique<state>()) { state_->source = &source; }
RUNG_DECL advert_feed::~advert_feed() = default;

RUNG_DECL result<std::optional<feed_advert>> advert_feed::next() {
    auto& self = *state_;
    while (self.row >= self.batch.row_count) {
        auto more = self.source->next();
        if (!more) { return more.error(); }
        if (more->row_count == 0) { return std::optional<feed_advert>(); }
        self.batch = *more;
        self.row   = 0;
    }
    auto made = self.read();
    if (!made) { return made.error(); }
    return std::optional<feed_advert>(*std::move(made));
}

} // namespace adapter
RUNG_END
