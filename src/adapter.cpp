// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/impl/adverts.ipp>
#include <rung/adapter/impl/answers.ipp>
#include <rung/adapter/impl/field_map.ipp>
#include <rung/adapter/impl/file.ipp>
#include <rung/adapter/impl/import.ipp>
#include <rung/adapter/impl/isolated.ipp>
#include <rung/adapter/impl/load.ipp>
#include <rung/adapter/impl/plugins.ipp>
#include <rung/adapter/impl/source.ipp>
#include <rung/adapter/impl/suggest.ipp>
