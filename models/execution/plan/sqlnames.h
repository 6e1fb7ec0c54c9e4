// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/engine.h>

#include <QStringList>

namespace Varve::Execution {

/// The parts of a qualified name as it stands in SQL, without quotes, as \a engine's catalog has them: PostgreSQL's in lower case unless
/// quoted. Empty for an empty name.
QStringList nameParts(const QString &written, Database::Engine engine);

/// PostgreSQL's U&"d\0061t" in \a sql as plain names in quotes; the rest as it is.
QByteArray withPlainNames(const QByteArray &sql);

/// Whether there may be such a name.
bool hasUnicodeNames(QByteArrayView sql);

/// Whether a name from nameParts() is \a name of the catalog: SQLite and MariaDB do not tell case apart everywhere, so neither does this.
bool isSameName(const QString &part, const QString &name, Database::Engine engine);

} // namespace Varve::Execution
