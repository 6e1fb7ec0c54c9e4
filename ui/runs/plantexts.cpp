// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plantexts.h"

#include <models/execution/plan/secrets.h>
#include <models/execution/plan/sessiontexts.h>
#include <models/execution/plan/transactionchecks.h>

#include <QCoreApplication>

namespace Varve::Ui {

namespace {

struct PlanText
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Ui::PlanText)
};

int statementsThatLose(const Execution::Plan &plan)
{
    int count = 0;
    for (const Execution::PlanStep &step : plan.steps) {
        for (const Execution::PlannedStatement &planned : step.statements)
            count += planned.statement.destructive != Text::Destructive::No;
    }
    return count;
}

QString tipOf(const QString &name, const Text::Variables &variables)
{
    const Text::VariableValue value = variables.value(name);
    const QString shown = value.secret ? QStringLiteral("********") : value.value;
    return value.origin.isEmpty() ? QStringLiteral("${%1} = %2").arg(name, shown)
                                  : QStringLiteral("${%1} = %2\n%3").arg(name, shown, value.origin);
}

void addStepChecks(const Execution::Plan &plan, QList<PlanCheck> &checks)
{
    qsizetype verification = 0;
    QStringList withoutWayBack;
    QSet<QString> used;
    for (const Execution::PlanStep &step : plan.steps) {
        verification += step.verification->size();
        if (step.kind == Execution::StepKind::Apply && step.noRollbackReason)
            checks.append({false, PlanText::tr("%1 cannot be rolled back: %2").arg(step.migrationId, *step.noRollbackReason)});
        else if (step.kind == Execution::StepKind::Apply && !step.rollbackAvailable)
            withoutWayBack << step.migrationId;
        const bool isWarned = plan.warnings.contains(Execution::transactionWarning(step));
        if (!step.oneTransaction && step.kind != Execution::StepKind::AdHoc && !isWarned)
            checks.append({false, PlanText::tr("%1 is not one transaction: %2").arg(step.migrationId, *step.transactionReason)});
        for (const QString &note : Execution::stepNotes(plan, step))
            checks.append({true, PlanText::tr("%1: %2").arg(step.migrationId, note)});
        for (const Execution::PlannedStatement &planned : step.statements) {
            for (const Text::RenderedPart &part : planned.replaced->parts) {
                if (!part.variable.isEmpty())
                    used.insert(part.variable);
            }
        }
    }
    if (plan.steps.isEmpty() || !Execution::recordsOnly(plan.steps.first().kind))
        checks.append({true,
                       used.isEmpty() ? PlanText::tr("No variables used")
                                      : PlanText::tr("All variables have values: %n", nullptr, int(used.size()))});
    if (!withoutWayBack.isEmpty())
        checks.append({false, PlanText::tr("No way back: %1").arg(withoutWayBack.join(QStringLiteral(", ")))});
    if (verification > 0)
        checks.append({true, PlanText::tr("Verification queries: %1").arg(verification)});
}

/// What the policies of varve.toml make of the run as a whole.
void addPolicies(const Execution::Plan &plan, QList<PlanCheck> &checks)
{
    const QStringList session = Execution::sessionStatements(plan);
    if (!session.isEmpty())
        checks.append(
            {true, PlanText::tr("Session: %1").arg(Execution::withoutSecrets(session.join(QStringLiteral("; ")), plan.variables))});
    if (Execution::isOneTransaction(plan) && plan.steps.size() > 1)
        checks.append({true, PlanText::tr("One transaction for the whole run")});
    if (plan.goesOn() && plan.steps.size() > 1)
        checks.append({true, PlanText::tr("After a failure: goes on with what does not need it")});
}

/// What stands in the parentheses that open at \a at, between its commas; moves \a at behind them. Empty where they do not close.
QStringList listAt(const QString &text, qsizetype &at)
{
    QStringList parts;
    int depth = 0;
    QChar quote;
    qsizetype begin = at + 1;
    for (qsizetype i = at; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (!quote.isNull()) {
            if (c == quote) // a doubled one ends the string and begins it again
                quote = {};
        } else if (c == u'\'' || c == u'"' || c == u'`') {
            quote = c;
        } else if (c == u'(') {
            ++depth;
        } else if (c == u')' && --depth == 0) {
            at = i + 1;
            return parts += text.mid(begin, i - begin).trimmed();
        } else if (c == u',' && depth == 1) {
            parts += text.mid(begin, i - begin).trimmed();
            begin = i + 1;
        }
    }
    return {};
}

} // namespace

QString overLines(const QString &write)
{
    const qsizetype open = write.indexOf(QStringLiteral(" ("));
    if (open < 0 || !write.startsWith(QStringLiteral("INSERT INTO ")))
        return write;
    qsizetype at = open + 1;
    const QStringList columns = listAt(write, at);
    const QString between = QStringLiteral(" VALUES (");
    if (columns.isEmpty() || write.mid(at, between.size()) != between)
        return write;
    at += between.size() - 1;
    const QStringList values = listAt(write, at);
    const QString rest = write.mid(at).trimmed();
    if (values.size() != columns.size() || !(rest.isEmpty() || rest.startsWith(QStringLiteral("ON "))))
        return write;
    QString lines = write.left(open);
    for (qsizetype i = 0; i < columns.size(); ++i)
        lines += QStringLiteral("\n    %1 = ").arg(columns.at(i)) + values.at(i);
    return rest.isEmpty() ? lines : lines + QLatin1Char('\n') + rest;
}

QList<PlanCheck> planChecks(const Execution::Plan &plan)
{
    QList<PlanCheck> checks;
    const bool adHoc = !plan.steps.isEmpty() && plan.steps.first().kind == Execution::StepKind::AdHoc;
    if (!adHoc) {
        checks.append({true, PlanText::tr("Files read: %n, checksums taken", nullptr, int(plan.steps.size()))});
        const bool back = !plan.steps.isEmpty() && Execution::isBackward(plan.steps.first().kind);
        const bool recorded = !plan.steps.isEmpty() && Execution::recordsOnly(plan.steps.first().kind);
        if (recorded)
            checks.append({true, PlanText::tr("Only the history is written: nothing is run")});
        else
            checks.append(
                {true,
                 back ? PlanText::tr("Undone in reverse order, newest first") : PlanText::tr("What they need is applied or comes before")});
    }
    addPolicies(plan, checks);
    addStepChecks(plan, checks);
    if (const int losing = statementsThatLose(plan); losing > 0)
        checks.append({false, PlanText::tr("%n statement(s) lose what is there", nullptr, losing)});
    for (const QString &warning : plan.warnings)
        checks.append({false, warning});
    if (adHoc)
        checks.append({true, PlanText::tr("Ad hoc: no lock, no history")});
    return checks;
}

MarkedText asWritten(const Execution::PlannedStatement &planned, const Text::Variables &variables)
{
    MarkedText marked{.text = planned.written, .marks = {}};
    for (const Text::RenderedPart &part : planned.replaced->parts) {
        if (part.variable.isEmpty())
            continue;
        const Text::ByteRange range{part.written.offset - planned.statement.text.offset, part.written.length};
        if (range.offset >= 0 && range.end() <= marked.text.size())
            marked.marks.append({range, MarkKind::Variable, tipOf(part.variable, variables)});
    }
    return marked;
}

MarkedText asSent(const Execution::PlannedStatement &planned, const Text::Variables &variables)
{
    const ShownText shown = shownText(planned.rendered(), variables);
    MarkedText marked{.text = shown.text, .marks = {}};
    for (const Text::RenderedPart &part : shown.values)
        marked.marks.append({part.rendered, MarkKind::Variable, tipOf(part.variable, variables)});
    return marked;
}

QString serverLine(const Execution::Plan &plan)
{
    QStringList parts{plan.target.toString()};
    if (!plan.server.version.isEmpty())
        parts << plan.server.version;
    if (!plan.server.user.isEmpty())
        parts << PlanText::tr("as %1").arg(plan.server.user);
    return parts.join(QStringLiteral(" · "));
}

} // namespace Varve::Ui
