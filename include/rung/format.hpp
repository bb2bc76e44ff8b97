// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/docx.hpp>
#include <rung/format/encoding.hpp>
#include <rung/format/html.hpp>
#include <rung/format/markdown.hpp>
#include <rung/format/zip.hpp>
