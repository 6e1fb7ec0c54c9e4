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
    QStringList tables = {}; ///< empty: everything; else only these tables and views with their parts. On SQLite nothing else is read then
};

/// Reads a whole schema with a few bulk queries in one read-only transaction. Objects that are seen but not modelled become
/// ObjectKind::Other.
Core::Expected<Snapshot> introspect(Database::Connection &connection, const IntrospectOptions &options = {});

} // namespace Varve::Catalog
