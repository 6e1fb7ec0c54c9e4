# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Servers of this run alone, as their packages come (fsync on), by TCP on the loopback, as an unprivileged user; stopped at the end.

postgres_pid='' mariadb_pid=''
export PGPASSWORD MYSQL_PWD

# owner NAME: who runs the server; root may not.
owner() {
    if [ "$(id -u)" != 0 ]; then id -un; elif id "$1" >/dev/null 2>&1; then echo "$1"; else echo nobody; fi
}

# as USER COMMAND…
as() {
    local user=$1
    shift
    if [ "$(id -u)" = 0 ]; then setpriv --reuid="$(id -u "$user")" --regid="$(id -g "$user")" --clear-groups -- "$@"; else "$@"; fi
}

free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)); (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo "$port"
}

secret() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# own FILE USER
own() { [ "$(id -u)" != 0 ] || chown "$(id -u "$2"):$(id -g "$2")" "$1"; }

need_postgresql() {
    [ -z "$postgres_pid" ] || return 0
    local folder=$work/postgres port
    postgres_owner=$(owner postgres)
    postgres_bin=$(find /usr/lib/postgresql/*/bin -maxdepth 0 | sort -V | tail -n 1)
    [ -n "$postgres_bin" ] || fail "there is no PostgreSQL server: Debian package postgresql"
    mkdir "$folder"
    own "$folder" "$postgres_owner"
    PGPASSWORD=$(secret)
    # "password" costs both sides nothing: what is measured is not how fast they hash one.
    echo "$PGPASSWORD" >"$work/secret"
    own "$work/secret" "$postgres_owner"
    as "$postgres_owner" "$postgres_bin/initdb" -D "$folder" -U bench --auth-host=password --auth-local=trust --pwfile="$work/secret" >/dev/null
    port=$(free_port)
    as "$postgres_owner" "$postgres_bin/pg_ctl" -D "$folder" -w -l "$folder/log" -o "-c listen_addresses=127.0.0.1 -p $port -k $folder" start >/dev/null
    postgres_pid=$(head -n 1 "$folder/postmaster.pid")
    postgres_url=postgresql://bench@127.0.0.1:$port
}

# fresh_postgresql NAME
fresh_postgresql() { psql -X -q "$postgres_url/postgres" -c "DROP DATABASE IF EXISTS $1" -c "CREATE DATABASE $1" 2>/dev/null; }

# in_postgresql SQL: asks the server, unaligned.
in_postgresql() { psql -X -q -A -t "$postgres_url/postgres" -c "$1"; }

# Of the file system below the databases, if this run has a server.
sync_cost() {
    [ -n "$postgres_pid" ] || return 0
    as "$postgres_owner" "$postgres_bin/pg_test_fsync" -s 1 -f "$work/postgres/fsync" 2>/dev/null |
        awk '/fdatasync/ && /ops/ { printf "%.0f operations/s", $2; exit }' || true
}

# Of one statement to the server and its answer, on one connection.
round_trip() {
    [ -n "$postgres_pid" ] || return 0
    echo 'SELECT 1;' | "$postgres_bin/pgbench" -n -f /dev/stdin -t 3000 "$postgres_url/postgres" 2>/dev/null |
        awk '/latency average/ { printf "%.0f µs", $4 * 1000 }'
}

need_mariadb() {
    [ -z "$mariadb_pid" ] || return 0
    local folder=$work/mariadb user server
    user=$(owner mysql)
    server=$(PATH=$PATH:/usr/sbin command -v mariadbd) || fail "there is no MariaDB server: Debian package mariadb-server-core"
    mkdir "$folder"
    own "$folder" "$user"
    MYSQL_PWD=$(secret)
    mariadb_port=$(free_port)
    local -a options=(--no-defaults "--datadir=$folder/data" "--tmpdir=$folder")
    as "$user" mariadb-install-db "${options[@]}" --auth-root-authentication-method=normal --skip-test-db >/dev/null
    # Without it everybody on this machine would be root.
    printf '%s;\n' "DELETE FROM mysql.global_priv WHERE User = 'root'" "DELETE FROM mysql.proxies_priv WHERE User = 'root'" 'FLUSH PRIVILEGES' \
        "CREATE USER bench@'%' IDENTIFIED BY '$MYSQL_PWD'" "GRANT ALL ON *.* TO bench@'%'" >"$folder/first.sql"
    own "$folder/first.sql" "$user"
    as "$user" "$server" "${options[@]}" --port="$mariadb_port" --bind-address=127.0.0.1 --socket="$folder/socket" \
        --pid-file="$folder/pid" --init-file="$folder/first.sql" >"$folder/log" 2>&1 &
    mariadb_job=$!
    until [ -s "$folder/pid" ]; do kill -0 "$mariadb_job" || fail "MariaDB did not start: $(tail -n 3 "$folder/log")"; sleep 0.1; done
    mariadb_pid=$(cat "$folder/pid")
    mariadb=(mariadb --no-defaults --protocol=tcp --host=127.0.0.1 --port="$mariadb_port" --user=bench)
    until "${mariadb[@]}" -e 'SELECT 1' >/dev/null 2>&1; do kill -0 "$mariadb_pid"; sleep 0.1; done
}

# fresh_mariadb NAME
fresh_mariadb() { "${mariadb[@]}" -e "DROP DATABASE IF EXISTS $1; CREATE DATABASE $1 CHARACTER SET utf8mb4"; }

stop_servers() {
    [ -z "$postgres_pid" ] || as "$postgres_owner" "$postgres_bin/pg_ctl" -D "$work/postgres" -m immediate stop >/dev/null 2>&1 || true
    [ -z "$mariadb_pid" ] || { kill "$mariadb_pid" && wait "$mariadb_job" || true; } 2>/dev/null
}
