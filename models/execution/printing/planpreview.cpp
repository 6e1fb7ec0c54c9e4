// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planpreview.h"

#include "../plan/wayback.h"
#include "../texts_p.h"
#include "planwords.h"

#include <span>

namespace Varve::Execution {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype stepsShown = 12;     ///< of a plan that is shown whole
constexpr qsizetype stepsAtAnEnd = 5;    ///< of a longer one
constexpr qsizetype statementsShown = 5; ///< of one step
constexpr qsizetype warningsShown = 10;

/// The first line says what it is about.
QString firstLine(const QString &text)
{
    constexpr qsizetype longest = 100;
    const QString line = text.trimmed().section(u'\n', 0, 0).simplified();
    const bool isAll = line.size() <= longest && !text.trimmed().contains(u'\n');
    return isAll ? line : QString(line.left(longest) + u'…');
}

bool isWorthALook(const PlanStep &step, const PlannedStatement &statement)
{
    return step.kind == StepKind::AdHoc || statement.statement.destructive != Text::Destructive::No;
}

QStringList statementLines(const Plan &plan, const PlanStep &step)
{
    QStringList lines;
    qsizetype left = 0;
    for (const PlannedStatement &statement : step.statements) {
        if (!isWorthALook(step, statement))
            continue;
        if (lines.size() == statementsShown) {
            ++left;
            continue;
        }
        const QString loss = lossText(statement.statement.destructive);
        const QString place = statement.statement.start.toString() + (loss.isEmpty() ? QString() : QString(u": "_s + loss));
        lines += u"  %1: "_s.arg(place) + firstLine(shownText(statement, plan.variables));
    }
    if (left > 0)
        lines += u"  "_s + Texts::tr("and %1 more").arg(left);
    return lines;
}

QStringList stepLines(const Plan &plan, const PlanStep &step)
{
    QStringList lines{u"%1 %2 (%3)"_s.arg(directionWord(step.kind), stepName(step), transactionText(plan, step))};
    if (const QString hazards = hazardText(step); !hazards.isEmpty())
        lines += u"  "_s + Texts::tr("Hazards: %1").arg(hazards);
    lines += statementLines(plan, step);
    if (step.kind == StepKind::Apply && wayBack(step) != WayBack::Whole)
        lines += u"  "_s + Texts::tr("Can be rolled back: %1").arg(undoText(step));
    for (const QString &note : stepNotes(plan, step))
        lines += u"  "_s + note;
    if (!step.doneBefore->isEmpty())
        lines += u"  "_s + beforeText(static_cast<int>(step.doneBefore->size()));
    if (step.streamed)
        lines += u"  "_s + streamedText(step);
    return lines;
}

QString leftOutLine(std::span<const PlanStep> steps)
{
    QStringList losing;
    for (const PlanStep &step : steps) {
        if (step.destructive)
            losing += stepName(step);
    }
    if (losing.size() > stepsShown)
        losing = losing.first(stepsShown) + QStringList{Texts::tr("and %1 more").arg(losing.size() - stepsShown)};
    const QString line = u"… "_s + Texts::tr("%1 more steps").arg(steps.size());
    return losing.isEmpty() ? line : QString(line + u"; "_s + Texts::tr("of these lose data or structure: %1").arg(losing.join(u", "_s)));
}

} // namespace

QString planPreview(const Plan &plan)
{
    QStringList lines{planTitle(plan)};
    for (const QString &warning : plan.warnings.first(qMin(warningsShown, plan.warnings.size())))
        lines += Texts::tr("Warning: %1").arg(warning);
    if (plan.warnings.size() > warningsShown)
        lines += Texts::tr("and %1 more").arg(plan.warnings.size() - warningsShown);
    const std::span<const PlanStep> steps(plan.steps.cbegin(), plan.steps.cend());
    const size_t atAnEnd = plan.steps.size() > stepsShown ? stepsAtAnEnd : steps.size();
    for (const PlanStep &step : steps.first(atAnEnd))
        lines += stepLines(plan, step);
    if (atAnEnd == steps.size())
        return lines.join(u'\n');
    lines += leftOutLine(steps.subspan(atAnEnd, steps.size() - 2 * atAnEnd));
    for (const PlanStep &step : steps.last(atAnEnd))
        lines += stepLines(plan, step);
    return lines.join(u'\n');
}

} // namespace Varve::Execution
