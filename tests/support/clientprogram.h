// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "program.h"

#include <models/database/connectionprofile.h>

namespace Varve::Test {

/// The programs that come with an engine (psql, mariadb, sqlite3 and what they dump with), logged in to one database: they know nothing of
/// Varve. In the C locale, as a script of an administrator's may be. Calls that fail unasked end the test program.
class ClientProgram final
{
public:
    explicit ClientProgram(Database::ConnectionProfile profile) : m_profile(std::move(profile)) {}

    /// As a person would: psql -X -f FILE, mariadb < FILE, sqlite3 < FILE; with \a options before the database.
    ProgramResult runFile(const QString &path, const QStringList &options = {}) const;
    /// What the client says to \a sql, and whether it was content.
    ProgramResult run(const QString &sql) const;
    /// Rows of one query, cells joined by "|", each as the engine writes it ("t", "1"), NULL as "NULL". They may have several lines.
    QStringList rows(const QString &sql) const;
    bool hasTable(const QString &name) const;
    /// "migration direction success done/total" of Varve's history, oldest first; nothing where there is no such table.
    QStringList history(const QString &table = QStringLiteral("migration_history")) const;
    /// The client itself, waiting for SQL on its standard input; what it holds goes when it ends.
    std::unique_ptr<QProcess> start() const;
    /// Definitions and rows of everything but \a tables, whose definitions may be in it.
    QStringList dump(const QStringList &tables) const;

private:
    std::unique_ptr<QProcess> startWith(const QStringList &options) const;
    std::unique_ptr<QProcess> prepared(const QString &program, const QStringList &arguments) const;
    ProgramResult runProgram(const QString &program, const QStringList &arguments, const QString &input) const;
    QStringList login() const;

    Database::ConnectionProfile m_profile;
};

} // namespace Varve::Test
