# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Cutting scripts into statements, in one process and from a pipe.

# Median speeds in turn; processor time.
splitter_speeds() {
    local -a options=(--benchmark_repetitions=5)
    [ -z "$quick" ] || options=(--benchmark_repetitions=2 --benchmark_min_time=0.01)
    "$build/bin/bench_splitter" "${options[@]}" --benchmark_enable_random_interleaving=true --benchmark_report_aggregates_only=true \
        --benchmark_format=csv --benchmark_filter='^(inserts|procedures|definitions)/' 2>/dev/null >"$work/splitter.csv"
    awk -F, "$numbers"'
        /_median/ {
            gsub(/"/, "", $1); sub(/_median$/, "", $1)
            speed[$1] = $6 / 1e6
            order[++n] = $1
        }
        function goal_of(name) {
            if (name == "inserts/read postgresql") return least("× ", speed[name] / speed["inserts/libpg_query scanner"], 6)
            if (name ~ /^inserts\/read /) return verdict("factor to postgresql ", speed["inserts/read postgresql"] / speed[name], 1.5)
            if (name ~ /^procedures\/read /) return least("MB/s ", speed[name], 150)
            return ""
        }
        function least(what, value, goal) { return sprintf("%s≥ %s: %s", what, goal, value >= goal ? "held" : "**not held**") }
        END {
            for (i = 1; i <= n; i++) {
                split(order[i], part, "/")
                peer = part[1] == "inserts" || part[2] !~ /mariadb/ ? speed[part[1] "/libpg_query scanner"] : 0 # the same text
                printf "| %s | %s | %.0f MB/s | %s | %s |\n", part[1], part[2], speed[order[i]], peer ? sprintf("%.2f", speed[order[i]] / peer) : "", goal_of(order[i])
            }
        }' "$work/splitter.csv" | sort | tee -a "$section"
}

# What the command needs above its memory at the start, which a script of one statement shows.
stream_memory() {
    local megabytes=$1 kind format start peak
    for kind in generate generate-copy; do
        for format in text json nul; do
            start=$(echo 'SELECT 1;' | "$measure" "$cli" statements - --dialect postgresql --format "$format" | awk '{ print $2 }')
            peak=$("$build/bin/streamstatements" "--$kind" "$megabytes" | "$measure" "$cli" statements - --dialect postgresql --format "$format" | awk '{ print $2 }')
            awk -v kind="${kind#generate}" -v format="$format" -v above=$((peak - start)) "$numbers"'
                BEGIN { printf "| %s | %s | %.1f MB | %s |\n", kind == "" ? "INSERTs" : "one COPY", format, above / 1024, verdict("MB ", above / 1024, 16) }'
        done
    done | tee -a "$section"
}

hostile_texts() {
    local sizes='.*'
    [ -z "$quick" ] || sizes='(quotes|dollars|parentheses)/'
    "$build/bin/bench_splitter" --benchmark_format=csv --benchmark_filter="^hostile/$sizes" 2>/dev/null |
        awk -F, '
            { gsub(/"/, "", $1); split($1, part, "/") }
            part[1] == "hostile" && part[3] ~ /^[0-9]+$/ {
                if (!seen[part[2]]++) order[++n] = part[2]
                time[part[2]] = time[part[2]] sprintf(" %.1f |", $4)
            }
            END { for (i = 1; i <= n; i++) printf "| %s |%s\n", order[i], time[order[i]] }' | tee -a "$section"
}

bench_splitter() {
    local megabytes statements start peak longest
    megabytes=$(scaled 1000)
    [ -z "$quick" ] || export VARVE_SKIP_COMPARISON=yes
    text <<'TEXT'
## Cutting scripts into statements

Boundaries are compared with libpg_query's first, byte for byte. "read" gives out every statement with its place in lines and columns, its kind
and its objects, one after the other; "list" keeps them all; "stream" brings the bytes in chunks of 64 KiB. libpg_query gives boundaries alone.
"inserts" are 105 MB that every dialect reads the same way (the parser gets 10 MB of them), "procedures" long bodies (of PostgreSQL, and between
MariaDB's DELIMITER lines), "definitions" what pg_dump writes for tables. Speeds are per second of processor time on one core.

| script | what | speed | ratio to libpg_query's scanner | goal |
| --- | --- | --- | --- | --- |
TEXT
    splitter_speeds
    read -r statements start peak longest < <("$build/bin/streamstatements" --generate "$megabytes" | "$build/bin/streamstatements")
    text <<TEXT

$megabytes MB of INSERTs through a pipe: $statements statements, $(((peak - start) / 1024)) MB above the program's $((start / 1024)) MB at its start; the
longest statement has $longest bytes. The same through \`varve-cli statements -\`, peak of resident memory above that of a script with one
statement; the data of a COPY is given out as it comes:

| $megabytes MB of | format | above the start | goal |
| --- | --- | --- | --- |
TEXT
    stream_memory "$megabytes"
    text <<'TEXT'

### Text made to be slow

Milliseconds for 1, 2, 4 and 8 MiB in chunks of 4 KiB: the cost must double as the length does.

| what is repeated | 1 | 2 | 4 | 8 MiB |
| --- | --- | --- | --- | --- |
TEXT
    hostile_texts
}
