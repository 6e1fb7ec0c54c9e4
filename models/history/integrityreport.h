// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "verifiedquery.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Varve::History {

/// How many rows a table has.
struct RowCount
{
    enum class Precision {
        Exact,
        AtLeast, ///< so many were counted, and there are more
        Estimate ///< the engine's own
    };
    qint64 rows = 0;
    Precision precision = Precision::Exact;
    /// "1,204", "more than 100,000", "about 12,000,000"
    QString toString() const;
    friend bool operator==(const RowCount &, const RowCount &) = default;
};

/// A table that a run named, before and after it.
struct CountedTable
{
    QString name;
    std::optional<RowCount> before; ///< unset: it was not there, or could not be counted
    std::optional<RowCount> after;
    /// "orders: 3 → 5 rows", "orders: new, 5 rows", "orders: gone, had 3 rows"
    QString toString() const;
    friend bool operator==(const CountedTable &, const CountedTable &) = default;
};

/// What was looked at around a run and what was found. Kept with the run.
struct IntegrityReport
{
    QList<CountedTable> tables; ///< in the order in which the run names them
    int notCounted = 0;         ///< tables beyond those
    QStringList findings;       ///< what is not as it should be: sentences
    QStringList analyzed;       ///< tables whose statistics were renewed
    /// Queries of the verify sections, in the order in which they ran.
    QList<VerifiedQuery> verifications = {};
    int notKept = 0; ///< queries beyond those

    bool isEmpty() const { return tables.isEmpty() && findings.isEmpty() && analyzed.isEmpty() && verifications.isEmpty(); }
    /// All of it, a line each: tables, how many checks were met, then findings.
    QStringList lines() const;
    /// A line for each query; \a migrationId: of that migration alone.
    QStringList verificationLines(const QString &migrationId = {}) const;
    /// What there is room for of \a queries: the first few hundred. Those that were not met go before others.
    void keep(const QList<VerifiedQuery> &queries);
    QJsonObject toObject() const;
    QByteArray toJson() const;
    /// Empty for what is no such JSON.
    static IntegrityReport fromJson(const QByteArray &json);
    friend bool operator==(const IntegrityReport &, const IntegrityReport &) = default;
};

} // namespace Varve::History
