# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Folders of migrations: the same tables for each tool in its own format, one a migration, padded with a comment to about 2 KB.

# tables TOOL COUNT: prints the folder, which is made when it is not there.
tables() {
    local tool=$1 count=$2 folder=$work/tables-$1-$2
    if [ ! -e "$folder" ]; then
        mkdir -p "$folder"
        case $tool in
            alembic) alembic_folder "$folder" "$count" ;;
            sqitch) sqitch_folder "$folder" "$count" ;;
            *) plain_folder "$folder" "$count" "$tool" ;;
        esac
    fi
    echo "$folder"
}

folder_code='
    function table(i) { return sprintf("CREATE TABLE t_%d (id integer PRIMARY KEY, name varchar(80) NOT NULL, at timestamp, amount numeric(12,2));", i) }
    BEGIN { for (i = 1; i <= 24; i++) filler = filler sprintf("-- %070d\n", i) }
'

# varve, varve-needs (each needs up to three random earlier ones), dbmate, sqlmigrate
plain_folder() {
    awk -v folder="$1" -v count="$2" -v tool="$3" "$folder_code"'
        BEGIN {
            srand(42)
            up = tool == "dbmate" ? "-- migrate:up\n" : tool == "sqlmigrate" ? "-- +migrate Up\n" : ""
            down = tool == "dbmate" ? "-- migrate:down" : tool == "sqlmigrate" ? "-- +migrate Down" : "-- varve:down"
            for (i = 1; i <= count; i++) {
                file = sprintf("%s/%06d_table_%d.sql", folder, i, i)
                needs = tool == "varve-needs" && i > 1 ? prerequisites(i) : ""
                printf "%s%s%s%s\n\n%s\nDROP TABLE t_%d;\n", needs, up, filler, table(i), down, i >file
                close(file)
            }
        }
        function prerequisites(i,    n, j, list) {
            for (n = int(rand() * 4); n > 0; n--) {
                j = 1 + int(rand() * (i - 1))
                list = list sprintf("%s%06d_table_%d", list == "" ? "" : ", ", j, j)
            }
            return list == "" ? "" : "-- Prerequisites: " list "\n"
        }'
}

alembic_folder() {
    mkdir "$1/versions"
    cat >"$1/env.py" <<'TEXT'
from alembic import context
from sqlalchemy import create_engine

with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
TEXT
    awk -v folder="$1" -v count="$2" "$folder_code"'
        BEGIN {
            for (i = 1; i <= count; i++) {
                file = sprintf("%s/versions/%06d_table_%d.py", folder, i, i)
                before = i == 1 ? "None" : sprintf("\"%06d\"", i - 1)
                printf "\"\"\"table %d\n%s\"\"\"\nfrom alembic import op\n\nrevision = \"%06d\"\ndown_revision = %s\n\n\n", i, filler, i, before >file
                printf "def upgrade():\n    op.execute(\"%s\")\n\n\ndef downgrade():\n    op.execute(\"DROP TABLE t_%d\")\n", table(i), i >file
                close(file)
            }
        }'
}

# alembic_settings COUNT URL: for `alembic -c "$work/alembic.ini"`.
alembic_settings() { printf '[alembic]\nscript_location = %s\nsqlalchemy.url = %s\n' "$(tables alembic "$1")" "$2" >"$work/alembic.ini"; }

# alembic_at_head COUNT: with nothing to do, and its files compiled.
alembic_at_head() {
    alembic_settings "$1" "sqlite:///$work/alembic.sqlite"
    alembic -c "$work/alembic.ini" stamp head >/dev/null 2>&1
}

# sqlmigrate_settings COUNT DIALECT SOURCE: for `sql-migrate -config="$work/sqlmigrate.yml"`.
sqlmigrate_settings() {
    printf 'development:\n  dialect: %s\n  datasource: %s\n  dir: %s\n' "$2" "$3" "$(tables sqlmigrate "$1")" >"$work/sqlmigrate.yml"
}

sqitch_folder() {
    mkdir "$1/deploy"
    printf '[core]\n\tengine = pg\n[user]\n\tname = Bench\n\temail = bench@example.org\n' >"$1/sqitch.conf"
    awk -v folder="$1" -v count="$2" "$folder_code"'
        BEGIN {
            plan = folder "/sqitch.plan"
            printf "%%syntax-version=1.0.0\n%%project=bench\n\n" >plan
            for (i = 1; i <= count; i++) {
                printf "table_%d 2026-01-01T00:00:00Z Bench <bench@example.org> # table\n", i >plan
                file = sprintf("%s/deploy/table_%d.sql", folder, i)
                printf "%sBEGIN;\n%s\nCOMMIT;\n", filler, table(i) >file
                close(file)
            }
        }'
}

# table_definitions COUNT: as one script that needs neither locks nor fsyncs for each of them.
table_definitions() { awk -v count="$1" "$folder_code"'BEGIN { for (i = 1; i <= count; i++) print table(i) }'; }

# floor FOLDER ENGINE: what there is to do at least, as one script: each table in a transaction with its history row.
floor() {
    local begin='BEGIN;' end='COMMIT;' applied='text DEFAULT CURRENT_TIMESTAMP'
    case $2 in
        postgresql) applied='timestamptz DEFAULT now()' ;;
        mariadb) begin='' end='' applied='timestamp(6) DEFAULT current_timestamp(6)' ;; # CREATE TABLE commits by itself
    esac
    echo "CREATE TABLE migration_history (migration_id varchar(200), migration_name varchar(200), checksum varchar(80), applied_by varchar(80), success integer, applied_at $applied);"
    awk -v begin="$begin" -v end="$end" '
        FNR == 1 {
            finish()
            name = FILENAME; sub(/.*\//, "", name); sub(/\.sql$/, "", name)
            down = 0
            print begin
        }
        /^-- varve:down/ { down = 1 }
        !down
        END { finish() }
        function finish() {
            if (name == "") return
            printf "INSERT INTO migration_history (migration_id, migration_name, checksum, applied_by, success) VALUES (%c%s%c, %cx%c, %cxxh3:00000000000000000000000000000000%c, %cfloor%c, 1);\n%s\n", 39, name, 39, 39, 39, 39, 39, 39, 39, end
        }' "$1"/*.sql
}

# inserts COUNT: one table and that many INSERTs of some 125 bytes.
inserts() {
    echo 'CREATE TABLE large (id integer, name varchar(80), note text, amount numeric(12,2));'
    awk -v count="$1" 'BEGIN {
        for (i = 1; i <= count; i++)
            printf "INSERT INTO large (id, name, note, amount) VALUES (%d, %cname of %d%c, %ca note that is as long as notes are%c, %d.25);\n", i, 39, i, 39, 39, 39, i
    }'
}
