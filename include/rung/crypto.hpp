// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/crypto/derive.hpp>
#include <rung/crypto/digest.hpp>
#include <rung/crypto/key_file.hpp>
#include <rung/crypto/seal.hpp>
#include <rung/crypto/secret_bytes.hpp>
#include <rung/crypto/signature.hpp>
