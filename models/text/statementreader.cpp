// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementreader.h"

#include "classifier.h"

#include <QCoreApplication>

#include <utility>

namespace Varve::Text {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Varve::Text", text);
}

} // namespace

StatementReader::StatementReader(DialectName name, const QString &file, TextForm form, CopyData copyData)
    : m_dialect(dialect(name)), m_copyData(copyData), m_scanner(m_dialect, form), m_positions(file)
{}

void StatementReader::startAt(qint64 offset)
{
    m_wholeBegin = m_searched = offset;
    m_given = {m_base + offset, 0};
    if (offset > 0)
        m_scanner.restart(offset);
}

StatementReader::Outcome StatementReader::next()
{
    if (m_ended)
        return Outcome::End;
    for (;;) {
        if (!m_addedValues.waits())
            m_scanner.skim();
        const Token token = m_scanner.next();
        switch (token.kind) {
        case TokenKind::NeedMore: return Outcome::NeedMore;
        case TokenKind::Unterminated: return fail(token);
        case TokenKind::Blank:
            if (isCopyLine())
                return giveHead(token);
            continue;
        case TokenKind::LineComment:
            if (isCopyLine())
                return giveHead(token);
            [[fallthrough]];
        case TokenKind::BlockComment: noteComment(token); continue;
        case TokenKind::String: noteString(token); continue;
        case TokenKind::End:
            m_ended = true;
            if (!m_pending && m_scanner.shape().begin < 0)
                return Outcome::End;
            if (!m_pending)
                build(token);
            return finish(token.offset);
        case TokenKind::Delimiter:
            if (m_pending)
                setDelimiter(token);
            else if (m_scanner.shape().begin >= 0)
                build(token);
            else
                continue; // an empty statement is white space before the next one
            if (m_scanner.copyFollows())
                continue;
            return finish(token.end());
        case TokenKind::ClientCommand: buildCommand(token); continue;
        case TokenKind::CopyData:
            if (m_copyBegin < 0)
                m_copyBegin = m_base + token.offset;
            if (m_copyData == CopyData::InChunks)
                return giveData(token);
            continue;
        case TokenKind::CopyEnd: return finishCopy(token);
        default: continue;
        }
    }
}

void StatementReader::build(const Token &delimiter)
{
    const StatementShape &shape = m_scanner.shape();
    const QByteArrayView window = m_scanner.window();
    m_statement = {};
    m_statement.comments.swap(m_comments);
    m_statement.start = m_positions.at(window, shape.begin);
    const Core::SourcePosition end = m_positions.at(window, shape.end);
    m_statement.endLine = end.line;
    m_statement.endColumn = end.column;
    m_statement.text = {m_base + shape.begin, shape.end - shape.begin};
    setDelimiter(delimiter);
    classifyShape(shape);
    if (m_dialect.name == DialectName::PostgreSql)
        m_statement.needsCommitBefore = m_addedValues.take(shape, window, m_statement);
    if (!m_statement.object.isEmpty())
        m_statement.object.offset += m_base;
    m_pending = true;
}

// A statement that begins as one before, and has the same keywords behind that, is the same kind of statement about the same object.
void StatementReader::classifyShape(const StatementShape &shape)
{
    const bool special = shape.fromStdin || shape.dropsPart || shape.detachesConcurrently || shape.addsValue;
    if (shape.beginning != 0 && shape.beginning == m_known.beginning && shape.words == m_known.words
        && shape.nestedWords == m_known.nestedWords && !special) {
        m_statement.kind = m_known.statement.kind;
        m_statement.destructive = m_known.statement.destructive;
        m_statement.inTransaction = m_known.statement.inTransaction;
        m_statement.commitsImplicitly = m_known.statement.commitsImplicitly;
        m_statement.returnsRows = m_known.statement.returnsRows;
        m_statement.changes = m_known.statement.changes;
        m_statement.verb = m_known.statement.verb;
        m_statement.object = m_known.statement.object;
        m_statement.object.offset += shape.begin;
        return;
    }
    classify(shape, m_scanner.window(), m_dialect, m_statement);
    // REPLACE behind INSERT INTO is looked for in the whole statement.
    const bool readToEnd = shape.has(Keyword::Replace) && shape.has(Keyword::Insert);
    if (shape.beginning == 0 || special || readToEnd || !m_statement.objects.isEmpty() || m_statement.object.isEmpty())
        return;
    m_known = {shape.beginning, shape.words, shape.nestedWords, m_statement};
    m_known.statement.object.offset -= shape.begin;
}

void StatementReader::setDelimiter(const Token &token)
{
    const QByteArrayView text = token.in(m_scanner.window());
    // The usual ones are constants: they own no memory.
    m_statement.delimiter = text == ";" ? QByteArrayLiteral(";") : text == "\n" ? QByteArrayLiteral("\n") : text.toByteArray();
    m_statement.delimiterRange = {m_base + token.offset, token.length};
}

void StatementReader::noteComment(const Token &token)
{
    if (m_pending || m_scanner.shape().begin >= 0)
        return;
    // "SELECT 1; -- one" speaks of the statement before it.
    if (!m_lineBegun)
        m_lineBegun = m_base + m_wholeBegin == 0 || m_scanner.window().sliced(m_searched, token.offset - m_searched).contains('\n');
    m_searched = token.offset;
    if (m_lineBegun)
        m_comments += {m_base + token.offset, token.length};
}

void StatementReader::buildCommand(const Token &token)
{
    build({TokenKind::End, token.end(), 0});
}

StatementReader::Outcome StatementReader::giveHead(const Token &restOfLine)
{
    m_statement.whole = {m_base + m_wholeBegin, restOfLine.end() - m_wholeBegin};
    m_given = m_statement.whole;
    return Outcome::CopyHead;
}

StatementReader::Outcome StatementReader::giveData(const Token &lines)
{
    m_given = {m_base + lines.offset, lines.length};
    return Outcome::CopyData;
}

StatementReader::Outcome StatementReader::finishCopy(const Token &end)
{
    const qint64 dataEnd = m_base + end.offset;
    const qint64 dataBegin = std::exchange(m_copyBegin, -1);
    m_statement.copyData = {dataBegin < 0 ? dataEnd : dataBegin, dataBegin < 0 ? 0 : dataEnd - dataBegin};
    const Outcome outcome = finish(end.end());
    if (m_copyData == CopyData::InChunks)
        m_given = {dataEnd, end.length};
    return outcome;
}

StatementReader::Outcome StatementReader::finish(qint64 end)
{
    m_statement.whole = {m_base + m_wholeBegin, end - m_wholeBegin};
    m_given = m_statement.whole;
    m_wholeBegin = m_searched = end;
    m_lineBegun = false;
    m_pending = false;
    return refused() ? Outcome::Failed : Outcome::Statement;
}

bool StatementReader::refused()
{
    // With it off a backslash escapes a quote, and statements would end elsewhere than Varve believes.
    if (m_dialect.name != DialectName::PostgreSql || m_statement.kind != StatementKind::SessionSetting)
        return false;
    const QByteArrayView window = m_scanner.window();
    const auto in = [&](const ByteRange &range) { return window.sliced(range.offset - m_base, range.length); };
    if (m_statement.object.isEmpty() || !m_statement.changes
        || in(m_statement.object).toByteArray().toLower() != "standard_conforming_strings")
        return false;
    const QByteArrayView text = in(m_statement.text);
    const QByteArray value = text.toByteArray().toLower();
    if (value.endsWith("on") || value.endsWith("on'") || value.endsWith("true") || value.endsWith("default") || value.endsWith("1"))
        return false;
    m_error = {.kind = Core::ErrorKind::ProjectFiles,
               .message = tr("The script turns standard_conforming_strings off; Varve reads strings by the SQL standard."),
               .where = m_statement.start,
               .remedy = tr("Remove the statement and write strings that have backslash escapes as E'…'.")};
    return true;
}

StatementReader::Outcome StatementReader::fail(const Token &token)
{
    // A COPY whose data does not end was counted past its beginning already.
    const Core::SourcePosition where = m_pending ? m_statement.start : m_positions.at(m_scanner.window(), token.offset);
    m_error = {.kind = Core::ErrorKind::ProjectFiles, .message = complaint(token, where), .where = where};
    m_ended = true;
    return Outcome::Failed;
}

QString StatementReader::complaint(const Token &token, const Core::SourcePosition &where) const
{
    const QByteArrayView window = m_scanner.window();
    const auto sentence = [&where](const QString &pattern) { return pattern.arg(where.line).arg(where.column); };
    switch (token.open) {
    case TokenKind::String: return sentence(tr("The string that begins at line %1, column %2 is not closed."));
    case TokenKind::QuotedName: return sentence(tr("The quoted name that begins at line %1, column %2 is not closed."));
    case TokenKind::BlockComment: return sentence(tr("The comment that begins at line %1, column %2 is not closed."));
    case TokenKind::DollarString: {
        const QByteArrayView rest = token.in(window);
        const QByteArrayView tag = rest.first(rest.indexOf('$', 1) + 1);
        return sentence(tr("The dollar quote %3 that begins at line %1, column %2 is not closed.")).arg(QString::fromUtf8(tag));
    }
    case TokenKind::CopyData:
        return sentence(tr("The data of the COPY at line %1, column %2 must begin on the line after it and end with a line \\."));
    default: break;
    }
    const bool parenthesis = window[token.offset] == '(';
    if (parenthesis)
        return sentence(tr("The parenthesis that begins at line %1, column %2 is not closed."));
    return sentence(tr("The block that begins at line %1, column %2 has no END."));
}

void StatementReader::dropFront(qint64 bytes)
{
    m_positions.at(m_scanner.window(), bytes);
    m_positions.dropFront(bytes);
    m_scanner.dropFront(bytes);
    m_base += bytes;
    m_wholeBegin -= bytes;
    m_searched -= bytes;
}

} // namespace Varve::Text
