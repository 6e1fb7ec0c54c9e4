// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

#include <QSet>

namespace Varve::Execution {

/// Names of the schemas, files of their own on SQLite, that a transaction of \a step changes together, as far as its text says so; the one of
/// the history among them. Fewer than two where it changes one file, or has no transaction.
QStringList filesChangedTogether(const Plan &plan, const PlanStep &step);

/// SQLite files that a run changes in one transaction. A commit is all or nothing across files with a rollback journal, and in WAL mode it
/// is not (sqlite.org/lang_attach.html): those that are in WAL mode leave it while this lives.
class AttachedFiles final
{
public:
    explicit AttachedFiles(Database::Connection &connection) : m_connection(connection) {}
    /// Puts them back into WAL mode.
    ~AttachedFiles();
    Q_DISABLE_COPY_MOVE(AttachedFiles)

    /// An error when somebody else has one of them open: then nothing was changed.
    Core::Expected<> prepare(const Plan &plan);

private:
    Core::Expected<QSet<QString>> changed(const Plan &plan) const;
    Core::Expected<QStringList> tablesOf(const QString &schema) const;
    Core::Expected<> leaveWal(const QString &schema, const QStringList &together);
    void putBack();

    Database::Connection &m_connection;
    QStringList m_left; ///< schemas that were in WAL mode
};

} // namespace Varve::Execution
