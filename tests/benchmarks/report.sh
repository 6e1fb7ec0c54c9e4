# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# docs/performance.md: a section for each part, as it was last measured.

# section_of PART: the newest results of this clone, else what the report says already.
section_of() {
    if [ -e "$results/$1.md" ]; then
        cat "$results/$1.md"
    elif [ -e "$report" ]; then
        awk -v part="$1" '/^<!-- part: / { inside = $3 == part; next } inside' "$report" | sed -e '/./,$!d'
    fi
}

versions() {
    local postgres=''
    postgres=$(find /usr/lib/postgresql/*/bin/postgres -maxdepth 0 2>/dev/null | sort -V | tail -n 1)
    printf 'SQLite %s' "$(sqlite3 --version | cut -d' ' -f1)"
    [ -z "$postgres" ] || printf ', %s' "$("$postgres" --version | sed -E 's/^postgres \(PostgreSQL\) ([^ ]*).*/PostgreSQL \1/')"
    [ -z "$(command -v mariadb)" ] || printf ', MariaDB %s' "$(mariadb --version | sed -E 's/.*Distrib ([0-9.]+).*/\1/; s/.*from ([0-9.]+).*/\1/')"
    [ -z "$dbmate" ] || printf ', %s' "$("$dbmate" --version | sed 's/ version//')"
    [ -z "$(path_of alembic)" ] || printf ', %s' "$(alembic --version)"
    [ -z "$(path_of sqlmigrate)" ] || printf ', sql-migrate %s' "$(dpkg-query -W -f '${Version}' sql-migrate)"
    [ -z "$(path_of sqitch)" ] || printf ', Sqitch %s' "$(sqitch --version | sed -E 's/.*v//')"
}

write_report() {
    local part
    {
        cat <<'TEXT'
<!-- SPDX-FileCopyrightText: 2026 The Varve authors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->

# Performance

Written by `./dev bench`, which builds for speed, installs the peers and measures; `./dev bench PART…` measures some parts and leaves the others as
they are. Varve and its peers do the same work in turn, as whole processes, on one machine. The ratio is the median of the ratios of
neighbouring runs, with their range and number: below 1 Varve is the faster, or the smaller. Absolute figures belong to that machine and say
nothing about yours. Memory is the peak of resident memory that the kernel reports. Servers are private ones as Debian packages them, with fsync,
reached through TCP on the loopback. A goal that was missed stays in the table.
TEXT
        printf '\nThe machine: %s cores, %s MB, %s, %s, databases on %s. %s.\n' "$(nproc)" "$(awk '/MemTotal/ { printf "%d", $2 / 1024 }' /proc/meminfo)" \
            "$(uname -sr)" "$(. /etc/os-release && echo "$PRETTY_NAME")" "$(stat -f -c %T "$work")" "$(versions)"
        for part in "${parts[@]}"; do
            printf '\n<!-- part: %s -->\n\n' "$part"
            section_of "$part"
        done
    } >"$report.new"
    mv "$report.new" "$report"
}
