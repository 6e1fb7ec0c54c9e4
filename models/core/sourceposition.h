// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

namespace Varve::Core {

/// A place in a text as its author wrote it.
struct SourcePosition
{
    QString file;       ///< path as shown to a person; empty when the text has no file
    qint64 offset = -1; ///< bytes from the start of the file, byte order mark included; -1 when unknown
    int line = 0;       ///< 1-based; 0 when unknown
    int column = 0;     ///< 1-based, in characters (code points); 0 when unknown

    bool isValid() const { return line > 0; }

    /// "file:line:column", without the parts that are unknown.
    QString toString() const;

    friend bool operator==(const SourcePosition &, const SourcePosition &) = default;
};

/// {"file", "line", "column", "offset"}, as all documents have a place (docs/json.md); what is unknown is left out.
QJsonObject toJson(const SourcePosition &where);

/// Counts lines and columns up to \a offset bytes of UTF-8 \a text. LF, CRLF and a lone CR each end a line.
SourcePosition positionAt(QByteArrayView text, qint64 offset, const QString &file = {});

} // namespace Varve::Core
