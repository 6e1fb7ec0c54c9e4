// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recreation.h"

#include <models/catalog/mariadbtexts.h>

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Varve::Execution {

namespace {

using Core::Expected;

class MariaDbReader final
{
public:
    explicit MariaDbReader(Database::Connection &connection) : m_connection(connection), m_database(connection.profile().database) {}

    Expected<QList<RemakingStatement>> read(const QStringList &ignored)
    {
        return tables(ignored)
            .and_then([&] { return namesOfDatabases(); })
            .and_then([&] { return routines(); })
            .and_then([&] { return triggers(); })
            .map([&] { return m_statements; });
    }

private:
    using Rows = QList<QVariantList>;

    Expected<Rows> rows(const QString &sql, const QVariantList &values = {})
    {
        return m_connection.query(sql, values).map([](const Database::ResultSet &result) { return result.rows; });
    }

    /// The row of SHOW CREATE; without its text for who may not see that.
    Expected<QVariantList> shown(const QString &kind, const QString &name)
    {
        return rows(u"SHOW CREATE "_s + kind + u' ' + m_connection.quoted(name)).map([](const Rows &found) { return found.value(0); });
    }

    /// Of a text that comes as UTF-8, a client's character set that is another one would make other letters.
    static QString settings(const QString &text, const QString &sqlMode, const QString &clientCharset, const QString &collation)
    {
        const bool isAscii = std::all_of(text.cbegin(), text.cend(), [](QChar one) { return one.unicode() < 0x80; });
        return remakingSettings(sqlMode, isAscii || clientCharset.startsWith(u"utf8"_s) ? clientCharset : QString(), collation);
    }

    Expected<> tables(const QStringList &ignored)
    {
        const auto all = rows(u"SHOW FULL TABLES"_s);
        if (!all)
            return Core::failure(all.error());
        const auto mode = rows(u"SELECT @@sql_mode"_s);
        if (!mode)
            return Core::failure(mode.error());
        const QString shownUnder = mode->value(0).value(0).toString();
        for (const QVariantList &row : *all) {
            const QString name = row.at(0).toString();
            const QString type = row.at(1).toString();
            if (ignored.contains(name))
                continue;
            const bool isView = type == u"VIEW"_s;
            const auto made = shown(isView || type == u"SEQUENCE"_s ? type : u"TABLE"_s, name);
            if (!made)
                return Core::failure(made.error());
            const QString text = Catalog::withoutDatabase(made->value(1).toString(), m_database);
            // A view's text is the server's own, whatever sql_mode it was written under.
            m_statements
                += {.text = text,
                    .settings = isView ? settings(text, shownUnder, made->value(2).toString(), made->value(3).toString()) : QString()};
        }
        return {};
    }

    /// "shop." and "`shop`." of every database that there is, and what stands for that under ANSI_QUOTES and MSSQL.
    Expected<> namesOfDatabases()
    {
        const auto all = rows(u"SHOW DATABASES"_s);
        if (!all)
            return Core::failure(all.error());
        QStringList names;
        for (const QVariantList &row : *all) {
            const QString name = row.at(0).toString();
            if (name == u"information_schema"_s || name == u"performance_schema"_s)
                continue;
            names += u"\\b"_s + QRegularExpression::escape(name);
            const QString ansi = u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
            const QString bracketed = u'[' + QString(name).replace(u']', u"]]"_s) + u']';
            for (const QString &form : {m_connection.quoted(name), ansi, bracketed})
                names += QRegularExpression::escape(form);
        }
        m_ofDatabases.setPattern(u"(?:"_s + names.join(u'|') + u")\\s*\\."_s);
        m_ofDatabases.setPatternOptions(QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        return {};
    }

    void addBody(const RemakingStatement &statement)
    {
        if (!statement.text.isEmpty() && !statement.text.contains(m_ofDatabases))
            m_statements += statement;
    }

    Expected<> routines()
    {
        // Under ANSI_QUOTES they have other quotes.
        const QString name = u"(?:`(?:[^`]|``)*`|\"(?:[^\"]|\"\")*\")"_s;
        static const QRegularExpression definer(u"^CREATE\\s+DEFINER\\s*=\\s*%1(?:@%1)?\\s+"_s.arg(name));
        const auto all = rows(u"SELECT ROUTINE_TYPE, ROUTINE_NAME, SQL_MODE, CHARACTER_SET_CLIENT, COLLATION_CONNECTION "
                              "FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ? AND ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE')"_s,
                              {m_database});
        if (!all)
            return Core::failure(all.error());
        for (const QVariantList &row : *all) {
            const auto made = shown(row.at(0).toString(), row.at(1).toString());
            if (!made)
                return Core::failure(made.error());
            const QString text = made->value(2).toString().replace(definer, u"CREATE "_s);
            addBody({.text = text, .settings = settings(text, row.at(2).toString(), row.at(3).toString(), row.at(4).toString())});
        }
        return {};
    }

    Expected<> triggers()
    {
        const auto all = rows(u"SELECT TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, EVENT_OBJECT_TABLE, ACTION_STATEMENT, "
                              "SQL_MODE, CHARACTER_SET_CLIENT, COLLATION_CONNECTION "
                              "FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ? ORDER BY EVENT_OBJECT_TABLE, ACTION_ORDER"_s,
                              {m_database});
        if (!all)
            return Core::failure(all.error());
        for (const QVariantList &row : *all) {
            const QString text = u"CREATE TRIGGER %1 %2 %3 ON %4 FOR EACH ROW %5"_s.arg(
                m_connection.quoted(row.at(0).toString()), row.at(1).toString(), row.at(2).toString(),
                m_connection.quoted(row.at(3).toString()), row.at(4).toString());
            addBody({.text = text, .settings = settings(text, row.at(5).toString(), row.at(6).toString(), row.at(7).toString())});
        }
        return {};
    }

    Database::Connection &m_connection;
    QString m_database;
    QRegularExpression m_ofDatabases;
    QList<RemakingStatement> m_statements;
};

} // namespace

Expected<QList<RemakingStatement>> mariaDbRecreation(Database::Connection &connection, const QStringList &ignored)
{
    return MariaDbReader(connection).read(ignored);
}

QString remakingSettings(const QString &sqlMode, const QString &clientCharset, const QString &collation)
{
    QStringList parts{u"sql_mode = '%1'"_s.arg(sqlMode)};
    if (!clientCharset.isEmpty())
        parts += u"character_set_client = '%1'"_s.arg(clientCharset);
    if (!collation.isEmpty())
        parts += u"collation_connection = '%1'"_s.arg(collation);
    return u"SET SESSION "_s + parts.join(u", "_s);
}

} // namespace Varve::Execution
