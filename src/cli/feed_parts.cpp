// SPDX-License-Identifier: Apache-2.0
// What reading a feed needs of the room adapter, and no more: the room as a whole brings OpenSSL, which costs each start milliseconds.
#include <rung/adapter/impl/adverts.ipp>
#include <rung/adapter/impl/plugins.ipp>
#include <rung/adapter/impl/source.ipp>
