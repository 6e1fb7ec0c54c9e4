// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>
#include <models/database/connection.h>

#include <QHash>
#include <QSet>

namespace Varve::Catalog {

/// Tells what may have changed in the schema of a PostgreSQL database since it was asked last: whatever rows of the system catalogs came, were
/// written anew or are gone, and whatever depends on what they describe, for a definition may name it. Rather too much than too little.
class PostgresChanges final
{
public:
    struct Changed
    {
        bool all = true;       ///< what was before is not known, or in an open transaction: everything has to be read again
        bool ofNoTable = true; ///< see isOfNoTable()
        /// Schema and name of tables and views, those that are gone or have another name now included. Some are neither.
        QSet<std::pair<QString, QString>> tables;
    };
    /// Two queries at most. Their cost grows with the number of objects, but at two microseconds for each.
    Core::Expected<Changed> ask(Database::Connection &connection);

private:
    /// Class and number, as in pg_depend.
    using Id = std::pair<qint64, qint64>;
    /// What the rows of the system catalogs that describe one object say.
    struct Object
    {
        qint64 rows = 0;
        bool isNew = false; ///< a row has come since the last time
        QString schema;     ///< of tables, views, sequences and composite types
        QString name;
        qint64 home = 0; ///< the table whose part it is, it itself; 0: none
    };
    Core::Expected<QHash<Id, Object>> read(Database::Connection &connection);
    /// The tables that depend on \a ids; 0: something else does.
    static Core::Expected<QSet<qint64>> dependents(Database::Connection &connection, const QList<Id> &ids);
    /// Notes what came, changed or is gone, with the tables whose parts these are. What changed and was there before: others may depend on it.
    QList<Id> compare(const QHash<Id, Object> &before, Changed &changed, QSet<qint64> &homes) const;
    void addTables(const QSet<qint64> &homes, Changed &changed) const;
    static void note(const Id &id, const Object &object, Changed &changed, QSet<qint64> &homes);

    QHash<Id, Object> m_objects;
    quint32 m_horizon = 0; ///< the first transaction that the last answer may not have seen; 0: there was none that counts
};

} // namespace Varve::Catalog
