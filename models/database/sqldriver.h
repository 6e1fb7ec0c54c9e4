// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine.h"

#include <QSqlDatabase>

namespace Varve::Database {

/// A database with Qt's driver for \a engine and without an entry in Qt's list of connections; invalid where the driver is not installed.
/// May be called from any thread.
QSqlDatabase makeSqlDatabase(Engine engine);

} // namespace Varve::Database
