// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

namespace Varve::History {

/// A query of a verify section that a run sent, and its answer. No secrets.
struct VerifiedQuery
{
    QString migrationId;
    QString where;    ///< "migrations/002_b.sql:5:1"
    QString expected; ///< as written behind "expect:"; empty: nothing is expected, the answer is told and that is all
    QString found;    ///< the value, "3 rows", or why there is no answer
    bool met = true;

    /// The beginning of a long text, as it is kept.
    static QString shortened(const QString &text);
    /// "migrations/002_b.sql:5:1: expected > 0, found 3", with "not met" behind it where it is not.
    QString toString() const;
    QJsonObject toObject() const;
    static VerifiedQuery fromObject(const QJsonObject &object);
    friend bool operator==(const VerifiedQuery &, const VerifiedQuery &) = default;
};

} // namespace Varve::History
