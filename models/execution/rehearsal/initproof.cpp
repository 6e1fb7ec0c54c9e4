// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "initproof.h"

#include "scratchrun.h"

#include <algorithm>

namespace Varve::Execution {

using Core::Expected;

Expected<std::optional<InitProof>> proveInit(const Project::Project &project, const Project::Environment &environment,
                                             const QString &databaseName, const ScratchServer &server, const Catalog::Snapshot &migrations,
                                             std::stop_token stop)
{
    const auto role = std::find_if(project.databases.cbegin(), project.databases.cend(),
                                   [&](const Project::DatabaseRole &one) { return one.name == databaseName; });
    if (role == project.databases.cend() || role->init.isEmpty())
        return std::nullopt;
    const auto scratch = ScratchRun::create(project, environment, databaseName, server, stop);
    if (!scratch)
        return Core::failure(scratch.error());
    InitProof proof;
    proof.script = role->init;
    const Expected<Plan> plan = (*scratch)->planInit();
    Expected<> done = plan ? Expected<>() : Expected<>(tl::unexpect, plan.error());
    // What the migrations make the script has to make too.
    if (done)
        done = (*scratch)->makeHistorySchema();
    if (done)
        done = (*scratch)->makeSchemas({*plan, (*scratch)->planUp({}).value_or(Plan())});
    if (done)
        done = (*scratch)->prepare(*plan);
    for (int index = 0; done && index < plan->steps.size(); ++index)
        done = (*scratch)->run(*plan, index);
    if (!done && done.error().kind == Core::ErrorKind::Cancelled)
        return Core::failure(done.error());
    if (!done) {
        proof.error = done.error();
        return proof;
    }
    const Expected<Catalog::Snapshot> made = (*scratch)->snapshot();
    if (!made)
        return Core::failure(made.error());
    proof.differences = Comparison::schemaChanges(migrations, *made);
    return proof;
}

} // namespace Varve::Execution
