// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sectiontracker.h"

#include "dialectoptions.h"

namespace Varve::Text {

namespace {

QByteArray markerOf(SectionTracker::Section section, const Dialect &options)
{
    static const QByteArray names[] = {"up", "down", "verify"};
    const QByteArray comment = options.slashComments ? "//" : options.dashComments ? "--" : "#";
    return comment + " varve:" + names[static_cast<int>(section)] + '\n';
}

} // namespace

void SectionTracker::enter(const StreamingSplitter::Piece &piece)
{
    using Part = StreamingSplitter::Part;
    if (piece.part == Part::Whole || piece.part == Part::CopyHead)
        lookBefore(piece);
    m_first = false;
    m_lineEnded = piece.bytes.endsWith('\n');
}

void SectionTracker::lookBefore(const StreamingSplitter::Piece &piece)
{
    const Statement &statement = piece.statement;
    const QByteArray trivia = piece.bytes.first(statement.text.offset - statement.whole.offset);
    look(trivia, statement.start.line - static_cast<int>(trivia.count('\n')), statement.kind == StatementKind::Query && !statement.changes);
}

void SectionTracker::finish(QByteArrayView rest, int lastLine)
{
    const QByteArray trivia = rest.toByteArray();
    look(trivia, lastLine - static_cast<int>(trivia.count('\n')), false);
}

/// What makes readSections() see the rest as it would behind the whole text so far.
QByteArray SectionTracker::before() const
{
    if (m_first)
        return {};
    QByteArray result;
    for (const Section section : {Section::Down, Section::Verify}) {
        if (m_seen[static_cast<int>(section)] && section != m_section)
            result += markerOf(section, dialect(m_dialect));
    }
    return result + markerOf(m_section, dialect(m_dialect)) + (m_lineEnded ? "SELECT 1;\n" : "SELECT 1;");
}

void SectionTracker::look(const QByteArray &trivia, int line, bool beforeQuery)
{
    const QByteArray lower = trivia.toLower();
    if (!lower.contains("varve:") && !lower.contains("verif"))
        return;
    const QByteArray prefix = before();
    const Sections sections = readSections(QByteArray(prefix + trivia + (beforeQuery ? "\nSELECT 1;" : "\nDROP TABLE t;")), m_dialect);
    const qint64 end = prefix.size() + trivia.size();
    const auto holdsEnd = [end](const QList<ByteRange> &ranges) {
        return std::any_of(ranges.cbegin(), ranges.cend(), [end](const ByteRange &range) { return range.end() > end; });
    };
    m_section = holdsEnd(sections.down) ? Section::Down : holdsEnd(sections.verify) ? Section::Verify : Section::Up;
    m_seen[1] = m_seen[1] || sections.hasDown();
    m_seen[2] = m_seen[2] || !sections.verify.isEmpty();
    const int prefixLines = static_cast<int>(prefix.count('\n'));
    for (Core::Problem problem : sections.problems) {
        problem.where.line += line - 1 - prefixLines;
        problem.where.offset = -1;
        m_problems += problem;
    }
}

} // namespace Varve::Text
