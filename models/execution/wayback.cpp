// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wayback.h"

#include "texts_p.h"

#include <QRegularExpression>

namespace Varve::Execution {

namespace {

/// What is behind the verb is gone with its rows: a table, or what has tables.
bool dropsRows(const QString &verb)
{
    static const QRegularExpression holders(QStringLiteral("\\b(TABLE|SCHEMA|DATABASE|CATALOG|OWNED)$"));
    return holders.match(verb).hasMatch();
}

/// ALTER TABLE … DROP of a column or a partition; a constraint, a default or an index has no values of its own.
bool dropsValues(const QByteArray &text)
{
    static const QRegularExpression part(
        QStringLiteral("\\bDROP\\s+(?!(CONSTRAINT|INDEX|KEY|PRIMARY|FOREIGN|CHECK|DEFAULT|NOT|IDENTITY|EXPRESSION|STATISTICS)\\b)"),
        QRegularExpression::CaseInsensitiveOption);
    return part.match(QString::fromUtf8(text)).hasMatch();
}

bool losesStructureWithData(const PlannedStatement &planned)
{
    const QString &verb = planned.statement.verb;
    if (planned.statement.destructive != Text::Destructive::Structure)
        return false;
    return verb.startsWith(QLatin1String("ALTER")) ? dropsValues(planned.written) : dropsRows(verb);
}

} // namespace

WayBack wayBack(const PlanStep &step)
{
    if (!step.rollbackAvailable)
        return WayBack::None;
    if (step.streamed && step.destructive) // which of both it is, only the file knows
        return WayBack::Structure;
    if (std::any_of(step.statements.cbegin(), step.statements.cend(), losesStructureWithData))
        return WayBack::Structure;
    const bool losesData = std::any_of(step.statements.cbegin(), step.statements.cend(), [](const PlannedStatement &planned) {
        return planned.statement.destructive == Text::Destructive::Data;
    });
    return losesData ? WayBack::NoData : WayBack::Whole;
}

QString wayBackText(WayBack way)
{
    switch (way) {
    case WayBack::None: return Texts::tr("has no way back");
    case WayBack::Whole: return Texts::tr("can be undone");
    case WayBack::Structure: return Texts::tr("structure comes back, data does not");
    case WayBack::NoData: return Texts::tr("data does not come back");
    }
    return {};
}

} // namespace Varve::Execution
