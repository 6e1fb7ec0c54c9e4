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

    /// As a person would: psql -X -f FILE, mariadb < FILE, sqlite3 < FILE.
    ProgramResult runFile(const QString &path) const;
    /// Rows, cells joined by "|".
    QStringList rows(const QString &sql) const;
    /// Definitions and rows of everything but \a tables, whose definitions may be in it.
    QStringList dump(const QStringList &tables) const;

private:
    ProgramResult start(const QString &program, const QStringList &arguments, const QString &input) const;
    QStringList login() const;

    Database::ConnectionProfile m_profile;
};

} // namespace Varve::Test
