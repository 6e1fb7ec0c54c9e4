#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Who may include whom, and what is used nowhere. Prints file:line of every breach. `architecture.sh [REPOSITORY]`
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/..}"

# room: the rooms that it may include, besides itself. The link lines say the same; an include needs no link line to compile.
rooms='
models/core:
models/text:        models/core
models/database:    models/core models/text
models/catalog:     models/core models/text models/database
models/project:     models/core models/text models/database
models/history:     models/core models/text models/database models/project
models/comparison:  models/core models/text models/database models/catalog
models/execution:   models/core models/text models/database models/project models/history models/catalog models/comparison
models/timeline:    models/core models/text models/database models/project models/history models/catalog models/comparison models/execution
models/workbench:   models/core models/text models/database models/project models/history models/catalog models/comparison models/execution resources
ui/theme:           models
ui/pieces:          models ui/theme
ui/editor:          models ui/theme ui/pieces
ui/timeline:        models ui/theme ui/pieces ui/editor
ui/catalog:         models ui/theme ui/pieces
ui/inspector:       models ui/theme ui/pieces ui/timeline
ui/connections:     models ui/theme ui/pieces
ui/runs:            models ui/theme ui/pieces ui/editor
ui/compare:         models ui/theme ui/pieces ui/editor
ui/window:          models ui
app/cli:            models resources
app/desktop:        models ui resources
resources:          models/core
'

# A part of a room and the parts that it may include, besides itself and what lies in the room itself.
parts='
models/database/postgresql:
models/database/mariadb:
models/database/sqlite:
models/execution/plan:
models/execution/session:    plan
models/execution/planner:    plan session
models/execution/run:        plan session
models/execution/printing:   plan run
models/execution/rehearsal:  plan planner run
models/project/checks:
models/project/graph:
models/project/layouts:
'

# pattern TAB folders TAB reason
forbidden=$'
#include <(QtWidgets|QWidget|QApplication|QDialog|QMessageBox)\tmodels app/cli\tno widget is known here
#include <(QtSql|QSql)\tui app/desktop\ta widget never sees a database
(^|[^A-Za-z_])processEvents *\\(\tmodels ui app tests\tevents are not processed by hand
(^|[^A-Za-z_])qWait *\\(\tmodels ui app tests\ttests wait for something, never for some time
(^|[^A-Za-z_])(QThread::m?u?sleep|std::this_thread::sleep_(for|until)|usleep|QTest::qSleep) *\\(\tmodels ui app tests/models tests/ui tests/engines tests/faults tests/support\tnothing sleeps
'

# What planner and runner take from Core::surroundings(), and where they may not: a real lock, a real folder, another program.
world='QDateTime::current|QUuid::createUuid|QRandomGenerator|random_device|QElapsedTimer|(steady|system)_clock|::getpid|applicationPid|machineHostName|::getpwuid|QFile(Info)?([ ({>]|::)|[^A-Za-z]::(open|stat|kill)[(]'
# These two take it from nowhere else at all, by whatever name; not even an #include is needed.
own='models/execution/planner models/execution/run'
outside='(^|[^A-Za-z])(Q(File|FileInfo|FileDevice|SaveFile|LockFile|Dir|DirIterator|Temporary(File|Dir)|StandardPaths|Settings|Process|ProcessEnvironment|SysInfo|HostInfo|RandomGenerator|ElapsedTimer|DeadlineTimer|Uuid)|std::(filesystem|[io]?fstream|s?rand|time|getenv)|(Q(Date|Time)::current|qEnvironmentVariable|qgetenv|fopen|getenv|gethostname)[A-Za-z]*)([^A-Za-z]|$)'
real='models/history/(appliedtext|filelock|runlock)\.cpp|models/execution/rehearsal/scratchdatabase\.(cpp|h)'

breaches=$(
    for room in $(sed -n 's/^\([a-z/]*\):.*/\1/p' <<<"$rooms"); do
        [ ! -d "$room" ] || grep -rnHE --include='*.h' --include='*.cpp' '^ *#include *<(models|ui|app|resources)/' "$room" || true
    done | awk -v rooms="$rooms" '
        BEGIN {
            count = split(rooms, lines, "\n")
            for (i = 1; i <= count; ++i) {
                if (lines[i] == "") continue
                room = lines[i]; sub(/:.*/, "", room)
                others = lines[i]; sub(/^[^:]*: */, "", others)
                allowed[room] = " " room " " others " "
            }
        }
        {
            split($0, part, ":")
            room = part[1]; sub(/^resources\/.*/, "resources", room)
            if (split(room, step, "/") > 1) room = step[1] "/" step[2]
            target = $0; sub(/^[^<]*</, "", target); sub(/>.*/, "", target)
            split(target, step, "/")
            inner = step[1] "/" step[2]
            if (index(allowed[room], " " inner " ") || index(allowed[room], " " step[1] " ")) next
            printf "%s:%s: %s may not include <%s>\n", part[1], part[2], room, target
        }'
    while IFS=: read -r part others; do
        [ -n "$part" ] || continue
        grep -rnoHE --include='*.h' --include='*.cpp' '^#include "\.\./[a-z]+/[^"]*"' "$part" |
            grep -vE ":#include \"\.\./(${others// /|}|${part##*/})/" | sed "s|\$|: the parts of a room have an order|" || true
    done <<<"$(tr -s ' ' <<<"$parts" | sed 's/: /:/; s/ $//')"
    while IFS=$'\t' read -r pattern folders reason; do
        [ -n "$pattern" ] || continue
        # shellcheck disable=SC2086
        grep -rnE --include='*.h' --include='*.cpp' -- "$pattern" $folders 2>/dev/null | grep -vE '^[^:]*:[0-9]+: *(//|\*)' |
            while IFS= read -r hit; do echo "$(cut -d: -f1,2 <<<"$hit"): $reason"; done || true
    done <<<"$forbidden"
    {
        grep -rnE --include='*.h' --include='*.cpp' -- "$world" models/execution models/history | grep -vE "^($real):|^[^:]*:[0-9]+: *(//|\*|#include)" || true
        # shellcheck disable=SC2086
        grep -rnE --include='*.h' --include='*.cpp' -- "$outside" $own | grep -vE '^[^:]*:[0-9]+: *(//|\*)' || true
    } | cut -d: -f1,2 | sort -t: -k1,1 -k2,2n -u | sed 's|$|: clock, random, process and files come from core/surroundings.h|'
)
# A new room has to be added to the table.
for room in models/*/ ui/*/; do
    room=${room%/}
    { [ -z "$(find "$room" -name '*.cpp' -print -quit)" ] || grep -q "^$room:" <<<"$rooms"; } || breaches+=$'\n'"$room: not in the table of tests/architecture.sh"
done
[ -z "$breaches" ] || { echo "$breaches"; exit 1; }
echo "every include goes the right way"
