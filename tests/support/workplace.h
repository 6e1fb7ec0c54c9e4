// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "clientprogram.h"
#include "temporaryproject.h"

#include <models/execution/planner/planner.h>
#include <models/execution/run/runner.h>
#include <models/history/environmentstatus.h>
#include <models/project/projectloader.h>

#include <memory>

namespace Varve::Test {

/// A project folder with one environment "test", its real database and a connection to it: what planning and running need. Every call
/// ends the test program when it fails and was not asked to.
class Workplace final
{
public:
    /// With an SQLite file "test.sqlite" in the folder.
    Workplace();
    /// With a database of that profile.
    explicit Workplace(const Database::ConnectionProfile &profile);

    TemporaryProject files;

    /// Lines for varve.toml; \a environment goes into [environments.test], \a rest behind it.
    void configure(const QByteArray &environment, const QByteArray &rest = {});
    void migration(const QString &fileName, const QByteArray &text) { files.write(QStringLiteral("migrations/") + fileName, text); }

    /// The folder as it is now.
    Project::Project project() const;
    const Project::Environment environment() const;
    const Database::ConnectionProfile &profile() const { return m_profile; }
    Database::Connection &connection();
    std::unique_ptr<Database::Connection> newConnection() const;
    void disconnect() { m_connection.reset(); }

    History::EnvironmentStatus status();
    /// Codes of the standings, "001_a applied" one a line.
    QStringList standings();
    Core::Expected<Execution::Plan> tryMigrate(const QString &to = QStringLiteral("head"));
    Core::Expected<Execution::Plan> tryRollback(const QString &to = QStringLiteral("-1"));
    Core::Expected<Execution::Plan> trySeed();
    Core::Expected<Execution::Plan> tryAdHoc(const QByteArray &text);
    Execution::Plan migratePlan(const QString &to = QStringLiteral("head"));
    Execution::Plan rollbackPlan(const QString &to = QStringLiteral("-1"));

    Core::Expected<Execution::RunResult> tryRun(const Execution::Plan &plan, const Execution::RunOptions &options = {});
    Execution::RunResult run(const Execution::Plan &plan, const Execution::RunOptions &options = {});
    /// Of the last run.
    QList<Execution::RunEvent> events;
    /// Called with every event while a run goes on.
    std::function<void(const Execution::RunEvent &)> onEvent;

    /// What the engine's own client (psql, mariadb, sqlite3) sees there, which knows nothing of Varve.
    ClientProgram client() const { return ClientProgram(m_profile); }
    QStringList rows(const QString &sql) const { return client().rows(sql); }
    bool hasTable(const QString &name) const { return client().hasTable(name); }
    /// "migration_id direction success done/total" of the history, oldest first.
    QStringList history() const;

private:
    Database::ConnectionProfile m_profile;
    std::unique_ptr<Database::Connection> m_connection;
};

} // namespace Varve::Test
