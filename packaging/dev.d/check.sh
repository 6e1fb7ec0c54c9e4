# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Tests, fuzzing and benchmarks.

command_test() {
    [ $# -eq 0 ] || fail "test takes no arguments; for a single test run its program in build/dev/tests"
    need build test
    configure dev
    build dev
    if [ -n "${CI:-}" ]; then
        # That models and varve-cli need no widget, each file read by itself; the tests were built above. A developer does this by hand
        # with `./dev build headless`.
        configure headless -DVARVE_TESTS=OFF
        build headless
    fi
    local log=$root/build/dev/.dev-tests result=0
    (cd "$root" && ctest --preset dev) 2>&1 | tee "$log" || result=$?
    report_skips || result=1
    # Last, because the result is looked for at the end.
    grep -E '^[0-9]+% tests passed' "$log" || true
    return $result
}

# Skipped tests do not fail, so they are named and counted. On CI a test that was skipped for want of a server is a failure.
report_skips() {
    local skips servers
    skips=$(grep -ahE '^SKIP +:' "$root/build/dev/Testing/Temporary/LastTest.log" || true)
    [ -n "$skips" ] || return 0
    # Their reasons begin so: NO POSTGRESQL SERVER, NO QMYSQL DRIVER.
    servers=$(grep -cE '\bNO [A-Z]+ ' <<<"$skips" || true)
    printf '\n*** %d tests were skipped:\n%s\n' "$(wc -l <<<"$skips")" "$skips"
    [ "$servers" = 0 ] || printf '*** %d of them for want of a server.\n' "$servers"
    printf '\n'
    [ -z "${CI:-}" ] || [ "$servers" = 0 ] || { say "on CI every server must be there"; return 1; }
}

command_fuzz() {
    local seconds=${1:-60} target name dictionary
    case $seconds in *[!0-9]* | '') fail "'$seconds' is not a number of seconds" ;; esac
    need build fuzz
    command -v clang++-14 >/dev/null || fail "fuzzing is for clang 14 of Debian 12, which is not here"
    configure fuzz
    local -a targets=("$root"/tests/fuzz/fuzz_*.cpp)
    targets=("${targets[@]##*/}")
    build fuzz "${targets[@]%.cpp}"
    for target in "$root"/build/fuzz/bin/fuzz_*; do
        [ -x "$target" ] || fail "there is no fuzz target in build/fuzz/bin"
        name=${target##*/}
        # What is found goes into build/fuzz, never into the corpus that is under version control.
        mkdir -p "$root/build/fuzz/found/$name" "$root/build/fuzz/crashes"
        local -a corpora=("$root/build/fuzz/found/$name")
        [ ! -d "$root/tests/fuzz/corpus/$name" ] || corpora+=("$root/tests/fuzz/corpus/$name")
        dictionary=$root/tests/fuzz/${name#fuzz_}.dict
        [ -e "$dictionary" ] || dictionary=$root/tests/fuzz/scripts.dict
        say "$name for $seconds s"
        # What can go wrong goes wrong in short inputs, and those are many a second. Weighing inputs by their rare features takes a third
        # of the time, and looking whether somebody else adds some an eighth.
        "$target" -max_total_time="$seconds" -max_len=160 -reload=0 -entropic=0 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -dict="$dictionary" \
            -artifact_prefix="$root/build/fuzz/crashes/$name-" "${corpora[@]}" >"$root/build/fuzz/$name.log" 2>&1 ||
            { tail -n 60 "$root/build/fuzz/$name.log" >&2; fail "$name found something: build/fuzz/crashes holds the input"; }
        grep -aE '^stat::number_of_executed_units|^stat::peak_rss_mb' "$root/build/fuzz/$name.log" >&2 || true
    done
    say "nothing found"
}

command_bench() {
    need build bench
    configure release -DVARVE_BENCHMARKS=ON
    build release varve varve-cli measure interrupted firstwindow bench_planning bench_splitter streamstatements
    need_dbmate
    exec "$root/tests/benchmarks/run.sh" "$@"
}

# The peer that matters most. Its npm package holds the finished binary.
need_dbmate() {
    local folder=$cache/peers
    if ! [ -x "$folder/node_modules/.bin/dbmate" ]; then
        mkdir -p "$folder"
        npm install --silent --no-audit --no-fund --prefix "$folder" dbmate@2 >&2 ||
            say "dbmate cannot be had through npm: its lines are left out"
    fi
    # The program itself: node_modules/.bin holds a script that starts Node.js first.
    local binary
    binary=$(find "$folder/node_modules/@dbmate" -path '*/bin/dbmate' -type f 2>/dev/null | head -n 1)
    [ -z "$binary" ] || export DBMATE=$binary
}
