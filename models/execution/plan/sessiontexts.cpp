// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessiontexts.h"

#include <models/history/historysql.h>

#include <QRegularExpression>

namespace Varve::Execution {

namespace {

/// MariaDB takes no text for a number, and PostgreSQL takes both.
QString valueText(const QString &value, const History::HistorySql &sql)
{
    static const QRegularExpression number(QStringLiteral("^-?[0-9]+(\\.[0-9]+)?$"));
    return number.match(value).hasMatch() ? value : sql.literal(value);
}

} // namespace

QStringList sessionStatements(const Plan &plan)
{
    const Database::SessionSettings &session = plan.target.session;
    const History::HistorySql sql(plan.target, plan.policies);
    const bool isPostgres = plan.engine() == Database::Engine::PostgreSql;
    const QString set = isPostgres ? QStringLiteral("SET ") : QStringLiteral("SET SESSION ");
    QStringList statements;
    if (!session.searchPath.isEmpty()) {
        QStringList schemas;
        for (const QString &schema : session.searchPath)
            schemas += sql.quoted(schema);
        statements += QStringLiteral("SET search_path = ") + schemas.join(QStringLiteral(", "));
    }
    for (auto setting = session.settings.cbegin(); setting != session.settings.cend(); ++setting)
        statements += set + setting.key() + QStringLiteral(" = ") + valueText(setting.value(), sql);
    if (!session.role.isEmpty()) // last: the role need not be allowed to set the others
        statements += QStringLiteral("SET ROLE ") + sql.quoted(session.role);
    return statements;
}

/// For a table's definition and for its rows MariaDB waits in two places, both in whole seconds; MySQL limits only what queries take.
QString mariaDbTimeouts(const Project::Policies &policies, const Database::ServerIdentity &server)
{
    QStringList settings;
    if (policies.lockTimeout.count() > 0) {
        const qint64 seconds = std::max<qint64>(1, (policies.lockTimeout.count() + 999) / 1000);
        settings += QStringLiteral("lock_wait_timeout = %1, innodb_lock_wait_timeout = %1").arg(seconds);
    }
    const bool isMySql = server.version.startsWith(QStringLiteral("MySQL"));
    const qint64 longest = policies.statementTimeout.count();
    settings += isMySql ? QStringLiteral("max_execution_time = %1").arg(longest)
                        : QStringLiteral("max_statement_time = %1").arg(static_cast<double>(longest) / 1000);
    return QStringLiteral("SET SESSION ") + settings.join(QStringLiteral(", "));
}

namespace {

bool contains(const PlannedStatement &planned, const char *word)
{
    return QLatin1String(planned.sent()).contains(QLatin1String(word), Qt::CaseInsensitive);
}

/// A function that a query calls may set anything.
bool setsSomething(const PlannedStatement &planned)
{
    using Kind = Text::StatementKind;
    const Kind kind = planned.statement.kind;
    return kind == Kind::SessionSetting || kind == Kind::Call || planned.statement.verb.startsWith(QStringLiteral("ATTACH"))
        || (kind == Kind::Query && planned.sent().contains('(')) || contains(planned, "set_config")
        || (planned.statement.verb == QStringLiteral("UPDATE") && contains(planned, "pg_settings"));
}

/// Looked for in the whole text: blocks make them too.
bool mayMakeTemporary(const PlannedStatement &planned)
{
    return contains(planned, "temp");
}

QStringList postgresLeftovers(const PlannedStatement &planned)
{
    // Qt's driver prepares its own under such names (qsql_psql.cpp, qMakePreparedStmtId).
    static const QString deallocate
        = QStringLiteral("DO $$ DECLARE n text; BEGIN FOR n IN SELECT name FROM pg_catalog.pg_prepared_statements WHERE from_sql "
                         "AND name NOT LIKE 'qpsqlpstmt%' LOOP EXECUTE 'DEALLOCATE ' || quote_ident(n); END LOOP; END $$");
    QStringList endings;
    const QString &verb = planned.statement.verb;
    const Text::StatementKind kind = planned.statement.kind;
    if (verb == QStringLiteral("PREPARE"))
        endings += deallocate;
    if (verb.startsWith(QStringLiteral("LISTEN")))
        endings += QStringLiteral("UNLISTEN *");
    if (verb.startsWith(QStringLiteral("DECLARE")))
        endings += QStringLiteral("CLOSE ALL");
    if ((kind == Text::StatementKind::Query || kind == Text::StatementKind::Call) && contains(planned, "advisory_lock"))
        endings += QStringLiteral("SELECT pg_catalog.pg_advisory_unlock_all()");
    return endings;
}

} // namespace

void addTraces(SessionTraces &traces, const PlannedStatement &planned)
{
    traces.settings = traces.settings || setsSomething(planned);
    traces.temporary = traces.temporary || mayMakeTemporary(planned);
    traces.endings += postgresLeftovers(planned);
    traces.endings.removeDuplicates();
}

bool setsSomething(const PlanStep &step)
{
    return step.traces->settings || !step.sentAgain->isEmpty() || step.foreignKeysOff->isNeeded()
        || std::any_of(step.statements.cbegin(), step.statements.cend(),
                       [](const PlannedStatement &planned) { return setsSomething(planned); });
}

bool mayMakeTemporary(const PlanStep &step)
{
    return step.traces->temporary || std::any_of(step.statements.cbegin(), step.statements.cend(), [](const PlannedStatement &planned) {
               return mayMakeTemporary(planned);
           });
}

QStringList postgresLeftovers(const PlanStep &step)
{
    QStringList statements = step.traces->endings;
    for (const PlannedStatement &planned : *step.sentAgain + step.statements)
        statements += postgresLeftovers(planned);
    statements.removeDuplicates();
    return statements;
}

QString setStatement(const Plan &plan, const QString &name, const QString &value)
{
    const History::HistorySql sql(plan.target, plan.policies);
    if (plan.engine() == Database::Engine::PostgreSql) // SET would take a list for one name
        return QStringLiteral("SELECT pg_catalog.set_config(%1, %2, false)").arg(sql.literal(name), sql.literal(value));
    return QStringLiteral("SET SESSION ") + name + QStringLiteral(" = ") + valueText(value, sql);
}

QString localRole(const Plan &plan, bool ofEnvironment)
{
    const QString &role = plan.target.session.role;
    if (role.isEmpty())
        return {};
    return QStringLiteral("SET LOCAL ROLE ")
        + (ofEnvironment ? History::HistorySql(plan.target, plan.policies).quoted(role) : QStringLiteral("NONE"));
}

} // namespace Varve::Execution
