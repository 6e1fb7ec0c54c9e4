# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# From the start of the process to the first window with something painted in it.

display_pid=''

start_display() {
    mkfifo "$work/display"
    Xvfb -displayfd 3 -screen 0 1440x900x24 3>"$work/display" >/dev/null 2>&1 &
    display_pid=$!
    export DISPLAY
    read -r DISPLAY <"$work/display"
    DISPLAY=:$DISPLAY
}

stop_display() { [ -z "$display_pid" ] || kill "$display_pid" 2>/dev/null || true; }

# first_window COMMAND…: milliseconds, and the resident memory two seconds after the window.
first_window() { QT_QPA_PLATFORM=xcb "$build/bin/firstwindow" "$@" | awk '{ print $1, $3 }'; }

varve_start() { first_window "$build/bin/varve" --demo; }
sqlitebrowser_start() { first_window sqlitebrowser "$work/peer.sqlite"; }

bench_start() {
    echo '## From start to first window' | text
    start_display
    sqlite3 "$work/peer.sqlite" 'CREATE TABLE t (id integer PRIMARY KEY)'
    varve_start >/dev/null
    sqlitebrowser_start >/dev/null
    rounds 9 varve_start sqlitebrowser_start
    table
    line 'From start to first painted window, the demonstration' sqlitebrowser varve_start sqlitebrowser_start 0.75 0.75
    text <<'TEXT'

On a virtual display of 1440 × 900, which is asked every 2 ms whether a window shows a picture. Memory is resident memory two seconds later.
TEXT
}
