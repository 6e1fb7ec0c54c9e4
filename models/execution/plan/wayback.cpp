// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wayback.h"

#include "../texts_p.h"

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

} // namespace

WayBack wayBackPast(const Text::Statement &statement, const QByteArray &written)
{
    if (statement.destructive == Text::Destructive::Data)
        return WayBack::NoData;
    if (statement.destructive != Text::Destructive::Structure)
        return WayBack::Whole;
    const bool losesData = statement.verb.startsWith(QLatin1String("ALTER")) ? dropsValues(written) : dropsRows(statement.verb);
    return losesData ? WayBack::Structure : WayBack::Whole;
}

WayBack worse(WayBack one, WayBack other)
{
    for (const WayBack way : {WayBack::None, WayBack::Structure, WayBack::NoData}) {
        if (one == way || other == way)
            return way;
    }
    return WayBack::Whole;
}

WayBack wayBack(const PlanStep &step)
{
    if (!step.rollbackAvailable)
        return WayBack::None;
    if (step.streamed && step.destructive) // which of both it is, only the file knows
        return WayBack::Structure;
    WayBack way = WayBack::Whole;
    for (const PlannedStatement &planned : step.statements)
        way = worse(way, wayBackPast(planned.statement, planned.written));
    return way;
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
