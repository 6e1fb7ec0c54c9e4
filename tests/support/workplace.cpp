// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workplace.h"

#include <models/execution/plan/tableengines.h>

namespace Varve::Test {

namespace {

template<typename T>
T expectValue(Core::Expected<T> value, const char *what)
{
    if (!value)
        qFatal("%s: %s", what, qPrintable(value.error().toString()));
    return *std::move(value);
}

QString mainDatabase()
{
    return QStringLiteral("main");
}

} // namespace

Workplace::Workplace()
{
    m_profile.engine = Database::Engine::Sqlite;
    m_profile.database = files.path(QStringLiteral("test.sqlite"));
    configure({});
}

Workplace::Workplace(const Database::ConnectionProfile &profile) : m_profile(profile)
{
    configure({});
}

void Workplace::configure(const QByteArray &environment, const QByteArray &rest)
{
    const QByteArray engine = Database::engineTraits(m_profile.engine).name.toUtf8();
    files.write(QStringLiteral("varve.toml"),
                "name = \"sample\"\nmigrations = [\"migrations\"]\n[environments.test]\ndriver = \"" + engine
                    + "\"\ndatabase = \"test.sqlite\"\n" + environment + '\n' + rest);
    QDir(files.folder()).mkpath(QStringLiteral("migrations"));
}

Project::Project Workplace::project() const
{
    return expectValue(Project::loadProject(files.folder(), {.settings = {}, .databaseUrl = {}, .useIndex = false, .indexFolder = {}}),
                       "project");
}

const Project::Environment Workplace::environment() const
{
    const Project::Project own = project();
    return *expectValue(own.findEnvironment(QStringLiteral("test")), "environment");
}

Database::Connection &Workplace::connection()
{
    if (!m_connection)
        m_connection = newConnection();
    return *m_connection;
}

std::unique_ptr<Database::Connection> Workplace::newConnection() const
{
    return expectValue(Database::Connection::open(m_profile, m_profile.password.given), "connection");
}

History::EnvironmentStatus Workplace::status()
{
    return History::readStatus(project(), environment(), mainDatabase(), connection());
}

QStringList Workplace::standings()
{
    QStringList result;
    const History::EnvironmentStatus now = status();
    for (const History::MigrationStanding &row : now.standings)
        result += row.migrationId + QLatin1Char(' ') + History::code(row.standing);
    return result;
}

Core::Expected<Execution::Plan> Workplace::tryMigrate(const QString &to)
{
    return Execution::withTableEngines(Execution::planMigrate(project(), environment(), mainDatabase(), m_profile, status(),
                                                              expectValue(Execution::parseTarget(to), "target")),
                                       connection());
}

Core::Expected<Execution::Plan> Workplace::tryRollback(const QString &to)
{
    return Execution::withTableEngines(Execution::planRollback(project(), environment(), mainDatabase(), m_profile, status(),
                                                               expectValue(Execution::parseTarget(to), "target")),
                                       connection());
}

Core::Expected<Execution::Plan> Workplace::trySeed()
{
    return Execution::planSeed(project(), environment(), mainDatabase(), m_profile, status());
}

Core::Expected<Execution::Plan> Workplace::tryAdHoc(const QByteArray &text)
{
    return Execution::planAdHoc(environment(), mainDatabase(), m_profile, connection().identity(), text, {0, text.size()},
                                QStringLiteral("query.sql"));
}

Execution::Plan Workplace::migratePlan(const QString &to)
{
    return expectValue(tryMigrate(to), "plan");
}

Execution::Plan Workplace::rollbackPlan(const QString &to)
{
    return expectValue(tryRollback(to), "plan");
}

Core::Expected<Execution::RunResult> Workplace::tryRun(const Execution::Plan &plan, const Execution::RunOptions &options)
{
    events.clear();
    Execution::RunOptions own = options;
    own.password = m_profile.password.given;
    return Execution::run(plan, connection(), own, [this](const Execution::RunEvent &event) {
        events += event;
        if (onEvent)
            onEvent(event);
    });
}

Execution::RunResult Workplace::run(const Execution::Plan &plan, const Execution::RunOptions &options)
{
    return expectValue(tryRun(plan, options), "run");
}

QStringList Workplace::history() const
{
    return client().history(project().policies.historyTable);
}

} // namespace Varve::Test
