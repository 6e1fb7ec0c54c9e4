// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast migrations are put into their order, joined to a graph, and selected for a plan: with random prerequisites, branches and merges.
// No file is read; that is measured by run.sh.

#include <models/execution/planner/selection.h>
#include <models/project/revisionorder.h>

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <random>

using namespace Varve;
using Project::Candidate;

namespace {

constexpr int readable = 7; ///< digits of a number

QString idOf(int number)
{
    return QStringLiteral("%1_step").arg(number, readable, 10, QLatin1Char('0'));
}

/// In random order; each needs up to three earlier ones, every fiftieth revises some other, and what that leaves behind is merged.
QList<Candidate> candidates(int count)
{
    std::mt19937 random(42);
    const auto earlier = [&](int number) { return idOf(std::uniform_int_distribution(0, number - 1)(random)); };
    QList<Candidate> result(count);
    for (int number = 0; number < count; ++number) {
        Candidate &candidate = result[number];
        candidate.migration.id = idOf(number);
        candidate.migration.name = QStringLiteral("step");
        candidate.sortKey = QByteArray::number(number).rightJustified(readable, '0');
        candidate.migration.files = {{.path = candidate.migration.id + QStringLiteral(".sql"),
                                      .engine = {},
                                      .downPath = {},
                                      .size = 1,
                                      .checksum = {},
                                      .header = {},
                                      .hasDown = true,
                                      .hasVerify = false}};
        for (unsigned more = number > 0 ? random() % 4 : 0; more > 0; --more)
            candidate.migration.prerequisites += earlier(number);
        candidate.migration.prerequisites.removeDuplicates();
        if (number > 1 && number % 50 == 0)
            candidate.revises = QStringList{idOf(number - 2)};
        else if (number > 1 && number % 50 == 1)
            candidate.revises = QStringList{idOf(number - 2), idOf(number - 1)};
    }
    std::shuffle(result.begin(), result.end(), random);
    return result;
}

Project::Project projectOf(QList<Candidate> ordered)
{
    Project::Project project;
    project.databases = {Project::DatabaseRole()};
    for (Candidate &candidate : ordered)
        project.migrations += std::move(candidate.migration);
    return project;
}

/// All of planning but the files: order, graph, standings, selection.
void planAll(benchmark::State &state)
{
    const QList<Candidate> given = candidates(static_cast<int>(state.range(0)));
    const Project::Environment environment{.name = QStringLiteral("test"),
                                           .guard = {},
                                           .color = {},
                                           .order = 0,
                                           .seed = false,
                                           .connections = {},
                                           .variables = {},
                                           .where = {}};
    const Database::ConnectionProfile profile;
    for (auto _ : state) {
        QList<Candidate> ordered = given;
        if (!Project::orderCandidates(ordered).isEmpty())
            std::abort();
        const Project::Project project = projectOf(std::move(ordered));
        History::EnvironmentStatus status;
        status.standings = History::standings(project, environment, QStringLiteral("main"), profile.engine, {});
        const Execution::Situation situation(project, environment, QStringLiteral("main"), profile, status);
        const auto selection = Execution::selectForward(situation, {});
        if (!selection || selection->migrations.size() != given.size())
            std::abort();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void orderOnly(benchmark::State &state)
{
    const QList<Candidate> given = candidates(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        QList<Candidate> ordered = given;
        benchmark::DoNotOptimize(Project::orderCandidates(ordered));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

} // namespace

BENCHMARK(orderOnly)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(planAll)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
