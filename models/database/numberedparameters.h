// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Varve::Database {

/// Each "?" of \a sql as PostgreSQL names its parameters: $1, $2. Not within a quoted name, which may hold a question mark.
QString withNumberedParameters(const QString &sql);

} // namespace Varve::Database
