// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine.h"

#include <models/core/expected.h>

namespace Varve::Database {

/// The part of a text that goes to the server.
struct CheckedStatement
{
    QByteArray text;        ///< without comments around it and without the final semicolon
    qint64 offset = 0;      ///< of text in what was checked
    bool onlyReads = false; ///< known to change nothing
};

/// The one statement in \a sql, or why it is not sent: it is empty, several statements, a psql command, a COPY from or to the client
/// (Qt's driver would wait forever; see checkCopyIn()), no UTF-8, or contains a NUL byte. Error::where has the offset alone.
Core::Expected<CheckedStatement> checkStatement(const QByteArray &sql, Engine engine);

/// Whether each of \a statements is text without a NUL byte and no COPY with the client. That it is one statement is for the server to see.
Core::Expected<> checkEach(const QList<QByteArray> &statements);

/// Why \a sql is not a text that begins with a COPY from the client. That it ends there is for the server to see.
Core::Expected<> checkCopyIn(const QByteArray &sql);

} // namespace Varve::Database
