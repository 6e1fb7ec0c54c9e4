// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "snapshot.h"

#include <models/database/connection.h>

namespace Varve::Catalog {

struct IntrospectOptions
{
    QStringList excludedTables; ///< Varve's own; compared without regard to schema
    QStringList schemas;        ///< empty: all that are not the server's own
    /// Empty: everything; else only these tables and views with their parts. On SQLite and PostgreSQL the others are not even looked at then.
    QStringList tables = {};
    bool withoutTables = false; ///< only what is neither a table or view nor a part of one; without names in tables
};

/// Neither a table or view nor a part of one: a routine, a type, a sequence that no table owns.
inline bool isOfNoTable(const SchemaObject &object)
{
    return object.table.isEmpty() && object.kind != ObjectKind::Table && object.kind != ObjectKind::View;
}

/// Reads a whole schema with a few bulk queries in one read-only transaction. Objects that are seen but not modelled become
/// ObjectKind::Other.
Core::Expected<Snapshot> introspect(Database::Connection &connection, const IntrospectOptions &options = {});

} // namespace Varve::Catalog
