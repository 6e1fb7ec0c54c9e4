// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stepstatements.h"

namespace Varve::Execution {

Core::Expected<std::unique_ptr<StatementStream>> openStream(const Plan &plan, const PlanStep &step)
{
    const BuildContext context{.dialect = Database::engineTraits(plan.engine()).dialect,
                               .variables = stepVariables(plan.variables, step.migrationId),
                               .substitute = step.variables,
                               .file = step.shownAs,
                               .purpose = BuildContext::Purpose::Migration};
    const auto section
        = step.kind == StepKind::RollBack && !step.fromDownFile ? StatementStream::Section::Down : StatementStream::Section::Up;
    return StatementStream::open(step.path(), context, section, plan.policies.exactChecksum);
}

Core::Expected<QList<JournaledStatement>> journaledStatements(const Plan &plan, const PlanStep &step)
{
    QList<JournaledStatement> result;
    for (const PlannedStatement &planned : step.statements)
        result += {.hash = journalHash(planned, plan.variables), .start = planned.statement.start, .planned = planned};
    if (!step.streamed)
        return result;
    const auto stream = openStream(plan, step);
    if (!stream)
        return Core::failure(stream.error());
    for (;;) {
        const auto item = (*stream)->next();
        if (!item)
            return Core::failure(item.error());
        if (!*item)
            return result;
        const PlannedStatement &planned = (*item)->statement;
        if (!(*item)->isVerification)
            result += {.hash = journalHash(planned, plan.variables), .start = planned.statement.start, .planned = {}};
    }
}

} // namespace Varve::Execution
