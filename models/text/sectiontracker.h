// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "header.h"
#include "splitter.h"

namespace Varve::Text {

/// readSections() for a text too large to hold: in which section the statements of a stream stand. Markers are looked for in what leads up to
/// a statement, and a heading "Verify migration" is believed when a query follows it.
class SectionTracker final
{
public:
    enum class Section { Up, Down, Verify };

    explicit SectionTracker(DialectName dialect) : m_dialect(dialect) {}

    /// Each of a stream, before anything is asked about it.
    void enter(const StreamingSplitter::Piece &piece);
    /// What is left behind the last statement, and the number of the line in which that ends.
    void finish(QByteArrayView rest, int lastLine);

    Section section() const { return m_section; }
    bool hasDown() const { return m_seen[1]; }
    bool hasVerify() const { return m_seen[2]; }
    /// As Sections::problems, without a file.
    const QList<Core::Problem> &problems() const { return m_problems; }

private:
    void lookBefore(const StreamingSplitter::Piece &piece);
    void look(const QByteArray &trivia, int line, bool beforeQuery);
    QByteArray before() const;

    DialectName m_dialect;
    Section m_section = Section::Up;
    bool m_seen[3] = {};
    bool m_first = true;      ///< nothing stands before
    bool m_lineEnded = false; ///< with the last piece, as with a COPY's end or a client's command
    QList<Core::Problem> m_problems;
};

} // namespace Varve::Text
