// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "target.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Varve::Execution {

namespace {

QString signedNumber(int steps)
{
    return (steps > 0 ? QStringLiteral("+") : QString()) + QString::number(steps);
}

/// What stands behind the "@", or the whole.
std::optional<Target> parsePlace(const QString &word)
{
    static const QRegularExpression form(QStringLiteral("^(head|base|)([+-]\\d+)$"));
    if (word == QStringLiteral("head"))
        return Target{};
    if (word == QStringLiteral("heads"))
        return Target{.kind = Target::Kind::Heads, .steps = 0, .migration = {}};
    if (word == QStringLiteral("base"))
        return Target{.kind = Target::Kind::Base, .steps = 0, .migration = {}};
    if (const QRegularExpressionMatch match = form.match(word); match.hasMatch()) {
        bool fits = false;
        const int steps = match.captured(2).toInt(&fits);
        const QString from = match.captured(1);
        const Target::Kind kind = from.isEmpty() ? Target::Kind::Relative
            : from == QStringLiteral("head")     ? Target::Kind::Head
                                                 : Target::Kind::Base;
        return fits && steps != 0 ? std::optional(Target{.kind = kind, .steps = steps, .migration = {}}) : std::nullopt;
    }
    if (word.isEmpty() || word.startsWith(QLatin1Char('+')) || word.startsWith(QLatin1Char('-')))
        return std::nullopt;
    return Target{.kind = Target::Kind::Migration, .steps = 0, .migration = word};
}

} // namespace

Core::Expected<Target> parseTarget(const QString &text)
{
    const QString word = text.trimmed();
    const qsizetype at = word.indexOf(QLatin1Char('@'));
    std::optional<Target> target = at == 0 ? std::nullopt : parsePlace(word.sliced(at + 1));
    if (target) {
        target->branch = word.first(std::max<qsizetype>(at, 0));
        return *target;
    }
    return Core::failure(Core::ErrorKind::Usage, QCoreApplication::translate("Varve::Execution", "\"%1\" is no target.").arg(text),
                         QCoreApplication::translate(
                             "Varve::Execution",
                             "A target is head, heads, base, +N, -N, a migration's id, number or beginning (with +N or -N behind it, "
                             "if need be), BRANCH@head, or a release."));
}

QStringList targetWords()
{
    return {QStringLiteral("head"), QStringLiteral("heads"), QStringLiteral("base")};
}

QString targetText(const Target &target)
{
    const QString branch = target.branch.isEmpty() ? QString() : QString(target.branch + QLatin1Char('@'));
    const QString steps = target.steps == 0 ? QString() : signedNumber(target.steps);
    switch (target.kind) {
    case Target::Kind::Head: break;
    case Target::Kind::Heads: return branch + QStringLiteral("heads");
    case Target::Kind::Base: return branch + QStringLiteral("base") + steps;
    case Target::Kind::Relative: return branch + steps;
    case Target::Kind::Migration: return branch + target.migration;
    }
    return branch + QStringLiteral("head") + steps;
}

} // namespace Varve::Execution
