// SPDX-License-Identifier: Apache-2.0
#include <rung/crypto/impl/derive.ipp>
#include <rung/crypto/impl/digest.ipp>
#include <rung/crypto/impl/key_file.ipp>
#include <rung/crypto/impl/seal.ipp>
#include <rung/crypto/impl/secret_bytes.ipp>
#include <rung/crypto/impl/signature.ipp>
