// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>
#include <models/database/connection.h>

#include <QStringList>

namespace Varve::Execution {

/// A table of the catalog, found by a name as it stands in SQL.
struct FoundTable
{
    QString name;         ///< as it was asked for
    QString qualified;    ///< quoted, as SQL wants it
    QString schema;       ///< SQLite's
    QString table;        ///< without its schema and quotes
    qint64 estimate = -1; ///< rows, as the engine guesses them without looking; -1: it has no idea
};

/// Those of \a names (as they are sent) that are tables with rows of their own: no view, no foreign table, no temporary one. In the order
/// of \a names. A round trip or two.
Core::Expected<QList<FoundTable>> findTables(Database::Connection &connection, const QStringList &names);

} // namespace Varve::Execution
