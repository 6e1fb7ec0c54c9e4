# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Migrations of one table each, every one in a transaction of its own with its history row. Each contestant begins with an empty database.

# fresh_sqlite NAME: a new file, or, where $used says so, one that holds a table.
fresh_sqlite() {
    rm -f "$work/$1".sqlite*
    [ -z "${used:-}" ] || sqlite3 "$work/$1.sqlite" 'CREATE TABLE used (id integer)'
}

varve_sqlite() {
    fresh_sqlite varve
    "$measure" "$cli" --project "$(tables varve "$size")" --database-url "sqlite:$work/varve.sqlite" migrate
}
sqlite3_floor() {
    fresh_sqlite floor
    "$measure" --in "$work/floor.sql" sqlite3 -bail "$work/floor.sqlite"
}
dbmate_sqlite() {
    fresh_sqlite dbmate
    "$measure" "$dbmate" --no-dump-schema -d "$(tables dbmate "$size")" --url "sqlite:$work/dbmate.sqlite" up
}

varve_postgresql() {
    fresh_postgresql varve
    "$measure" "$cli" --project "$(tables varve "$size")" --database-url "$postgres_url/varve" migrate
}
psql_floor() {
    fresh_postgresql floor
    "$measure" psql -X -q -v ON_ERROR_STOP=1 -d "$postgres_url/floor" -f "$work/floor.sql"
}
dbmate_postgresql() {
    fresh_postgresql dbmate
    "$measure" "$dbmate" --no-dump-schema -d "$(tables dbmate "$size")" --url "$postgres_url/dbmate?sslmode=disable" up
}
sqlmigrate_postgresql() {
    fresh_postgresql sqlmigrate
    sqlmigrate_settings "$size" postgres "$postgres_url/sqlmigrate?sslmode=disable"
    sqlmigrate_up
}
alembic_postgresql() {
    fresh_postgresql alembic
    alembic_settings "$size" "$postgres_url/alembic"
    "$measure" alembic -c "$work/alembic.ini" upgrade head
}
sqitch_postgresql() {
    fresh_postgresql sqitch
    (cd "$(tables sqitch "$size")" && "$measure" sqitch deploy --no-verify "db:pg:${postgres_url#*:}/sqitch")
}

# Its own project, because a password has no place in a command's arguments.
varve_mariadb() {
    local folder
    folder=$(tables varve "$size")
    fresh_mariadb varve
    printf 'name = "bench"\n[environments.bench]\nurl = "mariadb://bench@127.0.0.1:%s/varve"\npassword = "env:MYSQL_PWD"\n' "$mariadb_port" >"$folder/varve.toml"
    "$measure" "$cli" --project "$folder" --env bench migrate
    rm "$folder/varve.toml"
}
mariadb_floor() {
    fresh_mariadb floor
    "$measure" --in "$work/floor.sql" "${mariadb[@]}" floor
}
sqlmigrate_mariadb() {
    fresh_mariadb sqlmigrate
    sqlmigrate_settings "$size" mysql "bench:$MYSQL_PWD@tcp(127.0.0.1:$mariadb_port)/sqlmigrate?parseTime=true"
    sqlmigrate_up
}

sqlmigrate_up() { "$measure" sql-migrate up -config="$work/sqlmigrate.yml"; }

# apply_on_… COUNT ROUNDS
apply_on_used_sqlite() {
    local used=yes
    size=$1
    floor "$(tables varve "$size")" sqlite >"$work/floor.sql"
    rounds "$2" sqlite3_floor varve_sqlite dbmate_sqlite
    line "$size on SQLite, in a file that holds something" '`sqlite3`' varve_sqlite sqlite3_floor
    line "$size on SQLite, in a file that holds something" dbmate varve_sqlite dbmate_sqlite
}

apply_on_sqlite() {
    size=$1
    floor "$(tables varve "$size")" sqlite >"$work/floor.sql"
    rounds "$2" sqlite3_floor varve_sqlite dbmate_sqlite
    line "$size on SQLite" '`sqlite3`' varve_sqlite sqlite3_floor
    line "$size on SQLite" dbmate varve_sqlite dbmate_sqlite 0.75 1.5
}

apply_on_postgresql() {
    size=$1
    floor "$(tables varve "$size")" postgresql >"$work/floor.sql"
    rounds "$2" psql_floor varve_postgresql dbmate_postgresql
    line "$size on PostgreSQL" '`psql`' varve_postgresql psql_floor 1.05
    line "$size on PostgreSQL" dbmate varve_postgresql dbmate_postgresql 1.0 1.5
}

others_on_postgresql() {
    size=$1
    rounds 1 varve_postgresql sqlmigrate_postgresql alembic_postgresql sqitch_postgresql
    line "$size on PostgreSQL" sql-migrate varve_postgresql sqlmigrate_postgresql
    line "$size on PostgreSQL" alembic varve_postgresql alembic_postgresql
    line "$size on PostgreSQL" Sqitch varve_postgresql sqitch_postgresql
}

apply_on_mariadb() {
    size=$1
    floor "$(tables varve "$size")" mariadb >"$work/floor.sql"
    rounds "$2" mariadb_floor varve_mariadb sqlmigrate_mariadb
    line "$size on MariaDB" '`mariadb`' varve_mariadb mariadb_floor
    line "$size on MariaDB" sql-migrate varve_mariadb sqlmigrate_mariadb 1.5
}

bench_apply() {
    local thousand
    thousand=$(scaled 1000)
    need_postgresql
    need_mariadb
    echo '## Applying migrations' | text
    table
    apply_on_postgresql "$thousand" 5
    apply_on_sqlite "$thousand" 5
    apply_on_used_sqlite "$thousand" 5
    apply_on_mariadb "$thousand" 5
    others_on_postgresql "$thousand"
    text <<'TEXT'

One table a migration, in a file of 2 KB, each in a transaction of its own with its history row; Varve writes its journal besides: on MariaDB, which
commits every CREATE TABLE by itself, before and after each statement, so that a run that was killed can be resumed. `psql`, `sqlite3` and
`mariadb` are fed the same transactions from one file. A new SQLite file Varve fills with a write-ahead log, which waits for the disk once a commit; one
that holds something keeps its rollback journal, as with the others.
TEXT
}

# Apart, because it takes twice as long as all the others.
bench_many() {
    local many
    many=$(scaled 10000)
    need_postgresql
    echo '## Applying 10,000 migrations' | text
    table
    apply_on_postgresql "$many" 3
    apply_on_sqlite "$many" 3
}
