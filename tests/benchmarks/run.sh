#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Measures Varve beside its peers on this machine and writes docs/performance.md:
#     tests/benchmarks/run.sh [BUILD_FOLDER]
# Only ratios count: every figure of Varve stands beside a peer's of the same run, taken in turn, the median of the pairs' ratios and
# their range. Machines are shared and their disks drift.
set -euo pipefail

source=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:-$source/build/release}" && pwd)
report=$source/docs/performance.md
work=$(mktemp -d)
cleanup() {
    [ -f "$work/postgres/postmaster.pid" ] && as_postgres "$postgres/pg_ctl" -D "$work/postgres" -m immediate stop >/dev/null 2>&1 || true
    [ -n "${display_pid:-}" ] && kill "$display_pid" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

cli=$build/bin/varve-cli
desktop=$build/bin/varve
measure=$build/bin/measure
dbmate=${DBMATE:-$(command -v dbmate || true)}
export XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config LC_ALL=C.UTF-8
unset DATABASE_URL VARVE_DATABASE_URL

# --- numbers --------------------------------------------------------------------------------------------------------------------------

median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# pairs NAME COUNT VARVE_FUNCTION PEER_FUNCTION: each function prints "milliseconds kib".
pairs() {
    local name=$1 count=$2 ours=$3 peer=$4 i a b
    : >"$work/pairs"
    for ((i = 0; i < count; i++)); do
        b=$($peer)
        a=$($ours)
        echo "$a $b" >>"$work/pairs"
    done
    awk -v name="$name" '
        function median(v, n,    i, j, t) {
            for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (v[j] < v[i]) { t = v[i]; v[i] = v[j]; v[j] = t }
            return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
        }
        { n++; a[n] = $1; am[n] = $2; b[n] = $3; bm[n] = $4; r[n] = $1 / $3; m[n] = $2 / $4 }
        END {
            low = high = r[1]
            for (i = 1; i <= n; i++) { if (r[i] < low) low = r[i]; if (r[i] > high) high = r[i] }
            printf "| %s | %.1f ms | %.1f ms | **%.2f** (%.2f – %.2f) | %.0f MB / %.0f MB = %.2f |\n",
                name, median(a, n), median(b, n), median(r, n), low, high, median(am, n) / 1024, median(bm, n) / 1024, median(m, n)
        }' "$work/pairs" | tee -a "$work/table"
}

# --- folders --------------------------------------------------------------------------------------------------------------------------

# one table each; padded with a comment to about 2 KB
filler=$(printf -- '-- %070d\n' $(seq 1 24))
generate() {
    local folder=$1 count=$2 style=$3 i
    mkdir -p "$folder"
    for ((i = 1; i <= count; i++)); do
        local number table
        printf -v number '%06d' "$i"
        table="CREATE TABLE t_$i (id integer PRIMARY KEY, name varchar(80) NOT NULL, at timestamp, amount numeric(12,2));"
        if [ "$style" = dbmate ]; then
            printf -- '-- migrate:up\n%s\n%s\n\n-- migrate:down\nDROP TABLE t_%d;\n' "$filler" "$table" "$i" >"$folder/${number}_table_$i.sql"
        else
            printf -- '%s\n%s\n\n-- varve:down\nDROP TABLE t_%d;\n' "$filler" "$table" "$i" >"$folder/${number}_table_$i.sql"
        fi
    done
}

# --- 1. start -------------------------------------------------------------------------------------------------------------------------

measure_start() {
    command -v sqlitebrowser >/dev/null && command -v Xvfb >/dev/null || { echo "skipped: start (needs sqlitebrowser and Xvfb)"; return; }
    Xvfb :97 -screen 0 1440x900x24 >/dev/null 2>&1 &
    display_pid=$!
    export DISPLAY=:97
    until [ -e /tmp/.X11-unix/X97 ]; do :; done
    mkdir -p "$work/demo"
    sqlite3 "$work/demo/peer.sqlite" 'CREATE TABLE t (id integer PRIMARY KEY)'
    varve_start() { QT_QPA_PLATFORM=xcb "$build/bin/firstwindow" "$desktop" --demo | awk '{ print $1, $3 }'; }
    peer_start() { QT_QPA_PLATFORM=xcb "$build/bin/firstwindow" sqlitebrowser "$work/demo/peer.sqlite" | awk '{ print $1, $3 }'; }
    varve_start >/dev/null
    peer_start >/dev/null
    pairs "Start to first painted window, demo; sqlitebrowser" 7 varve_start peer_start
}

# --- 2. status ------------------------------------------------------------------------------------------------------------------------

measure_status() {
    [ -n "$dbmate" ] || { echo "skipped: status beside dbmate (set DBMATE)"; return; }
    "$cli" --demo status >/dev/null
    local demo=$XDG_CACHE_HOME/varve/demo-cli/mhras
    generate "$work/few" 9 dbmate
    sqlite3 "$work/few.sqlite" 'VACUUM'
    "$dbmate" --no-dump-schema -d "$work/few" --url "sqlite:$work/few.sqlite" up >/dev/null 2>&1
    ours() { "$measure" "$cli" --project "$demo" --env dev status; }
    theirs() { "$measure" "$dbmate" -d "$work/few" --url "sqlite:$work/few.sqlite" status; }
    pairs "\`status\`, demo (9 migrations, one environment); dbmate, 9" 30 ours theirs

    generate "$work/many-varve" 10000 varve
    generate "$work/many-dbmate" 10000 dbmate
    sqlite3 "$work/many.sqlite" 'PRAGMA journal_mode = wal' >/dev/null
    "$dbmate" --no-dump-schema -d "$work/many-dbmate" --url "sqlite:$work/many.sqlite" up >/dev/null 2>&1
    "$cli" --project "$work/many-varve" --database-url "sqlite:$work/many-varve.sqlite" migrate >/dev/null
    ours() { "$measure" "$cli" --project "$work/many-varve" --database-url "sqlite:$work/many-varve.sqlite" status; }
    theirs() { "$measure" "$dbmate" -d "$work/many-dbmate" --url "sqlite:$work/many.sqlite" status; }
    ours >/dev/null
    pairs "\`status\`, 10,000 × 2 KB, warm index; dbmate (reads no content)" 11 ours theirs
    cold() {
        rm -rf "$XDG_CACHE_HOME/varve/index"
        ours
    }
    pairs "\`status\`, 10,000 × 2 KB, cold; dbmate" 11 cold theirs

    ours() { "$measure" "$cli" --project "$work/many-varve" --database-url "sqlite:$work/many-varve.sqlite" migrate; }
    theirs() { "$measure" "$dbmate" --no-dump-schema -d "$work/many-dbmate" --url "sqlite:$work/many.sqlite" up; }
    ours >/dev/null
    pairs "\`migrate\` with nothing to do, 10,000, every file verified, warm index; dbmate (verifies nothing)" 11 ours theirs
    pairs "\`migrate\` with nothing to do, 10,000, cold; dbmate" 11 cold theirs
}

# --- 3. apply -------------------------------------------------------------------------------------------------------------------------

# The floor: the same transactions, history row included, from one file.
floor_file() {
    local folder=$1 history=$2 file
    echo "$history"
    for file in "$folder"/*.sql; do
        echo 'BEGIN;'
        sed '/^-- varve:down/,$d' "$file"
        echo "INSERT INTO migration_history (migration_id, migration_name, checksum, applied_by, success) VALUES ('$(basename "$file" .sql)', 'x', 'xxh3:00000000000000000000000000000000', 'floor', $3);"
        echo 'COMMIT;'
    done
}

measure_apply_sqlite() {
    generate "$work/thousand" 1000 varve
    generate "$work/thousand-dbmate" 1000 dbmate
    floor_file "$work/thousand" 'CREATE TABLE migration_history (id integer PRIMARY KEY AUTOINCREMENT, migration_id text, migration_name text, checksum text, applied_by text, success integer, applied_at text DEFAULT CURRENT_TIMESTAMP);' 1 >"$work/floor.sqlite.sql"
    ours() {
        rm -f "$work"/apply.sqlite*
        "$measure" "$cli" --project "$work/thousand" --database-url "sqlite:$work/apply.sqlite" migrate
    }
    theirs() {
        rm -f "$work"/floor.sqlite
        "$measure" --in "$work/floor.sqlite.sql" sqlite3 -bail "$work/floor.sqlite"
    }
    pairs "Apply 1,000 on SQLite; \`sqlite3\`" 5 ours theirs
    [ -n "$dbmate" ] || return 0
    theirs() {
        rm -f "$work"/dbmate.sqlite
        "$measure" "$dbmate" --no-dump-schema -d "$work/thousand-dbmate" --url "sqlite:$work/dbmate.sqlite" up
    }
    pairs "Apply 1,000 on SQLite; dbmate" 5 ours theirs
}

as_postgres() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgresql() {
    postgres=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    mkdir "$work/postgres"
    chmod 755 "$work"
    [ "$(id -u)" = 0 ] && chown postgres "$work/postgres"
    as_postgres "$postgres/initdb" -D "$work/postgres" -U bench -A trust >/dev/null
    local port=$((20000 + RANDOM % 20000))
    as_postgres "$postgres/pg_ctl" -D "$work/postgres" -w -l "$work/postgres/log" -o "-c listen_addresses=127.0.0.1 -p $port -k $work/postgres" start >/dev/null
    url="postgresql://bench@127.0.0.1:$port"
    sync_cost=$(as_postgres "$postgres/pg_test_fsync" -s 1 -f "$work/postgres/fsync" 2>/dev/null | awk '/fdatasync/ && /ops/ { print $2, $3; exit }' || true)
}

fresh() { psql -X -q "$url/postgres" -c "DROP DATABASE IF EXISTS $1" -c "CREATE DATABASE $1" 2>/dev/null; }

measure_apply_postgresql() {
    floor_file "$work/thousand" 'CREATE TABLE migration_history (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, migration_id text, migration_name text, checksum text, applied_by text, success boolean, applied_at timestamptz DEFAULT now());' true >"$work/floor.pg.sql"
    ours() {
        fresh ours
        "$measure" "$cli" --project "$work/thousand" --database-url "$url/ours" migrate
    }
    theirs() {
        fresh floor
        "$measure" psql -X -q -v ON_ERROR_STOP=1 -d "$url/floor" -f "$work/floor.pg.sql"
    }
    pairs "Apply 1,000 on PostgreSQL; \`psql\`" 5 ours theirs
    [ -n "$dbmate" ] || return 0
    theirs() {
        fresh dbmate
        "$measure" "$dbmate" --no-dump-schema -d "$work/thousand-dbmate" --url "$url/dbmate?sslmode=disable" up
    }
    pairs "Apply 1,000 on PostgreSQL; dbmate" 5 ours theirs
}

# --- one large file -------------------------------------------------------------------------------------------------------------------

# inserts COUNT: one table and that many INSERTs of some 125 bytes.
inserts() {
    echo 'CREATE TABLE large (id integer, name varchar(80), note text, amount numeric(12,2));'
    awk -v count="$1" 'BEGIN {
        for (i = 1; i <= count; i++)
            printf "INSERT INTO large (id, name, note, amount) VALUES (%d, %cname of %d%c, %ca note that is as long as notes are%c, %d.25);\n", i, 39, i, 39, 39, 39, i
    }'
}

measure_large() {
    mkdir -p "$work/large" "$work/large-dbmate" "$work/huge"
    inserts 161000 >"$work/large/001_large.sql"
    { echo '-- migrate:up'; cat "$work/large/001_large.sql"; } >"$work/large-dbmate/001_large.sql"
    ours() {
        fresh ours
        "$measure" "$cli" --project "$work/large" --database-url "$url/ours" migrate
    }
    theirs() {
        fresh floor
        "$measure" psql -X -q -1 -v ON_ERROR_STOP=1 -d "$url/floor" -f "$work/large/001_large.sql"
    }
    pairs "161,000 INSERTs in one file on PostgreSQL; \`psql -1\`" 3 ours theirs
    if [ -n "$dbmate" ]; then
        theirs() {
            fresh dbmate
            "$measure" "$dbmate" --no-dump-schema -d "$work/large-dbmate" --url "$url/dbmate?sslmode=disable" up
        }
        pairs "161,000 INSERTs in one file on PostgreSQL; dbmate" 3 ours theirs
    fi
    # 500 MB, most of it a comment in each statement, so that the server does not make the measurement long.
    { inserts 1; awk 'BEGIN {
        filler = sprintf("%2000s", ""); gsub(/ /, "x", filler)
        for (i = 2; i <= 250000; i++) printf "INSERT INTO large (id, name) VALUES (%d /* %s */, %cn%c);\n", i, filler, 39, 39
    }'; } >"$work/huge/001_huge.sql"
    fresh ours
    huge_peak=$("$measure" "$cli" --project "$work/huge" --database-url "$url/ours" migrate | awk '{ printf "%.0f", $2 / 1024 }')
    rm -rf "$work/huge" "$work/large" "$work/large-dbmate"
}

# --- planning -------------------------------------------------------------------------------------------------------------------------

measure_planning() {
    "$build/bin/bench_planning" --benchmark_format=csv --benchmark_repetitions=5 --benchmark_report_aggregates_only=true 2>/dev/null |
        awk -F, '/_median/ { gsub(/"/, "", $1); sub(/_median$/, "", $1); printf "| %s | %.1f ms |\n", $1, ($5 == "ns") ? $4 / 1e6 : ($5 == "us") ? $4 / 1e3 : ($5 == "s") ? $4 * 1e3 : $4 }' |
        tee "$work/planning"
}

# --- checksum -------------------------------------------------------------------------------------------------------------------------

# 1 GB of INSERTs, read from the page cache: the file's checksum alone, which is what a status of a changed folder needs.
measure_checksum() {
    local big=$work/big.sql
    yes "INSERT INTO t (id, name, amount) VALUES (1, 'O''Brien', 12.50); -- 64 bytes" | head -c 1000000000 >"$big"
    ours() { "$measure" "$cli" checksum --file-only "$big"; }
    theirs() { "$measure" sha256sum "$big"; }
    theirs >/dev/null
    pairs "Checksum of 1 GB; \`sha256sum\`" 5 ours theirs
    ours() { "$measure" "$cli" checksum --dialect postgresql "$big"; }
    pairs "Both checksums of 1 GB, file and tokens; \`sha256sum\`" 3 ours theirs
    rm -f "$big"
}

# --- splitting ---------------------------------------------------------------------------------------------------------------------

# In one process, in turn; processor time, because the machine is shared. Medians of five.
measure_splitter() {
    "$build/bin/bench_splitter" --benchmark_repetitions=5 --benchmark_enable_random_interleaving=true \
        --benchmark_report_aggregates_only=true --benchmark_format=csv --benchmark_filter='^(inserts|procedures|definitions)/' \
        2>/dev/null >"$work/splitter.csv"
    awk -F, '
        /_median/ {
            gsub(/"/, "", $1); sub(/_median$/, "", $1)
            split($1, part, "/")
            speed[$1] = $6 / 1e6
            order[++n] = $1
        }
        END {
            for (i = 1; i <= n; i++) {
                split(order[i], part, "/")
                peer = part[1] == "inserts" || part[2] !~ /mariadb/ ? speed[part[1] "/libpg_query scanner"] : 0 # the same text
                printf "| %s | %s | %.0f MB/s | %s |\n", part[1], part[2], speed[order[i]], peer ? sprintf("%.2f", speed[order[i]] / peer) : ""
            }
        }' "$work/splitter.csv" | sort | tee "$work/splitter"
    "$build/bin/bench_splitter" --benchmark_format=csv --benchmark_filter='^hostile/' 2>/dev/null |
        awk -F, '
            { gsub(/"/, "", $1); split($1, part, "/") }
            part[3] ~ /^[0-9]+$/ { time[part[2]] = time[part[2]] sprintf(" %.1f |", $4) }
            part[3] == "" && /_BigO/ { next }
            !seen[part[2]]++ && part[1] == "hostile" && part[3] ~ /^[0-9]+$/ { order[++n] = part[2] }
            END { for (i = 1; i <= n; i++) printf "| %s |%s\n", order[i], time[order[i]] }' | tee "$work/hostile"
    "$build/bin/streamstatements" --generate 1000 | "$build/bin/streamstatements" >"$work/stream"
    measure_streams
}

# What the command needs above its memory at the start, which a script of one statement shows; in MB.
measure_streams() {
    local kind format start peak
    : >"$work/streams"
    for kind in generate generate-copy; do
        for format in text json nul; do
            start=$(echo 'SELECT 1;' | "$measure" "$cli" statements - --dialect postgresql --format "$format" | awk '{ print $2 }')
            peak=$("$build/bin/streamstatements" "--$kind" 1000 | "$measure" "$cli" statements - --dialect postgresql --format "$format" | awk '{ print $2 }')
            printf '| %s | %s | %.1f MB |\n' "$([ "$kind" = generate ] && echo "INSERTs" || echo "one COPY")" "$format" "$(awk "BEGIN { print ($peak - $start) / 1024 }")" |
                tee -a "$work/streams"
        done
    done
}

# --- report ---------------------------------------------------------------------------------------------------------------------------

write_splitter() {
    local statements start peak longest
    read -r statements start peak longest <"$work/stream"
    cat <<'TEXT'

## Cutting scripts into statements

Boundaries are compared with libpg_query's first, byte for byte. "read" gives out every statement with its place in lines and columns, its kind
and its objects, one after the other; "list" keeps them all; "stream" brings the bytes in chunks of 64 KiB. libpg_query gives boundaries alone.
"inserts" are 105 MB that every dialect reads the same way (the parser gets 10 MB of them), "procedures" long bodies (of PostgreSQL, and between
MariaDB's DELIMITER lines), "definitions" what pg_dump writes for tables. Speeds are per second of processor time on one core.

| script | what | speed | ratio to libpg_query's scanner |
| --- | --- | --- | --- |
TEXT
    cat "$work/splitter"
    cat <<TEXT

1 GB of INSERTs through a pipe: $statements statements, $(((peak - start) / 1024)) MB above the program's $((start / 1024)) MB at its start; the
longest statement has $longest bytes. The same through \`varve-cli statements -\`, peak of resident memory above that of a script with one
statement; the data of a COPY is given out as it comes:

| 1 GB of | format | above the start |
| --- | --- | --- |
TEXT
    cat "$work/streams"
    cat <<TEXT

### Text made to be slow

Milliseconds for 1, 2, 4 and 8 MiB in chunks of 4 KiB: the cost must double as the length does.

| what is repeated | 1 | 2 | 4 | 8 MiB |
| --- | --- | --- | --- | --- |
TEXT
    cat "$work/hostile"
}

: >"$work/table"
measure_start
measure_status
measure_checksum
measure_apply_sqlite
start_postgresql
measure_apply_postgresql
measure_large
measure_planning
measure_splitter

{
    cat <<'TEXT'
<!-- SPDX-FileCopyrightText: 2026 The Varve authors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->

# Performance

Written by `./dev bench`. Each line measures whole processes, Varve and its peer in turn, in one run on one machine; the ratio is the median of the
pairs' ratios with their range. Absolute figures belong to that machine and say nothing about yours.

| what; peer | Varve | peer | time ratio | peak memory |
| --- | --- | --- | --- | --- |
TEXT
    cat "$work/table"
    cat <<TEXT

Measured on $(date -u +%F): $(nproc) cores, $(uname -sr), $(. /etc/os-release && echo "$PRETTY_NAME"), SQLite $(sqlite3 --version | cut -d' ' -f1)$([ -n "$dbmate" ] && echo ", $("$dbmate" --version)")${sync_cost:+, fdatasync at $sync_cost}.
Memory of the start is resident memory two seconds after the window; of the others the peak that the kernel reports.

"Apply" runs one-table migrations of 2 KB, each in a transaction of its own with its history row; the peer is fed the same transactions from one
file. "Cold" means that Varve's index of checksums was removed; dbmate has none because it never looks into a file that is applied.

One file of 500 MB with 250,000 INSERTs, run on PostgreSQL: ${huge_peak:-?} MB of memory at the peak.
TEXT
    write_splitter
    cat <<'TEXT'

## Planning

Migrations put into their order, joined to a graph, their standings and a selection; no file is read. Each needs up to three random earlier ones,
every fiftieth begins a branch that the next one merges. Processor time, the copies that the measurement itself makes included.

| what | median of five |
| --- | --- |
TEXT
    cat "$work/planning"
} >"$report"
echo "written: docs/performance.md"
