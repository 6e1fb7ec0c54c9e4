// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Varve::Execution {

Core::Expected<Target> parseTarget(const QString &text)
{
    const QString word = text.trimmed();
    if (word.isEmpty() || word == QStringLiteral("head"))
        return Target{};
    if (word == QStringLiteral("base"))
        return Target{.kind = Target::Kind::Base, .steps = 0, .migration = {}};
    static const QRegularExpression relative(QStringLiteral("^[+-]\\d+$"));
    if (!relative.match(word).hasMatch()) {
        if (!word.startsWith(QLatin1Char('+')) && !word.startsWith(QLatin1Char('-')))
            return Target{.kind = Target::Kind::Migration, .steps = 0, .migration = word};
    } else {
        bool fits = false;
        const int steps = word.toInt(&fits);
        if (fits && steps != 0)
            return Target{.kind = Target::Kind::Relative, .steps = steps, .migration = {}};
    }
    return Core::failure(
        Core::ErrorKind::Usage, QCoreApplication::translate("Varve::Execution", "\"%1\" is no target.").arg(text),
        QCoreApplication::translate("Varve::Execution", "A target is head, base, +N, -N, or a migration's id, number or beginning."));
}

QString targetText(const Target &target)
{
    switch (target.kind) {
    case Target::Kind::Head: break;
    case Target::Kind::Base: return QStringLiteral("base");
    case Target::Kind::Relative: return (target.steps > 0 ? QStringLiteral("+") : QString()) + QString::number(target.steps);
    case Target::Kind::Migration: return target.migration;
    }
    return QStringLiteral("head");
}

} // namespace Varve::Execution
