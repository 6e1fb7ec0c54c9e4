// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

#include <models/history/environmentstatus.h>

#include <functional>

namespace Varve::Execution {

/// What a person said of the one statement of which nobody knows whether it happened.
enum class Uncertain { NotSaid, Done, Again };

/// How a partly applied migration is to go on.
struct ResumeRequest
{
    QString migration; ///< as typed; empty: the only one that is partial
    int at = 0;        ///< number of the statement to begin with; 0: the one behind those that are done
    bool redo = false; ///< from the first one on, whatever is done
    Uncertain uncertain = Uncertain::NotSaid;
};

/// What the server shows of a statement, as a sentence; empty when nothing can be seen. See whatServerShows().
using LookUp = std::function<QString(const PlannedStatement &)>;

/// Plans the rest of a migration whose statements commit by themselves. The statements before must be those that the journal has, else it is
/// refused with the place of the first that differs. When one statement is uncertain the request must say what became of it; the error
/// otherwise says what \a lookUp shows. A rollback that stopped half way goes on likewise.
Core::Expected<Plan> planResume(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                const ResumeRequest &request, const LookUp &lookUp = {});

/// Plans to mark migrations as applied: the history's rows and nothing else. \a migrations are ids, of which one that is applied already is
/// an error, and places as Target has them: "head" means all up to it that are not applied, "+2" the next two. The plan is empty when there
/// is none. "base" alone plans, as Alembic's does, that nothing is applied any more: a plan of kind Unstamp.
Core::Expected<Plan> planStamp(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                               const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                               const QStringList &migrations);

/// Plans to mark migrations as not applied: likewise. They need not be in the folder any more.
Core::Expected<Plan> planUnstamp(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                 const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                 const QStringList &migrations);

} // namespace Varve::Execution
