// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planprinter.h"

#include "../plan/secrets.h"
#include "../plan/sessiontexts.h"
#include "../plan/shellword.h"
#include "../plan/units.h"
#include "planwords.h"

#include <models/history/historysql.h>
#include <models/history/runlock.h>

#include <QCoreApplication>
#include <QJsonArray>

namespace Varve::Execution {

namespace {

QString indented(const QString &text)
{
    QString result = QStringLiteral("    ") + text;
    return result.replace(QLatin1Char('\n'), QStringLiteral("\n    "));
}

QString numbered(int number, const PlannedStatement &statement, const Plan &plan)
{
    QString place = statement.statement.start.toString();
    if (const QString loss = lossText(statement.statement.destructive); !loss.isEmpty())
        place += QStringLiteral(": ") + loss;
    return QStringLiteral("  %1. ").arg(number) + place + QLatin1Char('\n') + indented(shownText(statement, plan.variables))
        + QLatin1Char('\n');
}

QString stepText(const Plan &plan, const PlanStep &step)
{
    QString text = QStringLiteral("\n%1 %2 (%3)\n").arg(directionWord(step.kind), stepName(step), transactionText(plan, step));
    if (const QString hazards = hazardText(step); !hazards.isEmpty())
        text += QStringLiteral("  ") + QCoreApplication::translate("Varve::Execution", "Hazards: %1").arg(hazards) + QLatin1Char('\n');
    if (const QString undo = undoText(step); !undo.isEmpty())
        text += QStringLiteral("  ") + QCoreApplication::translate("Varve::Execution", "Can be rolled back: %1").arg(undo)
            + QLatin1Char('\n');
    for (const QString &note : stepNotes(plan, step))
        text += QStringLiteral("  ") + note + QLatin1Char('\n');
    int number = static_cast<int>(step.doneBefore->size());
    if (number > 0)
        text += QStringLiteral("  ") + beforeText(number) + QLatin1Char('\n');
    if (step.streamed)
        text += QStringLiteral("  ") + streamedText(step) + QLatin1Char('\n');
    const QList<PlanUnit> units = unitsOf(step);
    auto unit = units.cbegin();
    for (const PlannedStatement &statement : step.statements) {
        if (unit != units.cend() && number == step.doneBefore->size() + unit->first)
            text += QStringLiteral("  ") + unitText(*unit++, static_cast<int>(step.doneBefore->size())) + QStringLiteral(":\n");
        text += numbered(++number, statement, plan);
    }
    for (const PlannedStatement &query : *step.verification) {
        text += numbered(++number, query, plan);
        if (!query.expectation->isEmpty())
            text += QStringLiteral("    ") + QCoreApplication::translate("Varve::Execution", "expected: %1").arg(query.expectation->text)
                + QLatin1Char('\n');
    }
    if (!isRecorded(step.kind))
        return text;
    text += QStringLiteral("  ") + QCoreApplication::translate("Varve::Execution", "history:") + QLatin1Char('\n');
    for (const QString &write : historyWrites(plan, step))
        text += indented(write) + QLatin1Char('\n');
    return text;
}

QString objectOf(const PlannedStatement &statement)
{
    const Text::ByteRange object = statement.statement.object;
    return QString::fromUtf8(statement.written.mid(object.offset - statement.statement.text.offset, object.length));
}

QJsonObject statementJson(const Plan &plan, const PlannedStatement &statement)
{
    QJsonObject object{{QStringLiteral("sql"), shownText(statement, plan.variables)},
                       {QStringLiteral("written"), QString::fromUtf8(statement.written)},
                       {QStringLiteral("where"), Core::toJson(statement.statement.start)},
                       {QStringLiteral("verb"), statement.statement.verb},
                       {QStringLiteral("object"), objectOf(statement)},
                       {QStringLiteral("destructive"), statement.statement.destructive != Text::Destructive::No}};
    if (!statement.expectation->isEmpty())
        object.insert(QStringLiteral("expect"), statement.expectation->text);
    return object;
}

QJsonArray statementsJson(const Plan &plan, const QList<PlannedStatement> &statements)
{
    QJsonArray array;
    for (const PlannedStatement &statement : statements)
        array += statementJson(plan, statement);
    return array;
}

QJsonArray sessionJson(const Plan &plan)
{
    QJsonArray array;
    for (const QString &statement : sessionStatements(plan))
        array += withoutSecrets(statement, plan.variables);
    return array;
}

QJsonArray unitsJson(const PlanStep &step)
{
    QJsonArray array;
    for (const PlanUnit &unit : unitsOf(step)) {
        array += QJsonObject{{QStringLiteral("first"), step.doneBefore->size() + unit.first + 1},
                             {QStringLiteral("count"), unit.count},
                             {QStringLiteral("transaction"), unit.transaction}};
    }
    return array;
}

QJsonObject stepJson(const Plan &plan, const PlanStep &step, const History::HistorySql &sql)
{
    QJsonObject object{{QStringLiteral("kind"), kindWord(step.kind)},
                       {QStringLiteral("migration"), step.migrationId},
                       {QStringLiteral("title"), step.title},
                       {QStringLiteral("release"), step.release},
                       {QStringLiteral("file"), step.shownAs},
                       {QStringLiteral("checksum"), step.checksum},
                       {QStringLiteral("transaction"), step.oneTransaction && step.kind != StepKind::AdHoc},
                       {QStringLiteral("transactionReason"), *step.transactionReason},
                       {QStringLiteral("notes"), QJsonArray::fromStringList(stepNotes(plan, step))},
                       {QStringLiteral("rollbackAvailable"), step.rollbackAvailable},
                       {QStringLiteral("noRollbackReason"), *step.noRollbackReason},
                       {QStringLiteral("streamed"), step.streamed},
                       {QStringLiteral("needs"), QJsonArray::fromStringList(step.needs)},
                       {QStringLiteral("doneBefore"), step.doneBefore->size()},
                       {QStringLiteral("statementCount"), step.statementCount()},
                       {QStringLiteral("statements"), statementsJson(plan, step.statements)},
                       {QStringLiteral("verification"), statementsJson(plan, *step.verification)}};
    if (step.inUnits)
        object.insert(QStringLiteral("units"), unitsJson(step));
    if (!isRecorded(step.kind))
        return object;
    QStringList rows;
    for (const History::HistoryEntry &row : historyRows(plan, step))
        rows += sql.insert(row);
    object.insert(QStringLiteral("history"), rows.join(QStringLiteral(";\n")));
    return object;
}

} // namespace

QString printPlan(const Plan &plan)
{
    QString text = planTitle(plan) + QLatin1Char('\n');
    for (const QString &warning : plan.warnings)
        text += QCoreApplication::translate("Varve::Execution", "Warning: %1").arg(warning) + QLatin1Char('\n');
    if (plan.isEmpty())
        return text + QCoreApplication::translate("Varve::Execution", "Nothing to do.") + QLatin1Char('\n');
    for (const QString &fact : planFacts(plan))
        text += fact + QLatin1Char('\n');
    for (const PlanStep &step : plan.steps)
        text += stepText(plan, step);
    if (const QStringList after = afterTexts(plan); !after.isEmpty())
        text += QLatin1Char('\n') + after.join(QLatin1Char('\n')) + QLatin1Char('\n');
    return text;
}

QJsonObject planAsJson(const Plan &plan)
{
    const History::HistorySql sql(plan.target, plan.policies);
    QJsonArray steps;
    for (const PlanStep &step : plan.steps)
        steps += stepJson(plan, step, sql);
    return {{QStringLiteral("format"), QStringLiteral("varve-plan/1")},
            {QStringLiteral("id"), plan.id},
            {QStringLiteral("command"), commandWord(plan.kind)},
            {QStringLiteral("environment"), plan.environment},
            {QStringLiteral("database"), plan.databaseName},
            {QStringLiteral("guard"), Project::toString(plan.guard)},
            {QStringLiteral("target"), plan.target.toString()},
            {QStringLiteral("server"), plan.server.version},
            {QStringLiteral("lastHistoryId"), plan.lastHistoryId},
            {QStringLiteral("lock"), isRecorded(plan.kind) ? History::RunLock::describe(plan.target) : QString()},
            {QStringLiteral("historyTable"), sql.qualified(sql.historyName())},
            {QStringLiteral("destructive"), plan.isDestructive()},
            {QStringLiteral("session"), sessionJson(plan)},
            {QStringLiteral("transaction"), Project::toString(plan.policies.transaction)},
            {QStringLiteral("lockTimeout"), static_cast<qint64>(plan.policies.lockTimeout.count())},
            {QStringLiteral("statementTimeout"), static_cast<qint64>(plan.policies.statementTimeout.count())},
            {QStringLiteral("retries"), plan.policies.retries},
            {QStringLiteral("onFailure"), plan.goesOn() ? QStringLiteral("continue") : QStringLiteral("stop")},
            {QStringLiteral("steps"), steps},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(plan.warnings)}};
}

QString commandLine(const Plan &plan)
{
    QStringList words{QStringLiteral("varve-cli"), commandWord(plan.kind)};
    if (plan.kind == PlanKind::AdHoc)
        words += shellWord(plan.steps.isEmpty() || plan.steps.constFirst().shownAs.isEmpty() ? QStringLiteral("-")
                                                                                             : plan.steps.constFirst().shownAs);
    for (const QString &word : plan.words)
        words += shellWord(word);
    if (!plan.environment.isEmpty())
        words += {QStringLiteral("--env"), shellWord(plan.environment)};
    if (!plan.to.isEmpty())
        words += {plan.extent == Target::Extent::All ? QStringLiteral("--to") : QStringLiteral("--only"), shellWord(plan.to)};
    if (plan.extent == Target::Extent::OnlyAndNeeds)
        words += plan.kind == PlanKind::RollBack ? QStringLiteral("--with-dependents") : QStringLiteral("--with-prerequisites");
    if (plan.databaseName != Project::DatabaseRole().name)
        words += {QStringLiteral("--database"), shellWord(plan.databaseName)};
    return words.join(QLatin1Char(' '));
}

} // namespace Varve::Execution
