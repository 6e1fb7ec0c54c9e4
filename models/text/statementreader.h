// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "addedvalues.h"
#include "positiontracker.h"
#include "statement.h"
#include "statementscanner.h"

#include <models/core/error.h>

#include <optional>

namespace Varve::Text {

/// Puts statements together from the scanner's tokens. Offsets in its results count from the start of the script.
class StatementReader final
{
public:
    /// CopyHead and CopyData only with CopyData::InChunks.
    enum class Outcome { Statement, CopyHead, CopyData, NeedMore, End, Failed };

    StatementReader(DialectName dialect, const QString &file, TextForm form = TextForm::Written,
                    CopyData copyData = CopyData::WithStatement);

    void setWindow(QByteArrayView window, bool last) { m_scanner.setWindow(window, last); }
    /// Begins at \a offset of the window; positions still count from the window's start.
    void startAt(qint64 offset);

    /// The result is in statement() or error().
    Outcome next();
    const Statement &statement() const { return m_statement; }
    Statement takeStatement() { return std::move(m_statement); }
    const Core::Error &error() const { return m_error; }

    /// In the script: what the last outcome gave out. For a statement that is its whole; of a COPY in chunks its head, then the lines of
    /// a chunk, then the line that ends the data.
    ByteRange given() const { return m_given; }
    /// Bytes at the window's front that no coming statement needs.
    qint64 consumed() const { return m_given.end() - m_base; }
    void dropFront(qint64 bytes);

private:
    void build(const Token &delimiter);
    void classifyShape(const StatementShape &shape);
    void buildCommand(const Token &token);
    void setDelimiter(const Token &token);
    void noteComment(const Token &token);
    void noteString(const Token &token) { m_addedValues.note(token, m_scanner.window()); }
    Outcome finish(qint64 end);
    Outcome fail(const Token &token);
    Outcome finishCopy(const Token &end);
    Outcome giveHead(const Token &restOfLine);
    Outcome giveData(const Token &lines);
    bool isCopyLine() const { return m_copyData == CopyData::InChunks && m_pending && m_scanner.copyFollows(); }
    bool refused();
    QString complaint(const Token &token, const Core::SourcePosition &where) const;

    const Dialect &m_dialect;
    const CopyData m_copyData;
    StatementScanner m_scanner;
    PositionTracker m_positions;
    qint64 m_base = 0;       // bytes dropped so far
    qint64 m_wholeBegin = 0; // in the window
    qint64 m_copyBegin = -1; // in the script
    ByteRange m_given;
    qint64 m_searched = 0;    // in the window: line ends before it were looked for
    bool m_lineBegun = false; // since the statement before
    bool m_pending = false;   // m_statement waits for its COPY data or its line's end
    bool m_ended = false;
    Statement m_statement;
    QList<ByteRange> m_comments; // of the statement to come, in the script
    AddedValues m_addedValues;
    // What the last INSERT INTO … VALUES is; the object counts from the text's start.
    struct Known
    {
        int beginning = 0;
        std::bitset<512> words;
        std::bitset<512> nestedWords;
        Statement statement;
    };
    Known m_known;
    Core::Error m_error;
};

} // namespace Varve::Text
