// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "leftrun.h"

#include "sentences.h"

#include <QCoreApplication>

namespace Varve::Execution {

struct LeftRunFollower
{
    LeftRun &run;

    void operator()(const RunStarted &event) const { run.m_runId = event.runId; }
    void operator()(const StepStarted &event) const
    {
        run.m_step = event.step;
        run.m_stepEnded = false;
        run.m_underWay = -1;
        run.m_failed = false;
        run.m_done = event.step == run.m_beginsStep ? run.m_beginsAt : 0;
    }
    void operator()(const StatementStarted &event) const { run.m_underWay = event.statement; }
    void operator()(const StatementDone &event) const
    {
        run.m_underWay = -1;
        if (event.statement < run.m_plan.steps.at(event.step).statementCount())
            run.m_done = event.statement + 1;
    }
    void operator()(const StatementFailed &) const
    {
        run.m_underWay = -1;
        run.m_failed = true;
    }
    void operator()(const StepDone &event) const
    {
        ++run.m_stepsDone;
        run.m_stepEnded = event.step == run.m_step;
    }
    void operator()(const StepRetried &event) const
    {
        run.m_beginsStep = event.firstStep;
        run.m_beginsAt = event.firstStatement;
    }
    void operator()(const StepFailed &) const { run.m_stepEnded = true; }
    void operator()(const auto &) const {}
};

void LeftRun::take(const RunEvent &event)
{
    std::visit(LeftRunFollower{*this}, event);
}

/// Of the step that was left, as far as the server told.
StepOutcome LeftRun::outcome() const
{
    const PlanStep &step = m_plan.steps.at(m_step);
    const bool transactional = step.oneTransaction && step.kind != StepKind::AdHoc;
    const bool commitsHere = !isOneTransaction(m_plan) || m_step == m_plan.steps.size() - 1;
    StepOutcome outcome;
    outcome.left = true;
    outcome.failedStatement = m_underWay;
    outcome.isVerification = m_underWay >= step.statementCount();
    outcome.statementsDone = static_cast<int>(step.doneBefore->size()) + m_done;
    outcome.committing = m_underWay < 0 && !m_failed && m_done >= step.statementCount() && commitsHere;
    outcome.anySent = m_underWay >= 0 || m_failed || m_done > 0 || outcome.committing;
    const bool uncertain = m_underWay >= 0 && !outcome.isVerification && !transactional;
    if (outcome.committing || uncertain || ((step.inUnits || step.mayEndTransaction) && outcome.anySent))
        outcome.ending = StepOutcome::Ending::Uncertain;
    else
        outcome.ending = transactional ? StepOutcome::Ending::RolledBack : StepOutcome::Ending::Kept;
    return outcome;
}

QString LeftRun::remains() const
{
    if (isInStep())
        return remainsSentence(m_plan, m_step, outcome(), {});
    if (m_step + 1 < m_plan.steps.size())
        return remainsSentence(m_plan, m_step + 1, {.ending = StepOutcome::Ending::RolledBack, .left = true, .error = {}}, {});
    return QCoreApplication::translate("Varve::Execution", "All of the plan was done; only the end of the run could not be written down.");
}

Core::Error LeftRun::error(std::chrono::milliseconds silent) const
{
    const QString engine = Database::engineTraits(m_plan.engine()).title;
    const QString seconds = QString::number(static_cast<double>(silent.count()) / 1000, 'f', 1);
    const QString message = QCoreApplication::translate("Varve::Execution", "%1 has answered nothing for %2 s since the run was cancelled.")
                                .arg(engine, seconds);
    const QString remedy = isRecorded(m_plan.kind)
        ? QCoreApplication::translate(
            "Varve::Execution",
            "Look at the status when %1 answers again: it says what became of the run. Until then %1 may go on with "
            "the statement and hold its locks.")
        : QCoreApplication::translate("Varve::Execution", "Until %1 answers again, it may go on with the statement and hold its locks.");
    return {.kind = Core::ErrorKind::Cancelled, .message = message, .remedy = remedy.arg(engine)};
}

LeftRun::Ending LeftRun::leave(std::chrono::milliseconds silent) const
{
    const Core::Error found = error(silent);
    const QString known = remains();
    Ending ending;
    ending.result.runId = m_runId;
    ending.result.stepsDone = m_stepsDone;
    ending.result.stepsTotal = static_cast<int>(m_plan.steps.size());
    ending.result.cancelled = true;
    ending.result.error = found;
    QStringList sentences{found.message, known};
    if (isInStep()) {
        const PlanStep &step = m_plan.steps.at(m_step);
        sentences.prepend(failureSentence(step, outcome()));
        ending.result.failedMigration = step.migrationId;
        ending.result.failed = {step.migrationId};
        if (m_underWay >= 0)
            ending.events += StatementFailed{.step = m_step, .statement = m_underWay, .error = found};
        ending.events += StepFailed{.step = m_step, .remains = known};
    }
    sentences.removeAll(QString());
    ending.result.summary = sentences.join(QLatin1Char(' '));
    if (m_plan.kind == PlanKind::AdHoc) // its errors are told without the summary
        ending.result.error->message = ending.result.summary;
    ending.events += RunFinished{.success = false, .stepsDone = m_stepsDone, .duration = {}};
    return ending;
}

} // namespace Varve::Execution
