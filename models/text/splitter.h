// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialect.h"
#include "statement.h"

#include <models/core/expected.h>

#include <QList>

#include <memory>
#include <optional>

namespace Varve::Text {

/// Splits \a script (UTF-8) into statements. Each begins where the one before it ended; comments, white space and empty statements
/// belong to the statement that follows them. What is left at the end without a statement, from the last whole.end() on, belongs to
/// nobody. A statement's text ends with its last significant token. \a file goes into positions.
/// Fails with the place where an unterminated quote, comment, dollar quote, block or COPY data began.
Core::Expected<QList<Statement>> split(QByteArrayView script, DialectName dialect, const QString &file = {},
                                       TextForm form = TextForm::Written);

/// The same for the statements of one \a range (a section) of \a script; offsets and positions count from the start of the script.
Core::Expected<QList<Statement>> split(QByteArrayView script, const ByteRange &range, DialectName dialect, const QString &file = {},
                                       TextForm form = TextForm::Written);

/// Splits without holding the whole script: feed() bytes as they come, next() gives finished statements together with
/// their bytes. Memory is bounded by the longest statement and the longest chunk. The data of a COPY … FROM STDIN counts as part of its
/// statement, unless it is to come in chunks: then next() gives the statement up to its data, the data in as many chunks of whole lines
/// as the bytes come in, and the line "\\." with the whole statement, so that a server can get them as they come.
class StreamingSplitter final
{
public:
    explicit StreamingSplitter(DialectName dialect, const QString &file = {}, CopyData copyData = CopyData::WithStatement);
    ~StreamingSplitter();
    Q_DISABLE_COPY_MOVE(StreamingSplitter)

    enum class Part {
        Whole,    ///< a statement with all that belongs to it: the only one without CopyData::InChunks
        CopyHead, ///< a COPY up to the line end before its data; statement.whole ends there, statement.copyData is empty
        CopyData, ///< lines of its data, in bytes; the statement is empty
        CopyEnd,  ///< the line "\\.", in bytes; the statement is complete
    };
    struct Piece
    {
        Statement statement; ///< ranges count from the start of the stream
        QByteArray bytes;    ///< of statement.whole; see Part
        Part part = Part::Whole;
        QByteArray text() const { return in(statement.text).toByteArray(); }
        /// A range of the statement, of a Whole or a CopyHead.
        QByteArrayView in(const ByteRange &range) const
        {
            return QByteArrayView(bytes).sliced(range.offset - statement.whole.offset, range.length);
        }
    };

    void feed(QByteArrayView bytes);
    /// No more bytes will come.
    void finish();
    /// The next complete statement, or the next part of one; nullopt when more bytes are needed or, after finish(), at the end.
    Core::Expected<std::optional<Piece>> next();
    /// What was fed and belongs to no statement given out so far: at the end, what is left behind the last one.
    QByteArrayView rest() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Varve::Text
