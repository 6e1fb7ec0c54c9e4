// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace Varve::Database {

/// Other processes of this machine that keep a SQLite file from being read or written: "process 4711 (sqlite3)". Those that write, or, when
/// there are none and the file has no write-ahead log, those that read. Empty where the system does not tell (other than Linux, file
/// systems whose files have no number of their own, processes of other containers).
QStringList fileHolders(const QString &file);

/// Whether \a file lies on a file system that no other machine can have open. One that is not known here may be shared.
bool liesOnThisMachine(const QString &file);

} // namespace Varve::Database
