# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Where a database stands: with one migration and with ten thousand, and a run that finds nothing to do.

varve_version() { "$measure" "$cli" --version; }
dbmate_version() { "$measure" "$dbmate" --version; }
varve_demo() { "$measure" "$cli" --project "$XDG_CACHE_HOME/varve/demo-cli/mhras" --env dev status; }

# In the folders and databases that are set up below.
varve_status() { "$measure" "$cli" --project "$varve_folder" --database-url "$varve_url" status; }
varve_cold() { rm -rf "$XDG_CACHE_HOME/varve/index" && varve_status; }
varve_nothing() { "$measure" "$cli" --project "$varve_folder" --database-url "$varve_url" migrate; }
varve_nothing_cold() { rm -rf "$XDG_CACHE_HOME/varve/index" && varve_nothing; }
dbmate_status() { "$measure" "$dbmate" -d "$dbmate_folder" --url "$dbmate_url" status; }
dbmate_nothing() { "$measure" "$dbmate" --no-dump-schema -d "$dbmate_folder" --url "$dbmate_url" up; }
sqlmigrate_nothing() { "$measure" sql-migrate up -config="$work/sqlmigrate.yml"; }
alembic_current() { "$measure" alembic -c "$work/alembic.ini" current; }

# applied_by_varve COUNT ENGINE
applied_by_varve() {
    varve_folder=$(tables varve "$1")
    varve_url=sqlite:$work/status-varve-$1.sqlite
    if [ "$2" = PostgreSQL ]; then fresh_postgresql "status_varve_$1" && varve_url="$postgres_url/status_varve_$1?sslmode=disable"; fi # as dbmate
    varve_nothing >/dev/null # as yet there is everything to do
}

# The other tools find the same tables, and their own rows about them.

# rows TABLE COLUMNS INSERT: a script; INSERT is what sed makes of a file's name on standard input.
rows() {
    echo "CREATE TABLE $1 ($2); BEGIN;"
    sed -E "s/^([0-9]+)_.*/INSERT INTO $1 VALUES ($3);/"
    echo 'COMMIT;'
}

# sqlite_tables COUNT NAME: prints the file.
sqlite_tables() {
    local file=$work/status-$2-$1.sqlite
    { echo 'BEGIN;'; table_definitions "$1"; echo 'COMMIT;'; } | sqlite3 "$file"
    echo "$file"
}

# applied_by_dbmate COUNT ENGINE
applied_by_dbmate() {
    local file
    local -a into
    dbmate_folder=$(tables dbmate "$1")
    if [ "$2" = PostgreSQL ]; then
        fresh_postgresql "status_dbmate_$1"
        dbmate_url="$postgres_url/status_dbmate_$1?sslmode=disable"
        into=(psql -X -q "$dbmate_url")
        { echo 'SET synchronous_commit = off;'; table_definitions "$1"; } | "${into[@]}"
    else
        file=$(sqlite_tables "$1" dbmate)
        dbmate_url=sqlite:$file
        into=(sqlite3 "$file")
    fi
    ls "$dbmate_folder" | rows schema_migrations 'version varchar(128) PRIMARY KEY' "'\\1'" | "${into[@]}"
}

applied_by_sqlmigrate() {
    local file
    file=$(sqlite_tables "$1" sqlmigrate)
    sqlmigrate_settings "$1" sqlite3 "$file"
    ls "$(tables sqlmigrate "$1")" | rows gorp_migrations 'id varchar(255) NOT NULL PRIMARY KEY, applied_at datetime' "'&', '2026-01-01 00:00:00+00:00'" | sqlite3 "$file"
}

status_of_one() {
    applied_by_varve 1 "$1"
    applied_by_dbmate 1 "$1"
    rounds 30 varve_status dbmate_status
    line "\`status\` of one migration, $1" dbmate varve_status dbmate_status 1.0
}

status_of_many() {
    local what="of $many, $1"
    applied_by_varve "$many" "$1"
    applied_by_dbmate "$many" "$1"
    varve_status >/dev/null
    rounds 11 varve_status dbmate_status
    line "\`status\` $what, warm" dbmate varve_status dbmate_status 1.5 1.5
    rounds 11 varve_cold dbmate_status
    line "\`status\` $what, cold" dbmate varve_cold dbmate_status '' 1.5
    rounds 11 varve_nothing dbmate_nothing
    line "\`migrate\` with nothing to do $what, warm" dbmate varve_nothing dbmate_nothing 1.0 1.5
    rounds 11 varve_nothing_cold dbmate_nothing
    line "\`migrate\` with nothing to do $what, cold" dbmate varve_nothing_cold dbmate_nothing 2.0 1.5
}

bench_status() {
    many=$(scaled 10000)
    need_postgresql
    "$cli" --demo status >/dev/null
    echo '## Where a database stands' | text
    table
    rounds 30 varve_version dbmate_version
    line '`--version`' dbmate varve_version dbmate_version 1.0
    status_of_one SQLite
    status_of_one PostgreSQL
    applied_by_dbmate 9 SQLite
    rounds 30 varve_demo dbmate_status
    line '`status` of the demonstration, 9 migrations in one environment' dbmate varve_demo dbmate_status 1.0
    status_of_many PostgreSQL
    status_of_many SQLite
    applied_by_sqlmigrate "$many"
    varve_nothing >/dev/null # making the peer's tables pushed files out of the system's cache
    rounds 3 varve_nothing sqlmigrate_nothing
    line "\`migrate\` with nothing to do of $many, SQLite, warm" sql-migrate varve_nothing sqlmigrate_nothing 0.1
    if [ -n "$(path_of alembic)" ]; then
        alembic_at_head "$many"
        varve_status >/dev/null
        rounds 1 varve_status alembic_current
        line "\`status\` of $many, SQLite, warm" '`alembic current`' varve_status alembic_current 0.002
    fi
    text <<'TEXT'

Files of 2 KB, all applied. Varve compares each with the checksum in the history; dbmate never looks into a file that is applied. "Cold" means that
Varve's index of checksums was removed, so that every file is read again.
TEXT
}
