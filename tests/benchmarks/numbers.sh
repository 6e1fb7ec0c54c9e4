# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Varve and its peers take turns, and what comes of it becomes a line of the report. A contestant is a function that prints
# "milliseconds KiB"; its name begins with the program that it needs: varve_…, dbmate_….

# of a program's name; dbmate is npm's
path_of() {
    case $1 in
        varve) echo "$cli" ;;
        dbmate) echo "$dbmate" ;;
        sqlmigrate) command -v sql-migrate || true ;;
        *) command -v "$1" || true ;;
    esac
}

# rounds COUNT CONTESTANT…: one after the other, COUNT times. Who is not on this machine is left out, and so are its lines.
rounds() {
    local count=$1 contestant round
    local -a present=()
    shift
    [ -z "$quick" ] || [ "$count" -le 2 ] || count=2
    for contestant in "$@"; do
        rm -f "$work/$contestant.times"
        if [ -n "$(path_of "${contestant%%_*}")" ]; then present+=("$contestant"); else say "${contestant%%_*} is not here: its lines are left out"; fi
    done
    for ((round = 0; round < count; round++)); do
        for contestant in "${present[@]}"; do
            "$contestant" >>"$work/$contestant.times" 2>"$work/errors" || { tail -n 20 "$work/errors" >&2; fail "$contestant failed"; }
        done
    done
}

# What the lines share: how times and memory are written, and whether a goal holds.
numbers='
    function median(v, n,    i, j, t) {
        for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (v[j] < v[i]) { t = v[i]; v[i] = v[j]; v[j] = t }
        return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
    }
    function shown(ms) { return ms < 10000 ? sprintf("%.1f ms", ms) : sprintf("%.1f s", ms / 1000) }
    function megabytes(kib) { return sprintf(kib < 10240 ? "%.1f MB" : "%.0f MB", kib / 1024) }
    function verdict(what, value, goal) { return goal == "" ? "" : sprintf("%s≤ %s: %s", what, goal, value <= goal + 0 ? "held" : "**not held**") }
    function both(a, b) { return a (a != "" && b != "" ? "; " : "") b }
'

# The head of the section's lines.
table() { printf '\n| what | peer | Varve | the peer | ratio | memory | goal |\n| --- | --- | --- | --- | --- | --- | --- |\n' >>"$section"; }

# line WHAT PEER OURS THEIRS [TIME_GOAL [MEMORY_GOAL]]: of the rounds that were, in pairs; the goals are ratios.
line() {
    local ours=$work/$3.times theirs=$work/$4.times
    [ -s "$theirs" ] || return 0
    paste -d' ' "$ours" "$theirs" | awk -v what="$1" -v peer="$2" -v goal="${5:-}" -v memory_goal="${6:-}" "$numbers"'
        { n++; a[n] = $1; am[n] = $2; b[n] = $3; bm[n] = $4; r[n] = $1 / $3; m[n] = $4 ? $2 / $4 : 0 }
        END {
            low = high = r[1]
            for (i = 1; i <= n; i++) { if (r[i] < low) low = r[i]; if (r[i] > high) high = r[i] }
            ratio = median(r, n); memory = median(m, n)
            digits = ratio < 0.1 ? "%.4f" : "%.2f"
            printf "| %s | %s | %s | %s | **" digits "** (" digits " – " digits ", %d) | ", what, peer, shown(median(a, n)), shown(median(b, n)), ratio, low, high, n
            if (memory > 0) printf "%s / %s = %.2f", megabytes(median(am, n)), megabytes(median(bm, n)), memory
            printf " | %s |\n", both(verdict("time ", ratio, goal), verdict("memory ", memory, memory_goal))
        }' | tee -a "$section"
}

# line_alone WHAT OURS [MILLISECONDS [MEGABYTES]]: without a peer; the goals are absolute.
line_alone() {
    awk -v what="$1" -v goal="${3:-}" -v memory_goal="${4:-}" "$numbers"'
        { n++; a[n] = $1; am[n] = $2 }
        END {
            time = median(a, n); memory = median(am, n)
            printf "| %s | | %s | | | %s | %s |\n", what, shown(time), memory ? megabytes(memory) : "",
                both(verdict("ms ", time, goal), verdict("MB ", memory / 1024, memory_goal))
        }' "$work/$2.times" | tee -a "$section"
}

# text: standard input goes into the part's section.
text() { cat >>"$section"; }
