// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/text/splitter.h>

#include <QScopeGuard>

#include <pg_query.h>

namespace Varve::Test {

/// What came out of comparing the splitter with a peer.
struct Compared
{
    QString difference; ///< empty when there is none
    int statements = 0; ///< how many the peer accepted
};

inline QString shown(const QByteArray &script, qsizetype index, qint64 ours, qint64 theirs)
{
    return QStringLiteral("statement %1 ends at %2, for the peer at %3, in:\n%4")
        .arg(index)
        .arg(ours)
        .arg(theirs)
        .arg(QString::fromUtf8(script));
}

// Up to the delimiter; libpg_query counts what stands before it as part of the statement.
inline qint64 lengthUpToDelimiter(const Text::Statement &statement)
{
    return statement.delimiter.isEmpty() ? statement.text.end() : statement.delimiterRange.offset;
}

/// With the split of PostgreSQL's own grammar, where that accepts \a script.
inline Compared compareWithPostgreSql(const QByteArray &script)
{
    const PgQuerySplitResult theirs = pg_query_split_with_parser(script.constData());
    const auto release = qScopeGuard([&] { pg_query_free_split_result(theirs); });
    if (theirs.error)
        return {};
    const auto ours = Text::split(script, Text::DialectName::PostgreSql);
    if (!ours)
        return {ours.error().toString() + u'\n' + QString::fromUtf8(script), theirs.n_stmts};
    if (ours->size() != theirs.n_stmts)
        return {
            QStringLiteral("%1 statements, for the peer %2, in:\n%3").arg(ours->size()).arg(theirs.n_stmts).arg(QString::fromUtf8(script)),
            theirs.n_stmts};
    for (qsizetype i = 0; i < ours->size(); ++i) {
        const PgQuerySplitStmt &their = *theirs.stmts[i];
        const qint64 end = lengthUpToDelimiter(ours->at(i));
        const qint64 theirEnd = their.stmt_location + their.stmt_len;
        // Behind the last one, comments may be its part or not.
        const bool same = ours->at(i).delimiter.isEmpty() ? theirEnd >= end : theirEnd == end;
        if (!same || their.stmt_location > ours->at(i).text.offset)
            return {shown(script, i, end, theirEnd), theirs.n_stmts};
    }
    return {{}, theirs.n_stmts};
}

} // namespace Varve::Test
