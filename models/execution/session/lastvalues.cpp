// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lastvalues.h"

#include <algorithm>
#include <limits>

namespace Varve::Execution {

using Database::Engine;
using Text::StatementKind;

namespace {

LastValues maybeLeft(const PlannedStatement &planned, Engine engine)
{
    const LastValues ofRows = LastValue::Inserted | LastValue::Changed;
    const StatementKind kind = planned.statement.kind;
    if (engine == Engine::PostgreSql)
        return {};
    if (kind == StatementKind::Query || kind == StatementKind::Call)
        return engine == Engine::MariaDb ? ofRows | LastValue::Found : ofRows;
    return kind == StatementKind::Manipulation ? ofRows : LastValues();
}

} // namespace

LastValues namedLastValues(const QString &sql, Engine engine)
{
    static const QRegularExpression rowId = sqlPattern("\\blast_insert_rowid\\s*\\(\\s*\\)");
    static const QRegularExpression changes = sqlPattern("\\bchanges\\s*\\(\\s*\\)");
    static const QRegularExpression inserted
        = sqlPattern("\\bLAST_INSERT_ID\\s*\\(\\s*\\)|\\bLASTVAL\\s*\\(|\\bPREVIOUS\\s+VALUE\\s+FOR\\b|"
                     "@@((SESSION|LOCAL)\\.)?(identity|last_insert_id)\\b");
    static const QRegularExpression changed = sqlPattern("\\bROW_COUNT\\s*\\(\\s*\\)|^\\s*GET\\b.*\\bROW_COUNT\\b");
    static const QRegularExpression found = sqlPattern("\\bFOUND_ROWS\\s*\\(\\s*\\)");
    if (engine == Engine::PostgreSql)
        return {};
    const bool isMariaDb = engine == Engine::MariaDb;
    LastValues values;
    values.setFlag(LastValue::Inserted, sql.contains(isMariaDb ? inserted : rowId));
    values.setFlag(LastValue::Changed, sql.contains(isMariaDb ? changed : changes));
    values.setFlag(LastValue::Found, isMariaDb && sql.contains(found));
    return values;
}

/// An UPDATE leaves LAST_INSERT_ID() as it was, unless it gives it a value.
LastValues madeLastValues(const PlannedStatement &planned)
{
    static const QStringList inserts{QStringLiteral("INSERT"), QStringLiteral("REPLACE"), QStringLiteral("LOAD")};
    static const QRegularExpression givesId = sqlPattern("\\bLAST_INSERT_ID\\s*\\(\\s*[^)\\s]");
    const StatementKind kind = planned.statement.kind;
    if (kind == StatementKind::Query)
        return LastValue::Found;
    if (kind != StatementKind::Manipulation)
        return {};
    const bool isInserted = inserts.contains(planned.statement.verb.section(QLatin1Char(' '), 0, 0))
        || givesId.match(QString::fromLatin1(planned.sent())).hasMatch();
    return isInserted ? LastValue::Inserted | LastValue::Changed : LastValues(LastValue::Changed);
}

void LastValuesLeft::take(const PlannedStatement &planned, int number)
{
    const LastValues left = maybeLeft(planned, m_engine);
    const LastValues made = left ? madeLastValues(planned) : LastValues();
    for (Place &each : m_places) {
        if (each.first == 0 && left.testFlag(each.value))
            each.first = number;
        if (made.testFlag(each.value))
            each.made = number;
    }
}

LastValues LastValuesLeft::values() const
{
    LastValues values;
    for (const Place &each : m_places)
        values.setFlag(each.value, each.first > 0);
    return values;
}

int LastValuesLeft::placeOf(LastValues values) const
{
    int place = std::numeric_limits<int>::max();
    for (const Place &each : m_places) {
        if (values.testFlag(each.value))
            place = std::min(place, each.made > 0 ? each.made : each.first);
    }
    return place;
}

} // namespace Varve::Execution
