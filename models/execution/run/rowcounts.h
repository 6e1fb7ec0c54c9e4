// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tablelook.h"

#include <models/history/integrityreport.h>

#include <QHash>

namespace Varve::Execution {

/// How many rows \a tables have, by FoundTable::qualified. Up to 100,000 are counted, then the engine's estimate says how many there are;
/// \a exactly: all are counted. What cannot be counted (no right, somebody holds the table) is not among them, and \a problems says why.
QHash<QString, History::RowCount> countRows(Database::Connection &connection, const QList<FoundTable> &tables, bool exactly,
                                            QStringList &problems);

} // namespace Varve::Execution
