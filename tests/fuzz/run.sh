#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds every fuzz target with clang-19 under ASan and UBSan, and runs each for so many seconds, one after the other.
# Usage: sh tests/fuzz/run.sh SECONDS [TARGET…]      RUNG_FUZZ_BUILD says where (build/fuzz), RUNG_FUZZ_JOBS how many at once (1)
# plugin:NAME is the target "plugin" with that plugin alone, plugin:each one after the other.
# What it finds lies in <build>/found/<target>-*; mended, it belongs into tests/data/fuzz/<target>/, which every test run replays.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:?usage: sh tests/fuzz/run.sh SECONDS [TARGET…]}
shift
out=${RUNG_FUZZ_BUILD:-build/fuzz}
compiler=${CXX:-clang++-19}
mkdir -p "$out/found" "$out/seeds"

wrap=
command -v ccache >/dev/null 2>&1 && wrap=ccache
flags="-std=c++20 -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -Wno-deprecated-declarations -DRUNG_COMPILED -Iinclude -Itests"

# What a target links, told to the fuzzer edge by edge: each room and plugin is built once, when the first target asks for it.
built() { # built <source> <object>
    # shellcheck disable=SC2086
    [ -e "$out/$2.fresh" ] || $wrap "$compiler" $flags -fsanitize=fuzzer-no-link -c "$1" -o "$out/$2"
    : >"$out/$2.fresh"
    libraries="$libraries $out/$2"
}
rm -f "$out"/*.fresh
needs() { # needs <room of the target> [<the only plugin>]
    libraries= vendors=
    case $1 in
        disclosure) rooms="core crypto disclosure" vendors="-lssl -lcrypto $(pkg-config --libs cbc clp)" ;;
        workforce) rooms="core workforce" ;;
        adapter) rooms="core text format crypto workforce advert adapter" vendors="-lssl -lcrypto -lseccomp -lboost_json -ldl -lpthread" ;;
        *) rooms="core text format advert" ;;
    esac
    for room in $rooms; do built "src/$room.cpp" "$room.o"; done
    [ "$1" = adapter ] || return 0
    list="$out/bundled${2:+-$2}.cpp"
    printf '#include <rung/adapter/bundled.hpp>\n' >"$list"
    entries=
    for plugin in plugins/*/plugin.cpp; do
        folder=$(basename "$(dirname "$plugin")")
        [ "$folder" = "${2:-$folder}" ] && [ "$folder" != template ] || continue
        built "$plugin" "plugin-$folder.o"
        entry=rung_plugin_entry_$(echo "$folder" | tr - _)
        printf 'extern "C" const rung_plugin* %s(uint32_t, uint32_t);\n' "$entry" >>"$list"
        entries="$entries$entry, "
    done
    printf 'constexpr rung_plugin_entry_function all[] = {%s};\nstd::span<const rung_plugin_entry_function> rung_bundled_plugins() noexcept { return all; }\n' "$entries" >>"$list"
    built "$list" "bundled${2:+-$2}.o"
}

# Adverts of our own to begin with: one file each, led by the byte that says how check.fuzz.cpp reads it.
python3 - "$out/seeds" <<'PY'
import json, pathlib, sys
to = pathlib.Path(sys.argv[1])
for kind in ("check", "words", "packs", "html", "markdown", "encoding"):
    (to / kind).mkdir(exist_ok=True)
for i, line in enumerate(open("tests/quality/data/adverts.ndjson", encoding="utf-8")):
    a = json.loads(line)
    text = a["title"] + "\n" + a["text"]
    page = a["title"] + "\n<p>" + a["text"].replace("\n- ", "</p><li>").replace("\n", "<br>\n")
    (to / "check" / f"{i}").write_bytes(bytes([[0, 2, 3, 64][i % 4]]) + (page if i % 4 == 1 else text).encode())
    (to / "words" / f"{i}").write_bytes(text[:2000].encode())
    for kind in ("markdown", "encoding"):
        (to / kind / f"{i}").write_bytes(text.encode())
    (to / "html" / f"{i}").write_bytes(page.encode())
heads = set()
for pack in sorted(pathlib.Path("src/lexicon").glob("*.tsv")):
    heads |= {row.split("\t")[0] for row in pack.read_text(encoding="utf-8").splitlines()[1:] if row and row[0] not in "#<(["}
plain = sorted(h for h in heads if h.isascii() and not set(h) & set('<([|"\\'))
(to / "words.dict").write_text("".join(f'"{h}"\n' for h in plain[:: max(1, len(plain) // 1500)]))
for pack in sorted(pathlib.Path("src/lexicon").glob("*.tsv")):
    rows = pack.read_text(encoding="utf-8").splitlines()[1:]
    for i in range(0, len(rows), max(1, len(rows) // 12)):
        some = ["\t".join((r.split("\t") + [""] * 6)[:2] + ["r1"] + (r.split("\t") + [""] * 6)[3:6]) for r in rows[i:i + 6] if r and r[0] != "#"]
        words = " ".join(r.split("\t")[0] for r in some)
        (to / "packs" / f"{pack.stem}-{i}").write_bytes(("\n".join(some) + "\n").encode() + b"\0" + words.encode())
PY

targets=
for target in ${*:-$(find tests -name '*.fuzz.cpp' | sort)}; do
    [ "$target" = plugin:each ] || { targets="$targets $target"; continue; }
    for plugin in plugins/*/plugin.cpp; do
        plugin=$(basename "$(dirname "$plugin")")
        [ "$plugin" = template ] || targets="$targets plugin:$plugin"
    done
done
failed=
for target in $targets; do
    plugin=
    case $target in plugin:*) plugin=${target#plugin:} ;; esac
    file=$(find tests -name "$(basename "${target%%:*}" .fuzz.cpp).fuzz.cpp")
    target=$(basename "$file" .fuzz.cpp)
    name=$target${plugin:+-$plugin}
    needs "$(basename "$(dirname "$file")")" "$plugin"
    # shellcheck disable=SC2086
    $wrap "$compiler" $flags -fsanitize=fuzzer-no-link -c "$file" -o "$out/$name.fuzz.o"
    # shellcheck disable=SC2086
    "$compiler" -fsanitize=fuzzer,address,undefined "$out/$name.fuzz.o" $libraries $vendors -lmd4c -lpugixml -lminizip -lz -o "$out/fuzz_$name"
    mkdir -p "$out/corpus/$name"
    known=
    for folder in "tests/data/fuzz/$target" "$out/seeds/$target"; do
        [ -d "$folder" ] && known="$known $folder"
    done
    echo "== $name, $seconds s"
    # shellcheck disable=SC2086
    if "$out/fuzz_$name" -max_total_time="$seconds" -max_len=20000 -timeout=20 -rss_limit_mb=4096 -dict="$out/seeds/words.dict" \
        -fork=${RUNG_FUZZ_JOBS:-0} -artifact_prefix="$out/found/$name-" -print_final_stats=1 "$out/corpus/$name" $known >"$out/$name.log" 2>&1; then
        grep -E 'stat::number_of_executed_units|stat::average_exec_per_sec|stat::peak_rss_mb|cov: .*DONE|DONE *cov' "$out/$name.log" | tail -4
    else
        failed="$failed $name"
        grep -E 'broken:|ERROR|runtime error|SUMMARY|Test unit written' "$out/$name.log" | head -8
    fi
done
[ -z "$failed" ] || { echo "failed:$failed (logs in $out)"; exit 1; }
echo "all clean"
