#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# No program may look for libraries in the current folder, which is often somebody else's project: librarypaths.sh PROGRAM…
set -euo pipefail

result=0
for program in "$@"; do
    paths=$(readelf -d "$program" | sed -nE 's/.*\((RUNPATH|RPATH)\).*\[(.*)\]/\2/p')
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
