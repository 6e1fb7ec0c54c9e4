// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ownplaces.h"

#include "sqlnames.h"

#include <models/history/historysql.h>
#include <models/text/dialect.h>
#include <models/text/lexer.h>

#include <algorithm>

namespace Varve::Execution {

namespace {

/// CREATE OR REPLACE; what only adds something loses nothing.
bool isMadeAnew(const Text::Statement &statement, const Text::StatementObject &object)
{
    return object.action == Text::ObjectAction::Create && statement.destructive == Text::Destructive::Structure;
}

bool isRenaming(const Text::Statement &statement, const Text::StatementObject &object)
{
    return object.action == Text::ObjectAction::Alter && statement.verb == QLatin1StringView("ALTER SCHEMA");
}

/// Who may use a table, and what is said of it, is its owner's business.
bool keepsContents(const Text::Statement &statement)
{
    const QString verb = statement.verb.section(QLatin1Char(' '), 0, 0);
    return verb == QLatin1StringView("GRANT") || verb == QLatin1StringView("REVOKE") || verb == QLatin1StringView("COMMENT");
}

/// With a renaming there is another look at its text.
bool isDroppedPlace(const Text::Statement &statement, const Text::StatementObject &object)
{
    return (object.kind == QLatin1StringView("SCHEMA") || object.kind == QLatin1StringView("DATABASE"))
        && (object.action == Text::ObjectAction::Drop || isMadeAnew(statement, object) || isRenaming(statement, object));
}

/// ALTER SCHEMA name RENAME TO …, and not OWNER TO.
bool saysRename(QByteArrayView text)
{
    Text::Lexer lexer(Text::dialect(Text::DialectName::PostgreSql), Text::TextForm::Rendered);
    lexer.setWindow(text, true);
    int significant = 0;
    for (Text::Token token = lexer.next(); !token.isLast(); token = lexer.next()) {
        if (!token.isTrivia() && ++significant == 4)
            return token.kind == Text::TokenKind::Word && qstricmp(token.in(text).toByteArray().constData(), "RENAME") == 0;
    }
    return false;
}

/// PostgreSQL's TRUNCATE takes a list: the names behind the first, for whose end \a text begins.
QStringList namesBehindCommas(QByteArrayView text)
{
    Text::Lexer lexer(Text::dialect(Text::DialectName::PostgreSql));
    lexer.setWindow(text, true);
    QStringList names;
    bool inName = false;
    qint64 end = 0;
    for (Text::Token token = lexer.next(); !token.isLast() && token.kind != Text::TokenKind::Delimiter; token = lexer.next()) {
        if (token.isTrivia())
            continue;
        const QByteArray part = token.in(text).toByteArray();
        if (part == ",") {
            names += QString();
            inName = true;
        } else if (inName && !(names.constLast().isEmpty() && qstricmp(part.constData(), "ONLY") == 0)) {
            const bool goesOn = part == "." || names.constLast().endsWith(QLatin1Char('.')) || token.offset == end;
            inName = names.constLast().isEmpty() || goesOn;
            if (inName)
                names.last() += QString::fromUtf8(part);
        }
        end = token.end();
    }
    return names;
}

/// Without quotes, and without blanks around its points.
QString plainName(QString name)
{
    name.remove(QLatin1Char('"')).remove(QLatin1Char('`')).remove(QLatin1Char('[')).remove(QLatin1Char(']'));
    QStringList parts = name.split(QLatin1Char('.'));
    for (QString &part : parts)
        part = part.trimmed();
    return parts.join(QLatin1Char('.'));
}

} // namespace

OwnPlaces ownPlaces(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                    Database::Engine engine)
{
    Database::ConnectionProfile place;
    place.engine = engine;
    const auto profile = Project::connectionProfile(environment, databaseName, project.folder);
    if (profile && profile->engine == engine)
        place.database = profile->database;
    return {.engine = engine, .historySchema = History::HistorySql(place, project.policies).schema(), .database = place.database};
}

bool dropsPlaces(const Text::Statement &statement)
{
    return std::any_of(statement.objects.cbegin(), statement.objects.cend(),
                       [&](const Text::StatementObject &object) { return isDroppedPlace(statement, object); });
}

std::optional<DroppedPlace> droppedPlace(const Text::Statement &statement, QByteArrayView script, const OwnPlaces &places)
{
    if (places.engine == Database::Engine::Sqlite)
        return std::nullopt;
    const bool isPostgres = places.engine == Database::Engine::PostgreSql;
    for (const Text::StatementObject &object : statement.objects) {
        if (!isDroppedPlace(statement, object))
            continue;
        const bool isRenamed = isRenaming(statement, object);
        if (isRenamed && !(isPostgres && saysRename(statement.text.in(script))))
            continue;
        const QStringList parts = nameParts(object.name, places.engine);
        const auto is = [&](const QString &place) {
            return parts.size() == 1 && !place.isEmpty() && isSameName(parts.constFirst(), place, places.engine);
        };
        // PostgreSQL's database has all its schemas in it; MariaDB has two words for one thing.
        const bool ofSchema = !isPostgres || object.kind == QLatin1StringView("SCHEMA");
        const bool isDatabase = (!isPostgres || !ofSchema) && is(places.database);
        const bool holdsHistory = ofSchema ? is(places.historySchema) : isDatabase;
        if (isDatabase || holdsHistory)
            return DroppedPlace{.holdsHistory = holdsHistory, .isDatabase = isDatabase, .isRenamed = isRenamed};
    }
    return std::nullopt;
}

QStringList changedTableNames(const Text::Statement &statement, QByteArrayView script)
{
    QStringList names;
    if (keepsContents(statement))
        return names;
    for (const Text::StatementObject &object : statement.objects) {
        if (object.kind == QLatin1StringView("TABLE") && (object.action != Text::ObjectAction::Create || isMadeAnew(statement, object)))
            names += object.name;
    }
    const bool rewrites = statement.verb.startsWith(QStringLiteral("DELETE")) || statement.verb.startsWith(QStringLiteral("UPDATE"))
        || statement.verb.startsWith(QStringLiteral("TRUNCATE"));
    if (!rewrites || statement.object.isEmpty())
        return names;
    names += QString::fromUtf8(statement.object.in(script));
    if (statement.verb.startsWith(QStringLiteral("TRUNCATE"))) {
        const qint64 behind = statement.object.end();
        names += namesBehindCommas(script.sliced(behind, statement.text.end() - behind));
    }
    return names;
}

QString ownTableOf(const Text::Statement &statement, QByteArrayView script, const QStringList &tables, const OwnPlaces &places)
{
    const auto isOwn = [&](const QString &name) {
        if (tables.contains(name, Qt::CaseInsensitive))
            return true;
        // MariaDB's schema is a database, which is only known of an environment.
        const qsizetype point = name.indexOf(QLatin1Char('.'));
        return point > 0 && !places.historySchema.isEmpty() && isSameName(name.first(point), places.historySchema, places.engine)
            && tables.contains(name.sliced(point + 1), Qt::CaseInsensitive);
    };
    for (const QString &written : changedTableNames(statement, script)) {
        if (const QString name = plainName(written); isOwn(name))
            return name;
    }
    return {};
}

bool dependsOnPlaces(const Text::Statement &statement, QByteArrayView script, const QStringList &tables)
{
    if (dropsPlaces(statement))
        return true;
    const QStringList names = changedTableNames(statement, script);
    return std::any_of(names.cbegin(), names.cend(), [&](const QString &written) {
        if (written.contains(QLatin1StringView("${")))
            return true;
        const QString name = plainName(written);
        return name.contains(QLatin1Char('.')) && tables.contains(name.section(QLatin1Char('.'), -1), Qt::CaseInsensitive);
    });
}

} // namespace Varve::Execution
