// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ownplaces.h"
#include "plan.h"

#include <models/core/expected.h>

namespace Varve::Execution {

/// How the statements of one text become what is sent.
struct BuildContext
{
    Text::DialectName dialect = Text::DialectName::Ansi;
    Text::Variables variables;
    bool substitute = true; ///< false: "Variables: off"
    QString file;           ///< for positions
    enum class Purpose { Migration, Verification, AdHoc };
    Purpose purpose = Purpose::Migration;
    bool tokenChecksum = false; ///< a StatementStream is asked for it as well
    QStringList ownTables = {}; ///< that no migration may change: see ownTables()
    OwnPlaces ownPlaces = {};   ///< that no migration may drop
    bool judgeDown = false;     ///< a StatementStream of an up section is asked for downError() as well
};

/// Varve's tables in which it keeps what was done, as SQL may write them: "migration_history", "public.migration_history", in lower case.
QStringList ownTables(Database::Engine engine, const Project::Policies &policies);

/// The statements that stand in \a ranges of \a script, rendered. Positions and ranges are those of the whole script. All errors
/// of all statements are in the error.
Core::Expected<QList<PlannedStatement>> buildStatements(QByteArrayView script, const QList<Text::ByteRange> &ranges,
                                                        const BuildContext &context);

/// One statement that stands in \a script. Nothing (and no error) for a client command that has no effect on a server.
Core::Expected<std::optional<PlannedStatement>> buildStatement(QByteArrayView script, const Text::Statement &statement,
                                                               const BuildContext &context);

/// Where a USE of MariaDB's leads to, for the statements behind it.
void follow(const Text::Statement &use, QByteArrayView script, BuildContext &context);

/// Why no plan has \a statement of \a script in it, whatever its variables are, but for the places that they may name; nothing where one may.
std::optional<Core::Error> refusal(const Text::Statement &statement, QByteArrayView script, const BuildContext &context);

/// The part of refusal() that depends on the environment.
std::optional<Core::Error> refusalByPlaces(const Text::Statement &statement, QByteArrayView script, const BuildContext &context);

/// Why \a query of a verify section that runs in a transaction cannot; nothing where it can.
std::optional<Core::Error> refusalInVerification(const Text::Statement &query);

/// Whether buildStatements() would give any; its errors where it would fail, or the first of them. Quicker: nothing is made.
Core::Expected<bool> holdsStatements(QByteArrayView script, const QList<Text::ByteRange> &ranges, const BuildContext &context);

/// A migration with such a statement cannot be one transaction.
bool breaksTransaction(const Text::Statement &statement);
/// "VACUUM cannot run in a transaction (line 12)" for a statement that cannot.
QString transactionReason(const Text::Statement &statement);

} // namespace Varve::Execution
