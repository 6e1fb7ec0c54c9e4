# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# From Ctrl-C to the end of the statement and of the program, while the server works on it. The first asks Varve to stop when the statement
# is done, the second to cancel it, and to leave a server that then answers nothing; they come one right after the other.

# Waits until the server works on the statement, and prints a line with its process.
running_backend() {
    local backend=''
    until [ -n "$backend" ]; do
        backend=$(in_postgresql "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND wait_event = 'PgSleep'")
    done
    echo "$backend"
}

# interrupted TIMES program|statement COMMAND…: milliseconds from the first signal.
interrupted() { running_backend | "$build/bin/interrupted" "$@"; }

# The same with a server process that answers nothing any more; it ends afterwards.
interrupted_frozen() {
    local backend result=0
    { backend=$(running_backend) && kill -STOP "$backend" && echo "$backend" | tee "$work/frozen"; } | "$build/bin/interrupted" "$@" || result=$?
    backend=$(cat "$work/frozen")
    kill -CONT "$backend"
    in_postgresql "SELECT pg_terminate_backend($backend, 10000)" >/dev/null
    return $result
}

varve_cancel() {
    fresh_postgresql varve
    interrupted 2 "$1" "$cli" --project "$work/slow" --database-url "$postgres_url/varve" migrate
}
varve_statement() { varve_cancel statement; }
psql_statement() { psql_cancel statement; }
varve_program() { varve_cancel program; }
psql_program() { psql_cancel program; }
varve_frozen() {
    fresh_postgresql frozen
    interrupted_frozen 2 program "$cli" --project "$work/slow" --database-url "$postgres_url/frozen" migrate
}
psql_cancel() {
    fresh_postgresql floor
    interrupted 1 "$1" psql -X -q -v ON_ERROR_STOP=1 -d "$postgres_url/floor" -f "$work/slow/001_slow.sql"
}

bench_cancel() {
    need_postgresql
    mkdir -p "$work/slow"
    echo 'SELECT pg_sleep(100);' >"$work/slow/001_slow.sql"
    echo '## Cancelling a statement' | text
    table
    rounds 11 varve_statement psql_statement
    line 'From Ctrl-C until the server has stopped the statement, `pg_sleep` on PostgreSQL' '`psql`' varve_statement psql_statement 1.2
    rounds 11 varve_program psql_program
    line 'From Ctrl-C to the end of the program' '`psql`' varve_program psql_program
    rounds 5 varve_frozen
    line_alone 'From Ctrl-C to the end of the program, while the server process is stopped (SIGSTOP)' varve_frozen 1000
    text <<'TEXT'

Varve's first Ctrl-C lets the statement end, the second cancels it; the time counts from the first. Then Varve rolls back and writes into its
history what became of the run, with an fsync that `psql` has no need of. A server that answers nothing for 0.8 s is left, and what is known is
told; a third Ctrl-C leaves at once. `psql` waits for a stopped server without end; whoever does is killed after 20 s.
TEXT
}
