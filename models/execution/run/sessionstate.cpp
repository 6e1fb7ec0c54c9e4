// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionstate.h"

#include "../plan/sessiontexts.h"

#include <QCoreApplication>

namespace Varve::Execution {

SessionState::SessionState(Database::Connection &connection) : m_connection(connection) {}

SessionState::~SessionState()
{
    if (!m_connection.isAlive() || m_connection.inTransaction())
        return;
    if (m_engine == Database::Engine::Sqlite)
        m_connection.setStatementTimeout(std::chrono::milliseconds(0));
    if (m_hasRole)
        (void)m_connection.execute("RESET ROLE"); // as below
    if (m_setTimeouts.isEmpty()) {
        for (const QString &statement : std::as_const(m_back))
            (void)m_connection.execute(statement.toUtf8()); // as below
    }
    if (!m_prepared || m_engine == Database::Engine::Sqlite)
        return;
    if (!m_setTimeouts.isEmpty()) {
        (void)m_connection.resetSession(); // a session that cannot do this is of no use to the next run either
        return;
    }
    (void)m_connection.query(
        QStringLiteral("SELECT set_config('lock_timeout', ?, false), set_config('statement_timeout', ?, false), "
                       "set_config('application_name', ?, false)"),
        {m_lockTimeout, m_statementTimeout, m_applicationName}); // a session that cannot do this is of no use to the next run either
}

QString SessionState::applicationName(const QString &runId)
{
    return QStringLiteral("varve/") + runId.left(8);
}

Core::Expected<> SessionState::prepare(const Plan &plan, const QString &applicationName)
{
    m_engine = plan.engine();
    if (m_engine == Database::Engine::Sqlite)
        return prepareSqlite(plan);
    if (plan.engine() == Database::Engine::MariaDb)
        return prepareMariaDb(plan.policies).and_then([&] { return enter(plan); });
    const auto before
        = m_connection.query(QStringLiteral("SELECT current_setting('lock_timeout'), current_setting('statement_timeout'), "
                                            "current_setting('application_name'), set_config('lock_timeout', '%1', false), "
                                            "set_config('statement_timeout', '%2', false), set_config('application_name', '%3', false)")
                                 .arg(plan.policies.lockTimeout.count())
                                 .arg(plan.policies.statementTimeout.count())
                                 .arg(applicationName));
    if (!before)
        return Core::failure(before.error());
    m_lockTimeout = before->rows.constFirst().at(0).toString();
    m_statementTimeout = before->rows.constFirst().at(1).toString();
    m_applicationName = before->rows.constFirst().at(2).toString();
    m_prepared = true;
    if (const Core::Expected<> entered = enter(plan); !entered)
        return entered;
    const bool any = std::any_of(plan.steps.cbegin(), plan.steps.cend(), [](const PlanStep &step) { return setsSomething(step); });
    return any ? remember() : Core::Expected<>();
}

Core::Expected<> SessionState::enter(const Plan &plan)
{
    const Database::SessionSettings &session = plan.target.session;
    if (session.isEmpty())
        return {};
    if (const Core::Expected<> remembered = rememberOwn(plan); !remembered)
        return remembered;
    m_own = sessionStatements(plan);
    m_hasRole = !session.role.isEmpty();
    return sendOwn();
}

/// A setting that only an extension knows has no value until it is set.
Core::Expected<> SessionState::rememberOwn(const Plan &plan)
{
    const Database::SessionSettings &session = plan.target.session;
    QStringList names = session.settings.keys();
    if (!session.searchPath.isEmpty())
        names += QStringLiteral("search_path");
    const bool isPostgres = plan.engine() == Database::Engine::PostgreSql;
    for (const QString &name : std::as_const(names)) {
        const auto before = isPostgres ? m_connection.query(QStringLiteral("SELECT coalesce(current_setting(?, true), '')"), {name})
                                       : m_connection.query(QStringLiteral("SELECT @@SESSION.") + name);
        if (!before)
            return Core::failure(before.error());
        m_back += setStatement(plan, name, before->rows.constFirst().constFirst().toString());
    }
    return {};
}

Core::Expected<> SessionState::sendOwn()
{
    m_leftRole = false;
    for (const QString &statement : std::as_const(m_own)) {
        if (const auto sent = m_connection.execute(statement.toUtf8()); !sent) {
            Core::Error error = sent.error();
            error.message = QCoreApplication::translate("Varve::Execution", "The session of this environment cannot be set up (%1): %2")
                                .arg(statement, error.message);
            error.where = {};
            error.remedy = QCoreApplication::translate("Varve::Execution", "Correct role, search_path or session in varve.toml.");
            return Core::failure(error);
        }
    }
    return {};
}

void SessionState::leaveRole()
{
    if (!m_hasRole || !m_connection.isAlive())
        return;
    m_leftRole = m_connection.execute("RESET ROLE").has_value(); // what is written next says what is wrong
}

Core::Expected<> SessionState::waitForFile(const Plan &plan)
{
    if (plan.engine() != Database::Engine::Sqlite || plan.target.options.contains(QStringLiteral("busy_timeout")))
        return {};
    m_back += QStringLiteral("PRAGMA busy_timeout = 5000"); // as connections are opened
    const auto set = m_connection.query(QStringLiteral("PRAGMA busy_timeout = %1").arg(plan.policies.lockTimeout.count()));
    return set ? Core::Expected<>() : Core::failure(set.error());
}

/// What a PRAGMA in a file changes, and can be asked for, would hold for the next file too (sqlite.org/pragma.html).
Core::Expected<> SessionState::prepareSqlite(const Plan &plan)
{
    m_connection.setStatementTimeout(plan.policies.statementTimeout);
    const bool any = std::any_of(plan.steps.cbegin(), plan.steps.cend(), [](const PlanStep &step) { return setsSomething(step); });
    return any ? m_sqlite.emplace(m_connection).remember() : Core::Expected<>();
}

Core::Expected<> SessionState::prepareMariaDb(const Project::Policies &policies)
{
    m_setTimeouts = mariaDbTimeouts(policies, m_connection.identity());
    m_prepared = true;
    const auto set = m_connection.query(m_setTimeouts);
    return set ? Core::Expected<>() : Core::failure(set.error());
}

Core::Expected<> SessionState::remember()
{
    const auto settings = m_connection.query(QStringLiteral(
        "SELECT name, current_setting(name) FROM pg_catalog.pg_settings WHERE source IN ('session', 'client') AND context IN ('user', 'superuser')"));
    if (!settings)
        return Core::failure(settings.error());
    for (const QVariantList &row : settings->rows)
        m_remembered.emplaceBack(row.at(0).toString(), row.at(1).toString());
    return {};
}

Core::Expected<> SessionState::resetAfter(const PlanStep &step)
{
    const bool isSqlite = m_engine == Database::Engine::Sqlite;
    if ((!isSqlite && !m_prepared) || !m_connection.isAlive())
        return {};
    if (mayMakeTemporary(step)) {
        if (const Core::Expected<> dropped = dropTemporary(); !dropped)
            return dropped;
    }
    if (isSqlite)
        return m_sqlite && setsSomething(step) && !m_connection.inTransaction() ? m_sqlite->restore() : Core::Expected<>();
    const bool isMariaDb = m_engine == Database::Engine::MariaDb;
    const bool leaves = isMariaDb ? mayMakeTemporary(step) : !postgresLeftovers(step).isEmpty();
    if (!setsSomething(step) && !leaves)
        return m_leftRole ? sendOwn() : Core::Expected<>();
    if (isMariaDb) {
        if (const Core::Expected<> reset = m_connection.resetSession(); !reset)
            return reset;
        const auto set = m_connection.query(m_setTimeouts);
        return set ? sendOwn() : Core::failure(set.error());
    }
    if (const Core::Expected<> reset = resetUser(m_connection, step); !reset)
        return reset;
    const bool sets = setsSomething(step);
    for (const QString &statement : (sets ? QStringList{QStringLiteral("RESET ALL")} : QStringList()) + postgresLeftovers(step)) {
        if (const auto done = m_connection.query(statement); !done)
            return Core::failure(done.error());
    }
    if (sets)
        return restore().and_then([this] { return sendOwn(); });
    return m_leftRole ? sendOwn() : Core::Expected<>();
}

/// MariaDB's go when the session is reset.
Core::Expected<> SessionState::dropTemporary()
{
    if (m_engine == Database::Engine::Sqlite)
        return SqliteSettings::dropTemporary(m_connection);
    if (m_engine == Database::Engine::MariaDb)
        return {};
    const auto done = m_connection.execute("DISCARD TEMP");
    return done ? Core::Expected<>() : Core::failure(done.error());
}

Core::Expected<> SessionState::resetUser(Database::Connection &connection, const PlanStep &step)
{
    if (connection.profile().engine != Database::Engine::PostgreSql || !setsSomething(step))
        return {};
    for (const char *reset : {"RESET SESSION AUTHORIZATION", "RESET ROLE"}) {
        if (const auto done = connection.execute(reset); !done)
            return Core::failure(done.error());
    }
    return {};
}

/// RESET ALL also took what Qt's driver and Varve set when the connection was opened.
Core::Expected<> SessionState::restore()
{
    if (m_remembered.isEmpty())
        return {};
    QStringList calls;
    QVariantList values;
    for (const auto &[name, value] : std::as_const(m_remembered)) {
        calls += QStringLiteral("set_config(?, ?, false)");
        values += {name, value};
    }
    const auto done = m_connection.query(QStringLiteral("SELECT ") + calls.join(QStringLiteral(", ")), values);
    if (!done)
        return Core::failure(done.error());
    return {};
}

} // namespace Varve::Execution
