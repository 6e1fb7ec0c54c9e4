#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# tests/translations.sh LUPDATE SOURCES: every text of the sources that the file SOURCES lists is in the translations, in the context in which it
# is asked for; what has a plural also in English.
set -euo pipefail
cd "$(dirname "$0")/../translations"
lupdate=$1
sources=$2
copies=$(mktemp -d)
trap 'rm -rf "$copies"' EXIT
cp varve_de.ts varve_en.ts "$copies"
missing() { # what lupdate adds, with its context
    awk -v file="$1" '/<name>/ { context = $0; gsub(/ *<\/?name>/, "", context) }
        /<source>/ { text = $0; gsub(/ *<\/?source>/, "", text) }
        /type="unfinished"/ { printf "%s has no \"%s\" in %s\n", file, text, context }' "$copies/$1"
}
# lupdate of Qt 6.4 passes over QCoreApplication::translate(…, nullptr, static_cast<int>(n)).
unseen=$(xargs -r -a "$sources" grep -lPz 'translate\("[^;]*nullptr,\s*static_cast' || true)
[ -z "$unseen" ] || { echo "lupdate does not see a plural with static_cast in: $unseen"; exit 1; }
"$lupdate" -silent -locations none "@$sources" -ts "$copies/varve_de.ts" >"$copies/log" 2>&1
"$lupdate" -silent -locations none -pluralonly "@$sources" -ts "$copies/varve_en.ts" >>"$copies/log" 2>&1
lacks=$(missing varve_de.ts; missing varve_en.ts)
[ -z "$lacks" ] || { echo "$lacks"; echo "Add them, or run cmake --build … --target update_translations and translate what it adds."; exit 1; }
echo "every text is translated"
