// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runevents.h"

#include "lockjson.h"

#include <models/execution/printing/planwords.h>

#include <QDateTime>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using namespace Execution;

namespace {

QJsonObject toJson(const Database::ResultSet &result)
{
    QJsonArray columns;
    for (const Database::ResultColumn &column : result.columns)
        columns.append(column.name);
    QJsonArray rows;
    for (const QVariantList &values : result.rows) {
        QJsonArray row;
        for (const QVariant &value : values)
            row.append(value.isNull() ? QJsonValue() : QJsonValue::fromVariant(value));
        rows.append(row);
    }
    return {{u"columns"_s, columns}, {u"rows"_s, rows}};
}

void addOutcome(QJsonObject &object, const Database::StatementOutcome &outcome)
{
    object.insert(u"milliseconds"_s, static_cast<double>(outcome.duration.count()) / 1000.0);
    object.insert(u"rowsReturned"_s, outcome.rowsReturned);
    if (outcome.rowsAffected >= 0)
        object.insert(u"rowsAffected"_s, outcome.rowsAffected);
    if (outcome.truncated)
        object.insert(u"truncated"_s, true);
    QJsonArray notices;
    for (const Database::Notice &notice : outcome.notices)
        notices += QJsonObject{{u"severity"_s, notice.severity}, {u"text"_s, notice.text}};
    if (!notices.isEmpty())
        object.insert(u"notices"_s, notices);
}

} // namespace

struct RunEvents::Writer
{
    RunEvents &events;

    void operator()(const WaitingForLock &event) const
    {
        QJsonObject object = events.base(u"waiting-for-lock"_s);
        object.insert(u"holder"_s, lockHolderJson(event.holder));
        events.write(object);
    }
    void operator()(const WaitingForOrphan &event) const
    {
        QJsonObject object = events.base(u"waiting-for-session"_s);
        object.insert(u"session"_s, runningRunJson(event.orphan));
        object.insert(u"secondsLeft"_s, static_cast<qint64>(event.left.count()));
        events.write(object);
    }
    void operator()(const RunStarted &event) const
    {
        QJsonObject object = events.base(u"run-started"_s);
        object.insert(u"environment"_s, events.m_plan.environment);
        object.insert(u"database"_s, events.m_plan.databaseName);
        object.insert(u"command"_s, commandWord(events.m_plan.kind));
        object.insert(u"plan"_s, events.m_plan.id);
        object.insert(u"run"_s, event.runId);
        object.insert(u"steps"_s, event.steps);
        object.insert(u"statements"_s, event.statements);
        events.write(object);
    }
    void operator()(const StepStarted &event) const
    {
        events.m_lastRows = -1;
        const PlanStep &step = events.m_plan.steps.at(event.step);
        QJsonObject object = events.inStep(u"step-started"_s, event.step);
        object.insert(u"kind"_s, kindWord(step.kind));
        object.insert(u"statements"_s, event.statements);
        object.insert(u"verification"_s, step.verification->size());
        events.write(object);
    }
    void operator()(const StatementStarted &event) const
    {
        events.m_lastRows = -1;
        QJsonObject object = events.inStatement(u"statement-started"_s, event.step, event.statement);
        if (const PlannedStatement *statement = plannedStatement(events.m_plan.steps.at(event.step), event.statement)) {
            object.insert(u"verb"_s, statement->statement.verb);
            object.insert(u"where"_s, Output::toJson(statement->statement.start));
        }
        events.write(object);
    }
    void operator()(const RowsArrived &event) const
    {
        // Rows of a verification are checked, not shown; those of a query are what was asked for.
        if (events.m_plan.steps.at(event.step).kind != StepKind::AdHoc)
            return;
        QJsonObject object = events.inStatement(u"rows"_s, event.step, event.statement);
        const QJsonObject rows = toJson(event.chunk);
        for (auto member = rows.begin(); member != rows.end(); ++member)
            object.insert(member.key(), member.value());
        events.write(object);
        events.keep(event);
    }
    void operator()(const StatementDone &event) const
    {
        QJsonObject object = events.inStatement(u"statement-done"_s, event.step, event.statement);
        addOutcome(object, event.outcome);
        events.write(object);
    }
    void operator()(const StatementFailed &event) const
    {
        events.m_failure = event.error;
        QJsonObject object = events.inStatement(u"statement-failed"_s, event.step, event.statement);
        object.insert(u"error"_s, Output::toJson(event.error));
        events.write(object);
    }
    void operator()(const StepDone &event) const
    {
        QJsonObject object = events.inStep(u"step-done"_s, event.step);
        object.insert(u"milliseconds"_s, static_cast<qint64>(event.duration.count()));
        events.write(object);
        events.endStep(event.step, {{u"success"_s, true}, {u"milliseconds"_s, static_cast<qint64>(event.duration.count())}});
    }
    void operator()(const StepRetried &event) const
    {
        events.m_attempts = event.attempt;
        events.m_failure.reset();
        QJsonObject object = events.inStep(u"step-retried"_s, event.step);
        object.insert(u"attempt"_s, event.attempt);
        object.insert(u"attempts"_s, event.attempts);
        object.insert(u"pause"_s, static_cast<qint64>(event.pause.count()));
        object.insert(u"firstStep"_s, event.firstStep + 1);
        object.insert(u"error"_s, Output::toJson(event.error));
        events.write(object);
    }
    void operator()(const StepFailed &event) const
    {
        QJsonObject object = events.inStep(u"step-failed"_s, event.step);
        object.insert(u"remains"_s, event.remains);
        QJsonObject how{{u"success"_s, false}};
        if (const std::optional<Core::Error> failure = std::exchange(events.m_failure, {})) {
            object.insert(u"error"_s, Output::toJson(*failure));
            how.insert(u"error"_s, Output::toJson(*failure));
        }
        events.write(object);
        events.endStep(event.step, how);
    }
    void operator()(const RunFinished &) const {} // the result, which comes next, tells more
};

QJsonObject RunEvents::base(const QString &event) const
{
    return {{u"format"_s, u"varve-run/2"_s}, {u"event"_s, event}, {u"time"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
}

QJsonObject RunEvents::inStep(const QString &event, int step) const
{
    QJsonObject object = base(event);
    object.insert(u"step"_s, step + 1);
    if (const QString &migration = m_plan.steps.at(step).migrationId; !migration.isEmpty())
        object.insert(u"migration"_s, migration);
    return object;
}

QJsonObject RunEvents::inStatement(const QString &event, int step, int statement) const
{
    QJsonObject object = inStep(event, step);
    const PlanStep &planned = m_plan.steps.at(step);
    object.insert(u"statement"_s, shownNumber(planned, statement));
    if (statement >= planned.statementCount())
        object.insert(u"verification"_s, true);
    return object;
}

void RunEvents::endStep(int step, QJsonObject how)
{
    how.insert(u"migration"_s, m_plan.steps.at(step).migrationId);
    if (const int attempts = std::exchange(m_attempts, 1); attempts > 1)
        how.insert(u"attempts"_s, attempts);
    m_steps.append(how);
}

/// Chunks of one statement are one result.
void RunEvents::keep(const RowsArrived &event)
{
    if (std::exchange(m_lastRows, event.statement) == event.statement)
        m_results.last().rows += event.chunk.rows;
    else
        m_results += event.chunk;
}

void RunEvents::take(const RunEvent &event)
{
    std::visit(Writer{*this}, event);
}

void RunEvents::end(const RunResult &result)
{
    QJsonObject object = base(u"run-finished"_s);
    object.insert(u"environment"_s, m_plan.environment);
    object.insert(u"plan"_s, m_plan.id);
    object.insert(u"run"_s, result.runId);
    object.insert(u"success"_s, result.isSuccess());
    object.insert(u"stepsDone"_s, result.stepsDone);
    object.insert(u"stepsTotal"_s, result.stepsTotal);
    object.insert(u"steps"_s, m_steps);
    object.insert(u"summary"_s, result.summary);
    if (!result.integrity.isEmpty())
        object.insert(u"integrity"_s, result.integrity.toObject());
    if (result.error)
        object.insert(u"error"_s, Output::toJson(*result.error));
    if (!result.failedMigration.isEmpty())
        object.insert(u"failedMigration"_s, result.failedMigration);
    if (result.failed.size() > 1 || m_plan.goesOn()) {
        object.insert(u"failedMigrations"_s, QJsonArray::fromStringList(result.failed));
        object.insert(u"notStarted"_s, QJsonArray::fromStringList(result.notStarted));
    }
    QJsonArray results;
    for (const Database::ResultSet &set : std::as_const(m_results))
        results.append(toJson(set));
    if (!results.isEmpty())
        object.insert(u"results"_s, results);
    write(object);
}

} // namespace Varve::Cli
