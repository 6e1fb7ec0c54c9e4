// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alone.h"

#include "../plan/shellword.h"
#include "../texts_p.h"
#include "brokenfiles.h"

#include <models/core/errorlist.h>

#include <algorithm>

namespace Varve::Execution {

using Migrations = QList<const Project::Migration *>;

QString needsChain(QStringList path)
{
    constexpr qsizetype most = 6;
    const bool isLong = path.size() > most;
    const QString last = path.constLast();
    if (isLong)
        path = path.first(most - 2);
    QString chain = Texts::tr("%1 needs %2").arg(path.value(0), path.value(1));
    for (qsizetype i = 2; i < path.size(); ++i)
        chain += Texts::tr(", which needs %1").arg(path.at(i));
    return isLong ? Texts::tr("%1, and so on to %2").arg(chain, last) : chain;
}

Core::Expected<> checkWay(const Situation &situation, int goal, const std::vector<bool> &asked)
{
    const QList<Core::Error> broken = brokenFiles(situation, asked);
    if (broken.isEmpty())
        return {};
    Core::ErrorList errors;
    for (const Project::Migration *migration : situation.migrations()) {
        const int node = situation.node(migration->id);
        const bool isInTheWay = asked[static_cast<size_t>(node)] && !migration->runnable && !situation.isApplied(migration->id);
        const QStringList path = node == goal || !isInTheWay ? QStringList() : situation.graph().path(goal, node);
        if (path.size() > 1 && situation.at(goal).runnable)
            errors.add(
                {.kind = Core::ErrorKind::ProjectFiles, .message = Texts::tr("%1: %2 cannot run.").arg(needsChain(path), migration->id)});
    }
    for (const Core::Error &error : broken)
        errors.add(error);
    return Core::failure(errors.combined());
}

Core::Expected<Selection> onlyForward(const Situation &situation, const std::vector<int> &place, Selection selection)
{
    if (place.size() != 1)
        return Core::failure(Core::ErrorKind::Usage, Texts::tr("--only takes one migration, and a release is a group of them."));
    const QString &id = situation.graph().id(place.front());
    if (situation.isApplied(id))
        return Core::failure(Core::ErrorKind::Usage, Texts::tr("%1 is applied on %2 already.").arg(id, situation.environment().title()));
    if (const Core::Expected<> checked = checkWay(situation, place.front(), selection.asked); !checked)
        return tl::unexpected(checked.error());
    if (selection.migrations.size() == 1)
        return selection;
    // What would be refused all the same is no way on: a prerequisite that does not run here, or one of another database.
    Core::ErrorList missing;
    for (const Core::Error &error : missingPrerequisites(situation, selection.migrations))
        missing.add(error);
    if (!missing.isEmpty())
        return Core::failure(missing.combined());
    // The first in the order needs nothing that is pending: there the path ends.
    const QString first = selection.migrations.constFirst()->id;
    return tl::unexpected(Core::usageError(
        Texts::tr("%1: %2 is not applied.").arg(needsChain(situation.graph().path(place.front(), situation.node(first))), first),
        Texts::tr("Add --with-prerequisites to run what is missing before it (%n migrations in all).", nullptr,
                  static_cast<int>(selection.migrations.size()))));
}

Core::Expected<Selection> onlyBackward(const Situation &situation, int node, Selection selection)
{
    if (selection.migrations.size() <= 1)
        return selection;
    const QString newest = selection.migrations.constFirst()->id;
    return tl::unexpected(
        Core::usageError(Texts::tr("%1: %2 is applied.").arg(needsChain(situation.graph().path(situation.node(newest), node)), newest),
                         Texts::tr("Add --with-dependents to roll back what needs it before it (%n migrations in all).", nullptr,
                                   static_cast<int>(selection.migrations.size()))));
}

} // namespace Varve::Execution
