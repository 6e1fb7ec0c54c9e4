// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runlines.h"

#include <models/execution/run/sentences.h>

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

} // namespace

struct RunLines::Teller
{
    RunLines &lines;
    const Output &out;

    void operator()(const WaitingForLock &event) const
    {
        // The event comes again every second; the person is told once.
        const QString holder = event.holder.toString();
        if (std::exchange(lines.m_lastHolder, holder) != holder)
            out.note(Context::tr("Waiting: %1 is running migrations here.").arg(holder));
    }
    void operator()(const WaitingForOrphan &event) const
    {
        const bool isKnown = std::exchange(lines.m_lastOrphan, event.orphan.run.backendId) == event.orphan.run.backendId;
        if (isKnown && lines.m_withProgress)
            return;
        out.note(Context::tr("Waiting: the server still works for a run that is over (%1, session %2); %3 s left.")
                     .arg(History::startedBy(event.orphan.run))
                     .arg(event.orphan.run.backendId)
                     .arg(event.left.count()));
    }
    void operator()(const RunStarted &) const {}
    void operator()(const StepStarted &) const { lines.m_lastRows = -1; }
    void operator()(const StatementStarted &) const { lines.m_lastRows = -1; }
    void operator()(const RowsArrived &event) const
    {
        // Rows of a verification are checked, not shown; those of a query are what was asked for.
        if (!lines.isAdHoc(event.step))
            return;
        out.resultSet(event.chunk, lines.m_lastRows != event.statement);
        lines.m_lastRows = event.statement;
    }
    void operator()(const StatementDone &event) const
    {
        for (const Database::Notice &notice : event.outcome.notices)
            out.note(notice.severity + u": "_s + notice.text);
        if (!lines.isAdHoc(event.step))
            return;
        if (event.outcome.rowsReturned > 0 || lines.m_lastRows >= 0)
            out.note(Context::tr("%n row(s)", nullptr, static_cast<int>(event.outcome.rowsReturned)) + u", "_s
                     + inMilliseconds(event.outcome.duration) + (event.outcome.truncated ? Context::tr("; there are more") : QString()));
        else if (event.outcome.rowsAffected >= 0)
            out.note(Context::tr("%n row(s) affected", nullptr, static_cast<int>(event.outcome.rowsAffected)));
    }
    void operator()(const StatementFailed &) const {} // the result holds it too
    void operator()(const StepDone &event) const
    {
        const PlanStep &step = lines.m_plan.steps.at(event.step);
        if (step.kind != StepKind::AdHoc)
            out.line(u"✓ "_s + step.migrationId + u"  "_s + wordFor(step.kind) + u", "_s
                     + Context::tr("%1 ms").arg(event.duration.count()));
    }
    void operator()(const StepRetried &event) const { out.note(retrySentence(event, lines.m_plan.steps.at(event.step).migrationId)); }
    void operator()(const StepFailed &event) const
    {
        if (!lines.isAdHoc(event.step))
            out.line(u"✕ "_s + lines.m_plan.steps.at(event.step).migrationId);
    }
    void operator()(const RunFinished &) const {}
};

void RunLines::take(const RunEvent &event)
{
    std::visit(Teller{*this, m_context.out}, event);
    // Who follows a log sees each step when it has ended, and a killed run leaves the lines of those before.
    if (std::holds_alternative<StepDone>(event) || std::holds_alternative<StepFailed>(event))
        m_context.out.flush();
}

void RunLines::end(const RunResult &result)
{
    if (result.summary.isEmpty())
        return;
    if (m_plan.steps.value(0).kind != StepKind::AdHoc)
        m_context.out.line(result.summary);
    else if (!result.isSuccess() && m_plan.statementCount() > 1)
        m_context.out.note(result.summary); // what remains; its rows are the output
}

} // namespace Varve::Cli
