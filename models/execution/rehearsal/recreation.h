// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/catalog/snapshot.h>
#include <models/database/connection.h>

namespace Varve::Execution {

/// Statements that make anew what \a snapshot tells of \a connection's database, as far as PostgreSQL's catalog gives them. Mostly in an
/// order that works; the rest is for recreate(), which tries again.
Core::Expected<QStringList> postgresRecreation(Database::Connection &connection, const Catalog::Snapshot &snapshot);

/// What SHOW CREATE says of all but \a ignored, without the database's name, which is another one in a scratch database. No events: they
/// would run there. No routine and no trigger that names a database: a migration's rows would reach into that.
Core::Expected<QStringList> mariaDbRecreation(Database::Connection &connection, const QStringList &ignored);

} // namespace Varve::Execution
