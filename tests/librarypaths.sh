#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# No program may look for libraries in the current folder, which is often somebody else's project, or load at its start what only some
# commands need: librarypaths.sh PROGRAM…
set -euo pipefail

result=0
for program in "$@"; do
    section=$(readelf -d "$program")
    for library in $(sed -nE 's/.*\(NEEDED\).*\[(.*)\]/\1/p' <<<"$section"); do
        case $program:$library in
            */keychain.so:*) ;;
            *:libqt6keychain.* | *:libQt6DBus.* | *:libpq.* | *:libmariadb.*) echo "${program##*/} loads $library at each start"; result=1 ;;
        esac
    done
    paths=$(sed -nE 's/.*\((RUNPATH|RPATH)\).*\[(.*)\]/\2/p' <<<"$section")
    [ -n "$paths" ] || continue
    # An empty entry is the current folder too.
    while IFS= read -r -d: path; do
        case $path in
            /* | '$ORIGIN'/*) ;;
            *) echo "${program##*/} looks for libraries in '$path', of the search path '$paths'"; result=1; break ;;
        esac
    done <<<"$paths:"
done
exit $result
