// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialect.h"
#include "token.h"

#include <QList>

namespace Varve::Text {

/// A ${name} or an escape $${ and what it stands in.
struct VariablePlace
{
    ByteRange range;           ///< from the first '$' to '}', or of the three bytes "$${"; in the script
    Token inside;              ///< the token that it stands in or is; offsets count from the start of the script
    bool unicodeQuote = false; ///< inside PostgreSQL's U&'…' or U&"…"
    bool escape = false;

    bool isEscape() const { return escape; }
    QString name(QByteArrayView script) const { return QString::fromUtf8(script.sliced(range.offset + 2, range.length - 3)); }
};

/// All of them in \a range of \a script, in order; none in comments, COPY data and lines for a client.
QList<VariablePlace> variablePlaces(QByteArrayView script, const ByteRange &range, DialectName dialect);

} // namespace Varve::Text
