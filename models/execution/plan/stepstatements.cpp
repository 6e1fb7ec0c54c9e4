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

Core::Expected<> forEachStatement(const Plan &plan, const PlanStep &step,
                                  const std::function<Core::Expected<>(const PlannedStatement &)> &look)
{
    if (!step.streamed) {
        for (const PlannedStatement &statement : step.statements) {
            if (const Core::Expected<> looked = look(statement); !looked)
                return looked;
        }
        return {};
    }
    const auto stream = openStream(plan, step);
    if (!stream)
        return Core::failure(stream.error());
    for (;;) {
        const auto item = (*stream)->next();
        if (!item)
            return Core::failure(item.error());
        if (!*item)
            return {};
        if ((*item)->isVerification)
            continue;
        if (const Core::Expected<> looked = look((*item)->statement); !looked)
            return looked;
    }
}

Core::Expected<QList<JournaledStatement>> journaledStatements(const Plan &plan, const PlanStep &step)
{
    QList<JournaledStatement> result;
    return forEachStatement(plan, step,
                            [&](const PlannedStatement &planned) -> Core::Expected<> {
                                result += {.hash = journalHash(planned, plan.variables), .start = planned.statement.start, .planned = {}};
                                if (!step.streamed)
                                    result.last().planned = planned;
                                return {};
                            })
        .map([&] { return result; });
}

} // namespace Varve::Execution
