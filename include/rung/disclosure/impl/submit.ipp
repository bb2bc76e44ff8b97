// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/document_text.hpp>
#include <rung/disclosure/impl/release_history.ipp>
#include <rung/disclosure/submit.hpp>

#include <array>

RUNG_BEGIN
namespace disclosure {
namespace detail {

inline constexpr std::string_view base64_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
inline constexpr std::string_view sealed_head    = ",\"sealed\":\"";
inline constexpr std::string_view sealing_info   = "rung-submission/1 HPKE X25519 HKDF-SHA256 AES-256-GCM";

[[nodiscard]] inline std::string to_base64(std::string_view bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at    = [&](std::size_t k) { return i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U; };
        const auto three = at(0) << 16U | at(1) << 8U | at(2);
        for (std::size_t k = 0; k < 4; ++k) { out += i + k <= bytes.size() ? base64_letters[three >> (18 - 6 * k) & 63U] : '='; }
    }
    return out;
}

[[nodiscard]] inline std::optional<std::string> from_base64(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 4) {
        std::uint32_t three = 0;
        std::size_t   pads  = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const char c  = i + k < text.size() ? text[i + k] : '\0';
            const auto at = base64_letters.find(c);
            pads += c == '=' ? 1 : 0;
            if (c != '=' && (at == std::string_view::npos || pads != 0)) { return std::nullopt; }
            three = three << 6U | (c == '=' ? 0U : static_cast<std::uint32_t>(at));
        }
        for (std::size_t k = 0; k < 3; ++k) { out += static_cast<char>(three >> (16 - 8 * k) & 0xFFU); }
        if (pads > 2 || (pads != 0 && i + 4 != text.size())) { return std::nullopt; }
        out.resize(out.size() - pads);
    }
    if (to_base64(out) != text) { return std::nullopt; }
    return out;
}

[[nodiscard]] inline std::string figures_of(const submission_request& request, const table_spec& spec, const table_cells& cells) {
    json_writer to;
    to.open('{').key("schema").text("rung-figures/1").key("collection").text(request.collection).key("table").text(spec.counting.name);
    write_measure(to, spec.measure);
    to.key("threshold").number(spec.rules.threshold);
    write_axes(to, cells.axes);
    to.key("cells").open('[');
    for (const auto& c : cells.table.cells) { to.number(c.value); }
    to.close(']').key("small").open('[');
    for (std::size_t i = 0; i < cells.behind.size(); ++i) {
        if (cells.behind[i].count > 0 && cells.behind[i].count < spec.rules.threshold) { to.number(static_cast<std::int64_t>(i)); }
    }
    return to.close(']').close('}').take() + "\n";
}

/// The clear part of the document: all that the seal vouches for besides the figures.
[[nodiscard]] inline std::string submission_head(const submission_request& request, std::uint64_t number, const std::string& recipient) {
    json_writer to;
    to.open('{').key("schema").text("rung-submission/1").key("entry").number(static_cast<std::int64_t>(number));
    to.key("collection").text(request.collection).key("table").text(request.table.counting.name);
    write_date(to, request.date);
    to.key("recipient").text(recipient).key("basis").text(request.basis).key("sign_off").text(request.sign_off);
    to.key("cipher").text(sealing_info);
    return to.take();
}

/// What the ledger keeps: the table's specification, no figure and no category that was met.
[[nodiscard]] inline std::string submission_payload(const submission_request& request) {
    word_writer to;
    to.line("rung-submission/1");
    write_spec(to, request.table);
    to.line("sign_off").text(request.sign_off);
    return to.take();
}

} // namespace detail

RUNG_DECL result<submission> submit(const records& data, const submission_request& request, release_ledger& ledger) {
    if (request.table.counting.name.empty() || request.table.counting.dimensions.empty()) { return failure{errc::precondition, "table", {}}; }
    if (request.basis.empty()) { return failure{errc::precondition, "basis", {}}; }
    const auto recipient = crypto::recipient_key::from_pem(request.recipient_pem);
    if (!recipient) { return failure{recipient.error().code, "recipient", recipient.error().external_text}; }
    const auto name = recipient->fingerprint();
    if (!name) { return name.error(); }
    const detail::record_source source(data);
    auto                        spec  = request.table;
    const auto                  cells = source.cells_of(spec);
    if (!cells) { return cells.error(); }

    auto turn = ledger.turn();
    if (!turn) { return turn.error(); }
    const auto number  = ledger.head().number + 1;
    const auto plain   = detail::figures_of(request, spec, *cells);
    const auto figures = ledger.authenticate(ledger_purpose::figures, plain);
    const auto head    = detail::submission_head(request, number, *name);
    const auto sealed  = recipient->seal(plain, {.info = detail::sealing_info, .header = head});
    if (!figures) { return figures.error(); }
    if (!sealed) { return sealed.error(); }
    auto json = detail::vouch_for(head + std::string(detail::sealed_head) + detail::to_base64(*sealed) + '"', ledger);
    if (!json) { return json.error(); }
    const auto entry = turn->append({entry_kind::submission, request.collection, request.date, detail::submission_payload(request), *name,
                                     request.basis, *figures});
    if (!entry) { return entry.error(); }
    submission out;
    out.collection_ = request.collection;
    out.recipient_  = *name;
    out.json_       = *std::move(json);
    out.entry_      = entry->number;
    return out;
}

RUNG_DECL result<std::string> open_submission(std::string_view document, const crypto::opening_key& key) {
    const failure no{errc::bad_table, "document", {}};
    const auto    at = document.rfind(detail::sealed_head);
    if (!document.starts_with("{\"schema\":\"rung-submission/")) { return no; }
    if (!document.starts_with("{\"schema\":\"rung-submission/1\"")) { return failure{errc::bad_table, "schema", {}}; }
    if (at == std::string_view::npos) { return no; }
    const auto head   = document.substr(0, at);
    auto       sealed = document.substr(at + detail::sealed_head.size());
    sealed            = sealed.substr(0, sealed.find('"'));
    const auto bytes  = detail::from_base64(sealed);
    if (!bytes) { return no; }
    return key.open(*bytes, {.info = detail::sealing_info, .header = head});
}

} // namespace disclosure
RUNG_END
