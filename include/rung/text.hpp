// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/blocks.hpp>
#include <rung/text/characters.hpp>
#include <rung/text/inflect.hpp>
#include <rung/text/lexicon.hpp>
#include <rung/text/packs.hpp>
#include <rung/text/readability.hpp>
#include <rung/text/sentences.hpp>
#include <rung/text/syllables.hpp>
#include <rung/text/words.hpp>
