# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# How quiet the machine was while a part ran. The load average counts what is measured too; so the processor time of all other
# programs is told beside it.

ticks_a_second=$(getconf CLK_TCK)

# Of this script, of what it ran and waited for, and of its servers with their helpers.
own_ticks() {
    local pid
    for pid in $$ $postgres_pid $mariadb_pid ${display_pid:-}; do
        echo "$pid"
        [ "$pid" = $$ ] || ps -o pid= --ppid "$pid" || true
    done | while read -r pid; do cat "/proc/$pid/stat" 2>/dev/null || true; done |
        awk '{ sub(/.*\) /, ""); sum += $12 + $13 + $14 + $15 } END { print sum + 0 }'
}

# "busy stolen" of all processors
machine_ticks() { awk '/^cpu / { print $2 + $3 + $4 + $7 + $8, $9; exit }' /proc/stat; }

facts_at_start() {
    load_before=$(cut -d' ' -f1 /proc/loadavg)
    began=$(date -u '+%F %H:%M')
    began_seconds=$(date +%s)
    own_before=$(own_ticks)
    read -r busy_before stolen_before < <(machine_ticks)
}

facts_at_end() {
    local busy stolen own
    own=$(own_ticks)
    read -r busy stolen < <(machine_ticks)
    awk -v busy=$((busy - busy_before)) -v own=$((own - own_before)) -v stolen=$((stolen - stolen_before)) \
        -v ticks=$((($(date +%s) - began_seconds + 1) * ticks_a_second)) -v began="$began" -v ended="$(date -u +%H:%M)" \
        -v before="$load_before" -v after="$(cut -d' ' -f1 /proc/loadavg)" -v cores="$(nproc)" -v quick="$quick" -v disk="$(sync_cost)" -v trip="$(round_trip)" '
        BEGIN {
            others = 100 * (busy - own) / ticks; if (others < 0) others = 0
            lost = 100 * stolen / ticks
            printf "\nMeasured %s to %s UTC; load average %s before, %s after, on %d cores; ", began, ended, before, after, cores
            printf "other programs took %.0f %% of a core, other machines %.0f %%", others, lost
            if (disk != "") printf "; fdatasync %s", disk
            if (trip != "") printf "; round trip to PostgreSQL %s", trip
            printf ". "
            if (quick != "") printf "**A quick try of the scripts: these figures mean nothing.**\n"
            else if (others + lost > 25) printf "**The machine was busy: these figures are a hint, no more.**\n"
            else printf "The machine was quiet.\n"
        }'
}
