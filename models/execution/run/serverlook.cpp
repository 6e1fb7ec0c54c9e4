// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serverlook.h"

#include <models/text/splitter.h>

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

enum class Seen { Unknown, No, Yes, Invalid };

const QStringList &relationKinds()
{
    static const QStringList kinds{QStringLiteral("TABLE"),    QStringLiteral("VIEW"),          QStringLiteral("MATERIALIZED VIEW"),
                                   QStringLiteral("SEQUENCE"), QStringLiteral("FOREIGN TABLE"), QStringLiteral("INDEX")};
    return kinds;
}

Seen ask(Database::Connection &connection, const QString &sql, const QVariantList &values)
{
    const auto result = connection.query(sql, values);
    if (!result)
        return Seen::Unknown;
    if (result->rows.isEmpty())
        return Seen::No;
    return result->rows.constFirst().constFirst().toBool() ? Seen::Yes : Seen::Invalid;
}

QString withoutQuotes(QString name)
{
    for (const QChar quote : {QLatin1Char('"'), QLatin1Char('`')}) {
        if (name.size() > 1 && name.startsWith(quote) && name.endsWith(quote))
            return name.mid(1, name.size() - 2).replace(QString(2, quote), QString(quote));
    }
    return name;
}

/// Of "a.b" the last part; quotes taken off. A point inside quotes does not separate, and is left for no answer.
QString lastPart(const QString &name)
{
    return withoutQuotes(name.mid(name.lastIndexOf(QLatin1Char('.')) + 1));
}

/// An index stands in the schema of its table.
QString postgresName(const Text::StatementObject &object)
{
    const bool isIndex = object.kind == QLatin1String("INDEX");
    const qsizetype point = object.table.lastIndexOf(QLatin1Char('.'));
    return isIndex && point > 0 && !object.name.contains(QLatin1Char('.')) ? QString(object.table.left(point + 1) + object.name)
                                                                           : object.name;
}

Seen lookInPostgres(Database::Connection &connection, const Text::StatementObject &object)
{
    const QString kind(object.kind);
    if (kind == QStringLiteral("SCHEMA"))
        return ask(connection, QStringLiteral("SELECT true WHERE to_regnamespace(?) IS NOT NULL"), {object.name});
    if (kind == QStringLiteral("TYPE") || kind == QStringLiteral("DOMAIN"))
        return ask(connection, QStringLiteral("SELECT true WHERE to_regtype(?) IS NOT NULL"), {object.name});
    if (!relationKinds().contains(kind))
        return Seen::Unknown;
    // An index whose concurrent building failed is there and not valid (CREATE INDEX, "Building Indexes Concurrently").
    return ask(connection,
               QStringLiteral("SELECT coalesce(i.indisvalid, true) FROM pg_catalog.pg_class c "
                              "LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid WHERE c.oid = to_regclass(?)"),
               {postgresName(object)});
}

Seen lookInSqlite(Database::Connection &connection, const Text::StatementObject &object)
{
    const qsizetype point = object.name.indexOf(QLatin1Char('.'));
    const QString schema = point > 0 ? withoutQuotes(object.name.left(point)) : QStringLiteral("main");
    return ask(connection,
               QStringLiteral("SELECT 1 FROM %1.sqlite_schema WHERE name = ? COLLATE NOCASE AND type = ?").arg(connection.quoted(schema)),
               {lastPart(object.name), QString(object.kind).toLower()});
}

Seen lookInMaria(Database::Connection &connection, const Text::StatementObject &object)
{
    const QString kind(object.kind);
    const auto schemaOf = [&](const QString &name) {
        const qsizetype point = name.indexOf(QLatin1Char('.'));
        return point > 0 ? withoutQuotes(name.left(point)) : connection.profile().database;
    };
    if (kind == QStringLiteral("TABLE") || kind == QStringLiteral("VIEW")) {
        return ask(connection, QStringLiteral("SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?"),
                   {schemaOf(object.name), lastPart(object.name)});
    }
    if (kind != QStringLiteral("INDEX"))
        return Seen::Unknown;
    return ask(connection,
               QStringLiteral("SELECT 1 FROM information_schema.statistics WHERE table_schema = ? AND table_name = ? AND index_name = ?"),
               {schemaOf(object.table), lastPart(object.table), lastPart(object.name)});
}

Seen look(Database::Connection &connection, const Text::StatementObject &object)
{
    switch (connection.profile().engine) {
    case Database::Engine::PostgreSql: return lookInPostgres(connection, object);
    case Database::Engine::Sqlite: return lookInSqlite(connection, object);
    case Database::Engine::MariaDb: return lookInMaria(connection, object);
    }
    return Seen::Unknown;
}

QString sentence(const Text::StatementObject &object, Seen seen)
{
    const QString what = QString(object.kind).toLower() + QLatin1Char(' ') + object.name;
    switch (seen) {
    case Seen::Yes: return QCoreApplication::translate("Varve::Execution", "The %1 is there.", "an object").arg(what);
    case Seen::Invalid: return QCoreApplication::translate("Varve::Execution", "The %1 is there and not valid.", "an index").arg(what);
    case Seen::No: return QCoreApplication::translate("Varve::Execution", "There is no %1.", "an object").arg(what);
    case Seen::Unknown: break;
    }
    return {};
}

/// From what was sent: in the file names may hold variables.
QList<Text::StatementObject> objectsOf(Database::Connection &connection, const PlannedStatement &statement)
{
    const auto sent = Text::split(statement.sent(), Database::engineTraits(connection.profile().engine).dialect);
    return sent && !sent->isEmpty() ? sent->constFirst().objects : QList<Text::StatementObject>();
}

/// The index that a CREATE INDEX CONCURRENTLY is to make, when it is there and not valid (an earlier building of it failed): its name as
/// DROP INDEX wants it. Empty for any other statement and on other engines.
QString invalidIndex(Database::Connection &connection, const PlannedStatement &statement)
{
    const bool isAlone = !statement.statement.inTransaction && statement.statement.kind == Text::StatementKind::Definition;
    if (connection.profile().engine != Database::Engine::PostgreSql || !isAlone
        || !statement.statement.verb.startsWith(QStringLiteral("CREATE")))
        return {};
    for (const Text::StatementObject &object : objectsOf(connection, statement)) {
        if (object.kind != QLatin1String("INDEX") || object.action != Text::ObjectAction::Create || object.name.isEmpty())
            continue;
        const auto found = connection.query(QStringLiteral("SELECT indexrelid::regclass::text FROM pg_catalog.pg_index "
                                                           "WHERE indexrelid = to_regclass(?) AND NOT indisvalid"),
                                            {postgresName(object)});
        if (found && !found->rows.isEmpty())
            return found->rows.constFirst().constFirst().toString();
    }
    return {};
}

} // namespace

QString whatServerShows(Database::Connection &connection, const PlannedStatement &statement)
{
    QStringList sentences;
    for (const Text::StatementObject &object : objectsOf(connection, statement)) {
        if (object.action == Text::ObjectAction::Alter || object.name.isEmpty())
            continue;
        if (const QString said = sentence(object, look(connection, object)); !said.isEmpty())
            sentences += said;
    }
    return sentences.join(QLatin1Char(' '));
}

/// IF NOT EXISTS would call an index that never came to be there; without it the server says only that the name is taken.
Core::Expected<> checkNoInvalidIndex(Database::Connection &connection, const PlannedStatement &statement)
{
    const QString index = invalidIndex(connection, statement);
    if (index.isEmpty())
        return {};
    const Core::Error error{
        .kind = Core::ErrorKind::Statement,
        .message
        = QCoreApplication::translate("Varve::Execution", "The index %1 is there and not valid: building it failed before.").arg(index),
        .where = statement.statement.start,
        .serverText = {},
        .serverCode = {},
        .remedy = QCoreApplication::translate("Varve::Execution", "Drop it with DROP INDEX CONCURRENTLY %1, then run again.").arg(index),
        .others = {}};
    return Core::failure(error);
}

/// A concurrent building that fails leaves its index behind (manual, CREATE INDEX).
Core::Error withInvalidIndex(Core::Error error, Database::Connection &connection, const PlannedStatement &statement)
{
    const QString index = connection.isAlive() && !connection.inTransaction() ? invalidIndex(connection, statement) : QString();
    if (index.isEmpty())
        return error;
    const QString drop = QCoreApplication::translate("Varve::Execution",
                                                     "The index %1 was left behind and is not valid: mend the rows, drop it with "
                                                     "DROP INDEX CONCURRENTLY %1, then run again.")
                             .arg(index);
    error.remedy = QString(error.remedy + QLatin1Char(' ') + drop).trimmed();
    return error;
}

} // namespace Varve::Execution
