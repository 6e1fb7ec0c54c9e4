// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>

namespace Varve::Database {

/// For each "?" of \a sql what \a parameter gives for its number, from 0. Not within a quoted name, which may hold a question mark.
QString withParameters(const QString &sql, const std::function<QString(int number)> &parameter);

/// Each "?" of \a sql as PostgreSQL names its parameters: $1, $2.
QString withNumberedParameters(const QString &sql);

} // namespace Varve::Database
