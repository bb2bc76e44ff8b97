// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/crypto/secret_bytes.hpp>

#include <cstddef>
#include <string>

RUNG_BEGIN
namespace crypto {

/// Bytes of a key that lives in a key file.
inline constexpr std::size_t key_size = 32;

/// Makes a fresh key and keeps it in a new file of mode 0600: "rung-key/1", a blank, 64 hexadecimal digits, a line end.
///
/// The file appears whole and on the disk, or not at all; an existing file is never touched.
/// @return the key; `errc::unwritable` where the file exists or cannot be made
/// @threads safe, also between processes
[[nodiscard]] RUNG_DECL result<secret_bytes> make_key_file(const std::string& path);

/// Reads a key file that nobody but its owner can read or change. Symbolic links in the last place are not followed.
/// @return the key; `errc::not_found`; `errc::unreadable` where the file is a link, not a plain file, somebody else's or open to group or
///     world; `errc::bad_key` where it holds no key of this form or one of a newer form ("version" in `where`)
/// @threads safe
[[nodiscard]] RUNG_DECL result<secret_bytes> read_key_file(const std::string& path);

/// Reads the key file, or makes it where there is none yet.
/// @threads safe, also between processes: all get the same key
[[nodiscard]] RUNG_DECL result<secret_bytes> read_or_make_key_file(const std::string& path);

} // namespace crypto
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/crypto/impl/key_file.ipp>
#endif
