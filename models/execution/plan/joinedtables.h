// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sqlwords.h"

#include <QStringList>

#include <functional>

namespace Varve::Execution {

/// One of the tables that MariaDB's UPDATE and DELETE name together, as it is written.
struct JoinedTable
{
    QString name;
    QString alias; ///< empty where it has none
};

/// All that an UPDATE or a DELETE names, those that it only reads among them.
QList<JoinedTable> joinedTables(const SqlWords &words);

/// Says whether \a table has \a column.
using HasColumn = std::function<bool(const QString &table, const QString &column)>;

/// Those whose rows it changes or deletes. \a hasColumn is asked where SET names a column without its table.
QStringList rewrittenTables(const SqlWords &words, const HasColumn &hasColumn);

} // namespace Varve::Execution
