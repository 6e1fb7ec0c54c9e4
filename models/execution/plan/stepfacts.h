// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

#include <QSet>

namespace Varve::Execution {

/// What the statements of a step say when they are read one after the other: the tables that they name, and on SQLite whether foreign keys
/// stand in their way.
class StepFacts final
{
public:
    /// \a streamed: nobody can look at the statements later.
    explicit StepFacts(Database::Engine engine, bool streamed = false) : m_engine(engine), m_streamed(streamed) {}

    void read(const PlannedStatement &planned);
    /// Once all are read.
    void enter(PlanStep &step) const;
    /// Why \a step, of which it is known how it commits, is not run in that way.
    std::optional<Core::Error> refusal(const PlanStep &step) const;

private:
    void read(const Text::Statement &statement, const QString &object, const QString &text, int line);
    void readCount(const PlannedStatement &planned);
    void readObject(const Text::StatementObject &object, const QString &text, int line);
    void add(const QString &table);
    void created(const QString &table);
    void dropped(const QString &table, int line);
    void renamed(const QString &from, const QString &to, int line);
    void rebuilds(const QString &table, int line);
    QString key(const QString &table) const;

    Database::Engine m_engine;
    const bool m_streamed;
    bool m_mayEndTransaction = false;
    bool m_asksForRowCount = false;
    bool m_isBehindCall = false;
    bool m_keepsCount = false;                   ///< a text or a routine asks once it runs
    std::optional<Text::Statement> m_lacksCount; ///< asks for a count of rows that a look at the transaction takes away
    QList<DeclaredEngine> m_engines;             ///< of a streamed step on MariaDB
    QStringList m_tables;
    QSet<QString> m_known;
    QSet<QString> m_dropped;         ///< tables that are gone so far
    QHash<QString, QString> m_aside; ///< a table that was moved out of the way: its new name, and the one that it had
    QSet<QString> m_anew;            ///< tables that were made while one of that name was moved aside
    ForeignKeysOff m_foreignKeysOff;
};

/// MariaDB: what \a statement calls may commit or roll back, and begin a transaction again: then the server shows no difference.
bool mayEndTransaction(const Text::Statement &statement, Database::Engine engine);

/// `PRAGMA foreign_keys` with a value: it has no effect in a transaction (sqlite.org/pragma.html), so a step does what it asks for outside.
bool setsForeignKeys(const Text::Statement &statement, QByteArrayView text);

} // namespace Varve::Execution
