// SPDX-License-Identifier: Apache-2.0
#include <rung/format/impl/docx.ipp>
#include <rung/format/impl/encoding.ipp>
#include <rung/format/impl/html.ipp>
#include <rung/format/impl/markdown.ipp>
#include <rung/format/impl/zip.ipp>
