# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# One large file.

varve_large() {
    fresh_postgresql varve
    "$measure" "$cli" --project "$work/large" --database-url "$postgres_url/varve" migrate
}
psql_large() {
    fresh_postgresql floor
    "$measure" psql -X -q -1 -v ON_ERROR_STOP=1 -d "$postgres_url/floor" -f "$work/large/001_large.sql"
}
dbmate_large() {
    fresh_postgresql dbmate
    "$measure" "$dbmate" --no-dump-schema -d "$work/large-dbmate" --url "$postgres_url/dbmate?sslmode=disable" up
}
varve_huge() {
    fresh_postgresql varve
    "$measure" "$cli" --project "$work/huge" --database-url "$postgres_url/varve" migrate
}

bench_large() {
    local statements huge
    statements=$(scaled 161000) huge=$(scaled 250000)
    need_postgresql
    mkdir -p "$work/large" "$work/large-dbmate" "$work/huge"
    inserts "$statements" >"$work/large/001_large.sql"
    { echo '-- migrate:up'; cat "$work/large/001_large.sql"; echo '-- migrate:down'; } >"$work/large-dbmate/001_large.sql"
    # Most of it is a comment in each statement, so that the server does not make the measurement long.
    { inserts 1; awk -v count="$huge" 'BEGIN {
        filler = sprintf("%2000s", ""); gsub(/ /, "x", filler)
        for (i = 2; i <= count; i++) printf "INSERT INTO large (id, name) VALUES (%d /* %s */, %cn%c);\n", i, filler, 39, 39
    }'; } >"$work/huge/001_huge.sql"
    echo '## One large file' | text
    table
    rounds 5 psql_large varve_large dbmate_large
    line "$statements INSERTs in one file, PostgreSQL" '`psql -1`' varve_large psql_large '' 3
    line "$statements INSERTs in one file, PostgreSQL" dbmate varve_large dbmate_large 1.5
    rounds 1 varve_huge
    line_alone "$(stat -c %s "$work/huge/001_huge.sql" | awk '{ printf "%.0f", $1 / 1e6 }') MB with $huge INSERTs in one file, PostgreSQL" varve_huge '' 64
    rm -rf "$work/huge" "$work/large" "$work/large-dbmate"
    text <<'TEXT'

All in one transaction, with the statement's number and place in every error. dbmate sends a file as it is.
TEXT
}
