// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sourceposition.h"

#include <QList>
#include <QString>

namespace Varve::Core {

/// What went wrong, as far as a caller can act on it. The command line's exit codes follow from it.
enum class ErrorKind {
    Usage,           ///< an argument or a request that makes no sense
    ProjectFiles,    ///< varve.toml, a migration or a name in the folder is wrong
    Io,              ///< a file cannot be read or written
    NameResolution,  ///< the host's name is unknown
    Network,         ///< no connection to host and port
    Tls,             ///< the encrypted channel could not be made or verified
    Login,           ///< wrong user or password
    DatabaseMissing, ///< the server answers, the database does not exist or is not one
    ConnectionLost,  ///< the connection went away in the middle of work
    Statement,       ///< the server refused a statement, or a database's file cannot be written
    History,         ///< history and folder contradict each other
    Locked,          ///< somebody else holds the lock
    Guarded,         ///< the environment's guard level forbids it, or asks for a confirmation
    Cancelled,       ///< somebody asked to stop
    Unsupported,     ///< Varve does not know how (yet)
};

/// An error as a value: one sentence for a person and everything needed to act on it.
struct Error
{
    ErrorKind kind = ErrorKind::Usage;
    QString message = {};      ///< one sentence: what was found and what was expected. No secrets
    SourcePosition where = {}; ///< in the text as written; invalid when it has no place in a text
    QString serverText = {};   ///< the server's own words, untouched
    QString serverCode = {};   ///< SQLSTATE or the engine's own number
    QString remedy = {};       ///< what can be done, as a sentence; empty when we know none
    QList<Error> others = {};  ///< further errors of the same check, so that all are seen at once

    /// "file:line:col: message" followed by the server's words and the remedy, one a line.
    QString toString() const;

    friend bool operator==(const Error &, const Error &) = default;
};

/// A request that makes no sense.
inline Error usageError(const QString &message, const QString &remedy = {})
{
    return {.kind = ErrorKind::Usage, .message = message, .remedy = remedy};
}

} // namespace Varve::Core
