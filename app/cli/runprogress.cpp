// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runprogress.h"

#include "runprinter.h"
#include "terminaltext.h"

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using namespace Execution;

namespace {

constexpr int widestBar = 20;
constexpr int roomForBar = 40;            ///< columns; a narrower terminal has better use for them
constexpr int roomForWideBar = 70;        ///< likewise
constexpr qint64 longestBeginning = 1000; ///< bytes of a statement: more than any terminal shows in a line

/// ASCII, because how wide a block or a line is drawn depends on the font.
QString bar(double fraction, int columns)
{
    const int full = static_cast<int>(fraction * columns);
    return u'[' + QString(full, u'=') + QString(columns - full, u' ') + u"] "_s;
}

/// What is sent, as it may be shown, without rendering megabytes of it. A value is cut only after it is masked.
QString beginningOf(const PlannedStatement &statement, const Text::Variables &variables)
{
    const Text::Rendered rendered = statement.rendered();
    Text::Rendered beginning;
    beginning.text = rendered.text; // shared, not copied
    qint64 bytes = 0;
    for (Text::RenderedPart part : rendered.parts) {
        if (bytes >= longestBeginning)
            break;
        if (part.variable.isEmpty())
            part.rendered.length = std::min(part.rendered.length, longestBeginning);
        bytes += part.rendered.length;
        beginning.parts += part;
    }
    return QString::fromUtf8(Text::masked(beginning, variables).text).left(longestBeginning);
}

} // namespace

struct RunProgress::Taker
{
    State &state;

    void operator()(const WaitingForLock &event) const { state.waits = tr("waiting for %1").arg(event.holder.toString()); }
    void operator()(const WaitingForOrphan &event) const
    {
        state.waits = tr("waiting for session %1 of a run that is over, %2 s left").arg(event.orphan.run.backendId).arg(event.left.count());
    }
    void operator()(const RunStarted &) const { state.waits.clear(); }
    void operator()(const StepStarted &event) const { state = {.step = event.step, .statement = -1, .done = 0, .waits = {}}; }
    void operator()(const StatementStarted &event) const { state.statement = event.statement; }
    void operator()(const RowsArrived &) const {}
    void operator()(const StatementDone &event) const { state.done = event.statement + 1; }
    void operator()(const StatementFailed &) const {}
    void operator()(const StepDone &event) const { state = {.step = event.step + 1, .statement = -1, .done = 0, .waits = {}}; }
    void operator()(const StepRetried &event) const
    {
        const int tenths = static_cast<int>(event.pause.count() / 100);
        state = {.step = event.firstStep,
                 .statement = -1,
                 .done = event.firstStatement,
                 .waits = tr("attempt %1 of %2 begins in %3 s").arg(event.attempt).arg(event.attempts).arg(tenths / 10.0)};
    }
    void operator()(const StepFailed &event) const { state = {.step = event.step + 1, .statement = -1, .done = 0, .waits = {}}; }
    void operator()(const RunFinished &) const {}
};

void RunProgress::take(const RunEvent &event)
{
    const std::lock_guard lock(m_mutex);
    std::visit(Taker{m_state}, event);
}

/// Of the step, with its verification; what is read while it runs may have more than was known.
int RunProgress::statements(const PlanStep &step, const State &state) const
{
    const int known = step.totalStatements() + static_cast<int>(step.verification->size());
    return std::max({known, shownNumber(step, state.statement), 1});
}

double RunProgress::fraction(const State &state) const
{
    const auto steps = static_cast<double>(m_plan.steps.size());
    if (state.step >= m_plan.steps.size())
        return 1;
    const PlanStep &step = m_plan.steps.at(state.step);
    const double inStep = static_cast<double>(shownNumber(step, state.done - 1)) / statements(step, state);
    return (state.step + std::clamp(inStep, 0.0, 1.0)) / std::max(steps, 1.0);
}

/// Of several steps their number, of one its statements'.
QString RunProgress::counted(const State &state) const
{
    const auto steps = static_cast<int>(m_plan.steps.size());
    if (steps > 1)
        return tr("%1 of %2").arg(std::min(state.step + 1, steps)).arg(steps);
    const PlanStep step = m_plan.steps.value(0);
    const int all = statements(step, state);
    return tr("%1 of %2").arg(state.step > 0 ? all : shownNumber(step, state.statement)).arg(all);
}

QString RunProgress::described(const State &state) const
{
    if (!state.waits.isEmpty() || state.step >= m_plan.steps.size())
        return Terminal::inOneLine(state.waits);
    const PlanStep &step = m_plan.steps.at(state.step);
    QString text = Terminal::inOneLine(step.kind == StepKind::AdHoc ? step.shownAs : step.migrationId);
    if (state.statement < 0)
        return text;
    const int all = statements(step, state);
    if (m_plan.steps.size() > 1 && all > 1)
        text += u"  "_s + tr("%1 of %2").arg(shownNumber(step, state.statement)).arg(all);
    if (const PlannedStatement *statement = plannedStatement(step, state.statement))
        text += u"  "_s + Terminal::inOneLine(beginningOf(*statement, m_plan.variables));
    return text;
}

QString RunProgress::line(int columns) const
{
    State state;
    {
        const std::lock_guard lock(m_mutex);
        state = m_state;
    }
    QString head;
    if (columns >= roomForBar)
        head = bar(fraction(state), columns >= roomForWideBar ? widestBar : widestBar / 2);
    head += counted(state) + u"  "_s + Terminal::clock(std::chrono::duration_cast<std::chrono::seconds>(m_time.elapsed()));
    head = Terminal::cutTo(head, columns);
    const QString what = described(state);
    const QString rest = what.isEmpty() ? what : Terminal::cutTo(u"  "_s + what, columns - Terminal::columnsOf(head));
    if (!m_colors || rest.isEmpty())
        return head + rest;
    return head + u"\x1b[2m"_s + rest + u"\x1b[22m"_s;
}

} // namespace Varve::Cli
