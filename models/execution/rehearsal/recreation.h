// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/catalog/snapshot.h>
#include <models/database/connection.h>

namespace Varve::Execution {

/// A statement that makes an object anew.
struct RemakingStatement
{
    QString text;
    QString settings = {}; ///< to be run before it, where the object is what its text meant under them: SET …
};

/// Statements that make anew what \a snapshot tells of \a connection's database, as far as PostgreSQL's catalog gives them. Mostly in an
/// order that works; the rest is for recreate(), which tries again.
Core::Expected<QList<RemakingStatement>> postgresRecreation(Database::Connection &connection, const Catalog::Snapshot &snapshot);

/// What SHOW CREATE says of all but \a ignored, without the database's name, which is another one in a scratch database. No events: they
/// would run there. No routine and no trigger that names a database: a migration's rows would reach into that.
Core::Expected<QList<RemakingStatement>> mariaDbRecreation(Database::Connection &connection, const QStringList &ignored);

/// SET … of what a routine, a trigger or a view of MariaDB's is read under, and keeps.
QString remakingSettings(const QString &sqlMode, const QString &clientCharset, const QString &collation);

} // namespace Varve::Execution
