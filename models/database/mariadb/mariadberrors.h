// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../connectionprofile.h"

namespace Varve::Database {

/// Sorts a failed connection into layers by its number: of the client library (2000 and up, 5000 and up) or of the server.
Core::Error mariaDbConnectionError(const ConnectionProfile &profile, unsigned code, const QString &text);

/// The position of \a sent is in bytes: the server tells a line and what stands there.
Core::Error mariaDbStatementError(unsigned code, const QString &text, const QByteArray &sent);

} // namespace Varve::Database
