// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptguard.h"

#include "../texts_p.h"

#include <QRegularExpression>

namespace Varve::Execution {

using Database::Engine;

QString ScriptGuard::newestId() const
{
    return QStringLiteral("coalesce(max(id), 0) FROM %1 WHERE id = %2 OR (id > %2 AND database_name = %3)")
        .arg(history(), QString::number(m_plan.lastHistoryId), m_sql.literal(m_plan.databaseName));
}

QString ScriptGuard::ownMarks() const
{
    return QStringLiteral("SELECT 1 FROM %1 WHERE run_id = %2").arg(journal(), m_sql.literal(m_plan.id));
}

QString ScriptGuard::otherDatabase() const
{
    return Texts::tr("The plan was made for another database (%1) than this one:").arg(m_plan.target.toString()) + QLatin1Char(' ');
}

QString ScriptGuard::otherHistory() const
{
    return Texts::tr("The history is not the one that the plan was made from (up to row %1). Plan again.").arg(m_plan.lastHistoryId);
}

QString ScriptGuard::newestRow() const
{
    return QLatin1Char(' ') + Texts::tr("Newest row:") + QLatin1Char(' ');
}

QString ScriptGuard::ranHalfWay() const
{
    return Texts::tr("This script ran half way before. Plan again with varve-cli resume.");
}

void ScriptGuard::check()
{
    switch (m_plan.engine()) {
    case Engine::PostgreSql: return checkInPostgres();
    case Engine::MariaDb: return isMySql() ? checkInMySql() : checkInMariaDb();
    case Engine::Sqlite: break;
    }
}

/// The statements of a branch that is not taken are not looked at: their tables may be missing.
void ScriptGuard::checkInPostgres()
{
    QStringList body{QStringLiteral("DECLARE newest bigint := 0;"), QStringLiteral("BEGIN")};
    // Whoever may not read the identifier is told the server's address, which is another one from somewhere else.
    static const QRegularExpression identifier(QStringLiteral("^\\d+/\\d+$"));
    if (identifier.match(m_plan.server.instance).hasMatch()) {
        body += QStringLiteral(
                    "IF (SELECT concat((pg_catalog.pg_control_system()).system_identifier, '/', oid) FROM pg_catalog.pg_database\n"
                    "    WHERE datname = pg_catalog.current_database()) <> %1 THEN\n"
                    "  RAISE EXCEPTION USING MESSAGE = %2 || pg_catalog.current_database();\n"
                    "END IF;")
                    .arg(m_sql.literal(m_plan.server.instance), m_sql.literal(otherDatabase()));
    }
    if (isRecorded(m_plan.kind)) {
        const QString there = QStringLiteral("IF pg_catalog.to_regclass(%1) IS NOT NULL THEN\n  %2\nEND IF;");
        body += there.arg(m_sql.literal(history()), QStringLiteral("newest := (SELECT %1);").arg(newestId()));
        body += QStringLiteral("IF newest <> %1 THEN\n  RAISE EXCEPTION USING MESSAGE = %2 || newest;\nEND IF;")
                    .arg(QString::number(m_plan.lastHistoryId), m_sql.literal(otherHistory() + newestRow()));
        body += there.arg(m_sql.literal(journal()),
                          QStringLiteral("IF EXISTS (%1) THEN\n    RAISE EXCEPTION USING MESSAGE = %2;\n  END IF;")
                              .arg(ownMarks(), m_sql.literal(ranHalfWay())));
    }
    if (body.size() == 2)
        return;
    body += QStringLiteral("END");
    QString text = body.join(QLatin1Char('\n'));
    QString tag = QStringLiteral("$varve$");
    while (text.contains(tag))
        tag.insert(1, QLatin1Char('_'));
    m_out.statement(QStringLiteral("DO ") + tag + QLatin1Char('\n') + text + QLatin1Char('\n') + tag);
}

/// A compound statement outside of a program, which MySQL has not. A message has room for 128 characters (manual, SIGNAL).
void ScriptGuard::checkInMariaDb()
{
    const auto stop = [](const QString &message) {
        return QStringLiteral("  SET said = left(%1, 128);\n  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = said;\nEND IF;").arg(message);
    };
    QStringList body{QStringLiteral("BEGIN NOT ATOMIC"), QStringLiteral("DECLARE newest bigint DEFAULT 0;"),
                     QStringLiteral("DECLARE said text CHARACTER SET utf8mb4;")};
    if (!m_plan.server.instance.isEmpty()) {
        body += QStringLiteral("IF NOT (CONCAT(@@hostname, ':', @@port, ':', @@datadir, '/', DATABASE()) <=> %1) THEN\n")
                    .arg(m_sql.literal(m_plan.server.instance))
            + stop(QStringLiteral("CONCAT(%1, coalesce(DATABASE(), '-'))").arg(m_sql.literal(otherDatabase())));
    }
    if (isRecorded(m_plan.kind)) {
        const auto there = [this](const QString &table) { return QStringLiteral("IF %1 THEN\n  ").arg(isThere(table)); };
        body += there(m_sql.historyName()) + QStringLiteral("SET newest = (SELECT %1);\nEND IF;").arg(newestId());
        body += QStringLiteral("IF newest <> %1 THEN\n").arg(m_plan.lastHistoryId)
            + stop(QStringLiteral("CONCAT(%1, newest)").arg(m_sql.literal(otherHistory() + newestRow())));
        body += there(m_sql.journalName()) + QStringLiteral("IF EXISTS (%1) THEN\n").arg(ownMarks()) + stop(m_sql.literal(ranHalfWay()))
            + QStringLiteral("\nEND IF;");
    }
    body += QStringLiteral("END");
    // Where sql_mode is ORACLE a block is written otherwise.
    m_out.statement(QStringLiteral("SET SESSION sql_mode = ''"));
    m_out.withDelimiter(body.join(QLatin1Char('\n')));
    m_out.statement(QStringLiteral("SET SESSION sql_mode = DEFAULT"));
}

/// Two rows where one must be: MySQL has no statement that stops a script with words of its own.
void ScriptGuard::checkInMySql()
{
    const auto stopUnless = [this](const QString &condition) {
        m_out.statement(QStringLiteral("SELECT IF(%1, 'as planned', (SELECT 'another' UNION SELECT 'plan again'))").arg(condition));
    };
    const auto ask = [this](const QString &table, const QString &query) {
        m_out.statement(QStringLiteral("SET @varve_found = 0, @varve_look = IF(%1, %2, 'DO 0')").arg(isThere(table), m_sql.literal(query)));
        m_out.statements({QStringLiteral("PREPARE varve_look FROM @varve_look"), QStringLiteral("EXECUTE varve_look"),
                          QStringLiteral("DEALLOCATE PREPARE varve_look")});
    };
    if (!m_plan.server.instance.isEmpty()) {
        m_out.comment(Texts::tr("Stops here in another database than the plan was made for."));
        stopUnless(QStringLiteral("CONCAT(@@server_uuid, '/', DATABASE()) <=> %1").arg(m_sql.literal(m_plan.server.instance)));
    }
    if (!isRecorded(m_plan.kind))
        return;
    m_out.comment(Texts::tr("Stops here where the history changed since the plan was made, or where this script ran before."));
    ask(m_sql.historyName(), QStringLiteral("SELECT %1 INTO @varve_found").arg(newestId()));
    stopUnless(QStringLiteral("@varve_found = %1").arg(m_plan.lastHistoryId));
    ask(m_sql.journalName(), QStringLiteral("SELECT count(*) FROM (%1) AS marks INTO @varve_found").arg(ownMarks()));
    stopUnless(QStringLiteral("@varve_found = 0"));
}

QString ScriptGuard::isThere(const QString &table) const
{
    return QStringLiteral("EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = %1 AND table_name = %2)")
        .arg(m_sql.literal(m_sql.schema()), m_sql.literal(table));
}

/// RAISE takes only a literal for its message, and stands only in a trigger.
void ScriptGuard::checkTables()
{
    if (m_plan.engine() != Engine::Sqlite)
        return;
    const auto trigger = [this](const QString &name, const QString &when, const QString &message) {
        m_out.line(QStringLiteral("CREATE TEMP TRIGGER %1 BEFORE INSERT ON varve_plan WHEN %2 BEGIN\n  SELECT RAISE(ABORT, %3);\nEND;")
                       .arg(name, when, m_sql.literal(message)));
    };
    m_out.statement(QStringLiteral("CREATE TEMP TABLE varve_plan (newest, marks)"));
    trigger(QStringLiteral("varve_history"), QStringLiteral("NEW.newest <> %1").arg(m_plan.lastHistoryId), otherHistory());
    trigger(QStringLiteral("varve_marks"), QStringLiteral("NEW.newest = %1 AND NEW.marks").arg(m_plan.lastHistoryId), ranHalfWay());
    m_out.statement(QStringLiteral("INSERT INTO temp.varve_plan VALUES ((SELECT %1), EXISTS (%2))").arg(newestId(), ownMarks()));
    m_out.statement(QStringLiteral("DROP TABLE temp.varve_plan"));
}

void ScriptGuard::callComes()
{
    m_out.statement(QStringLiteral("SAVEPOINT varve_before_call"));
}

void ScriptGuard::callReturned()
{
    m_out.comment(Texts::tr("Stops here where what was called ended the transaction: the savepoint is gone with it."));
    m_out.statement(QStringLiteral("RELEASE SAVEPOINT varve_before_call"));
}

} // namespace Varve::Execution
