// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlitesettings.h"

namespace Varve::Execution {

namespace {

/// Those of sqlite.org/pragma.html that belong to a connection and whose value can be asked for.
const QStringList &pragmas()
{
    static const QStringList names{QStringLiteral("automatic_index"),
                                   QStringLiteral("busy_timeout"),
                                   QStringLiteral("cache_size"),
                                   QStringLiteral("cache_spill"),
                                   QStringLiteral("cell_size_check"),
                                   QStringLiteral("checkpoint_fullfsync"),
                                   QStringLiteral("foreign_keys"),
                                   QStringLiteral("fullfsync"),
                                   QStringLiteral("ignore_check_constraints"),
                                   QStringLiteral("journal_size_limit"),
                                   QStringLiteral("legacy_alter_table"),
                                   QStringLiteral("locking_mode"),
                                   QStringLiteral("query_only"),
                                   QStringLiteral("read_uncommitted"),
                                   QStringLiteral("recursive_triggers"),
                                   QStringLiteral("reverse_unordered_selects"),
                                   QStringLiteral("secure_delete"),
                                   QStringLiteral("synchronous"),
                                   QStringLiteral("temp_store"),
                                   QStringLiteral("threads"),
                                   QStringLiteral("trusted_schema"),
                                   QStringLiteral("wal_autocheckpoint"),
                                   QStringLiteral("writable_schema")};
    return names;
}

} // namespace

bool SqliteSettings::isOfConnection(const QString &pragma)
{
    const QString name = pragma.toLower();
    return pragmas().contains(name) || name == QLatin1StringView("case_sensitive_like") || name == QLatin1StringView("defer_foreign_keys");
}

Core::Expected<> SqliteSettings::remember()
{
    return values()
        .and_then([this](const QStringList &found) {
            m_values = found;
            return schemas();
        })
        .map([this](const QStringList &found) { m_schemas = found; });
}

Core::Expected<> SqliteSettings::restore()
{
    const Core::Expected<QStringList> attached = schemas();
    if (!attached)
        return Core::failure(attached.error());
    for (const QString &schema : *attached) {
        if (m_schemas.contains(schema))
            continue;
        if (const Core::Expected<> detached = send(QStringLiteral("DETACH ") + m_connection.quoted(schema)); !detached)
            return detached;
    }
    const Core::Expected<QStringList> now = values();
    if (!now)
        return Core::failure(now.error());
    for (qsizetype i = 0; i < pragmas().size(); ++i) {
        if (now->at(i) == m_values.at(i))
            continue;
        if (const Core::Expected<> set = send(QStringLiteral("PRAGMA %1 = %2").arg(pragmas().at(i), m_values.at(i))); !set)
            return set;
    }
    return send(QStringLiteral("PRAGMA case_sensitive_like = OFF")); // its value cannot be asked for; off is the default
}

Core::Expected<> SqliteSettings::dropTemporary(Database::Connection &connection)
{
    // Views and triggers before tables, and of these the virtual ones first (without a page), which take tables of their own along.
    const auto found = connection.query(QStringLiteral(
        "SELECT type, name FROM sqlite_temp_master WHERE type IN ('table', 'view', 'trigger') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "ORDER BY type DESC, coalesce(rootpage, 0)"));
    if (!found)
        return Core::failure(found.error());
    for (const QVariantList &row : found->rows) {
        const QString drop = QStringLiteral("DROP %1 IF EXISTS temp.%2").arg(row.at(0).toString(), connection.quoted(row.at(1).toString()));
        if (const auto dropped = connection.query(drop); !dropped)
            return Core::failure(dropped.error());
    }
    return {};
}

Core::Expected<QStringList> SqliteSettings::values() const
{
    QStringList result;
    for (const QString &pragma : pragmas()) {
        const auto value = m_connection.query(QStringLiteral("PRAGMA ") + pragma);
        if (!value)
            return Core::failure(value.error());
        result += value->rows.value(0).value(0).toString();
    }
    return result;
}

Core::Expected<QStringList> SqliteSettings::schemas() const
{
    const auto found = m_connection.query(QStringLiteral("SELECT name FROM pragma_database_list"));
    if (!found)
        return Core::failure(found.error());
    QStringList names;
    for (const QVariantList &row : found->rows)
        names += row.constFirst().toString();
    names += QStringLiteral("temp"); // comes with the first temporary object, and stays
    return names;
}

Core::Expected<> SqliteSettings::send(const QString &sql)
{
    const auto done = m_connection.query(sql);
    return done ? Core::Expected<>() : Core::failure(done.error());
}

} // namespace Varve::Execution
