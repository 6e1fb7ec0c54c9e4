// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner.h"

#include "../plan/rowcountuse.h"
#include "../plan/statementbuilder.h"
#include "situation.h"

#include <models/text/header.h>

#include <QCoreApplication>

#include <algorithm>

namespace Varve::Execution {

namespace {

/// What of \a ranges lies in \a range.
QList<Text::ByteRange> within(const QList<Text::ByteRange> &ranges, const Text::ByteRange &range)
{
    QList<Text::ByteRange> result;
    for (const Text::ByteRange &each : ranges) {
        const qint64 begin = std::max(each.offset, range.offset);
        if (const qint64 end = std::min(each.end(), range.end()); end > begin)
            result += Text::ByteRange{begin, end - begin};
    }
    return result;
}

/// A migration with its way back would be undone by its own last statements.
Core::Expected<> checkOneDirection(QByteArrayView script, const Text::ByteRange &range, Text::DialectName dialect, const QString &shownAs)
{
    const Text::Sections sections = Text::readSections(script, dialect, shownAs);
    if (!Text::holdsStatement(script, within(sections.down, range), dialect)
        || !Text::holdsStatement(script, within(sections.up + sections.verify, range), dialect))
        return {};
    return Core::failure(
        Core::Error{.kind = Core::ErrorKind::Usage,
                    .message = QCoreApplication::translate("Varve::Execution",
                                                           "The text holds a migration and its down section, which would take back what "
                                                           "stands before it. Nothing was run."),
                    .where = {.file = shownAs},
                    .remedy = QCoreApplication::translate("Varve::Execution",
                                                          "Run it as a migration of the project, or only the statements that are meant.")});
}

Core::Expected<> checkReadOnly(const Project::Environment &environment, const QList<PlannedStatement> &statements)
{
    if (environment.guard != Project::GuardLevel::ReadOnly)
        return {};
    for (const PlannedStatement &planned : statements) {
        if (planned.statement.changes) {
            return Core::failure(Core::Error{
                .kind = Core::ErrorKind::Guarded,
                .message = QCoreApplication::translate("Varve::Execution", "The environment %1 is read-only, and %2 may change something.")
                               .arg(environment.title(), planned.statement.verb),
                .where = planned.statement.start});
        }
    }
    return {};
}

} // namespace

Core::Expected<Plan> planAdHoc(const Project::Environment &environment, const QString &databaseName,
                               const Database::ConnectionProfile &target, const Database::ServerIdentity &server, QByteArrayView script,
                               const Text::ByteRange &range, const QString &shownAs)
{
    const Text::DialectName dialect = Database::engineTraits(target.engine).dialect;
    if (const Core::Expected<> checked = checkOneDirection(script, range, dialect, shownAs); !checked)
        return Core::failure(checked.error());
    PlanStep step;
    step.kind = StepKind::AdHoc;
    step.title = shownAs;
    step.shownAs = shownAs;
    step.oneTransaction = false;
    step.variables = Text::readHeader(script, dialect, shownAs).variables();
    const auto statements = buildStatements(script, {range},
                                            {.dialect = dialect,
                                             .variables = databaseVariables(environment.variables, databaseName),
                                             .substitute = step.variables,
                                             .file = shownAs,
                                             .purpose = BuildContext::Purpose::AdHoc});
    if (!statements)
        return Core::failure(statements.error());
    if (const Core::Expected<> checked = checkReadOnly(environment, *statements); !checked)
        return Core::failure(checked.error());
    step.statements = *statements;
    step.destructive = std::any_of(statements->cbegin(), statements->cend(),
                                   [](const PlannedStatement &planned) { return planned.statement.destructive != Text::Destructive::No; });
    step.asksForRowCount = std::any_of(statements->cbegin(), statements->cend(),
                                       [&](const PlannedStatement &planned) { return mayAskForRowCount(planned, target.engine); });

    const History::EnvironmentStatus status{
        .environment = environment.name, .databaseName = databaseName, .server = server, .standings = {}, .history = {}, .error = {}};
    const Project::Project none;
    Plan plan = Situation(none, environment, databaseName, target, status).emptyPlan(PlanKind::AdHoc);
    if (!step.statements.isEmpty())
        plan.steps += step;
    plan.id = planId(plan);
    return plan;
}

} // namespace Varve::Execution
