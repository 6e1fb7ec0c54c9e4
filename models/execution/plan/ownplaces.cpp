// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ownplaces.h"

#include "joinedtables.h"
#include "sqlnames.h"

#include <models/history/historysql.h>
#include <models/text/dialect.h>
#include <models/text/lexer.h>

#include <QRegularExpression>

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

/// ALTER TABLE t OWNER TO somebody, and nothing else.
bool changesOwner(const Text::Statement &statement, QByteArrayView script)
{
    static const QRegularExpression owner(QStringLiteral("^\\s*OWNER\\s+TO\\s+(\\w+|\"[^\"]*\")\\s*$"),
                                          QRegularExpression::CaseInsensitiveOption);
    if (statement.verb != QLatin1StringView("ALTER TABLE"))
        return false;
    const qint64 behind = statement.object.end();
    return owner.match(QString::fromUtf8(script.sliced(behind, statement.text.end() - behind))).hasMatch();
}

/// Who owns a table, who may use it, and what is said of it, is its owner's business.
bool keepsContents(const Text::Statement &statement, QByteArrayView script)
{
    if (changesOwner(statement, script))
        return true;
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

/// Without quotes, and without blanks around its points; PostgreSQL's as its catalog has it.
QString plainName(QString name, Database::Engine engine)
{
    if (engine == Database::Engine::PostgreSql)
        return nameParts(name, engine).join(QLatin1Char('.'));
    for (const char quote : {'"', '`', '[', ']', '\''}) // SQLite takes a text for a name, too
        name.remove(QLatin1Char(quote));
    QStringList parts = name.split(QLatin1Char('.'));
    for (QString &part : parts)
        part = part.trimmed();
    return parts.join(QLatin1Char('.'));
}

/// SQLite and MariaDB do not tell case apart everywhere.
Qt::CaseSensitivity caseOf(Database::Engine engine)
{
    return engine == Database::Engine::PostgreSql ? Qt::CaseSensitive : Qt::CaseInsensitive;
}

QString withoutSchema(const QString &table)
{
    return table.section(QLatin1Char('.'), -1);
}

/// COPY t (a, b) FROM …, and not TO.
bool copiesFrom(const Text::Statement &statement, QByteArrayView script)
{
    static const QRegularExpression from(QStringLiteral("^\\s*(\\([^)]*\\))?\\s*FROM\\b"), QRegularExpression::CaseInsensitiveOption);
    const qint64 behind = statement.object.end();
    return from.match(QString::fromUtf8(script.sliced(behind, statement.text.end() - behind))).hasMatch();
}

bool changesRows(const Text::Statement &statement, QByteArrayView script)
{
    using Verb = QLatin1StringView;
    if (statement.verb.startsWith(Verb("COPY")))
        return copiesFrom(statement, script);
    const auto verbs = {Verb("DELETE"), Verb("UPDATE"), Verb("TRUNCATE"), Verb("INSERT"), Verb("REPLACE"), Verb("MERGE"), Verb("LOAD")};
    return std::any_of(verbs.begin(), verbs.end(), [&](Verb verb) { return statement.verb.startsWith(verb); });
}

/// One of \a tables may stand in \a sql, by its name or behind a variable: most statements need no closer look.
bool mayName(QByteArrayView sql, const QStringList &tables)
{
    if (sql.contains("${"))
        return true;
    QString text;
    return std::any_of(tables.cbegin(), tables.cend(), [&](const QString &table) {
        const QStringView name = QStringView(table).sliced(table.lastIndexOf(QLatin1Char('.')) + 1);
        if (sql.size() < name.size())
            return false;
        if (text.isEmpty())
            text = QString::fromUtf8(sql);
        return text.contains(name, Qt::CaseInsensitive);
    });
}

/// Of Varve's tables.
bool hasColumn(const QString &column)
{
    static const QStringList columns = [] {
        const History::HistorySql sql({}, {});
        QStringList all;
        for (const QString &table : {sql.historyName(), sql.runsName(), sql.journalName()})
            all += sql.expectedColumns(table);
        return all;
    }();
    return columns.contains(plainName(column, Database::Engine::MariaDb), Qt::CaseInsensitive);
}

/// MariaDB's names several tables, of which it may only read some.
QStringList rewrittenTogether(QByteArrayView sql, const QStringList &tables)
{
    if (sql.contains("${") || !mayName(sql, tables)) // with the variables' values there is another look
        return {};
    return rewrittenTables(SqlWords(sql), [&](const QString &table, const QString &column) {
        return tables.contains(withoutSchema(plainName(table, Database::Engine::MariaDb)), Qt::CaseInsensitive) && hasColumn(column);
    });
}

bool mayNameSeveral(const Text::Statement &statement, const OwnPlaces &places)
{
    return places.engine == Database::Engine::MariaDb
        && (statement.verb == QLatin1StringView("UPDATE") || statement.verb == QLatin1StringView("DELETE"));
}

/// What \a statement does something to that may be one of \a tables, as it is written.
QStringList changedNames(const Text::Statement &statement, QByteArrayView script, const QStringList &tables, const OwnPlaces &places)
{
    QStringList names;
    if (tables.isEmpty() || keepsContents(statement, script))
        return names;
    for (const Text::StatementObject &object : statement.objects) {
        if (object.kind == QLatin1StringView("TABLE") && (object.action != Text::ObjectAction::Create || isMadeAnew(statement, object)))
            names += object.name;
    }
    if (mayNameSeveral(statement, places))
        return names + rewrittenTogether(statement.text.in(script), tables);
    if (statement.object.isEmpty() || !changesRows(statement, script))
        return names;
    const bool isList = statement.verb.startsWith(QStringLiteral("TRUNCATE"));
    if (isList || mayName(statement.object.in(script), tables))
        names += QString::fromUtf8(statement.object.in(script));
    if (isList) {
        const qint64 behind = statement.object.end();
        names += namesBehindCommas(script.sliced(behind, statement.text.end() - behind));
    }
    return names;
}

/// A name without a database is one of that which MariaDB is in; of PostgreSQL's search path not all is known.
bool isInHistorySchema(const OwnPlaces &places)
{
    const QString &current = places.used.isEmpty() ? places.database : places.used;
    return places.engine != Database::Engine::MariaDb || current.isEmpty() || isSameName(current, places.historySchema, places.engine);
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
    return {
        .engine = engine, .historySchema = History::HistorySql(place, project.policies).schema(), .database = place.database, .used = {}};
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

QString ownTableOf(const Text::Statement &statement, QByteArrayView script, const QStringList &tables, const OwnPlaces &places)
{
    const Qt::CaseSensitivity sensitivity = caseOf(places.engine);
    const auto isOwn = [&](const QString &name) {
        if (tables.contains(name, sensitivity))
            return name.contains(QLatin1Char('.')) || isInHistorySchema(places);
        // MariaDB's schema is a database, which is only known of an environment.
        const qsizetype point = name.indexOf(QLatin1Char('.'));
        return point > 0 && !places.historySchema.isEmpty() && isSameName(name.first(point), places.historySchema, places.engine)
            && tables.contains(name.sliced(point + 1), sensitivity);
    };
    for (const QString &written : changedNames(statement, script, tables, places)) {
        if (const QString name = plainName(written, places.engine); isOwn(name))
            return name;
    }
    return {};
}

bool dependsOnPlaces(const Text::Statement &statement, QByteArrayView script, const QStringList &tables, const OwnPlaces &places)
{
    if (dropsPlaces(statement))
        return true;
    if (places.engine == Database::Engine::PostgreSql && hasUnicodeNames(statement.text.in(script)))
        return true;
    if (mayNameSeveral(statement, places) && statement.text.in(script).contains("${"))
        return true;
    const QStringList names = changedNames(statement, script, tables, places);
    return std::any_of(names.cbegin(), names.cend(), [&](const QString &written) {
        if (written.contains(QLatin1StringView("${")))
            return true;
        const QString name = plainName(written, places.engine);
        const bool isBound = name.contains(QLatin1Char('.')) || places.engine == Database::Engine::MariaDb;
        return isBound && tables.contains(withoutSchema(name), caseOf(places.engine));
    });
}

} // namespace Varve::Execution
