// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planwords.h"

#include "../plan/secrets.h"
#include "../plan/sessiontexts.h"
#include "../plan/wayback.h"
#include "../run/integrity.h"

#include <models/history/historysql.h>
#include <models/history/runlock.h>

#include <QCoreApplication>
#include <QLocale>

namespace Varve::Execution {

QString directionWord(StepKind kind)
{
    switch (kind) {
    case StepKind::Apply: return QStringLiteral("apply");
    case StepKind::RollBack: return QStringLiteral("roll back");
    case StepKind::Stamp: return QStringLiteral("stamp");
    case StepKind::Unstamp: return QStringLiteral("unstamp");
    case StepKind::Verify: return QStringLiteral("verify");
    case StepKind::Baseline: return QStringLiteral("baseline");
    case StepKind::Repair: return QStringLiteral("repair");
    case StepKind::AdHoc: break;
    }
    return QStringLiteral("ad hoc");
}

QString kindWord(StepKind kind)
{
    return directionWord(kind).replace(QLatin1Char(' '), QLatin1Char('-'));
}

QString commandWord(PlanKind kind)
{
    switch (kind) {
    case PlanKind::Migrate: return QStringLiteral("migrate");
    case PlanKind::RollBack: return QStringLiteral("rollback");
    case PlanKind::Seed: return QStringLiteral("seed");
    case PlanKind::Resume: return QStringLiteral("resume");
    case PlanKind::Stamp: return QStringLiteral("stamp");
    case PlanKind::Unstamp: return QStringLiteral("unstamp");
    case PlanKind::Verify: return QStringLiteral("verify");
    case PlanKind::Baseline: return QStringLiteral("baseline");
    case PlanKind::Repair: return QStringLiteral("repair");
    case PlanKind::InitDatabase: return QStringLiteral("init-database");
    case PlanKind::AdHoc: break;
    }
    return QStringLiteral("query");
}

QString stepName(const PlanStep &step)
{
    return step.kind == StepKind::AdHoc ? step.shownAs : step.migrationId;
}

QString transactionText(const Plan &plan, const PlanStep &step)
{
    if (step.kind == StepKind::AdHoc)
        return QCoreApplication::translate("Varve::Execution", "each statement by itself");
    if (recordsOnly(step.kind))
        return QCoreApplication::translate("Varve::Execution", "nothing is run");
    if (step.kind == StepKind::Verify)
        return QCoreApplication::translate("Varve::Execution", "read-only transaction");
    if (isOneTransaction(plan))
        return QCoreApplication::translate("Varve::Execution", "in the run's transaction");
    if (step.oneTransaction)
        return QCoreApplication::translate("Varve::Execution", "one transaction");
    if (step.inUnits)
        return QCoreApplication::translate("Varve::Execution", "in units: %1").arg(*step.transactionReason);
    return QCoreApplication::translate("Varve::Execution", "each statement by itself: %1").arg(*step.transactionReason);
}

QString lossText(Text::Destructive loss)
{
    switch (loss) {
    case Text::Destructive::Data: return QCoreApplication::translate("Varve::Execution", "loses data");
    case Text::Destructive::Structure: return QCoreApplication::translate("Varve::Execution", "loses structure");
    case Text::Destructive::No: break;
    }
    return {};
}

QString hazardText(const PlanStep &step)
{
    QStringList losses;
    for (const PlannedStatement &statement : step.statements)
        losses += lossText(statement.statement.destructive);
    losses.removeAll(QString());
    losses.removeDuplicates();
    if (losses.isEmpty() && step.destructive)
        losses += QCoreApplication::translate("Varve::Execution", "loses data or structure");
    return losses.join(QStringLiteral(", "));
}

QString undoText(const PlanStep &step)
{
    if (step.kind != StepKind::Apply)
        return {};
    switch (const WayBack way = wayBack(step); way) {
    case WayBack::None:
        if (step.noRollbackReason)
            return QCoreApplication::translate("Varve::Execution", "no: %1").arg(*step.noRollbackReason);
        return QCoreApplication::translate("Varve::Execution", "no");
    case WayBack::Whole: return QCoreApplication::translate("Varve::Execution", "yes");
    case WayBack::Structure:
    case WayBack::NoData: return wayBackText(way);
    }
    return {};
}

QString streamedText(const PlanStep &step)
{
    return QCoreApplication::translate("Varve::Execution", "%n statements, read while it runs: the file is too large to be shown.", nullptr,
                                       step.streamedStatements);
}

QString beforeText(int count)
{
    return QCoreApplication::translate("Varve::Execution", "%n statements are done and are not sent again.", nullptr, count);
}

QString planTitle(const Plan &plan)
{
    const QString environment = plan.environment.isEmpty() ? plan.target.toString() : plan.environment;
    return QCoreApplication::translate("Varve::Execution", "Plan %1 for %2: %3").arg(plan.id, environment, plan.target.toString());
}

namespace {

QString secondsText(std::chrono::milliseconds time)
{
    if (time.count() == 0)
        return QCoreApplication::translate("Varve::Execution", "none", "time-out");
    return QCoreApplication::translate("Varve::Execution", "%1 s").arg(QLocale::c().toString(static_cast<double>(time.count()) / 1000));
}

QStringList patienceTexts(const Plan &plan)
{
    const Project::Policies &policies = plan.policies;
    const QString ofConnection = plan.target.options.value(QStringLiteral("busy_timeout")); // SQLite's, milliseconds
    const auto lock = ofConnection.isEmpty() ? policies.lockTimeout : std::chrono::milliseconds(ofConnection.toLongLong());
    QStringList texts{QCoreApplication::translate("Varve::Execution", "Time-outs: %1 for a lock, %2 for a statement")
                          .arg(secondsText(lock), secondsText(policies.statementTimeout))};
    texts += policies.retries == 0
        ? QCoreApplication::translate("Varve::Execution", "Retries: none")
        : QCoreApplication::translate("Varve::Execution", "Retries: up to %1, where only other sessions were in the way")
              .arg(policies.retries);
    return texts;
}

} // namespace

QStringList planFacts(const Plan &plan)
{
    QStringList facts;
    if (const QString lock = isRecorded(plan.kind) ? History::RunLock::describe(plan.target) : QString(); !lock.isEmpty())
        facts += QCoreApplication::translate("Varve::Execution", "Lock: %1").arg(lock);
    for (const QString &statement : sessionStatements(plan))
        facts += QCoreApplication::translate("Varve::Execution", "Session: %1").arg(withoutSecrets(statement, plan.variables));
    if (isRecorded(plan.kind)
        && std::any_of(plan.steps.cbegin(), plan.steps.cend(), [](const PlanStep &step) { return !recordsOnly(step.kind); }))
        facts += patienceTexts(plan);
    if (isOneTransaction(plan))
        facts += QCoreApplication::translate("Varve::Execution", "Transaction: one for the whole run");
    if (plan.goesOn())
        facts += QCoreApplication::translate("Varve::Execution", "After a failure: goes on with what does not need it");
    return facts;
}

QStringList afterTexts(const Plan &plan)
{
    const QString tables = namedTables(plan).join(QStringLiteral(", "));
    if (!isRecorded(plan.kind) || tables.isEmpty())
        return {};
    QStringList texts;
    if (plan.policies.analyze)
        texts += QCoreApplication::translate("Varve::Execution", "Afterwards: new statistics of %1").arg(tables);
    if (plan.policies.integrity == Project::IntegrityPolicy::Full)
        texts += QCoreApplication::translate("Varve::Execution", "Afterwards: %1 are read and checked as a whole").arg(tables);
    return texts;
}

QStringList historyWrites(const Plan &plan, const PlanStep &step)
{
    const History::HistorySql sql(plan.target, plan.policies);
    QStringList writes;
    if (!isRecorded(step.kind))
        return writes;
    for (const History::HistoryEntry &row : historyRows(plan, step))
        writes += sql.insert(row);
    for (const Project::Release &release : releaseRows(step))
        writes += isBackward(step.kind) ? sql.removeRelease(release.name) : sql.insertRelease(release);
    return writes;
}

} // namespace Varve::Execution
