// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "failure.h"

#include <models/core/error.h>
#include <models/execution/planner/resume.h>
#include <models/workbench/place.h>

#include <QObject>

#include <functional>

namespace Varve::Workbench {
class Workbench;
}

namespace Varve::Ui {

class RunController;

/// What can be done where a plan was refused: the command line names an option or another command, the window offers buttons.
class PlanRemedies final : public QObject
{
    Q_OBJECT

public:
    /// Takes the error of a plan that could not be made.
    using Refused = std::function<void(const Core::Error &)>;

    PlanRemedies(Workbench::Workbench &workbench, RunController &runs);

    /// The migration that has to be settled before anything else runs, if any.
    static const History::MigrationStanding *partialOf(const History::EnvironmentStatus &status);
    Refused ofMigrate(const QString &environment, const QString &databaseName, const Execution::Target &target);
    Refused ofResume(const Workbench::Place &place, const Execution::ResumeRequest &request);
    Refused ofRollback(const QString &environment, const QString &databaseName, const Execution::Target &target);

signals:
    void mergeRequested(const QString &databaseName);

private:
    struct Asked
    {
        QString environment;
        QString databaseName;
        Execution::Target target;
        bool isForward = true;
        Workbench::Place place() const { return {environment, databaseName}; }
    };
    /// The history first: while a migration is partly applied, nothing else runs. What is offered belongs to what is said.
    void lookAtHistory(const Core::Error &error, const Asked &asked);
    void offerResume(const Core::Error &error, const Workbench::Place &place, const History::MigrationStanding &partial);
    QList<Offer> waysOn(const Workbench::Place &place, const History::MigrationStanding &partial);
    /// One migration by itself is refused where others have to go with it: offers to take them along.
    void offerOthers(const Core::Error &error, const Asked &asked);
    /// Several heads where one is asked for: offers to run them all, or to merge them; before that to settle what is \a partial, if anything.
    void offerHeads(const Core::Error &error, const Asked &asked, const History::MigrationStanding *partial);
    /// What is pending waits for another database: offers what can run first.
    void offerOtherDatabase(const Core::Error &error, const Asked &asked);
    /// Something in another database stands on what was to be rolled back: offers what can be rolled back first.
    void offerDependents(const Core::Error &error, const Asked &asked);
    void request(const Asked &asked);

    Workbench::Workbench &m_workbench;
    RunController &m_runs;
};

} // namespace Varve::Ui
