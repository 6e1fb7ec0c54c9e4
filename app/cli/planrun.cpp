// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrun.h"

#include "signals.h"

#include <models/execution/planprinter.h>
#include <models/execution/sentences.h>

#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using namespace Execution;

namespace {

QString wordFor(StepKind kind)
{
    switch (kind) {
    case StepKind::RollBack: return Context::tr("rolled back");
    case StepKind::Baseline:
    case StepKind::Stamp: return Context::tr("marked as applied");
    case StepKind::Verify: return Context::tr("verified");
    case StepKind::Repair: return Context::tr("repaired");
    case StepKind::Unstamp: return Context::tr("marked as not applied");
    case StepKind::Apply:
    case StepKind::AdHoc: break;
    }
    return Context::tr("applied");
}

QString inMilliseconds(std::chrono::microseconds duration)
{
    return Context::tr("%1 ms").arg(QLocale::c().toString(static_cast<double>(duration.count()) / 1000.0, 'f', 1));
}

/// Prints events as they come: a line for each step, rows of queries, the failure with its place.
class EventPrinter final
{
public:
    EventPrinter(const Context &context, const Plan &plan) : m_context(context), m_plan(plan) {}

    void operator()(const WaitingForLock &event)
    {
        // The event comes again every second; the person is told once.
        const QString holder = event.holder.toString();
        if (std::exchange(m_holder, holder) != holder)
            m_context.out.note(Context::tr("Waiting: %1 is running migrations here.").arg(holder));
    }
    void operator()(const WaitingForOrphan &event)
    {
        m_context.out.note(Context::tr("Waiting: the server still works for a run that is over (%1, session %2); %3 s left.")
                               .arg(History::startedBy(event.orphan.run))
                               .arg(event.orphan.run.backendId)
                               .arg(event.left.count()));
    }
    void operator()(const RunStarted &) {}
    void operator()(const StepStarted &event)
    {
        m_lastRows = -1;
        Q_UNUSED(event)
    }
    void operator()(const StatementStarted &) { m_lastRows = -1; }
    void operator()(const RowsArrived &event)
    {
        // Rows of a verification are checked, not shown; those of a query are what was asked for.
        if (m_plan.steps.at(event.step).kind != StepKind::AdHoc)
            return;
        if (m_context.out.isJson())
            m_rows += event.chunk;
        else
            m_context.out.resultSet(event.chunk, m_lastRows != event.statement);
        m_lastRows = event.statement;
    }
    void operator()(const StatementDone &event)
    {
        for (const Database::Notice &notice : event.outcome.notices)
            m_context.out.note(notice.severity + u": "_s + notice.text);
        if (m_plan.steps.at(event.step).kind != StepKind::AdHoc || m_context.out.isJson())
            return;
        if (event.outcome.rowsReturned > 0 || m_lastRows >= 0)
            m_context.out.note(Context::tr("%n row(s)", nullptr, static_cast<int>(event.outcome.rowsReturned)) + u", "_s
                               + inMilliseconds(event.outcome.duration)
                               + (event.outcome.truncated ? Context::tr("; there are more") : QString()));
        else if (event.outcome.rowsAffected >= 0)
            m_context.out.note(Context::tr("%n row(s) affected", nullptr, static_cast<int>(event.outcome.rowsAffected)));
    }
    void operator()(const StatementFailed &event) { m_failure = event.error; } // the result holds it too
    void operator()(const StepDone &event)
    {
        const PlanStep &step = m_plan.steps.at(event.step);
        addStep({{u"migration"_s, step.migrationId}, {u"success"_s, true}, {u"milliseconds"_s, qint64(event.duration.count())}});
        if (m_context.out.isJson() || step.kind == StepKind::AdHoc)
            return;
        const QString word = wordFor(step.kind);
        m_context.out.line(u"✓ "_s + step.migrationId + u"  "_s + word + u", "_s + Context::tr("%1 ms").arg(event.duration.count()));
    }
    void operator()(const StepRetried &event)
    {
        m_attempts = event.attempt;
        m_failure.reset();
        m_context.out.note(retrySentence(event, m_plan.steps.at(event.step).migrationId));
    }
    void operator()(const StepFailed &event)
    {
        QJsonObject failed{{u"migration"_s, m_plan.steps.at(event.step).migrationId}, {u"success"_s, false}};
        if (m_failure)
            failed.insert(u"error"_s, Output::toJson(*m_failure));
        addStep(failed);
        m_failure.reset();
        if (!m_context.out.isJson() && m_plan.steps.at(event.step).kind != StepKind::AdHoc)
            m_context.out.line(u"✕ "_s + m_plan.steps.at(event.step).migrationId);
    }
    void operator()(const RunFinished &) {}

    const QList<Database::ResultSet> &rows() const { return m_rows; }
    /// Of the plan's steps that ran, in their order.
    const QJsonArray &steps() const { return m_steps; }

private:
    void addStep(QJsonObject step)
    {
        if (const int attempts = std::exchange(m_attempts, 1); attempts > 1)
            step.insert(u"attempts"_s, attempts);
        m_steps.append(step);
    }

    const Context &m_context;
    const Plan &m_plan;
    QList<Database::ResultSet> m_rows;
    int m_attempts = 1; ///< of the step that goes on
    QJsonArray m_steps;
    std::optional<Core::Error> m_failure; ///< of the statement that failed in the step that goes on
    int m_lastRows = -1;
    QString m_holder; ///< of the lock, as last told
};

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

QJsonObject toJson(const Plan &plan, const RunResult &result, const EventPrinter &printed)
{
    QJsonObject object{{u"format"_s, u"varve-run/1"_s},
                       {u"environment"_s, plan.environment},
                       {u"plan"_s, plan.id},
                       {u"run"_s, result.runId},
                       {u"success"_s, result.isSuccess()},
                       {u"stepsDone"_s, result.stepsDone},
                       {u"stepsTotal"_s, result.stepsTotal},
                       {u"steps"_s, printed.steps()},
                       {u"summary"_s, result.summary}};
    if (!result.integrity.isEmpty())
        object.insert(u"integrity"_s, result.integrity.toObject());
    if (result.error)
        object.insert(u"error"_s, Output::toJson(*result.error));
    if (!result.failedMigration.isEmpty())
        object.insert(u"failedMigration"_s, result.failedMigration);
    if (result.failed.size() > 1 || plan.goesOn()) {
        object.insert(u"failedMigrations"_s, QJsonArray::fromStringList(result.failed));
        object.insert(u"notStarted"_s, QJsonArray::fromStringList(result.notStarted));
    }
    if (!printed.rows().isEmpty()) {
        QJsonArray results;
        for (const Database::ResultSet &set : printed.rows())
            results.append(toJson(set));
        object.insert(u"results"_s, results);
    }
    return object;
}

/// The first signal lets the running statement end, the second cancels it at the server.
class StopOnSignal final
{
public:
    StopOnSignal(Context &context, const Plan &plan)
    {
        Signals::setHandler([this, &context, plan](int count) {
            m_stop.request_stop();
            if (count == 1)
                context.out.note(Context::tr("Stopping after the running statement. A second signal cancels the statement."));
            else
                context.workbench().cancelRun(plan.environment, plan.databaseName);
        });
    }
    ~StopOnSignal() { Signals::setHandler({}); }
    Q_DISABLE_COPY_MOVE(StopOnSignal)

    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
};

} // namespace

void printPlan(const Context &context, const Plan &plan)
{
    if (context.out.isJson())
        context.out.json(planAsJson(plan));
    else
        context.out.line(Execution::printPlan(plan).trimmed());
}

int runPlan(Context &context, const Plan &plan, qint64 rowLimit)
{
    for (const QString &warning : plan.warnings)
        context.out.note(Context::tr("warning: %1").arg(warning));
    EventPrinter printer(context, plan);
    const StopOnSignal stop(context, plan);
    RunOptions options;
    options.stop = stop.token();
    options.rowLimit = rowLimit;
    if (context.waitSeconds >= 0)
        options.wait = std::chrono::milliseconds(static_cast<qint64>(context.waitSeconds * 1000));
    const Core::Expected<RunResult> result
        = context.workbench().run(plan, options, [&](const RunEvent &event) { std::visit(printer, event); }).takeResult();
    if (!result)
        return context.out.fail(result.error());
    if (context.out.isJson())
        context.out.json(toJson(plan, *result, printer));
    else if (!result->summary.isEmpty() && plan.steps.value(0).kind != StepKind::AdHoc)
        context.out.line(result->summary);
    for (const QString &finding : result->integrity.findings)
        context.out.note(Context::tr("warning: %1").arg(finding));
    if (!result->error)
        return Done;
    if (!context.out.isJson())
        context.out.fail(*result->error);
    if (result->cancelled)
        return exitCodeFor(Core::ErrorKind::Cancelled);
    // Whatever broke a run that had begun: a migration failed. Only the lock and contradictions have codes of their own.
    const ExitCode code = exitCodeFor(result->error->kind);
    return code == LockedByOther || code == InconsistentHistory || code == UsageError ? code : MigrationFailed;
}

} // namespace Varve::Cli
