// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QVariant>

#include <chrono>

namespace Varve::Database {

struct ResultColumn
{
    QString name;
    QString typeName;      ///< the engine's own name where the driver tells, else empty
    bool isNumber = false; ///< align right
    friend bool operator==(const ResultColumn &, const ResultColumn &) = default;
};

/// Rows of one statement, or a chunk of them. NULL is an invalid QVariant; exact numbers are strings of digits.
struct ResultSet
{
    QList<ResultColumn> columns;
    QList<QVariantList> rows;
    friend bool operator==(const ResultSet &, const ResultSet &) = default;
};

/// NOTICE, WARNING and the like, as the server sent them.
struct Notice
{
    QString severity;
    QString text;
    friend bool operator==(const Notice &, const Notice &) = default;
};

/// How one statement ended.
struct StatementOutcome
{
    qint64 rowsReturned = 0;
    qint64 rowsAffected = -1; ///< -1 when the engine does not say
    bool truncated = false;   ///< more rows than asked for were there
    QList<Notice> notices;
    std::chrono::microseconds duration{0};
};

} // namespace Varve::Database
