#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Measures Varve beside its peers on this machine and writes docs/performance.md:
#     tests/benchmarks/run.sh [--quick] [PART…]
# Parts that are not named keep their section of the report. --quick tries the scripts with little data in about two minutes and writes
# build/bench/quick/performance.md instead. VARVE_BUILD names another build folder than build/release, DBMATE the program.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
parts=(start status apply many large cancel planning checksum splitter)

say() { printf 'bench: %s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

for file in numbers folders servers load report start status apply large cancel planning checksum splitter; do
    # shellcheck source=/dev/null
    source "$here/$file.sh"
done

quick='' chosen=()
for argument in "$@"; do
    case " ${parts[*]} " in *" $argument "*) chosen+=("$argument"); continue ;; esac
    [ "$argument" = --quick ] || fail "there is no part '$argument': ${parts[*]}, or --quick"
    quick=yes
done
[ ${#chosen[@]} -gt 0 ] || chosen=("${parts[@]}")

results=$root/build/bench${quick:+/quick}
report=$root/docs/performance.md
[ -z "$quick" ] || report=$results/performance.md
build=${VARVE_BUILD:-$root/build/release}
cli=$build/bin/varve-cli
measure=$build/bin/measure
dbmate=${DBMATE:-$(command -v dbmate || true)}
[ -x "$cli" ] && [ -x "$measure" ] || fail "$build holds no varve-cli with its benchmarks: ./dev bench builds them"

# Where the databases are too; servers of other users pass through it.
umask 077
work=$(mktemp -d)
chmod 711 "$work"
trap 'stop_servers; stop_display; rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config LC_ALL=C.UTF-8
unset DATABASE_URL VARVE_DATABASE_URL

# scaled COUNT: less of it in a quick run.
scaled() { if [ -n "$quick" ]; then echo $(($1 > 300 ? $1 / 50 : $1)); else echo "$1"; fi; }

mkdir -p "$results"
for part in "${chosen[@]}"; do
    say "$part"
    section=$results/$part.new
    : >"$section"
    facts_at_start
    "bench_$part"
    facts_at_end | text
    mv "$section" "$results/$part.md"
    write_report
done
say "written: ${report#"$root"/}"
