// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transactionchecks.h"

#include "units.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

/// Where definitions commit, the history's rows of one step would be committed with the next.
Core::Error engineCommits(Database::Engine engine)
{
    return {.kind = Core::ErrorKind::ProjectFiles,
            .message
            = QCoreApplication::translate(
                  "Varve::Execution",
                  "varve.toml wants the whole run in one transaction (transaction = \"all\"), and %1 commits with each definition.")
                  .arg(Database::engineTraits(engine).title),
            .remedy = QCoreApplication::translate("Varve::Execution", "Write transaction = \"migration\" or \"auto\" under [policies].")};
}

Core::Error standsAlone(const PlanStep &step)
{
    return {.kind = Core::ErrorKind::ProjectFiles,
            .message = QCoreApplication::translate("Varve::Execution",
                                                   "%1: %2, and varve.toml wants the whole run in one transaction (transaction = \"all\").")
                           .arg(step.migrationId, *step.transactionReason),
            .where = *step.aloneAt,
            .remedy = QCoreApplication::translate(
                "Varve::Execution", "Write transaction = \"migration\" or \"auto\" under [policies]; what stands before can run first.")};
}

/// In the middle of a transaction the switch has no effect (sqlite.org/pragma.html).
Core::Error needsForeignKeysOff(const PlanStep &step)
{
    return {.kind = Core::ErrorKind::ProjectFiles,
            .message
            = QCoreApplication::translate("Varve::Execution",
                                          "%1: foreign keys have to be off while it runs, because %2; SQLite switches them outside of a "
                                          "transaction only, and varve.toml wants the whole run in one (transaction = \"all\").")
                  .arg(step.migrationId, step.foreignKeysOff->reason),
            .where = {.file = step.shownAs},
            .remedy = QCoreApplication::translate("Varve::Execution", "Write transaction = \"migration\" under [policies].")};
}

} // namespace

QString transactionWarning(const PlanStep &step)
{
    if (!step.inUnits) {
        return QCoreApplication::translate("Varve::Execution",
                                           "%1: %2. Its statements run one by one, and what was done before a failure stays.")
            .arg(step.migrationId, *step.transactionReason);
    }
    QStringList units;
    for (const PlanUnit &unit : unitsOf(step))
        units += unitText(unit, static_cast<int>(step.doneBefore->size()));
    if (units.isEmpty() || units.size() > 4) {
        return QCoreApplication::translate("Varve::Execution",
                                           "%1: %2. It runs in units, and what a unit committed before a failure stays.")
            .arg(step.migrationId, *step.transactionReason);
    }
    return QCoreApplication::translate("Varve::Execution",
                                       "%1: %2. It runs in units, and what a unit committed before a failure stays: %3.")
        .arg(step.migrationId, *step.transactionReason, units.join(QStringLiteral(", ")));
}

std::optional<Core::Error> refusalOfOneRun(Database::Engine engine)
{
    return Database::engineTraits(engine).transactionalDefinition ? std::nullopt : std::optional(engineCommits(engine));
}

void checkWithinRun(const PlanStep &step, ErrorList &errors)
{
    if (step.foreignKeysOff->isNeeded())
        errors.add(needsForeignKeysOff(step));
    if (!step.oneTransaction)
        errors.add(standsAlone(step));
}

void checkTransactions(Plan &plan, ErrorList &errors)
{
    const bool together = isOneTransaction(plan);
    if (const auto refused = refusalOfOneRun(plan.engine()); together && !plan.isEmpty() && refused)
        return errors.add(*refused);
    for (const PlanStep &step : std::as_const(plan.steps)) {
        if (together)
            checkWithinRun(step, errors);
        else if (!step.oneTransaction)
            plan.warnings += transactionWarning(step);
    }
}

} // namespace Varve::Execution
