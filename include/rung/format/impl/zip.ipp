// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/zip.hpp>

#include <algorithm>
#include <cstring>
#include <memory>

#include <minizip/unzip.h>

RUNG_BEGIN
namespace format {
namespace detail {

/// Lets minizip read from memory.
struct memory_stream {
    std::string_view bytes;
    std::size_t      at = 0;

    static voidpf open(voidpf self, const void* /*name*/, int /*mode*/) { return self; }
    static int    close(voidpf /*self*/, voidpf /*stream*/) { return 0; }
    static int    error(voidpf /*self*/, voidpf /*stream*/) { return 0; }

    static uLong read(voidpf self, voidpf /*stream*/, void* to, uLong size) {
        auto&      s = *static_cast<memory_stream*>(self);
        const auto n = std::min<std::size_t>(size, s.bytes.size() - s.at);
        if (n > 0) { std::memcpy(to, s.bytes.data() + s.at, n); }
        s.at += n;
        return static_cast<uLong>(n);
    }

    static uLong write(voidpf /*self*/, voidpf /*stream*/, const void* /*from*/, uLong /*size*/) { return 0; }

    static ZPOS64_T tell(voidpf self, voidpf /*stream*/) { return static_cast<memory_stream*>(self)->at; }

    static long seek(voidpf self, voidpf /*stream*/, ZPOS64_T offset, int origin) {
        auto&          s    = *static_cast<memory_stream*>(self);
        const ZPOS64_T from = origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? s.at : s.bytes.size();
        if (offset > s.bytes.size() - from) { return -1; }
        s.at = static_cast<std::size_t>(from + offset);
        return 0;
    }
};

/// An open minizip reader, closed with the scope.
class zip_reader {
public:
    explicit zip_reader(std::string_view bytes) : stream_{bytes, 0} {
        zlib_filefunc64_def calls = {};
        calls.zopen64_file        = memory_stream::open;
        calls.zread_file          = memory_stream::read;
        calls.zwrite_file         = memory_stream::write;
        calls.ztell64_file        = memory_stream::tell;
        calls.zseek64_file        = memory_stream::seek;
        calls.zclose_file         = memory_stream::close;
        calls.zerror_file         = memory_stream::error;
        calls.opaque              = &stream_;
        file_                     = unzOpen2_64("", &calls);
    }
    zip_reader(const zip_reader&)            = delete;
    zip_reader& operator=(const zip_reader&) = delete;
    ~zip_reader() {
        if (file_ != nullptr) { unzClose(file_); }
    }

    [[nodiscard]] unzFile file() const noexcept { return file_; }

private:
    memory_stream stream_;
    unzFile       file_ = nullptr;
};

[[nodiscard]] inline failure bad_entry(std::uint64_t number) { return {errc::bad_zip, "entry " + std::to_string(number), {}}; }

} // namespace detail

RUNG_DECL result<zip_archive> zip_archive::open(std::string_view bytes, const limits& bounds) {
    if (bytes.size() > bounds.input_bytes) { return failure{errc::too_large, "limits.input_bytes", {}}; }
    const detail::zip_reader reader(bytes);
    unz_global_info64        about = {};
    if (reader.file() == nullptr || unzGetGlobalInfo64(reader.file(), &about) != UNZ_OK) { return failure{errc::bad_zip, {}, {}}; }
    if (about.number_entry > bounds.archive_entries) { return failure{errc::zip_bomb, "limits.archive_entries", {}}; }

    constexpr std::uint64_t harmless = std::uint64_t{1} << 20U;
    const std::uint64_t     ratio    = std::max<std::uint64_t>(bounds.archive_ratio, 1);
    std::uint64_t           total    = 0;
    zip_archive             out;
    out.bytes_ = bytes;
    auto state = about.number_entry == 0 ? UNZ_END_OF_LIST_OF_FILE : unzGoToFirstFile(reader.file());
    for (std::uint64_t number = 0; state == UNZ_OK; ++number, state = unzGoToNextFile(reader.file())) {
        // The directory's own count may be wrong, and minizip goes on by its end where the count is 0xFFFF.
        if (number == bounds.archive_entries) { return failure{errc::zip_bomb, "limits.archive_entries", {}}; }
        unz_file_info64 info = {};
        zip_entry       entry;
        unz64_file_pos  place = {};
        if (unzGetCurrentFileInfo64(reader.file(), &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) { return detail::bad_entry(number); }
        entry.name.resize(info.size_filename);
        if (unzGetCurrentFileInfo64(reader.file(), &info, entry.name.data(), info.size_filename, nullptr, 0, nullptr, 0) != UNZ_OK ||
            unzGetFilePos64(reader.file(), &place) != UNZ_OK || info.compressed_size > bytes.size()) {
            return detail::bad_entry(number);
        }
        entry.packed   = info.compressed_size;
        entry.unpacked = info.uncompressed_size;
        entry.at       = place.pos_in_zip_directory;
        entry.number   = place.num_of_file;
        if (entry.unpacked > bounds.decoded_bytes || (total += entry.unpacked) > bounds.decoded_bytes) {
            return failure{errc::zip_bomb, "limits.decoded_bytes", {}};
        }
        if (entry.unpacked > harmless && entry.unpacked / ratio > entry.packed) {
            return failure{errc::zip_bomb, "limits.archive_ratio", {}};
        }
        out.entries_.push_back(std::move(entry));
    }
    if (state != UNZ_END_OF_LIST_OF_FILE) { return failure{errc::bad_zip, {}, {}}; }
    // Entries may share their packed bytes; the archive's own size is what counts then.
    if (total > harmless && total / ratio > bytes.size()) { return failure{errc::zip_bomb, "limits.archive_ratio", {}}; }
    return out;
}

RUNG_DECL const zip_entry* zip_archive::find(std::string_view name) const noexcept {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const zip_entry& e) { return e.name == name; });
    return found == entries_.end() ? nullptr : &*found;
}

RUNG_DECL result<std::string> zip_archive::read(const zip_entry& entry) const {
    constexpr std::uint16_t  encrypted = 1;
    const detail::zip_reader reader(bytes_);
    const unz64_file_pos     place = {entry.at, entry.number};
    unz_file_info64          info  = {};
    if (reader.file() == nullptr || unzGoToFilePos64(reader.file(), &place) != UNZ_OK ||
        unzGetCurrentFileInfo64(reader.file(), &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK || (info.flag & encrypted) != 0 ||
        (info.compression_method != 0 && info.compression_method != Z_DEFLATED) || info.uncompressed_size != entry.unpacked ||
        unzOpenCurrentFile(reader.file()) != UNZ_OK) {
        return detail::bad_entry(entry.number);
    }
    constexpr std::size_t step = std::size_t{64} << 10U;
    std::string           out;
    int                   got = 0;
    do {
        // Grown step by step: what the entry claims is not to be trusted with memory.
        const auto have = out.size();
        const auto want = std::min<std::size_t>(step, static_cast<std::size_t>(entry.unpacked) - have);
        out.resize(have + want);
        got = want == 0 ? 0 : unzReadCurrentFile(reader.file(), out.data() + have, static_cast<unsigned>(want));
        out.resize(have + static_cast<std::size_t>(std::max(got, 0)));
    } while (got > 0);
    const bool sound = unzCloseCurrentFile(reader.file()) == UNZ_OK && got == 0 && out.size() == entry.unpacked;
    if (!sound) { return detail::bad_entry(entry.number); }
    return out;
}

struct zip_stream::state {
    state(std::string_view bytes, const zip_entry& entry) : reader(bytes), left(entry.unpacked), number(entry.number) {}

    detail::zip_reader reader;
    std::uint64_t      left;
    std::uint64_t      number;
    bool               ended   = false;
    bool               damaged = false;
};

inline zip_stream::zip_stream(std::unique_ptr<state> from) noexcept : state_(std::move(from)) {}
RUNG_DECL zip_stream::zip_stream(zip_stream&& other) noexcept            = default;
RUNG_DECL zip_stream& zip_stream::operator=(zip_stream&& other) noexcept = default;
RUNG_DECL zip_stream::~zip_stream()                                      = default;

RUNG_DECL result<std::size_t> zip_stream::read(char* into, std::size_t room) {
    auto& s = *state_;
    if (s.damaged) { return detail::bad_entry(s.number); }
    if (s.ended || room == 0) { return std::size_t{0}; }
    constexpr std::size_t most = std::size_t{1} << 30U;
    const int             got  = unzReadCurrentFile(s.reader.file(), into, static_cast<unsigned>(std::min(room, most)));
    if (got > 0) {
        s.left -= static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
    }
    s.ended   = true;
    s.damaged = unzCloseCurrentFile(s.reader.file()) != UNZ_OK || got < 0 || s.left != 0;
    if (s.damaged) { return detail::bad_entry(s.number); }
    return std::size_t{0};
}

RUNG_DECL result<zip_stream> zip_archive::stream(const zip_entry& entry) const {
    constexpr std::uint16_t encrypted = 1;
    auto                    opened    = std::make_unique<zip_stream::state>(bytes_, entry);
    const auto              file      = opened->reader.file();
    const unz64_file_pos    place     = {entry.at, entry.number};
    unz_file_info64         info      = {};
    if (file == nullptr || unzGoToFilePos64(file, &place) != UNZ_OK ||
        unzGetCurrentFileInfo64(file, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK || (info.flag & encrypted) != 0 ||
        (info.compression_method != 0 && info.compression_method != Z_DEFLATED) || info.uncompressed_size != entry.unpacked ||
        unzOpenCurrentFile(file) != UNZ_OK) {
        return detail::bad_entry(entry.number);
    }
    return zip_stream(std::move(opened));
}

} // namespace format
RUNG_END
