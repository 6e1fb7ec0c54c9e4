// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

namespace Varve::Execution {

/// Names, as they are sent, of the tables whose rows a statement of INSERT's kind changes. Of MariaDB's UPDATE and DELETE with several
/// tables all of them: which of these are only read the text does not always say.
QStringList changedTables(const PlannedStatement &planned, Database::Engine engine);

/// One name for a table as MariaDB knows it: \a written with \a database where it has none, without quotes, in small letters.
QString tableKey(const QString &written, const QString &database);

/// What the definition \a planned says about engines of MariaDB's tables: ENGINE of CREATE TABLE and ALTER TABLE, LIKE, RENAME. Temporary
/// tables are left out: what they hold goes with the session.
QList<DeclaredEngine> declaredEngines(const PlannedStatement &planned);

} // namespace Varve::Execution
