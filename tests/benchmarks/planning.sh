# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What it costs to find out the order of ten thousand migrations, and of a hundred thousand.

# Order, graph, standings and selection in one process, by bench_planning; no file is read.
plan_all() { "$build/bin/bench_planning" --benchmark_filter="^planAll/$1$" --benchmark_format=csv 2>/dev/null | awk -F, '/^"planAll/ { print $3, 0 }'; }
varve_planning() { plan_all 10000; }
varve_planning_more() { plan_all 100000; }
varve_plan() { "$measure" "$cli" --project "$(tables varve-needs "$many")" --database-url "sqlite:$work/planning.sqlite" plan; }
alembic_upgrade() { "$measure" alembic -c "$work/alembic.ini" upgrade head; }
alembic_history() { "$measure" alembic -c "$work/alembic.ini" history; }

bench_planning() {
    many=$(scaled 10000)
    "$cli" --project "$(tables varve-needs "$many")" --database-url "sqlite:$work/planning.sqlite" migrate >/dev/null
    echo '## Planning' | text
    table
    [ -z "$(path_of alembic)" ] || alembic_at_head "$many"
    rounds 5 varve_planning_more
    rounds 5 varve_planning varve_plan alembic_upgrade alembic_history
    line "Planning 10000, in one process without files" "\`alembic upgrade head\`, $many" varve_planning alembic_upgrade 0.02
    line "\`plan\` with nothing to do, $many" '`alembic upgrade head`' varve_plan alembic_upgrade
    line "\`plan\` with nothing to do, $many" '`alembic history`' varve_plan alembic_history
    line_alone 'Planning 100000, in one process without files' varve_planning_more 1000
    text <<'TEXT'

Varve's migrations need up to three random earlier ones each; alembic's form one chain. In one process: migrations are put into their order, joined
to a graph, their standings and a selection, every fiftieth beginning a branch that the next one merges; time on the clock, with the copies that the
measurement itself makes.
TEXT
}
