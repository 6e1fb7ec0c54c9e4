// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stepstatements.h"

#include "../texts_p.h"

#include <models/text/textfile.h>

namespace Varve::Execution {

namespace {

/// Above this a script would take gigabytes of memory.
constexpr qint64 longestHeld = 128 * 1024 * 1024;

Core::Expected<> checkLength(const PlanStep &step)
{
    if (Text::textFileSize(step.path()) <= longestHeld)
        return {};
    return Core::failure({.kind = Core::ErrorKind::Unsupported,
                          .message = Texts::tr("%1 is too long for a script, which holds files up to %2 MiB.")
                                         .arg(step.shownAs, QString::number(longestHeld / 1024 / 1024)),
                          .where = {.file = step.shownAs},
                          .remedy = Texts::tr("Run it with Varve, which reads it while it runs.")});
}

/// A statement, with the data behind it.
Core::Expected<PlannedStatement> withData(PlannedStatement planned, StatementStream &stream)
{
    if (!planned.copied)
        return planned;
    CopiedData copied = *planned.copied;
    for (;;) {
        const Core::Expected<QByteArray> lines = stream.copyData();
        if (!lines)
            return Core::failure(lines.error());
        if (lines->isEmpty())
            break;
        copied.bytes += *lines;
    }
    planned.copied = std::move(copied);
    return planned;
}

} // namespace

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
                                  const std::function<Core::Expected<>(const PlannedStatement &)> &look, Queries queries)
{
    const bool withQueries = queries == Queries::With;
    if (!step.streamed) {
        for (const PlannedStatement &statement : withQueries ? step.statements + *step.verification : step.statements) {
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
        if ((*item)->isVerification && !withQueries)
            continue;
        if (const Core::Expected<> looked = look((*item)->statement); !looked)
            return looked;
    }
}

Core::Expected<PlanStep> heldStep(const Plan &plan, const PlanStep &step)
{
    if (const Core::Expected<> checked = checkLength(step); !checked)
        return Core::failure(checked.error());
    const auto stream = openStream(plan, step);
    if (!stream)
        return Core::failure(stream.error());
    QList<PlannedStatement> statements;
    QList<PlannedStatement> verification;
    for (;;) {
        auto item = (*stream)->next();
        if (!item)
            return Core::failure(item.error());
        if (!*item)
            break;
        const bool isVerification = (*item)->isVerification;
        Core::Expected<PlannedStatement> whole = withData(std::move((*item)->statement), **stream);
        if (!whole)
            return Core::failure(whole.error());
        (isVerification ? verification : statements) += *std::move(whole);
    }
    if ((*stream)->checksum() != step.fileChecksum) {
        return Core::failure({.kind = Core::ErrorKind::ProjectFiles,
                              .message = Texts::tr("The file changed since the plan was made."),
                              .where = {.file = step.shownAs},
                              .remedy = Texts::tr("Plan again.")});
    }
    PlanStep held = step;
    held.streamed = false;
    held.streamedStatements = 0;
    held.statements = statements.mid(step.doneBefore->size());
    held.verification = std::move(verification);
    return held;
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
