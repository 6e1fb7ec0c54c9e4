// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recreation.h"

#include <models/catalog/mariadbtexts.h>

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Varve::Execution {

namespace {

using Core::Expected;

class MariaDbReader final
{
public:
    explicit MariaDbReader(Database::Connection &connection) : m_connection(connection), m_database(connection.profile().database) {}

    Expected<QStringList> read(const QStringList &ignored)
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

    /// What SHOW CREATE says in \a column; empty for who may not see it.
    Expected<QString> shown(const QString &kind, const QString &name, int column)
    {
        return rows(u"SHOW CREATE "_s + kind + u' ' + m_connection.quoted(name)).map([column](const Rows &found) {
            return found.value(0).value(column).toString();
        });
    }

    Expected<> tables(const QStringList &ignored)
    {
        const auto all = rows(u"SHOW FULL TABLES"_s);
        if (!all)
            return Core::failure(all.error());
        for (const QVariantList &row : *all) {
            const QString name = row.at(0).toString();
            const QString type = row.at(1).toString();
            if (ignored.contains(name))
                continue;
            const bool isOther = type == u"VIEW"_s || type == u"SEQUENCE"_s;
            const auto text = shown(isOther ? type : u"TABLE"_s, name, 1);
            if (!text)
                return Core::failure(text.error());
            m_statements += Catalog::withoutDatabase(*text, m_database);
        }
        return {};
    }

    /// "shop." and "`shop`." of every database that there is.
    Expected<> namesOfDatabases()
    {
        const auto all = rows(u"SHOW DATABASES"_s);
        if (!all)
            return Core::failure(all.error());
        QStringList names;
        for (const QVariantList &row : *all) {
            const QString name = row.at(0).toString();
            if (name != u"information_schema"_s && name != u"performance_schema"_s)
                names += u"\\b"_s + QRegularExpression::escape(name) + u"|"_s + QRegularExpression::escape(m_connection.quoted(name));
        }
        m_ofDatabases.setPattern(u"(?:"_s + names.join(u'|') + u")\\s*\\."_s);
        m_ofDatabases.setPatternOptions(QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        return {};
    }

    void addBody(const QString &statement)
    {
        if (!statement.isEmpty() && !statement.contains(m_ofDatabases))
            m_statements += statement;
    }

    Expected<> routines()
    {
        static const QRegularExpression definer(u"^CREATE\\s+DEFINER\\s*=\\s*(`(?:[^`]|``)*`@`(?:[^`]|``)*`|`(?:[^`]|``)*`)\\s+"_s);
        const auto all = rows(u"SELECT ROUTINE_TYPE, ROUTINE_NAME FROM information_schema.ROUTINES "
                              "WHERE ROUTINE_SCHEMA = ? AND ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE')"_s,
                              {m_database});
        if (!all)
            return Core::failure(all.error());
        for (const QVariantList &row : *all) {
            const auto text = shown(row.at(0).toString(), row.at(1).toString(), 2);
            if (!text)
                return Core::failure(text.error());
            addBody(QString(*text).replace(definer, u"CREATE "_s));
        }
        return {};
    }

    Expected<> triggers()
    {
        const auto all = rows(u"SELECT TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, EVENT_OBJECT_TABLE, ACTION_STATEMENT "
                              "FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ? ORDER BY EVENT_OBJECT_TABLE, ACTION_ORDER"_s,
                              {m_database});
        if (!all)
            return Core::failure(all.error());
        for (const QVariantList &row : *all) {
            addBody(u"CREATE TRIGGER %1 %2 %3 ON %4 FOR EACH ROW %5"_s.arg(m_connection.quoted(row.at(0).toString()), row.at(1).toString(),
                                                                           row.at(2).toString(), m_connection.quoted(row.at(3).toString()),
                                                                           row.at(4).toString()));
        }
        return {};
    }

    Database::Connection &m_connection;
    QString m_database;
    QRegularExpression m_ofDatabases;
    QStringList m_statements;
};

} // namespace

Expected<QStringList> mariaDbRecreation(Database::Connection &connection, const QStringList &ignored)
{
    return MariaDbReader(connection).read(ignored);
}

} // namespace Varve::Execution
