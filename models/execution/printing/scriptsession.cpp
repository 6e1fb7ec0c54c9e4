// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptsession.h"

#include "../plan/secrets.h"
#include "../plan/sessiontexts.h"

#include <models/database/mariadb/mariadbrole.h>

#include <QRegularExpression>

namespace Varve::Execution {

namespace {

using Database::Engine;

/// Those that files set often: MySQL cannot set back what it does not know by name.
const QStringList &mySqlSettings()
{
    static const QStringList names{
        QStringLiteral("default_storage_engine"), QStringLiteral("foreign_key_checks"), QStringLiteral("group_concat_max_len"),
        QStringLiteral("lc_time_names"),          QStringLiteral("sql_mode"),           QStringLiteral("sql_safe_updates"),
        QStringLiteral("sql_select_limit"),       QStringLiteral("time_zone"),          QStringLiteral("timestamp"),
        QStringLiteral("transaction_isolation"),  QStringLiteral("unique_checks")};
    return names;
}

/// What could keep the block below from its work, or is undone behind it; and what has no global value to be compared with.
const QStringList &mariaDbSettings()
{
    static const QStringList names{QStringLiteral("sql_select_limit"),   QStringLiteral("max_join_size"), QStringLiteral("sql_big_selects"),
                                   QStringLiteral("max_statement_time"), QStringLiteral("timestamp"),     QStringLiteral("insert_id")};
    return names;
}

/// Whatever is not as a new session has it, however it was set: by the file, or by what it calls. What only an administrator may set, and
/// what is read-only for a session, differs because it was changed for everybody meanwhile. The character sets are those of SET NAMES.
const char *const mariaDbReset
    = "BEGIN NOT ATOMIC\n"
      "FOR changed IN (SELECT variable_name AS name FROM information_schema.system_variables WHERE variable_scope = 'SESSION'\n"
      "    AND NOT (session_value <=> global_value) AND variable_name NOT REGEXP\n"
      "    '^(character_set_(client|connection|database|results)|collation_(connection|database))$') DO\n"
      "  BEGIN\n"
      "    DECLARE CONTINUE HANDLER FOR 1227, 1238, 1621 BEGIN END;\n"
      "    EXECUTE IMMEDIATE CONCAT('SET SESSION ', changed.name, ' = DEFAULT');\n"
      "  END;\n"
      "END FOR;\n"
      "END";

/// What a new connection of SQLite has: a script cannot give a PRAGMA a value that it asked for before.
QString pragmaDefault(const QString &name)
{
    static const QHash<QString, QString> values{{QStringLiteral("automatic_index"), QStringLiteral("ON")},
                                                {QStringLiteral("case_sensitive_like"), QStringLiteral("OFF")},
                                                {QStringLiteral("cell_size_check"), QStringLiteral("OFF")},
                                                {QStringLiteral("ignore_check_constraints"), QStringLiteral("OFF")},
                                                {QStringLiteral("legacy_alter_table"), QStringLiteral("OFF")},
                                                {QStringLiteral("query_only"), QStringLiteral("OFF")},
                                                {QStringLiteral("read_uncommitted"), QStringLiteral("OFF")},
                                                {QStringLiteral("recursive_triggers"), QStringLiteral("OFF")},
                                                {QStringLiteral("reverse_unordered_selects"), QStringLiteral("OFF")},
                                                {QStringLiteral("synchronous"), QStringLiteral("FULL")},
                                                {QStringLiteral("temp_store"), QStringLiteral("DEFAULT")},
                                                {QStringLiteral("trusted_schema"), QStringLiteral("ON")},
                                                {QStringLiteral("writable_schema"), QStringLiteral("OFF")}};
    return values.value(name);
}

QList<const PlannedStatement *> statementsOf(const PlanStep &step)
{
    QList<const PlannedStatement *> list;
    for (const QList<PlannedStatement> *statements : {&step.statements, &*step.verification}) {
        for (const PlannedStatement &statement : *statements)
            list += &statement;
    }
    return list;
}

} // namespace

void ScriptSession::open()
{
    if (engine() == Engine::PostgreSql) {
        m_out.line(QStringLiteral("\\set ON_ERROR_STOP on"));
        m_out.line(QStringLiteral("\\set AUTOCOMMIT on"));
    }
    readUtf8();
    if (engine() != Engine::Sqlite)
        return;
    m_out.line(QStringLiteral(".bail on"));
    m_out.line(QStringLiteral(".timeout ") + m_plan.target.options.value(QStringLiteral("busy_timeout"), QStringLiteral("5000")));
    // Since 3.41 the program takes "text" for a name only, other than SQLite itself (sqlite.org/quirks.html, 8).
    m_out.line(QStringLiteral(".dbconfig dqs_ddl on"));
    m_out.line(QStringLiteral(".dbconfig dqs_dml on"));
    const History::HistorySql sql(m_plan.target, m_plan.policies);
    for (const Database::Attachment &attachment : m_plan.target.attachments)
        m_out.statement(QStringLiteral("ATTACH DATABASE ") + sql.literal(attachment.file) + QStringLiteral(" AS ")
                        + sql.quoted(attachment.schema));
    if (enforcesForeignKeys()) // as Varve's connections do; the client program does not by itself
        m_out.statement(QStringLiteral("PRAGMA foreign_keys = ON"));
}

void ScriptSession::readUtf8()
{
    if (engine() == Engine::PostgreSql)
        m_out.statement(QStringLiteral("SET client_encoding = 'UTF8'"));
    if (engine() == Engine::MariaDb)
        m_out.statement(QStringLiteral("SET NAMES utf8mb4"));
}

void ScriptSession::enter()
{
    if (isRecorded(m_plan.kind) && engine() == Engine::PostgreSql) {
        m_out.statement(QStringLiteral("SET lock_timeout = %1").arg(m_plan.policies.lockTimeout.count()));
        m_out.statement(QStringLiteral("SET statement_timeout = %1").arg(m_plan.policies.statementTimeout.count()));
    }
    if (isRecorded(m_plan.kind) && engine() == Engine::MariaDb)
        m_out.statement(mariaDbTimeouts(m_plan.policies, m_plan.server));
    for (const QString &set : sessionStatements(m_plan))
        m_out.statement(withoutSecrets(set, m_plan.variables));
}

/// What only looks like one, in a string for instance, is none of the session's.
void ScriptSession::noteUserVariables(const PlanStep &step)
{
    static const QRegularExpression variable(QStringLiteral("(?<!@)@(?:`((?:[^`]|``)+)`|([A-Za-z0-9_$.\\x{80}-\\x{ffff}]+))"));
    constexpr qsizetype longest = 64; // manual, "Identifier Names"
    for (const PlannedStatement *statement : statementsOf(step)) {
        auto each = variable.globalMatch(QString::fromUtf8(statement->sent()));
        while (each.hasNext()) {
            const QRegularExpressionMatch match = each.next();
            const QString name = match.captured(1) + match.captured(2);
            if (name.size() <= longest && !name.startsWith(QStringLiteral("varve_"), Qt::CaseInsensitive))
                m_userVariables += QStringLiteral("@`") + name + QStringLiteral("` = NULL");
        }
    }
    m_userVariables.removeDuplicates();
}

/// One that was never set is NULL.
void ScriptSession::forgetUserVariables()
{
    if (!m_userVariables.isEmpty())
        m_out.statement(QStringLiteral("SET ") + m_userVariables.join(QStringLiteral(", ")));
    m_userVariables.clear();
    m_out.statement(QStringLiteral("DO LAST_INSERT_ID(0)"));
}

void ScriptSession::enterHistory(const PlanStep &step)
{
    resetUser(step);
    if (engine() == Engine::MariaDb && setsSomething(step))
        m_out.statement(QStringLiteral("SET SESSION timestamp = DEFAULT"));
}

void ScriptSession::resetUser(const PlanStep &step)
{
    if (engine() == Engine::PostgreSql && setsSomething(step))
        m_out.statements({QStringLiteral("RESET SESSION AUTHORIZATION"), QStringLiteral("RESET ROLE")});
}

/// Of a block that makes some nobody knows the names; PostgreSQL needs none.
void ScriptSession::dropTemporary(const PlanStep &step)
{
    if (!mayMakeTemporary(step))
        return;
    if (engine() == Engine::PostgreSql)
        return m_out.statement(QStringLiteral("DISCARD TEMP"));
    static const QRegularExpression create(QStringLiteral("^create\\s+(?:or\\s+replace\\s+)?temp(?:orary)?\\s+(table|view|trigger)\\s+"
                                                          "(?:if\\s+not\\s+exists\\s+)?(?:temp\\s*\\.\\s*)?"
                                                          "(\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|\\[[^\\]]*\\]|[^\\s(]+)"),
                                           QRegularExpression::CaseInsensitiveOption);
    for (const PlannedStatement &statement : step.statements) {
        const QRegularExpressionMatch match = create.match(QString::fromUtf8(statement.sent()).trimmed());
        if (!match.hasMatch())
            continue;
        m_out.statement(engine() == Engine::MariaDb
                            ? QStringLiteral("DROP TEMPORARY TABLE IF EXISTS ") + match.captured(2)
                            : QStringLiteral("DROP %1 IF EXISTS temp.%2").arg(match.captured(1).toUpper(), match.captured(2)));
    }
}

void ScriptSession::resetAfter(const PlanStep &step)
{
    dropTemporary(step);
    if (engine() == Engine::PostgreSql)
        m_out.statements(postgresLeftovers(step));
    if (engine() == Engine::MariaDb) {
        noteUserVariables(step);
        deallocatePrepared(step);
    }
    const bool resets = setsSomething(step) || (engine() == Engine::MariaDb && mayMakeTemporary(step));
    if (!resets)
        return;
    if (engine() == Engine::Sqlite) {
        for (const PlannedStatement &statement : step.statements)
            resetSqlite(statement);
        return;
    }
    resetUser(step);
    if (engine() == Engine::PostgreSql)
        m_out.statement(QStringLiteral("RESET ALL"));
    else
        resetMariaDb(step);
    readUtf8();
    enter();
}

/// The client program has no way to reset a connection.
void ScriptSession::resetMariaDb(const PlanStep &step)
{
    const bool isMySql = m_plan.server.version.startsWith(QStringLiteral("MySQL"));
    QStringList settings{QStringLiteral("autocommit = 1")};
    for (const QString &name : isMySql ? mySqlSettings() : mariaDbSettings())
        settings += name + QStringLiteral(" = DEFAULT");
    m_out.statement(QStringLiteral("SET SESSION ") + settings.join(QStringLiteral(", ")));
    readUtf8();
    if (!isMySql) {
        // Where sql_mode is ORACLE a block is written otherwise, and at its end sql_mode is as it was before.
        m_out.statement(QStringLiteral("SET SESSION sql_mode = ''"));
        m_out.withDelimiter(QString::fromLatin1(mariaDbReset));
        m_out.statements({QStringLiteral("SET SESSION sql_mode = DEFAULT"),
                          QStringLiteral("SET @varve_role = (%1)").arg(Database::mariaDbOwnRole),
                          QStringLiteral("EXECUTE IMMEDIATE @varve_role"), QStringLiteral("SET @varve_role = NULL")});
    }
    releaseLocks(step);
    forgetUserVariables();
    m_out.statement(QStringLiteral("USE ") + History::HistorySql(m_plan.target, m_plan.policies).quoted(m_plan.target.database));
}

/// Those that the file itself does not deallocate.
void ScriptSession::deallocatePrepared(const PlanStep &step)
{
    static const QRegularExpression about(
        QStringLiteral("^(?:(PREPARE)|(?:DEALLOCATE|DROP)\\s+PREPARE)\\s+(`(?:[^`]|``)+`|[A-Za-z0-9_$\\x{80}-\\x{ffff}]+)"),
        QRegularExpression::CaseInsensitiveOption);
    QStringList names;
    for (const PlannedStatement *statement : statementsOf(step)) {
        const QRegularExpressionMatch match = about.match(QString::fromUtf8(statement->sent()).trimmed());
        if (!match.hasMatch())
            continue;
        names.removeAll(match.captured(2).toLower());
        if (!match.captured(1).isEmpty())
            names += match.captured(2).toLower();
    }
    for (const QString &name : std::as_const(names))
        m_out.statement(QStringLiteral("DEALLOCATE PREPARE ") + name);
}

/// One by one: the script itself holds the run's lock.
void ScriptSession::releaseLocks(const PlanStep &step)
{
    static const QRegularExpression taken(
        QStringLiteral("\\bGET_LOCK\\s*\\(\\s*('(?:[^'\\\\]|''|\\\\.)*'|\"(?:[^\"\\\\]|\"\"|\\\\.)*\")\\s*,"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    for (const PlannedStatement *statement : statementsOf(step)) {
        auto each = taken.globalMatch(QString::fromUtf8(statement->sent()));
        while (each.hasNext())
            m_out.statement(QStringLiteral("DO RELEASE_LOCK(") + each.next().captured(1) + QLatin1Char(')'));
    }
}

void ScriptSession::resetSqlite(const PlannedStatement &statement)
{
    static const QRegularExpression pragma(QStringLiteral("^pragma\\s+(?:\\w+\\s*\\.\\s*)?(\\w+)\\s*[=(]"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression attach(QStringLiteral("^attach\\b.*\\bas\\s+(\\S+)$"),
                                           QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const QString text = QString::fromUtf8(statement.sent()).trimmed();
    if (const QRegularExpressionMatch match = attach.match(text); match.hasMatch())
        m_out.statement(QStringLiteral("DETACH ") + match.captured(1));
    const QString name = pragma.match(text).captured(1).toLower();
    if (name == QStringLiteral("foreign_keys"))
        m_out.statement(QStringLiteral("PRAGMA foreign_keys = ") + (enforcesForeignKeys() ? QStringLiteral("ON") : QStringLiteral("OFF")));
    else if (const QString value = pragmaDefault(name); !value.isEmpty())
        m_out.statement(QStringLiteral("PRAGMA ") + name + QStringLiteral(" = ") + value);
}

void ScriptSession::leaveRole()
{
    if (!m_plan.target.session.role.isEmpty())
        m_out.statement(QStringLiteral("RESET ROLE"));
}

bool ScriptSession::enforcesForeignKeys() const
{
    static const QStringList off{QStringLiteral("off"), QStringLiteral("0"), QStringLiteral("false")};
    return !off.contains(m_plan.target.options.value(QStringLiteral("foreign_keys")));
}

} // namespace Varve::Execution
