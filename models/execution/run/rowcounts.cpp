// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowcounts.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

using History::RowCount;
using Counts = QHash<QString, RowCount>;

/// Counting more takes longer than most migrations.
constexpr qint64 mostCounted = 100'000;
/// In one statement: SQLite allows 500 parts of a compound SELECT (sqlite.org/limits.html).
constexpr qsizetype mostTogether = 100;

/// "SELECT 3, count(*) FROM …"
QString countQuery(const FoundTable &table, qsizetype number, bool exactly)
{
    const QString from = exactly ? table.qualified
                                 : QStringLiteral("(SELECT 1 AS one FROM %1 LIMIT %2) counted").arg(table.qualified).arg(mostCounted + 1);
    return QStringLiteral("SELECT %1, count(*) FROM ").arg(number) + from;
}

RowCount countOf(qint64 counted, const FoundTable &table, bool exactly)
{
    if (exactly || counted <= mostCounted)
        return {.rows = counted, .precision = RowCount::Precision::Exact};
    if (table.estimate > mostCounted)
        return {.rows = table.estimate, .precision = RowCount::Precision::Estimate};
    return {.rows = mostCounted, .precision = RowCount::Precision::AtLeast};
}

/// False when somebody holds one of the tables, or the connection is gone: nothing more is asked then.
bool countTogether(Database::Connection &connection, const QList<FoundTable> &tables, bool exactly, Counts &counts, QStringList &problems)
{
    QStringList parts;
    for (qsizetype i = 0; i < tables.size(); ++i)
        parts += countQuery(tables.at(i), i, exactly);
    const auto result = connection.query(parts.join(QStringLiteral(" UNION ALL ")));
    if (result) {
        for (const QVariantList &row : result->rows) {
            const FoundTable &table = tables.at(row.at(0).toLongLong());
            counts.insert(table.qualified, countOf(row.at(1).toLongLong(), table, exactly));
        }
        return true;
    }
    const Core::ErrorKind kind = result.error().kind;
    const bool isRefused = kind == Core::ErrorKind::Statement && connection.isAlive();
    if (tables.size() > 1 && isRefused) {
        return std::all_of(tables.cbegin(), tables.cend(),
                           [&](const FoundTable &table) { return countTogether(connection, {table}, exactly, counts, problems); });
    }
    problems += tables.size() == 1
        ? QCoreApplication::translate("Varve::Execution", "%1 could not be counted: %2")
              .arg(tables.constFirst().name, result.error().message)
        : QCoreApplication::translate("Varve::Execution", "Rows could not be counted: %1").arg(result.error().message);
    return isRefused;
}

} // namespace

Counts countRows(Database::Connection &connection, const QList<FoundTable> &tables, bool exactly, QStringList &problems)
{
    Counts counts;
    QList<FoundTable> small;
    for (const FoundTable &table : tables) {
        // What the engine knows to be large need not be counted to find that out.
        if (!exactly && table.estimate > mostCounted)
            counts.insert(table.qualified, {.rows = table.estimate, .precision = RowCount::Precision::Estimate});
        else
            small += table;
    }
    for (qsizetype from = 0; from < small.size(); from += mostTogether) {
        if (!countTogether(connection, small.mid(from, mostTogether), exactly, counts, problems))
            break;
    }
    return counts;
}

} // namespace Varve::Execution
