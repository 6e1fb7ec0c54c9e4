// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/connection.h>
#include <models/history/historyentry.h>
#include <models/project/project.h>
#include <models/text/statement.h>
#include <models/text/variables.h>

#include <QDateTime>
#include <QList>
#include <QString>

#include <variant>

namespace Varve::Execution {

/// One statement as it will be sent, and where it stands in the file.
struct PlannedStatement
{
    Text::Statement statement;      ///< as written: ranges in the file
    QByteArray written;             ///< statement.text's bytes as written; empty for a large file
    Text::Rendered rendered;        ///< what is sent
    QString expectation;            ///< of a verification query: "0", "rows", "no rows", "> 0"; empty: only shown
    friend bool operator==(const PlannedStatement &, const PlannedStatement &) = default;
};

enum class StepKind { Apply, RollBack, AdHoc };

/// One migration (or ad hoc text) to run in one direction.
struct PlanStep
{
    StepKind kind = StepKind::Apply;
    QString migrationId;            ///< empty for ad hoc text
    QString title;
    QString version;
    QString release;
    QString path;                   ///< absolute; empty for ad hoc text without a file
    QString shownAs;                ///< the path as shown in positions: relative to the project
    QString checksum;               ///< of the up file, as recorded in the history
    QString fileChecksum;           ///< of the file that is run; checked again before it runs
    bool oneTransaction = true;     ///< false: each statement by itself
    QString transactionReason;      ///< why not one transaction: "VACUUM cannot run in a transaction (line 12)"
    bool rollbackAvailable = false; ///< has a down section
    bool streamed = false;          ///< too large to hold: statements are read and rendered while it runs
    QList<PlannedStatement> statements; ///< empty when streamed
    QList<PlannedStatement> verification;
    friend bool operator==(const PlanStep &, const PlanStep &) = default;
};

/// The ordered steps from where an environment is to where it should be. A value; making one changes nothing.
struct Plan
{
    QString id;                     ///< four hexadecimal digits or more over everything below: the same plan has the same id
    QDateTime madeAt;               ///< UTC; not part of the id
    QString environment;
    QString databaseName;
    Project::GuardLevel guard = Project::GuardLevel::Open;
    Database::ConnectionProfile target; ///< without secrets
    Database::ServerIdentity server;
    qint64 lastHistoryId = 0;       ///< the newest history row it was made from
    QList<PlanStep> steps;
    QStringList warnings;           ///< out of order, changed after applied, not one transaction, …
    Project::Policies policies;
    Text::Variables variables;      ///< that it was rendered with; needed again for streamed steps

    int statementCount() const;
    bool isEmpty() const { return steps.isEmpty(); }
    /// Some statement loses data or structure.
    bool isDestructive() const;
};

} // namespace Varve::Execution
