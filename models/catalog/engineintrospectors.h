// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "introspector.h"

namespace Varve::Catalog {

/// Read everything of the schemas asked for, in no order, Varve's own tables included; positions may have gaps. A transaction is open.
Core::Expected<QList<SchemaObject>> introspectPostgres(Database::Connection &connection, const IntrospectOptions &options);
/// Schemas are databases; without names it is the connection's. The objects have no schema.
Core::Expected<QList<SchemaObject>> introspectMariaDb(Database::Connection &connection, const QStringList &schemas);
Core::Expected<QList<SchemaObject>> introspectSqlite(Database::Connection &connection, const QStringList &schemas,
                                                     const QStringList &tables = {});

} // namespace Varve::Catalog
