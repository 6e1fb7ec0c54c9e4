// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialect.h"
#include "statement.h"

#include <models/core/expected.h>

#include <QIODevice>
#include <QList>

namespace Varve::Text {

/// Splits \a script (UTF-8) into statements. Only comments and white space at the end make no statement; they belong to
/// nobody. \a file and \a base (position and offset of the script's first byte in its file) go into positions.
/// Fails with the place where an unterminated quote, comment, dollar quote or block began.
Core::Expected<QList<Statement>> split(QByteArrayView script, DialectName dialect, const QString &file = {});

/// Splits without holding the whole script: feed() bytes as they come, next() gives finished statements together with
/// their bytes. Memory is bounded by the longest statement (of COPY data: by one chunk).
class StreamingSplitter final
{
public:
    explicit StreamingSplitter(DialectName dialect, const QString &file = {});
    ~StreamingSplitter();
    Q_DISABLE_COPY_MOVE(StreamingSplitter)

    struct Piece
    {
        Statement statement;    ///< ranges count from the start of the stream
        QByteArray bytes;       ///< of statement.whole
        QByteArray text() const
        {
            return bytes.mid(statement.text.offset - statement.whole.offset, statement.text.length);
        }
    };

    void feed(QByteArrayView bytes);
    /// No more bytes will come.
    void finish();
    /// The next complete statement; nullopt when more bytes are needed or, after finish(), at the end.
    Core::Expected<std::optional<Piece>> next();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Varve::Text
