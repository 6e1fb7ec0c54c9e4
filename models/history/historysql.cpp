// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "historysql.h"

#include "columntypes.h"

namespace Varve::History {

namespace {

const QStringList &historyColumns()
{
    static const QStringList columns{QStringLiteral("migration_id"),     QStringLiteral("migration_name"),
                                     QStringLiteral("database_name"),    QStringLiteral("version"),
                                     QStringLiteral("applied_at"),       QStringLiteral("applied_by"),
                                     QStringLiteral("checksum"),         QStringLiteral("success"),
                                     QStringLiteral("error_message"),    QStringLiteral("rollback_available"),
                                     QStringLiteral("execution_ms"),     QStringLiteral("direction"),
                                     QStringLiteral("statements_total"), QStringLiteral("statements_done"),
                                     QStringLiteral("tool_version"),     QStringLiteral("run_id")};
    return columns;
}

const QStringList &runColumns()
{
    static const QStringList columns{QStringLiteral("run_id"),     QStringLiteral("started_at"),       QStringLiteral("finished_at"),
                                     QStringLiteral("user_name"),  QStringLiteral("host_name"),        QStringLiteral("process_id"),
                                     QStringLiteral("backend_id"), QStringLiteral("application_name"), QStringLiteral("outcome")};
    return columns;
}

/// What a run writes of itself before its first step; since when its session is there only where the table has a place for it.
QString beginningOfRun(bool withBackendStart)
{
    QStringList columns = runColumns();
    columns.removeOne(QStringLiteral("finished_at"));
    if (withBackendStart)
        columns += QStringLiteral("backend_start");
    return QStringLiteral(" (") + columns.join(QStringLiteral(", ")) + QLatin1Char(')');
}

const QStringList &versionColumns()
{
    static const QStringList columns{QStringLiteral("version"), QStringLiteral("applied_at"), QStringLiteral("description"),
                                     QStringLiteral("breaking_changes")};
    return columns;
}

const QStringList &journalColumns()
{
    static const QStringList columns{QStringLiteral("run_id"),           QStringLiteral("step"),           QStringLiteral("statement"),
                                     QStringLiteral("migration_id"),     QStringLiteral("database_name"),  QStringLiteral("direction"),
                                     QStringLiteral("statements_total"), QStringLiteral("statement_hash"), QStringLiteral("state"),
                                     QStringLiteral("started_at"),       QStringLiteral("finished_at"),    QStringLiteral("backend_id"),
                                     QStringLiteral("history_id")};
    return columns;
}

QString historyBody(const ColumnTypes &types)
{
    return QStringLiteral("(\n    id %1,\n    migration_id %6 NOT NULL,\n    migration_name %6 NOT NULL,\n"
                          "    database_name %6 NOT NULL,\n    version %6 NOT NULL,\n    applied_at %2 NOT NULL,\n"
                          "    applied_by %6 NOT NULL,\n    checksum %6 NOT NULL,\n    success %3 NOT NULL,\n"
                          "    error_message %7,\n    rollback_available %3 NOT NULL,\n    execution_ms %4 NOT NULL,\n"
                          "    direction %6 NOT NULL,\n    statements_total %5 NOT NULL,\n    statements_done %5 NOT NULL,\n"
                          "    tool_version %6 NOT NULL,\n    run_id %6 NOT NULL,\n    token_checksum %6\n)%8")
        .arg(types.identity, types.time, types.truth, types.large, types.number, types.text, types.longText, types.behindTable);
}

QString runsBody(const ColumnTypes &types)
{
    return QStringLiteral("(\n    run_id %3 PRIMARY KEY,\n    started_at %1 NOT NULL,\n    finished_at %1,\n"
                          "    user_name %4 NOT NULL,\n    host_name %4 NOT NULL,\n    process_id %2 NOT NULL,\n"
                          "    backend_id %2 NOT NULL,\n    application_name %4 NOT NULL,\n    outcome %4 NOT NULL,\n"
                          "    backend_start %4,\n    checks %6\n)%5")
        .arg(types.time, types.large, types.key, types.text, types.behindTable, types.longText);
}

QString journalBody(const ColumnTypes &types)
{
    return QStringLiteral("(\n    run_id %1 NOT NULL,\n    step %2 NOT NULL,\n    statement %2 NOT NULL,\n    migration_id %3 NOT NULL,\n"
                          "    database_name %3 NOT NULL,\n    direction %3 NOT NULL,\n    statements_total %2 NOT NULL,\n"
                          "    statement_hash %3 NOT NULL,\n    state %3 NOT NULL,\n    started_at %4 NOT NULL,\n    finished_at %4,\n"
                          "    backend_id %5 NOT NULL,\n    history_id %5 NOT NULL,\n    PRIMARY KEY (run_id, step, statement)\n)%6")
        .arg(types.key, types.number, types.text, types.time, types.large, types.behindTable);
}

QString versionsBody(const ColumnTypes &types)
{
    return QStringLiteral("(\n    id %1,\n    version %4 NOT NULL UNIQUE,\n    applied_at %2 NOT NULL,\n"
                          "    description %5,\n    breaking_changes %3 NOT NULL DEFAULT %6\n)%7")
        .arg(types.identity, types.time, types.truth, types.key, types.longText, types.falseText, types.behindTable);
}

} // namespace

HistorySql::HistorySql(const Database::ConnectionProfile &place, const Project::Policies &policies)
    : m_engine(place.engine), m_schema(Database::engineTraits(place.engine).defaultSchema), m_history(policies.historyTable)
{
    if (m_schema.isEmpty())
        m_schema = place.database;
    if (!policies.historySchema.isEmpty() && policies.historySchema != m_schema) {
        m_schema = policies.historySchema;
        m_ownSchema = true;
    }
    const bool isDefault = m_history == Project::Policies().historyTable;
    m_runs = isDefault ? QStringLiteral("migration_runs") : QString(m_history + QStringLiteral("_runs"));
    m_journal = isDefault ? QStringLiteral("migration_journal") : QString(m_history + QStringLiteral("_journal"));
    m_versions = isDefault ? QStringLiteral("schema_versions") : QString(m_history + QStringLiteral("_versions"));
}

QString HistorySql::qualified(const QString &table) const
{
    return quoted(m_schema) + QLatin1Char('.') + quoted(table);
}

QStringList HistorySql::expectedColumns(const QString &table) const
{
    if (table == m_runs)
        return runColumns();
    if (table == m_versions)
        return versionColumns();
    if (table == m_journal)
        return journalColumns();
    return QStringList{QStringLiteral("id")} + historyColumns();
}

QStringList HistorySql::newColumns(const QString &table) const
{
    if (table == m_history)
        return {QStringLiteral("token_checksum")};
    return table == m_runs ? QStringList{QStringLiteral("backend_start"), QStringLiteral("checks")} : QStringList();
}

QString HistorySql::addColumn(const QString &table, const QString &column) const
{
    // SQLite and MySQL have no IF NOT EXISTS here (sqlite.org/lang_altertable.html): who asks looks first.
    const QString unless = m_engine == Database::Engine::PostgreSql ? QStringLiteral("IF NOT EXISTS ") : QString();
    const ColumnTypes &types = columnTypes(m_engine);
    return QStringLiteral("ALTER TABLE ") + qualified(table) + QStringLiteral(" ADD COLUMN ") + unless + column + QLatin1Char(' ')
        + (column == QStringLiteral("checks") ? types.longText : types.text);
}

QStringList HistorySql::create() const
{
    const ColumnTypes &types = columnTypes(m_engine);
    QStringList statements;
    // On SQLite a schema is an attached file, which is there.
    if (m_ownSchema && m_engine != Database::Engine::Sqlite)
        statements += QStringLiteral("CREATE SCHEMA IF NOT EXISTS ") + quoted(m_schema);
    const QString start = QStringLiteral("CREATE TABLE IF NOT EXISTS ");
    statements += start + qualified(m_history) + QLatin1Char(' ') + historyBody(types);
    statements += start + qualified(m_runs) + QLatin1Char(' ') + runsBody(types);
    statements += start + qualified(m_versions) + QLatin1Char(' ') + versionsBody(types);
    statements += createJournal();
    return statements;
}

QString HistorySql::createJournal() const
{
    return QStringLiteral("CREATE TABLE IF NOT EXISTS ") + qualified(m_journal) + QLatin1Char(' ') + journalBody(columnTypes(m_engine));
}

QString HistorySql::findUsualTables() const
{
    if (m_engine != Database::Engine::PostgreSql)
        return {};
    QStringList there;
    QStringList readable;
    for (const QString &table : tableNames()) {
        const QString found = QStringLiteral("to_regclass(%1)").arg(literal(qualified(table)));
        there += found + QStringLiteral(" IS NOT NULL");
        const QStringList telling = table == m_journal ? QStringList{QStringLiteral("statement_hash")} : newColumns(table);
        for (const QString &column : telling) // an error where there is no such column
            readable += QStringLiteral("has_column_privilege(%1, %2, 'SELECT')").arg(found, literal(column));
    }
    // A table whose file has no page; views and partitioned tables have no file.
    there += QStringLiteral("pg_relation_filenode(to_regclass(%1)) IS NOT NULL AND pg_relation_size(to_regclass(%1)) = 0")
                 .arg(literal(qualified(m_journal)));
    return QStringLiteral("SELECT ") + (there + readable).join(QStringLiteral(", "));
}

bool HistorySql::isAboutRun(const QString &column)
{
    static const QStringList columns{QStringLiteral("migration_name"), QStringLiteral("version"),      QStringLiteral("applied_at"),
                                     QStringLiteral("applied_by"),     QStringLiteral("execution_ms"), QStringLiteral("rollback_available"),
                                     QStringLiteral("tool_version"),   QStringLiteral("run_id")};
    return columns.contains(column);
}

QString HistorySql::select(bool withNewColumn, HistoryDepth depth) const
{
    QStringList columns = expectedColumns(m_history);
    if (depth == HistoryDepth::Standings)
        columns.removeIf(&HistorySql::isAboutRun);
    columns.replaceInStrings(QStringLiteral("applied_at"), milliseconds(QStringLiteral("applied_at")));
    columns += withNewColumn ? newColumns(m_history).constFirst() : QStringLiteral("NULL");
    // Where the table is not kept in that order, whoever reads it sorts for less: rows were added in it.
    const QString order = m_engine == Database::Engine::PostgreSql ? QString() : QStringLiteral(" ORDER BY id");
    return QStringLiteral("SELECT %1 FROM %2 WHERE id > ?%3").arg(columns.join(QStringLiteral(", ")), qualified(m_history), order);
}

QString HistorySql::insert(const HistoryEntry &entry) const
{
    const QString time = entry.appliedAt.isValid() ? literal(timeText(entry.appliedAt)) : now();
    QStringList columns = historyColumns();
    QStringList values{literal(entry.migrationId),
                       literal(entry.migrationName),
                       literal(entry.databaseName),
                       literal(entry.version),
                       time,
                       entry.appliedBy.isEmpty() ? columnTypes(m_engine).sessionUser : literal(entry.appliedBy),
                       literal(entry.checksum),
                       truth(entry.success),
                       entry.errorMessage.isEmpty() ? QStringLiteral("NULL") : literal(entry.errorMessage),
                       truth(entry.rollbackAvailable),
                       QString::number(entry.executionMs),
                       literal(word(entry.direction)),
                       QString::number(entry.statementsTotal),
                       QString::number(entry.statementsDone),
                       literal(entry.toolVersion),
                       literal(entry.runId)};
    if (!entry.tokenChecksum.isEmpty()) {
        columns += newColumns(m_history);
        values += literal(entry.tokenChecksum);
    }
    return QStringLiteral("INSERT INTO ") + qualified(m_history) + QStringLiteral(" (") + columns.join(QStringLiteral(", "))
        + QStringLiteral(") VALUES (") + values.join(QStringLiteral(", ")) + QLatin1Char(')');
}

QString HistorySql::insertNothing() const
{
    const QString columns = historyColumns().join(QStringLiteral(", "));
    return QStringLiteral("INSERT INTO %1 (%2) SELECT %2 FROM %1 WHERE 1 = 0").arg(qualified(m_history), columns);
}

QString HistorySql::insertRelease(const Project::Release &release) const
{
    const QString description = release.notes.isEmpty() ? release.title : QString(release.title + QStringLiteral("\n") + release.notes);
    return QStringLiteral("INSERT INTO ") + qualified(m_versions)
        + QStringLiteral(" (version, applied_at, description, breaking_changes) VALUES (") + literal(release.name) + QStringLiteral(", ")
        + now() + QStringLiteral(", ") + literal(description) + QStringLiteral(", ") + truth(false) + QStringLiteral(") ")
        + columnTypes(m_engine).unlessVersionIsThere;
}

QString HistorySql::dataVersion() const
{
    return QStringLiteral("PRAGMA ") + quoted(m_schema) + QStringLiteral(".data_version");
}

QString HistorySql::countRows(qint64 upTo, const QString &run) const
{
    return QStringLiteral("SELECT count(CASE WHEN id <= %1 THEN 1 END), count(CASE WHEN run_id = %2 AND success = %3 THEN 1 END) FROM %4")
        .arg(QString::number(upTo), literal(run), truth(true), qualified(m_history));
}

QString HistorySql::removeRelease(const QString &name) const
{
    return QStringLiteral("DELETE FROM ") + qualified(m_versions) + QStringLiteral(" WHERE version = ") + literal(name);
}

QString HistorySql::insertRun(bool withBackendStart) const
{
    const ColumnTypes &types = columnTypes(m_engine);
    const QString values = QStringLiteral("?, ") + types.boundTime + QStringLiteral(", ?, ?, ?, ?, ?, ?");
    return QStringLiteral("INSERT INTO ") + qualified(m_runs) + beginningOfRun(withBackendStart) + QStringLiteral(" VALUES (") + values
        + (withBackendStart ? QStringLiteral(", ") + types.sessionStart : QString()) + QLatin1Char(')');
}

QString HistorySql::endRun(bool withChecks) const
{
    return QStringLiteral("UPDATE %1 SET outcome = ?, finished_at = %2%3 WHERE run_id = ?")
        .arg(qualified(m_runs), columnTypes(m_engine).boundTime, withChecks ? QStringLiteral(", checks = ?") : QString());
}

QString HistorySql::insertScriptRun(const QString &runId, const QString &applicationName) const
{
    const ColumnTypes &types = columnTypes(m_engine);
    const QString start = QString(types.sessionStart).replace(QLatin1Char('?'), types.ownSession);
    const QStringList values{literal(runId),
                             now(),
                             types.sessionUser,
                             literal({}),
                             QStringLiteral("0"),
                             types.ownSession,
                             literal(applicationName),
                             literal(QStringLiteral("running")),
                             start};
    return QStringLiteral("INSERT INTO ") + qualified(m_runs) + beginningOfRun(true) + QStringLiteral(" VALUES (")
        + values.join(QStringLiteral(", ")) + QStringLiteral(") ") + types.orUpdateRun;
}

QString HistorySql::endScriptRun(const QString &runId, const QString &outcome) const
{
    return QStringLiteral("UPDATE ") + qualified(m_runs) + QStringLiteral(" SET outcome = ") + literal(outcome)
        + QStringLiteral(", finished_at = ") + now() + QStringLiteral(" WHERE run_id = ") + literal(runId);
}

QString HistorySql::selectChecks() const
{
    return QStringLiteral("SELECT run_id, checks FROM %1 WHERE checks IS NOT NULL").arg(qualified(m_runs));
}

QString HistorySql::insertMarks(const QList<JournalRow> &rows) const
{
    return QStringLiteral("INSERT INTO %1 (%2) VALUES %3 %4")
        .arg(qualified(m_journal), journalColumns().join(QStringLiteral(", ")), markValues(rows), columnTypes(m_engine).orUpdateMark);
}

QStringList HistorySql::createMarksView() const
{
    if (m_engine != Database::Engine::Sqlite || m_ownSchema)
        return {};
    const QString columns = journalColumns().join(QStringLiteral(", "));
    const QString values = QStringLiteral("NEW.") + journalColumns().join(QStringLiteral(", NEW."));
    return {QStringLiteral("CREATE TEMP VIEW varve_journal AS SELECT %1 FROM %2").arg(columns, qualified(m_journal)),
            QStringLiteral(
                "CREATE TEMP TRIGGER varve_journal_row INSTEAD OF INSERT ON varve_journal BEGIN INSERT INTO %1 (%2) VALUES (%3) %4; END")
                .arg(quoted(m_journal), columns, values, columnTypes(m_engine).orUpdateMark)};
}

QString HistorySql::insertMarksIntoView(const QList<JournalRow> &rows) const
{
    return QStringLiteral("INSERT INTO temp.varve_journal (%1) VALUES %2")
        .arg(journalColumns().join(QStringLiteral(", ")), markValues(rows));
}

QString HistorySql::markValues(const QList<JournalRow> &rows) const
{
    const QString newest = QStringLiteral("(SELECT coalesce(max(id), 0) FROM ") + qualified(m_history) + QLatin1Char(')');
    QStringList tuples;
    for (const JournalRow &row : rows) {
        const bool finished = row.mark.state != StatementMark::State::Started;
        tuples += QLatin1Char('(')
            + QStringList{literal(row.runId),
                          QString::number(row.step),
                          QString::number(row.mark.statement),
                          literal(row.migrationId),
                          literal(row.databaseName),
                          literal(word(row.direction)),
                          QString::number(row.statementsTotal),
                          literal(row.mark.hash),
                          literal(word(row.mark.state)),
                          row.mark.startedAt.isValid() ? literal(timeText(row.mark.startedAt)) : now(),
                          finished ? now() : QStringLiteral("NULL"),
                          QString::number(row.backendId),
                          row.historyId < 0 ? newest : QString::number(row.historyId)}
                  .join(QStringLiteral(", "))
            + QLatin1Char(')');
    }
    return tuples.join(QStringLiteral(", "));
}

QString HistorySql::selectAnyMark() const
{
    return QStringLiteral("SELECT 1 FROM %1 LIMIT 1").arg(qualified(m_journal));
}

QString HistorySql::selectMark() const
{
    return QStringLiteral("SELECT 1 FROM %1 WHERE run_id = ? AND step = ? AND statement = ?").arg(qualified(m_journal));
}

QString HistorySql::selectMarks() const
{
    return QStringLiteral("SELECT j.run_id, j.step, j.migration_id, j.database_name, j.direction, j.statements_total, j.backend_id, "
                          "j.history_id, j.statement, j.statement_hash, j.state, %1, r.outcome, r.user_name "
                          "FROM %2 j JOIN %3 r ON r.run_id = j.run_id WHERE r.outcome <> 'done' "
                          "ORDER BY j.history_id, r.started_at, j.run_id, j.step, j.statement")
        .arg(milliseconds(QStringLiteral("j.started_at")), qualified(m_journal), qualified(m_runs));
}

QString HistorySql::selectAnyRunning() const
{
    return QStringLiteral("SELECT 1 FROM %1 WHERE outcome = 'running' LIMIT 1").arg(qualified(m_runs));
}

QString HistorySql::selectRunning(bool withBackendStart) const
{
    const ColumnTypes &types = columnTypes(m_engine);
    QString session = QStringLiteral("0, '', NULL");
    QString join;
    if (m_engine == Database::Engine::PostgreSql) {
        session = QStringLiteral("a.pid IS NOT NULL, left(a.query, 500), ") + milliseconds(QStringLiteral("a.query_start"));
        // Who may not see a session's start sees its name (monitoring-stats, "pg_stat_activity").
        join = QStringLiteral(" LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = r.backend_id "
                              "AND coalesce(%1, a.application_name = r.application_name)")
                   .arg(withBackendStart ? QStringLiteral("r.backend_start = extract(epoch from a.backend_start)::text")
                                         : QStringLiteral("NULL"));
    } else if (m_engine == Database::Engine::MariaDb) {
        // Numbers of sessions come again only after the server began anew.
        session = QStringLiteral("p.ID IS NOT NULL, coalesce(left(p.INFO, 500), ''), (UNIX_TIMESTAMP() - coalesce(p.TIME, 0)) * 1000");
        join = QStringLiteral(" LEFT JOIN information_schema.PROCESSLIST p ON p.ID = r.backend_id");
        if (withBackendStart)
            join += QStringLiteral(" AND abs(coalesce(r.backend_start, 0) - %1) < 5")
                        .arg(QString(types.sessionStart).replace(QLatin1Char('?'), QStringLiteral("p.ID")));
    }
    return QStringLiteral("SELECT r.run_id, %1, r.user_name, r.host_name, r.process_id, r.backend_id, r.application_name, %2 "
                          "FROM %3 r%4 WHERE r.outcome = 'running' ORDER BY r.started_at, r.run_id")
        .arg(milliseconds(QStringLiteral("r.started_at")), session, qualified(m_runs), join);
}

QString HistorySql::milliseconds(const QString &column) const
{
    return columnTypes(m_engine).millisecondsOf.arg(column);
}

QString HistorySql::timeText(const QDateTime &time) const
{
    // MariaDB's datetime has no zone and refuses the Z in strict mode.
    return m_engine == Database::Engine::MariaDb ? time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"))
                                                 : time.toUTC().toString(Qt::ISODateWithMs);
}

QString HistorySql::quoted(const QString &identifier) const
{
    const QLatin1Char quote(m_engine == Database::Engine::MariaDb ? '`' : '"');
    QString name = identifier;
    name.remove(QChar::Null);
    name.replace(quote, QString(2, quote));
    return quote + name + quote;
}

QString HistorySql::literal(const QString &text) const
{
    QString value = text;
    value.remove(QChar::Null);
    value.replace(QLatin1Char('\''), QStringLiteral("''"));
    const QString plain = QLatin1Char('\'') + value + QLatin1Char('\'');
    if (m_engine == Database::Engine::Sqlite || !value.contains(QLatin1Char('\\')))
        return plain;
    // What a backslash means depends on sql_mode (NO_BACKSLASH_ESCAPES), and of an escaped one nothing can be said there.
    if (m_engine == Database::Engine::MariaDb) {
        value.replace(QLatin1Char('\\'), QStringLiteral("', CHAR(92 USING utf8mb4), '"));
        return QStringLiteral("CONCAT('") + value + QStringLiteral("')");
    }
    // E'…' reads backslashes the same whatever standard_conforming_strings says (manual, 4.1.2.2).
    value.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    return QStringLiteral("E'") + value + QLatin1Char('\'');
}

QString HistorySql::now() const
{
    return columnTypes(m_engine).now;
}

QString HistorySql::truth(bool value) const
{
    const ColumnTypes &types = columnTypes(m_engine);
    return value ? types.trueText : types.falseText;
}

} // namespace Varve::History
