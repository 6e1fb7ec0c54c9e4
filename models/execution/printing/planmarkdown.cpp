// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planmarkdown.h"

#include "../plan/units.h"
#include "planprinter.h"
#include "planwords.h"

#include <models/core/markdown.h>

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

using Core::markdownCode;
using Core::markdownFence;
using Core::markdownRow;
using Core::markdownText;

QString stepsTable(const Plan &plan)
{
    QString table = markdownRow(
        {QStringLiteral("#"), QCoreApplication::translate("Varve::Execution", "Step"),
         QCoreApplication::translate("Varve::Execution", "Migration"), QCoreApplication::translate("Varve::Execution", "Statements"),
         QCoreApplication::translate("Varve::Execution", "Transaction"), QCoreApplication::translate("Varve::Execution", "Hazards"),
         QCoreApplication::translate("Varve::Execution", "Can be rolled back")});
    const QString left = QStringLiteral("---");
    const QString right = QStringLiteral("--:");
    table += markdownRow({right, left, left, right, left, left, left});
    int number = 0;
    for (const PlanStep &step : plan.steps) {
        table += markdownRow({QString::number(++number), directionWord(step.kind), markdownText(stepName(step)),
                              QString::number(step.statementCount()), markdownText(transactionText(plan, step)), hazardText(step),
                              undoText(step)});
    }
    return table + QLatin1Char('\n');
}

QString bullets(const QStringList &lines)
{
    QString text;
    for (const QString &line : lines)
        text += QStringLiteral("* ") + markdownText(line) + QLatin1Char('\n');
    return lines.isEmpty() ? text : text + QLatin1Char('\n');
}

QString statementBlock(const Plan &plan, int number, const PlannedStatement &statement)
{
    QStringList remarks{markdownCode(statement.statement.start.toString())};
    if (const QString loss = lossText(statement.statement.destructive); !loss.isEmpty())
        remarks += QStringLiteral("**%1**").arg(loss);
    if (!statement.expectation->isEmpty())
        remarks += QCoreApplication::translate("Varve::Execution", "expected: %1").arg(markdownCode(statement.expectation->text));
    return QStringLiteral("**%1.** ").arg(number) + remarks.join(QStringLiteral(", ")) + QStringLiteral("\n\n")
        + markdownFence(shownText(statement, plan.variables), QStringLiteral("sql")) + QLatin1Char('\n');
}

QString statementBlocks(const Plan &plan, const PlanStep &step)
{
    QString text;
    const int before = static_cast<int>(step.doneBefore->size());
    int number = before;
    const QList<PlanUnit> units = unitsOf(step);
    auto unit = units.cbegin();
    for (const PlannedStatement &statement : step.statements) {
        if (unit != units.cend() && number == before + unit->first)
            text += QLatin1Char('*') + markdownText(unitText(*unit++, before)) + QStringLiteral("*\n\n");
        text += statementBlock(plan, ++number, statement);
    }
    if (!step.verification->isEmpty())
        text += QLatin1Char('*') + QCoreApplication::translate("Varve::Execution", "verification") + QStringLiteral("*\n\n");
    for (const PlannedStatement &query : *step.verification)
        text += statementBlock(plan, ++number, query);
    return text;
}

/// Folded in: it is the same for every migration, and nobody reads it twice.
QString historyBlock(const Plan &plan, const PlanStep &step)
{
    const QStringList writes = historyWrites(plan, step);
    if (writes.isEmpty())
        return {};
    return QStringLiteral("<details>\n<summary>%1</summary>\n\n")
               .arg(QCoreApplication::translate("Varve::Execution", "What the history gets"))
        + markdownFence(writes.join(QStringLiteral(";\n")) + QLatin1Char(';'), QStringLiteral("sql")) + QStringLiteral("\n</details>\n\n");
}

QString stepSection(const Plan &plan, int number, const PlanStep &step)
{
    QString heading = QStringLiteral("## %1. %2 ").arg(number).arg(directionWord(step.kind)) + markdownText(stepName(step));
    if (!step.title.isEmpty() && step.title != stepName(step))
        heading += QStringLiteral(": ") + markdownText(step.title);
    QStringList notes{transactionText(plan, step)};
    notes += stepNotes(plan, step);
    if (!step.doneBefore->isEmpty())
        notes += beforeText(static_cast<int>(step.doneBefore->size()));
    if (step.streamed)
        notes += streamedText(step);
    return heading + QStringLiteral("\n\n") + bullets(notes) + statementBlocks(plan, step) + historyBlock(plan, step);
}

} // namespace

QString planAsMarkdown(const Plan &plan)
{
    QString text = QStringLiteral("# ") + markdownText(planTitle(plan)) + QStringLiteral("\n\n");
    const QString word = QCoreApplication::translate("Varve::Execution", "Warning: %1").arg(QString()).trimmed();
    for (const QString &warning : plan.warnings)
        text += QStringLiteral("> **%1** ").arg(word) + markdownText(warning) + QStringLiteral("\n\n");
    if (plan.isEmpty())
        return text + QCoreApplication::translate("Varve::Execution", "Nothing to do.") + QLatin1Char('\n');
    text += markdownFence(commandLine(plan), QStringLiteral("sh")) + QLatin1Char('\n') + bullets(planFacts(plan)) + stepsTable(plan);
    int number = 0;
    for (const PlanStep &step : plan.steps)
        text += stepSection(plan, ++number, step);
    text += bullets(afterTexts(plan));
    return text.trimmed() + QLatin1Char('\n');
}

} // namespace Varve::Execution
