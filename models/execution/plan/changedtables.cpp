// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "changedtables.h"

#include "joinedtables.h"
#include "sqlnames.h"

namespace Varve::Execution {

namespace {

using Database::Engine;

QStringList namesOf(const QList<JoinedTable> &tables)
{
    QStringList names;
    for (const JoinedTable &each : tables)
        names += each.name;
    return names;
}

QString writtenObject(const PlannedStatement &planned)
{
    const Text::ByteRange &object = planned.statement.object;
    if (object.length == 0)
        return {};
    const Text::Rendered rendered = planned.rendered();
    const qint64 from = rendered.toRendered(object.offset);
    return QString::fromUtf8(rendered.text.mid(from, rendered.toRendered(object.end()) - from));
}

QList<DeclaredEngine> renamed(const SqlWords &words, qsizetype at)
{
    QList<DeclaredEngine> found;
    while (words.is(at, {"IF", "EXISTS", "TABLE", "TABLES"}))
        ++at;
    while (!words.isAtEnd(at)) {
        const QString from = words.name(at);
        while (!words.isAtEnd(at) && !words.is(at, {"TO"})) // WAIT 5, NOWAIT
            ++at;
        ++at;
        const QString to = words.name(at);
        if (from.isEmpty() || to.isEmpty())
            break;
        found += {.table = to, .engine = {}, .like = from, .mayBeThere = false};
        ++at; // the comma
    }
    return found;
}

} // namespace

QStringList changedTables(const PlannedStatement &planned, Engine engine)
{
    const Text::Statement &statement = planned.statement;
    if (statement.kind != Text::StatementKind::Manipulation)
        return {};
    if (engine == Engine::MariaDb && (statement.verb == QStringLiteral("UPDATE") || statement.verb == QStringLiteral("DELETE"))) {
        const SqlWords words(planned.sent());
        if (words.is(0, {"UPDATE", "DELETE"}))
            return namesOf(joinedTables(words));
    }
    const QString object = writtenObject(planned);
    return object.isEmpty() ? QStringList() : QStringList{object};
}

QString tableKey(const QString &written, const QString &database)
{
    const QStringList parts = nameParts(written, Engine::MariaDb);
    if (parts.isEmpty())
        return {};
    const QString schema = parts.size() > 1 ? parts.at(parts.size() - 2) : database;
    return QString(schema + QLatin1Char('\n') + parts.constLast()).toLower();
}

QList<DeclaredEngine> declaredEngines(const PlannedStatement &planned)
{
    const Text::Statement &statement = planned.statement;
    if (statement.kind != Text::StatementKind::Definition || !statement.verb.endsWith(QStringLiteral("TABLE")))
        return {};
    const SqlWords words(planned.sent());
    if (words.is(0, {"RENAME"}))
        return renamed(words, 1);
    const bool creates = words.is(0, {"CREATE"});
    if (!creates && !words.is(0, {"ALTER"}))
        return {};
    qsizetype at = 1;
    bool mayBeThere = false;
    for (; words.is(at, {"OR", "REPLACE", "TEMPORARY", "ONLINE", "IGNORE", "TABLE", "IF", "NOT", "EXISTS"}); ++at) {
        if (words.is(at, {"TEMPORARY"}))
            return {};
        mayBeThere = mayBeThere || (creates && words.is(at, {"EXISTS"}));
    }
    const QString table = words.name(at);
    QList<DeclaredEngine> found;
    int depth = 0;
    for (; !words.isAtEnd(at) && !table.isEmpty(); ++at) {
        depth += words.isSymbol(at, '(') ? 1 : words.isSymbol(at, ')') ? -1 : 0;
        const bool begins = depth == 0 || (depth == 1 && words.isSymbol(at - 1, '('));
        if (creates && begins && words.is(at, {"LIKE"}) && found.isEmpty()) {
            qsizetype from = at + 1;
            found += {.table = table, .engine = {}, .like = words.name(from), .mayBeThere = mayBeThere};
        } else if (depth == 0 && words.is(at, {"ENGINE"})) {
            found += {
                .table = table, .engine = words.value(words.isSymbol(at + 1, '=') ? at + 2 : at + 1), .like = {}, .mayBeThere = mayBeThere};
        } else if (!creates && depth == 0 && words.is(at, {"RENAME"}) && !words.is(at + 1, {"COLUMN", "INDEX", "KEY"})) {
            qsizetype to = words.is(at + 1, {"TO", "AS"}) ? at + 2 : at + 1;
            if (const QString name = words.name(to); !name.isEmpty())
                found += {.table = name, .engine = {}, .like = table, .mayBeThere = false};
        } else if (creates && depth == 0 && words.is(at, {"SELECT", "VALUES", "WITH"})) {
            break;
        }
    }
    return found;
}

} // namespace Varve::Execution
