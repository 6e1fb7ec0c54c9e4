// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runjournal.h"

#include <models/core/surroundings.h>

namespace Varve::History {

namespace {

JournalRow rowFrom(const QVariantList &row)
{
    JournalRow result;
    int column = 0;
    result.runId = row.at(column++).toString();
    result.step = row.at(column++).toInt();
    result.migrationId = row.at(column++).toString();
    result.databaseName = row.at(column++).toString();
    result.direction = row.at(column++).toString() == word(Direction::Down) ? Direction::Down : Direction::Up;
    result.statementsTotal = row.at(column++).toInt();
    result.backendId = row.at(column++).toInt();
    result.historyId = row.at(column++).toLongLong();
    result.mark.statement = row.at(column++).toInt();
    result.mark.hash = row.at(column++).toString();
    result.mark.state = markState(row.at(column++).toString());
    result.mark.startedAt = historyTime(row.at(column++).toString());
    return result;
}

StepJournal stepFrom(const JournalRow &row, const QString &outcome, const QString &user)
{
    return {.runId = row.runId,
            .migrationId = row.migrationId,
            .databaseName = row.databaseName,
            .direction = row.direction,
            .statementsTotal = row.statementsTotal,
            .historyId = row.historyId,
            .outcome = outcome,
            .user = user,
            .recorded = false,
            .marks = {}};
}

/// PostgreSQL's insufficient_privilege, MariaDB's ER_TABLEACCESS_DENIED_ERROR.
bool isForbidden(const Core::Error &error)
{
    return error.serverCode == QStringLiteral("42501") || error.serverCode == QStringLiteral("1142");
}

RunningRun runFrom(const QVariantList &row)
{
    RunningRun result;
    int column = 0;
    result.run.runId = row.at(column++).toString();
    result.run.startedAt = historyTime(row.at(column++).toString());
    result.run.user = row.at(column++).toString();
    result.run.host = row.at(column++).toString();
    result.run.processId = row.at(column++).toLongLong();
    result.run.backendId = row.at(column++).toInt();
    result.run.applicationName = row.at(column++).toString();
    result.run.outcome = QStringLiteral("running");
    result.backendLives = row.at(column++).toBool();
    result.statement = row.at(column++).toString();
    result.statementSince = historyTime(row.at(column++).toString());
    return result;
}

} // namespace

RunJournal::RunJournal(Database::Connection &connection, const HistoryTable &table)
    : m_connection(connection), m_sql(table.sql()), m_facts(table.facts().value_or(HistoryFacts()))
{}

Core::Expected<QList<StepJournal>> RunJournal::read() const
{
    QList<StepJournal> steps;
    if (!m_facts.journal || !m_facts.runs)
        return steps;
    // Mostly there is none, and to plan the whole question takes a new session of PostgreSQL a millisecond.
    const auto result = m_connection.query(m_sql.selectAnyMark()).and_then([this](const Database::ResultSet &any) {
        return any.rows.isEmpty() ? any : m_connection.query(m_sql.selectMarks());
    });
    if (!result)
        return isForbidden(result.error()) ? Core::Expected<QList<StepJournal>>(steps) : Core::failure(result.error());
    std::pair<QString, int> current;
    for (const QVariantList &values : result->rows) {
        const JournalRow row = rowFrom(values);
        if (steps.isEmpty() || current != std::pair(row.runId, row.step)) {
            current = {row.runId, row.step};
            steps += stepFrom(row, values.at(values.size() - 2).toString(), values.constLast().toString());
        }
        steps.last().marks += row.mark;
    }
    return steps;
}

Core::Expected<bool> RunJournal::anyRunning() const
{
    if (!m_facts.runs)
        return false;
    const auto found = m_connection.query(m_sql.selectAnyRunning());
    if (!found)
        return isForbidden(found.error()) ? Core::Expected<bool>(false) : Core::failure(found.error());
    return !found->rows.isEmpty();
}

Core::Expected<QList<RunningRun>> RunJournal::running() const
{
    QList<RunningRun> runs;
    if (!m_facts.runs)
        return runs;
    const auto result = m_connection.query(m_sql.selectRunning(m_facts.backendStart));
    if (!result)
        return Core::failure(result.error());
    for (const QVariantList &row : result->rows)
        runs += runFrom(row);
    return runs;
}

Core::Expected<> RunJournal::mark(const QList<JournalRow> &rows)
{
    if (!canMark() || rows.isEmpty())
        return {};
    const std::optional<qint64> row = m_connection.insertedRow(); // the next statement may ask for it
    constexpr qsizetype atOnce = 1000;                            // a server takes texts up to a size
    for (qsizetype from = 0; from < rows.size(); from += atOnce) {
        // As text, not prepared: preparing costs two more round trips.
        const auto written = m_connection.execute(m_sql.insertMarks(rows.mid(from, atOnce)).toUtf8());
        if (!written)
            return Core::failure(written.error());
    }
    if (row)
        m_connection.setInsertedRow(*row);
    return {};
}

Core::Expected<bool> RunJournal::hasMark(const QString &runId, int step, int statement) const
{
    return m_connection.query(m_sql.selectMark(), {runId, step, statement}).map([](const Database::ResultSet &found) {
        return !found.rows.isEmpty();
    });
}

Core::Expected<> RunJournal::send(const QString &sql, const QVariantList &values)
{
    const auto done = m_connection.query(sql, values);
    return done ? Core::Expected<>() : Core::failure(done.error());
}

Core::Expected<> RunJournal::beginRun(const RunRecord &run)
{
    QVariantList values{run.runId,     m_sql.timeText(run.startedAt), run.user,   run.host, run.processId,
                        run.backendId, run.applicationName,           run.outcome};
    if (m_facts.backendStart)
        values += run.backendId;
    return send(m_sql.insertRun(m_facts.backendStart), values);
}

Core::Expected<> RunJournal::endRun(const QString &runId, const QString &outcome, const IntegrityReport &report)
{
    QVariantList values{outcome, m_sql.timeText(Core::surroundings().now())};
    const bool keep = m_facts.checks && !report.isEmpty();
    if (keep)
        values += QString::fromUtf8(report.toJson());
    values += runId;
    return send(m_sql.endRun(keep), values);
}

Core::Expected<QHash<QString, IntegrityReport>> RunJournal::checks() const
{
    QHash<QString, IntegrityReport> checks;
    if (!m_facts.runs || !m_facts.checks)
        return checks;
    const auto result = m_connection.query(m_sql.selectChecks());
    if (!result)
        return isForbidden(result.error()) ? Core::Expected<QHash<QString, IntegrityReport>>(checks) : Core::failure(result.error());
    for (const QVariantList &row : result->rows)
        checks.insert(row.at(0).toString(), IntegrityReport::fromJson(row.at(1).toString().toUtf8()));
    return checks;
}

Core::Expected<QHash<QString, IntegrityReport>> readIntegrity(Database::Connection &connection, const Project::Policies &policies)
{
    const HistoryTable table(connection, policies);
    if (const auto facts = table.facts(); !facts)
        return Core::failure(facts.error());
    return RunJournal(connection, table).checks();
}

} // namespace Varve::History
