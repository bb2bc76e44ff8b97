#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds tests/advert/threads.test.cpp and the library under ThreadSanitizer, and runs it. Usage: sh tests/advert/tsan.sh [BUILD_FOLDER]
set -eu
cd "$(dirname "$0")/../.."
out=${1:-build/tsan}
compiler=${CXX:-c++}
mkdir -p "$out"
wrap=
command -v ccache >/dev/null 2>&1 && wrap=ccache
objects=
for file in src/core.cpp src/text.cpp src/advert.cpp tests/advert/threads.test.cpp; do
    object=$out/$(basename "$file" .cpp).o
    $wrap "$compiler" -std=c++20 -O1 -g -fsanitize=thread -fno-omit-frame-pointer -DRUNG_COMPILED -Iinclude -Itests -c "$file" -o "$object"
    objects="$objects $object"
done
# shellcheck disable=SC2086
"$compiler" -fsanitize=thread $objects -lgtest -lgtest_main -lpthread -o "$out/threads"
TSAN_OPTIONS="halt_on_error=1 ${TSAN_OPTIONS-}" "$out/threads"
