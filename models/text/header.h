// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "byterange.h"
#include "dialect.h"

#include <models/core/problem.h>

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Varve::Text {

/// "Key: value" of a migration's leading comment block. Unknown keys are kept.
struct HeaderField
{
    QString key;   ///< as written
    QString value; ///< continuation lines joined by a blank, points of a list by a comma
    Core::SourcePosition where;

    friend bool operator==(const HeaderField &, const HeaderField &) = default;
};

/// What the leading comment block of a migration says. Keys are compared without regard to case.
struct Header
{
    QList<HeaderField> fields;

    /// The value of the first field called \a key, or an empty string.
    QString value(QStringView key) const;
    /// A comma- or "and"-separated list: Prerequisites, Environments. "none", "-" and an empty value give an empty list;
    /// a ".sql" extension of an entry is dropped.
    QStringList list(QStringView key) const;
    QString title() const { return value(u"Migration"); }
    QString purpose() const { return value(u"Purpose"); }
    QString author() const { return value(u"Author"); }
    QString version() const { return value(u"Version"); }
    QString database() const { return value(u"Database"); }
    /// "Dependencies" is another word for it in use.
    QStringList prerequisites() const { return list(u"Prerequisites") + list(u"Dependencies"); }
    /// What it comes directly after; "base" (or "none") is an empty list: it begins a line. nullopt where its place in the order says so.
    std::optional<QStringList> revises() const;
    /// Label of the branch that it begins or is on.
    QString branch() const { return value(u"Branch"); }
    QStringList environments() const { return list(u"Environments"); }
    /// The ISO date of "Date", invalid when there is none or it is not a date.
    QDate date() const;
    /// False for "Variables: off".
    bool variables() const;
    /// The fields that mean nothing to Varve, as they are written: a ticket, a reviewer.
    QList<HeaderField> otherFields() const;

    friend bool operator==(const Header &, const Header &) = default;
};

/// A migration file cut into its parts. Ranges are in the file's bytes and exclude the marker lines.
struct Sections
{
    Header header;
    QList<ByteRange> up; ///< everything before the first marker, and every "varve:up"
    QList<ByteRange> down;
    QList<ByteRange> verify;
    QList<Core::Problem> problems; ///< unknown or repeated markers

    bool hasDown() const { return !down.isEmpty(); }

    friend bool operator==(const Sections &, const Sections &) = default;
};

/// Reads header and section markers ("-- varve:up|down|verify", "//" in Cypher, "#" in Redis; the seeds' "-- Verify migration").
/// A marker inside a string, a dollar quote or a block comment is none.
Sections readSections(QByteArrayView script, DialectName dialect, const QString &file = {});

/// Whether something besides white space, comments and delimiters stands in \a ranges. Reads no further than that.
bool holdsStatement(QByteArrayView script, const QList<ByteRange> &ranges, DialectName dialect);

/// Only the header: reads no further than the first line that is not a comment.
Header readHeader(QByteArrayView script, DialectName dialect, const QString &file = {});

/// A header that readHeader() reads back equal, for "New migration". Empty values are written as empty.
QString headerTemplate(const QList<HeaderField> &fields, DialectName dialect);

} // namespace Varve::Text
