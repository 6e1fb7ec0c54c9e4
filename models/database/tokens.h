// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QList>

namespace Varve::Database {

/// A bare word (upper case) or a single punctuation character outside comments, strings and quoted names.
struct Token
{
    QByteArray text;
    qint64 offset = 0;
};

/// The first \a limit tokens of PostgreSQL or SQLite text; quoted things count as one token "'" each. Enough to see what a statement is;
/// the splitter says where statements end.
QList<Token> leadingTokens(QByteArrayView sql, int limit);

} // namespace Varve::Database
