// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workbenchstate.h"

#include <QThreadPool>

namespace Varve::Workbench {

struct Workbench::Private
{
    Private(Workbench *owner, Database::AskForSecret ask) : state(std::make_shared<WorkbenchState>(owner, std::move(ask)))
    {
        threads.setMaxThreadCount(8);                                             // they wait, mostly
        threads.setExpiryTimeout(QThreadPool::globalInstance()->expiryTimeout()); // as the program chose
    }

    /// Plans from a history that is read afresh.
    using MakePlan
        = std::function<Core::Expected<Execution::Plan>(const Site &, const History::EnvironmentStatus &, const Execution::Elsewhere &)>;
    QFuture<Core::Expected<Execution::Plan>> plan(Workbench &owner, const QString &environment, const QString &databaseName,
                                                  const MakePlan &make);
    /// The same with the connection, for what looks at the server besides.
    using MakePlanThere
        = std::function<Core::Expected<Execution::Plan>(const Site &, const History::EnvironmentStatus &, Database::Connection &)>;
    QFuture<Core::Expected<Execution::Plan>> planThere(const QString &environment, const QString &databaseName, const MakePlanThere &make);
    /// The histories of the databases that prerequisites join with \a site's.
    QList<QFuture<History::EnvironmentStatus>> readJoined(Workbench &owner, const Site &site);

    std::shared_ptr<WorkbenchState> state; // shared: jobs on abandoned threads outlive the workbench
    QThreadPool threads;                   ///< for what needs no session
};

} // namespace Varve::Workbench
