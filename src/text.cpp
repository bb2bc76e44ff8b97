// SPDX-License-Identifier: Apache-2.0
#include <rung/text/impl/blocks.ipp>
#include <rung/text/impl/inflect.ipp>
#include <rung/text/impl/lexicon.ipp>
#include <rung/text/impl/packs.ipp>
#include <rung/text/impl/readability.ipp>
#include <rung/text/impl/sentences.ipp>
#include <rung/text/impl/syllables.ipp>
#include <rung/text/impl/words.ipp>
