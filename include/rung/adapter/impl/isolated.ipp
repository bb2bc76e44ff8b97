// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/frames.hpp>
#include <rung/adapter/detail/plugin_text.hpp>
#include <rung/adapter/file.hpp>
#include <rung/adapter/impl/isolated_posix.ipp>
#include <rung/adapter/isolated.hpp>

#include <new>

RUNG_BEGIN
namespace adapter {

/// A stand-in for the plugin in the child: the same table, whose rows come out of frames.
struct isolated_source::connection {
    connection(::pid_t pid, int pipe, std::uint32_t idle_seconds) : child(pid, pipe, idle_seconds) {}

    detail::child_process      child;
    std::string                bytes;
    detail::received_batch     batch;
    std::vector<source_table>  tables;
    std::vector<source_column> columns;
    workforce::coverage*       told = nullptr;
    failure                    last{errc::ok, {}, {}};
    bool                       at_end = false;

    static connection& of(const rung_reader* reader) { return *reinterpret_cast<connection*>(const_cast<rung_reader*>(reader)); }

    std::int32_t fail(failure why) {
        last = std::move(why);
        return -static_cast<std::int32_t>(last.code);
    }

    /// Takes frames until there are rows, the end or a failure.
    std::int32_t advance(rung_batch* out) {
        *out = {sizeof(rung_batch), 0, nullptr};
        if (last.code != errc::ok) { return -static_cast<std::int32_t>(last.code); }
        while (!at_end) {
            const auto kind = child.next(bytes);
            if (!kind) { return fail(kind.error()); }
            detail::frame_reader in(bytes);
            switch (*kind) {
            case detail::frame::table: {
                const auto parent = static_cast<std::uint32_t>(in.number());
                tables.push_back({std::string(in.text()), parent});
                break;
            }
            case detail::frame::column: {
                source_column column;
                column.table = static_cast<std::uint32_t>(in.number());
                column.path  = in.text();
                column.label = in.text();
                column.role  = in.text();
                columns.push_back(std::move(column));
                break;
            }
            case detail::frame::diagnostic: {
                const auto byte   = in.number();
                const auto record = in.number();
                const auto code   = in.text();
                told->tell(code, byte, record, detail::plugin_text(in.text()));
                break;
            }
            case detail::frame::batch:
                if (!batch.read(bytes)) { return fail(child.ended("plugin: a frame that is cut")); }
                out->row_count = static_cast<std::uint32_t>(batch.rows.size());
                out->rows      = batch.rows.data();
                return 0;
            case detail::frame::failed: {
                const auto code = static_cast<std::int32_t>(in.number());
                return fail({code > 0 ? static_cast<errc>(code) : errc::plugin_failed, std::string(in.text()), {}});
            }
            case detail::frame::end: at_end = true; break;
            default: return fail(child.ended("plugin: an unknown frame"));
            }
            if (!in.sound()) { return fail(child.ended("plugin: a frame that is cut")); }
        }
        return 0;
    }

    static rung_plugin table() {
        rung_plugin t{};
        t.struct_size = sizeof t;
        t.abi_major   = RUNG_ABI_MAJOR;
        t.id          = "isolated";
        t.version     = "1";
        t.open        = [](const rung_opening* opening, rung_reader** out) -> std::int32_t {
            *out = static_cast<rung_reader*>(opening->input->host);
            return 0;
        };
        t.next = [](rung_reader* reader, rung_batch* out) -> std::int32_t {
            try {
                return of(reader).advance(out);
            } catch (const std::bad_alloc&) { return -static_cast<std::int32_t>(errc::out_of_memory); }
        };
        t.table_count  = [](const rung_reader* reader) { return static_cast<std::uint32_t>(of(reader).tables.size()); };
        t.column_count = [](const rung_reader* reader) { return static_cast<std::uint32_t>(of(reader).columns.size()); };
        t.table        = [](const rung_reader* reader, std::uint32_t number, rung_table* out) -> std::int32_t {
            const auto& one = of(reader).tables[number];
            out->parent     = one.parent;
            out->path       = one.path.c_str();
            out->path_size  = static_cast<std::uint32_t>(one.path.size());
            return 0;
        };
        t.column = [](const rung_reader* reader, std::uint32_t number, rung_column* out) -> std::int32_t {
            const auto& one = of(reader).columns[number];
            out->table      = one.table;
            out->path       = one.path.c_str();
            out->path_size  = static_cast<std::uint32_t>(one.path.size());
            out->label      = one.label.c_str();
            out->label_size = static_cast<std::uint32_t>(one.label.size());
            out->role       = one.role.c_str();
            return 0;
        };
        t.where = [](const rung_reader* reader) { return of(reader).last.where.c_str(); };
        t.close = [](rung_reader*) {};
        return t;
    }
};

namespace detail {

/// What the child does: reads the file on stdin and tells frames, until the end of the file or its own.
class isolated_child {
public:
    explicit isolated_child(const isolated_request& what) : what_(&what) {}

    /// @return nothing; what to tell the parent
    result<void> run() {
        plugin_set plugins = what_->plugins == nullptr ? plugin_set() : *what_->plugins;
        if (!what_->load.folder.empty()) {
            if (!lock_for_loading()) { return failure{errc::plugin_failed, "child: cannot be locked", {}}; }
            const auto loaded = load_plugins(what_->load);
            if (!loaded) { return loaded.error(); }
            for (const auto* one : *loaded) {
                if (auto added = plugins.add(one); !added) { return added; }
            }
        }
        if (!lock_for_reading()) { return failure{errc::plugin_failed, "child: cannot be locked", {}}; }
        file_request request;
        request.path    = "-";
        request.plugins = &plugins;
        request.format  = what_->format;
        request.options = what_->options;
        request.bounds  = what_->bounds;
        auto opened     = source_file::open(request);
        if (!opened) { return opened.error(); }
        out_.text((*opened)->format().format);
        send(out_.take(frame::opened));
        return tell_rows(**opened);
    }

private:
    result<void> tell_rows(source_file& file) {
        std::size_t tables = 0, columns = 0;
        for (;;) {
            const auto batch = file.reader().next();
            tell_diagnostics(file.told());
            if (!batch) { return batch.error(); }
            if (batch->row_count == 0) {
                send(out_.take(frame::end));
                return {};
            }
            for (; tables < file.reader().tables().size(); ++tables) {
                const auto& one = file.reader().tables()[tables];
                out_.number(one.parent);
                out_.text(one.path);
                send(out_.take(frame::table));
            }
            for (; columns < file.reader().columns().size(); ++columns) {
                const auto& one = file.reader().columns()[columns];
                out_.number(one.table);
                for (const auto& text : {one.path, one.label, one.role}) { out_.text(text); }
                send(out_.take(frame::column));
            }
            send(batch_frame(*batch));
        }
    }

    /// Each count that grew since the last time, once for every time it was told.
    void tell_diagnostics(const workforce::coverage& told) {
        sent_.resize(told.diagnostics.size());
        for (std::size_t i = 0; i < told.diagnostics.size(); ++i) {
            const auto& one = told.diagnostics[i];
            for (; sent_[i] < one.count; ++sent_[i]) {
                out_.number(one.byte);
                out_.number(one.record);
                out_.text(one.code);
                out_.text(one.path);
                send(out_.take(frame::diagnostic));
            }
        }
    }

    const isolated_request*    what_;
    frame_writer               out_;
    std::vector<std::uint64_t> sent_;
};

[[noreturn]] inline void be_child(const isolated_request& what) {
    failure why{errc::internal, "child", {}};
    try {
        const auto done = isolated_child(what).run();
        if (done) { ::_exit(0); }
        why = done.error();
    } catch (const std::bad_alloc&) { why = {errc::plugin_failed, "plugin: ran out of memory", {}}; } catch (...) {}
    frame_writer out;
    out.number(static_cast<std::uint64_t>(why.code));
    out.text(why.where);
    send(out.take(frame::failed));
    ::_exit(0);
}

} // namespace detail

RUNG_DECL isolated_source::isolated_source()  = default;
RUNG_DECL isolated_source::~isolated_source() = default;

RUNG_DECL result<std::unique_ptr<isolated_source>> isolated_source::open(const isolated_request& what) {
    const int input = what.path == "-" ? ::dup(0) : ::open(what.path.c_str(), O_RDONLY | O_CLOEXEC);
    if (input < 0) { return failure{errno == ENOENT ? errc::not_found : errc::unreadable, what.path, std::strerror(errno)}; }
    int        ends[2]{-1, -1};
    const bool piped = ::pipe2(ends, O_CLOEXEC) == 0;
    const auto pid   = piped ? ::fork() : -1;
    if (pid == 0) {
        if (!detail::settle_child(input, ends[1], what.memory_bytes, what.cpu_seconds)) { ::_exit(4); }
        detail::be_child(what);
    }
    ::close(input);
    if (piped) { ::close(ends[1]); }
    if (pid < 0) {
        if (piped) { ::close(ends[0]); }
        return failure{errc::plugin_failed, "child: cannot be started", std::strerror(errno)};
    }

    std::unique_ptr<isolated_source> made(new isolated_source);
    made->connection_ = std::make_unique<connection>(pid, ends[0], what.idle_seconds);
    auto&      line   = *made->connection_;
    const auto first  = line.child.next(line.bytes);
    if (!first) { return first.error(); }
    detail::frame_reader in(line.bytes);
    if (*first == detail::frame::failed) {
        const auto code = static_cast<std::int32_t>(in.number());
        return failure{code > 0 ? static_cast<errc>(code) : errc::plugin_failed, detail::plugin_text(in.text()), {}};
    }
    made->format_ = in.text();
    if (*first != detail::frame::opened || !in.sound()) { return line.child.ended("plugin: an unknown frame"); }

    static const rung_plugin stand_in = connection::table();
    line.told                         = &made->told_;
    source_opening opening;
    opening.plugin = &stand_in;
    opening.format = made->format_;
    opening.bounds = what.bounds;
    opening.input  = {.struct_size = sizeof(rung_input), .zero = 0, .host = &line, .read = nullptr};
    auto reader    = source_reader::open(opening);
    if (!reader) { return reader.error(); }
    made->reader_ = std::make_unique<source_reader>(*std::move(reader));
    return made;
}

} // namespace adapter
RUNG_END
