// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>
#include <models/database/connection.h>

#include <QMap>
#include <QVariant>

namespace Varve::Execution {

/// Rows of SQLite files that refer to what is not there.
struct BrokenReferences
{
    struct Group
    {
        int count = 0;
        QStringList rows; ///< the first few, as they are told: "orders row 7 (customer_id = 42)"
    };
    QMap<QString, Group> groups; ///< by the tables: "orders → customers"

    int count() const;
    /// "orders row 7 (customer_id = 42) and 3 more have no row in customers"
    QString toString() const;
    /// The groups that have more rows than \a before.
    BrokenReferences since(const BrokenReferences &before) const;
};

/// What PRAGMA foreign_key_check says of all files of \a connection. An error when a foreign key cannot be checked, because the columns that
/// it refers to have no unique key.
Core::Expected<BrokenReferences> brokenReferences(Database::Connection &connection);
/// The same of one table, added to \a broken; names as the catalog has them.
Core::Expected<> addBroken(Database::Connection &connection, const QString &schema, const QVariant &table, BrokenReferences &broken);

/// Whether a table other than itself refers to one of \a tables.
Core::Expected<bool> isReferredTo(Database::Connection &connection, const QStringList &tables);

/// "main" and those that are attached.
Core::Expected<QStringList> schemasOf(Database::Connection &connection);

} // namespace Varve::Execution
