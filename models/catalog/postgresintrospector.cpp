// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "canonicalsettings.h"
#include "engineintrospectors.h"
#include "postgresprepared.h"
#include "postgresqueries.h"

#include <QHash>

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

} // namespace

Core::Expected<QList<SchemaObject>> introspectPostgres(Database::Connection &connection, const IntrospectOptions &options)
{
    CanonicalSettings settings(connection);
    if (const auto set = settings.set(); !set)
        return tl::unexpected(set.error());

    const QVariantList values = postgresValues(options);
    PostgresPrepared prepared(connection);
    QList<SchemaObject> objects;
    for (const QString &query : postgresQueries(options)) {
        // Only some tables: asked for again and again.
        const auto rows = options.tables.isEmpty()
            ? connection.query(query, values)
            : prepared.call(query, values).and_then([&](const QString &call) { return connection.query(call); });
        if (!rows)
            return tl::unexpected(rows.error());
        objects.reserve(objects.size() + rows->rows.size());
        for (const QVariantList &row : rows->rows)
            objects += objectOf(row);
    }
    return objects;
}

} // namespace Varve::Catalog
