// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engineintrospectors.h"
#include "postgresqueries.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Varve::Catalog {
namespace {

ObjectKind kindFromCode(const QString &text)
{
    static const QHash<QString, ObjectKind> kinds = [] {
        QHash<QString, ObjectKind> all;
        for (int i = 0; i <= static_cast<int>(ObjectKind::Other); ++i)
            all.insert(code(static_cast<ObjectKind>(i)), static_cast<ObjectKind>(i));
        return all;
    }();
    return kinds.value(text, ObjectKind::Other);
}

SchemaObject objectOf(const QVariantList &row)
{
    return {.kind = kindFromCode(row[0].toString()),
            .schema = row[1].toString(),
            .table = row[2].toString(),
            .name = row[3].toString(),
            .definition = row[4].toString(),
            .position = row[5].toInt()};
}

/// With an empty search path the server qualifies every name in the definitions it writes. Compiling queries (jit) costs more than they
/// take. Both are put back where the transaction is the caller's.
class CanonicalSettings final
{
public:
    explicit CanonicalSettings(Database::Connection &connection) : m_connection(connection) {}
    Q_DISABLE_COPY_MOVE(CanonicalSettings)

    Core::Expected<> set()
    {
        const auto before = m_connection.query(u"SELECT current_setting('search_path'), current_setting('jit')"_s);
        if (!before)
            return tl::unexpected(before.error());
        m_before = before->rows.value(0);
        return apply(u"pg_catalog"_s, u"off"_s);
    }
    ~CanonicalSettings()
    {
        if (m_before.size() == 2)
            apply(m_before[0].toString(), m_before[1].toString()); // fails only in a transaction that has failed: it ends anyway
    }

private:
    Core::Expected<> apply(const QString &searchPath, const QString &jit)
    {
        const auto done = m_connection.query(u"SELECT set_config('search_path', ?, true), set_config('jit', ?, true)"_s, {searchPath, jit});
        return done ? Core::Expected<>() : tl::unexpected(done.error());
    }

    Database::Connection &m_connection;
    QVariantList m_before;
};

} // namespace

Core::Expected<QList<SchemaObject>> introspectPostgres(Database::Connection &connection, const QStringList &schemas)
{
    CanonicalSettings settings(connection);
    if (const auto set = settings.set(); !set)
        return tl::unexpected(set.error());

    QVariantList values;
    if (!schemas.isEmpty())
        values += QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(schemas)).toJson(QJsonDocument::Compact));
    QList<SchemaObject> objects;
    for (const QString &query : postgresQueries(!schemas.isEmpty())) {
        const auto rows = connection.query(query, values);
        if (!rows)
            return tl::unexpected(rows.error());
        objects.reserve(objects.size() + rows->rows.size());
        for (const QVariantList &row : rows->rows)
            objects += objectOf(row);
    }
    return objects;
}

} // namespace Varve::Catalog
