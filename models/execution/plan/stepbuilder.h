// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statementbuilder.h"

#include <models/project/project.h>

namespace Varve::Execution {

/// Reads one migration's file and makes a step of it. Each file is read once; a large one is looked through and not kept.
class StepBuilder final
{
public:
    /// All must outlive the builder.
    StepBuilder(const Project::Project &project, const Project::Environment &environment, Database::Engine engine);

    Core::Expected<PlanStep> apply(const Project::Migration &migration) const;
    /// Error when there is no down section (or down file), or nothing in it.
    Core::Expected<PlanStep> rollBack(const Project::Migration &migration) const;

    /// What a plan that rolls it back would refuse, as far as the file says it.
    Core::Expected<> tryRollBack(const Project::Migration &migration) const;

    /// Marks it as applied: no statements, only what the history says of the file. Texts that cannot run do not matter.
    Core::Expected<PlanStep> stamp(const Project::Migration &migration) const;

    /// Its verification queries alone; none where it has no verify section.
    Core::Expected<PlanStep> verify(const Project::Migration &migration) const;

private:
    struct Source;
    Core::Expected<Source> source(const Project::Migration &migration, StepKind kind) const;
    Core::Expected<PlanStep> build(const Source &source, StepKind kind) const;
    Core::Expected<PlanStep> buildLarge(const Source &source, StepKind kind) const;
    Core::Expected<> addVerification(const Source &source, PlanStep &step) const;
    Core::Expected<> addLargeVerification(const Source &source, PlanStep &step) const;
    Core::Expected<QList<PlannedStatement>> undoing(const Source &source, const QByteArray &script, const Text::Sections &sections,
                                                    const BuildContext &context) const;
    Core::Expected<> canUndo(const Source &source, QByteArrayView script, const Text::Sections &sections,
                             const BuildContext &context) const;
    Core::Expected<> mayUndoNothing(const Source &source, QByteArrayView script, const Text::Sections &sections,
                                    const BuildContext &context) const;
    bool isJudgedApart(const Source &source) const;
    bool mayBeEmpty(const Project::Migration &migration) const;
    PlanStep emptyStep(const Source &source, StepKind kind) const;
    void decideTransaction(PlanStep &step, const Text::Statement *alone) const;

    const Project::Project &m_project;
    const Project::Environment &m_environment;
    Database::Engine m_engine;
    QStringList m_ownTables;              ///< see ownTables()
    QMap<QString, OwnPlaces> m_ownPlaces; ///< by the database's name in the project
};

/// See PlanStep::noRollbackReason.
QString noRollbackReason(const Core::Error &error);

} // namespace Varve::Execution
