// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "clientprogram.h"
#include "temporaryproject.h"

#include <models/database/connectionprofile.h>

namespace Varve::Test {

/// A project folder whose environment "test" is an empty database of one engine, varve-cli as it works there, and what the engine's own
/// client (psql, mariadb, sqlite3) sees. Calls that fail unasked end the test program.
class EnginePlace final
{
public:
    /// The engine's server must be available: check with VARVE_NEEDS_ENGINE.
    explicit EnginePlace(Database::Engine engine);
    /// Why there is no server of the engine; empty when there is one. Starts it.
    static QString unavailable(Database::Engine engine);
    /// An empty one on the engine's server; not for SQLite, which has none.
    static Database::ConnectionProfile newDatabase(Database::Engine engine);
    /// For initTestCase_data(): a row for each engine, with the column "engine".
    static void addEngines();

    TemporaryProject files;
    Program program;

    const Database::ConnectionProfile &profile() const { return m_profile; }
    bool isSqlite() const { return m_profile.engine == Database::Engine::Sqlite; }
    bool isPostgres() const { return m_profile.engine == Database::Engine::PostgreSql; }
    bool isMariaDb() const { return m_profile.engine == Database::Engine::MariaDb; }
    /// The one for the engine at hand.
    QByteArray oneOf(const char *sqlite, const char *postgres, const char *mariaDb) const;

    /// Writes varve.toml: \a environment goes into [environments.test], \a rest behind it.
    void configure(const QByteArray &environment = {}, const QByteArray &rest = {});
    /// The programs log in as that user from here on, through that port; configure() again afterwards.
    void logIn(const QString &user, const QString &password, int port = 0);
    void migration(const QString &fileName, const QByteArray &text) const { files.write(QStringLiteral("migrations/") + fileName, text); }
    ProgramResult cli(const QStringList &arguments) const { return program.run(arguments); }

    /// Rows as the engine's own client shows them to the superuser, cells joined by "|".
    QStringList seen(const QString &sql) const { return m_client.rows(sql); }
    /// The same, as it came: what the client said and whether it was content.
    ProgramResult client(const QString &sql) const { return m_client.run(sql); }
    /// The client itself, waiting for SQL on its standard input; what it holds goes when it ends.
    std::unique_ptr<QProcess> startClient() const { return m_client.start(); }
    /// The standings that "status" tells, "001_a applied" one a line.
    QStringList standings() const;
    /// "migration direction success done/total" of the history, oldest first.
    QStringList history() const { return m_client.history(); }
    bool hasTable(const QString &name) const { return m_client.hasTable(name); }

private:
    Database::ConnectionProfile m_profile; ///< of the superuser
    ClientProgram m_client;
    Database::ConnectionProfile m_login;
};

} // namespace Varve::Test

/// In init(): skips loudly without the engine's server, and fails where one is required (CI=true).
#define VARVE_NEEDS_ENGINE(engine)                                                        \
    do {                                                                                  \
        const QByteArray reason = Varve::Test::EnginePlace::unavailable(engine).toUtf8(); \
        if (!reason.isEmpty() && qEnvironmentVariable("CI") == QLatin1String("true"))     \
            QFAIL(reason.constData());                                                    \
        if (!reason.isEmpty())                                                            \
            QSKIP(reason.constData());                                                    \
    } while (false)
