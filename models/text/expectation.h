// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "byterange.h"
#include "dialect.h"

#include <models/core/expected.h>

#include <QList>
#include <QString>

#include <optional>

namespace Varve::Text {

/// What a verification query must give: "-- expect: …".
struct Expectation
{
    enum class Kind {
        Nothing,  ///< nothing is said: the result is only shown
        Rows,     ///< "rows": at least one
        NoRows,   ///< "no rows"
        RowCount, ///< "3 rows", "1 row"
        Value,    ///< "0", "'blue'", "> 0", "<> x": the first column of the first row
    };
    enum class Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

    Kind kind = Kind::Nothing;
    Comparison comparison = Comparison::Equal; ///< of a Value
    QString value;                             ///< of a Value, without its quotes
    qint64 rows = 0;                           ///< of a RowCount
    QString text;                              ///< as written, for a person

    bool isEmpty() const { return kind == Kind::Nothing; }
    friend bool operator==(const Expectation &, const Expectation &) = default;
};

/// Reads what stands behind "expect:". The error's place counts from \a where, the place of \a text's first character.
Core::Expected<Expectation> parseExpectation(const QString &text, const Core::SourcePosition &where = {});

/// Where in \a script the text of "-- expect: 0" stands that belongs to \a query: behind it in the same line, or in the line below.
std::optional<ByteRange> findExpectation(QByteArrayView script, const ByteRange &query, DialectName dialect);

/// findExpectation() and parseExpectation(); Kind::Nothing where there is none. \a file goes into the error's place.
Core::Expected<Expectation> readExpectation(QByteArrayView script, const ByteRange &query, DialectName dialect, const QString &file = {});

/// The texts of all "-- expect: …" comments in \a range of \a script, whether a query has them or not. For finding those that none has.
QList<ByteRange> writtenExpectations(QByteArrayView script, const ByteRange &range, DialectName dialect);

} // namespace Varve::Text
