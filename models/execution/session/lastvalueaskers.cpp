// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lastvalueaskers.h"

#include "sessionbook.h"

namespace Varve::Execution {

namespace {

using Text::StatementKind;

/// Those that its quoted texts say.
LastValues heldIn(const SessionText &text, Database::Engine engine)
{
    LastValues values;
    for (const QString &each : text.texts())
        values |= namedLastValues(each, engine);
    return values;
}

} // namespace

/// A view, a routine or a trigger asks for nothing when it is made, nor does a text that is prepared.
LastValues LastValueAskers::take(const PlannedStatement &planned, const SessionText &text)
{
    const StatementKind kind = planned.statement.kind;
    const bool isTable = planned.statement.verb.endsWith(QStringLiteral(" TABLE")); // which a query may fill
    if (kind == StatementKind::Definition && !isTable) {
        keepDefined(planned, text);
        return {};
    }
    const bool mayFire = kind == StatementKind::Manipulation || kind == StatementKind::Call;
    const LastValues asked = namedLastValues(text.plain, m_engine) | hiddenIn(text, mayFire);
    if (planned.statement.verb == QStringLiteral("PREPARE")) {
        m_held |= asked | heldIn(text, m_engine) | hiddenIn(text, true);
        return {};
    }
    const LastValues held = text.raw.contains(QLatin1Char('@')) || kind == StatementKind::Call ? heldIn(text, m_engine) : LastValues();
    if (planned.statement.verb.startsWith(QStringLiteral("EXECUTE")))
        return asked | held | m_held;
    m_held |= held;
    return asked;
}

/// By what uses it: rows of its table fire a trigger. An event runs in a session of its own.
void LastValueAskers::keepDefined(const PlannedStatement &planned, const SessionText &text)
{
    static const QRegularExpression user
        = sqlPattern("^\\s*(CREATE|ALTER)\\b.*?(\\bTRIGGER\\b.*?\\bON\\s+(?<table>[^\\s(]+)|"
                     "\\b(VIEW|FUNCTION|PROCEDURE|PACKAGE(\\s+BODY)?)\\s+(IF\\s+NOT\\s+EXISTS\\s+)?(?<name>[^\\s(]+))");
    const bool isView = planned.statement.verb.endsWith(QStringLiteral("VIEW"));
    const LastValues values = namedLastValues(text.plain, m_engine) | heldIn(text, m_engine) | hiddenIn(text, !isView);
    const QRegularExpressionMatch match = values ? user.match(text.raw) : QRegularExpressionMatch();
    if (!match.hasMatch())
        return;
    const QString table = match.captured(QStringLiteral("table"));
    const QString key = SessionBook::key("defined", table.isEmpty() ? match.captured(QStringLiteral("name")) : table, m_engine);
    (table.isEmpty() ? m_defined : m_fired)[key.section(QLatin1Char(' '), 1)] |= values;
}

LastValues LastValueAskers::hiddenIn(const SessionText &text, bool mayFire) const
{
    LastValues found;
    const auto look = [&](const QHash<QString, LastValues> &among) {
        for (auto each = among.cbegin(); each != among.cend(); ++each) {
            if (text.mentions(each.key()))
                found |= each.value();
        }
    };
    look(m_defined);
    if (mayFire)
        look(m_fired);
    return found;
}

} // namespace Varve::Execution
