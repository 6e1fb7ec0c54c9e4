// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "header.h"

#include "classifier.h"
#include "comment.h"
#include "positiontracker.h"

#include <models/core/suggestion.h>

#include <QCoreApplication>

namespace Varve::Text {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Varve::Text", text);
}

enum class Section { Up, Down, Verify };

/// Walks a script's tokens and cuts it at the markers.
class SectionReader
{
public:
    SectionReader(QByteArrayView script, DialectName name, const QString &file)
        : m_script(script), m_dialect(dialect(name)), m_scanner(m_dialect), m_positions(file)
    {
        m_scanner.setWindow(script, true);
        if (const qint64 start = behindLeadingComments(script, m_dialect, &mayMarkSection); start > 0)
            m_scanner.restart(start);
    }

    Sections read();

private:
    void comment(const Token &token);
    void marker(const QString &word, const Token &token);
    void statementEnded();
    void close(qint64 end);
    QList<ByteRange> &ranges(Section section);
    qint64 lineBegin(const Token &token) const;
    qint64 lineEnd(const Token &token) const;
    void problem(const QString &code, const QString &message, const Token &token, const QString &remedy);

    QByteArrayView m_script;
    const Dialect &m_dialect;
    StatementScanner m_scanner;
    PositionTracker m_positions;
    Sections m_result;
    Section m_section = Section::Up;
    qint64 m_begin = 0;                 // of the section
    std::optional<ByteRange> m_heading; // a line "Verify migration" with nothing but queries behind it so far
    bool m_queries = false;             // there are some
};

Sections SectionReader::read()
{
    for (;;) {
        m_scanner.skim();
        const Token token = m_scanner.next();
        switch (token.kind) {
        case TokenKind::LineComment: comment(token); break;
        case TokenKind::Delimiter:
        case TokenKind::ClientCommand: statementEnded(); break;
        case TokenKind::NeedMore:
        case TokenKind::Unterminated:
            m_heading.reset();
            close(m_script.size());
            return m_result;
        case TokenKind::End:
            statementEnded();
            close(m_script.size());
            return m_result;
        default: break;
        }
    }
}

void SectionReader::comment(const Token &token)
{
    if (const auto word = sectionMarker(m_script, token)) {
        marker(*word, token);
        return;
    }
    const bool between = m_scanner.shape().begin < 0;
    if (m_section == Section::Up && !m_heading && between && isVerificationHeading(m_script, token)) {
        m_heading = ByteRange{lineBegin(token), lineEnd(token) - lineBegin(token)};
        m_queries = false;
    }
}

void SectionReader::marker(const QString &word, const Token &token)
{
    static const QStringList names{QStringLiteral("up"), QStringLiteral("down"), QStringLiteral("verify")};
    const qsizetype index = names.indexOf(word);
    if (index < 0) {
        problem(QStringLiteral("unknown-section"),
                tr("\"varve:%1\" is no section; the sections are up, down and verify.").arg(word) + Core::didYouMean(word, names), token,
                tr("Correct the marker, or write the comment another way."));
        return;
    }
    statementEnded();
    close(lineBegin(token));
    m_section = static_cast<Section>(index);
    if (m_section != Section::Up && !ranges(m_section).isEmpty()) {
        problem(QStringLiteral("repeated-section"), tr("The section \"%1\" begins a second time; its parts are taken together.").arg(word),
                token, tr("Move the statements under the first marker."));
    }
    m_begin = lineEnd(token);
    m_scanner.restart(m_begin);
}

void SectionReader::statementEnded()
{
    const StatementShape &shape = m_scanner.shape();
    if (!m_heading || shape.begin < 0)
        return;
    Statement statement;
    classify(shape, m_script, m_dialect, statement);
    if (statement.kind == StatementKind::Query && !statement.changes)
        m_queries = true;
    else
        m_heading.reset();
}

void SectionReader::close(qint64 end)
{
    if (m_heading && m_queries) {
        if (m_heading->offset > m_begin)
            m_result.up += {m_begin, m_heading->offset - m_begin};
        m_result.verify += {m_heading->end(), end - m_heading->end()};
    } else if (m_section != Section::Up || end > m_begin) {
        ranges(m_section) += {m_begin, end - m_begin};
    }
    m_heading.reset();
}

QList<ByteRange> &SectionReader::ranges(Section section)
{
    switch (section) {
    case Section::Up: return m_result.up;
    case Section::Down: return m_result.down;
    case Section::Verify: return m_result.verify;
    }
    Q_UNREACHABLE();
}

qint64 SectionReader::lineBegin(const Token &token) const
{
    qint64 at = token.offset;
    while (at > m_begin && (m_script[at - 1] == ' ' || m_script[at - 1] == '\t'))
        --at;
    return at;
}

qint64 SectionReader::lineEnd(const Token &token) const
{
    qint64 at = token.end();
    if (at < m_script.size() && m_script[at] == '\r')
        ++at;
    if (at < m_script.size() && m_script[at] == '\n')
        ++at;
    return at;
}

void SectionReader::problem(const QString &code, const QString &message, const Token &token, const QString &remedy)
{
    m_result.problems += {Core::Severity::Warning, code, message, m_positions.at(m_script, token.offset), remedy};
}

} // namespace

Sections readSections(QByteArrayView script, DialectName dialect, const QString &file)
{
    Sections result = SectionReader(script, dialect, file).read();
    result.header = readHeader(script, dialect, file);
    return result;
}

bool holdsStatement(QByteArrayView script, const QList<ByteRange> &ranges, DialectName name)
{
    return std::any_of(ranges.cbegin(), ranges.cend(), [&](const ByteRange &range) {
        StatementScanner scanner(dialect(name));
        scanner.setWindow(script.first(range.end()), true);
        scanner.restart(range.offset);
        Token token = scanner.next();
        while (token.isTrivia() || token.kind == TokenKind::Delimiter)
            token = scanner.next();
        return token.kind != TokenKind::End;
    });
}

} // namespace Varve::Text
