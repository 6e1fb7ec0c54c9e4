// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "historytable.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace Varve::History {

namespace {

QDateTime timeFrom(const QVariant &value)
{
    bool isNumber = false;
    const qint64 milliseconds = value.toLongLong(&isNumber);
    if (isNumber)
        return QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::utc());
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

HistoryEntry entryFrom(const QVariantList &row)
{
    HistoryEntry entry;
    int column = 0;
    entry.id = row.at(column++).toLongLong();
    entry.migrationId = row.at(column++).toString();
    entry.migrationName = row.at(column++).toString();
    entry.databaseName = row.at(column++).toString();
    entry.version = row.at(column++).toString();
    entry.appliedAt = timeFrom(row.at(column++));
    entry.appliedBy = row.at(column++).toString();
    entry.checksum = row.at(column++).toString();
    entry.success = row.at(column++).toBool();
    entry.errorMessage = row.at(column++).toString();
    entry.rollbackAvailable = row.at(column++).toBool();
    entry.executionMs = row.at(column++).toLongLong();
    entry.direction = row.at(column++).toString() == QStringLiteral("down") ? Direction::Down : Direction::Up;
    entry.statementsTotal = row.at(column++).toInt();
    entry.statementsDone = row.at(column++).toInt();
    entry.toolVersion = row.at(column++).toString();
    entry.runId = row.at(column++).toString();
    entry.tokenChecksum = row.at(column++).toString();
    return entry;
}

Core::Error foreignTable(const QString &table, const QStringList &found, const QStringList &expected)
{
    return {.kind = Core::ErrorKind::History,
            .message = QCoreApplication::translate("Varve::History", "The table %1 is not Varve's: it has the columns %2, expected are %3.")
                           .arg(table, found.join(QStringLiteral(", ")), expected.join(QStringLiteral(", "))),
            .where = {},
            .serverText = {},
            .serverCode = {},
            .remedy
            = QCoreApplication::translate("Varve::History", "Name another table in varve.toml: [history] table = \"varve_history\"."),
            .others = {}};
}

/// Rolls back unless it was committed. Where definitions commit by themselves there is none.
class Transaction final
{
public:
    explicit Transaction(Database::Connection &connection) : m_connection(connection) {}
    ~Transaction()
    {
        if (m_open)
            (void)m_connection.rollback(); // the first error is the one to tell
    }
    Q_DISABLE_COPY_MOVE(Transaction)

    Core::Expected<> begin()
    {
        if (!Database::engineTraits(m_connection.profile().engine).transactionalDefinition)
            return {};
        const Core::Expected<> begun = m_connection.begin();
        m_open = begun.has_value();
        return begun;
    }
    Core::Expected<> commit()
    {
        if (!m_open)
            return {};
        const Core::Expected<> committed = m_connection.commit();
        m_open = !committed && m_connection.inTransaction();
        return committed;
    }

private:
    Database::Connection &m_connection;
    bool m_open = false;
};

} // namespace

HistoryTable::HistoryTable(Database::Connection &connection, const Project::Policies &policies)
    : m_connection(connection), m_sql(connection.profile(), policies), m_schemaAt(policies.historySchemaAt)
{}

Core::Expected<QList<HistoryEntry>> HistoryTable::read() const
{
    const Core::Expected<QMap<QString, QStringList>> found = columns({m_sql.historyName()});
    if (!found)
        return Core::failure(found.error());
    if (found->isEmpty())
        return QList<HistoryEntry>();
    if (const Core::Expected<> checked = check(*found); !checked)
        return Core::failure(checked.error());
    note(*found);
    return readAfter(0);
}

Core::Expected<QList<HistoryEntry>> HistoryTable::readAfter(qint64 id) const
{
    if (const Core::Expected<> looked = look(); !looked)
        return Core::failure(looked.error());
    const Core::Expected<Database::ResultSet> result = m_connection.query(m_sql.select(*m_hasNewColumn), {id});
    if (!result)
        return Core::failure(result.error());
    QList<HistoryEntry> entries;
    entries.reserve(result->rows.size());
    for (const QVariantList &row : result->rows)
        entries += entryFrom(row);
    return entries;
}

Core::Expected<> HistoryTable::ensure()
{
    const Core::Expected<QMap<QString, QStringList>> found = columns(m_sql.tableNames());
    if (!found)
        return Core::failure(found.error());
    if (const Core::Expected<> checked = check(*found); !checked)
        return checked;
    note(*found);
    if (found->size() < m_sql.tableNames().size()) {
        if (const Core::Expected<> created = create(); !created)
            return created;
    }
    return !found->contains(m_sql.historyName()) || *m_hasNewColumn ? Core::Expected<>() : addNewColumn();
}

Core::Expected<> HistoryTable::look() const
{
    if (m_hasNewColumn)
        return {};
    const Core::Expected<QMap<QString, QStringList>> found = columns({m_sql.historyName()});
    if (!found)
        return Core::failure(found.error());
    note(*found);
    return {};
}

void HistoryTable::note(const QMap<QString, QStringList> &found) const
{
    const auto history = found.constFind(m_sql.historyName());
    // A table that is not there yet will be made with the column.
    m_hasNewColumn = history == found.cend() || history->contains(HistorySql::newColumn());
}

/// Looks again once nobody else can add it: between the look and this another program may have done so.
Core::Expected<> HistoryTable::addNewColumn()
{
    Transaction transaction(m_connection);
    if (const Core::Expected<> begun = transaction.begin(); !begun)
        return begun;
    if (m_sql.engine() != Database::Engine::PostgreSql) {
        const auto found = columns({m_sql.historyName()});
        if (!found)
            return Core::failure(found.error());
        note(*found);
        if (*m_hasNewColumn)
            return transaction.commit();
    }
    const auto added = m_connection.execute(m_sql.addNewColumn().toUtf8());
    if (!added && added.error().kind != Core::ErrorKind::Statement)
        return Core::failure(added.error());
    if (!added)
        return {}; // only its owner may alter a table; a history without the column is still a history
    m_hasNewColumn = true;
    return transaction.commit();
}

Core::Expected<> HistoryTable::create()
{
    Transaction transaction(m_connection);
    if (const Core::Expected<> begun = transaction.begin(); !begun)
        return begun;
    if (m_sql.engine() == Database::Engine::PostgreSql) {
        // IF NOT EXISTS alone is not safe when two sessions create at once: one fails on pg_type's unique index.
        const auto locked = m_connection.query(QStringLiteral("SELECT pg_advisory_xact_lock(hashtext('varve tables'))"));
        if (!locked)
            return Core::failure(locked.error());
    }
    const QStringList statements = m_sql.create();
    for (const QString &statement : statements) {
        const auto done = m_connection.execute(statement.toUtf8());
        if (!done)
            return Core::failure(done.error());
    }
    return transaction.commit();
}

Core::Expected<> HistoryTable::write(const HistoryEntry &entry)
{
    // As text, not prepared: preparing costs two more round trips, and so a run sends exactly what a plan prints.
    if (const Core::Expected<> looked = look(); !looked)
        return Core::failure(looked.error());
    HistoryEntry fitting = entry;
    if (!*m_hasNewColumn)
        fitting.tokenChecksum.clear();
    const auto written = m_connection.execute(insertStatement(fitting).toUtf8());
    if (!written)
        return Core::failure(written.error());
    return {};
}

Core::Expected<> HistoryTable::beginRun(const RunRecord &run)
{
    const auto begun = m_connection.query(
        m_sql.insertRun(),
        {run.runId, m_sql.timeText(run.startedAt), run.user, run.host, run.processId, run.backendId, run.applicationName, run.outcome});
    if (!begun)
        return Core::failure(begun.error());
    return {};
}

Core::Expected<> HistoryTable::endRun(const QString &runId, const QString &outcome)
{
    const auto ended = m_connection.query(m_sql.endRun(), {outcome, m_sql.timeText(QDateTime::currentDateTimeUtc()), runId});
    if (!ended)
        return Core::failure(ended.error());
    return {};
}

Core::Expected<> HistoryTable::writeRelease(const Project::Release &release)
{
    const auto written = m_connection.execute(m_sql.insertRelease(release).toUtf8());
    if (!written)
        return Core::failure(written.error());
    return {};
}

Core::Expected<> HistoryTable::removeRelease(const QString &name)
{
    const auto removed = m_connection.execute(m_sql.removeRelease(name).toUtf8());
    if (!removed)
        return Core::failure(removed.error());
    return {};
}

QString HistoryTable::qualifiedName() const
{
    return m_sql.qualified(m_sql.historyName());
}

QString HistoryTable::insertStatement(const HistoryEntry &entry) const
{
    return m_sql.insert(entry);
}

/// SQLite makes no schemas: each is an attached file.
Core::Expected<> HistoryTable::checkSchema() const
{
    const Database::ConnectionProfile &profile = m_connection.profile();
    if (m_sql.engine() != Database::Engine::Sqlite)
        return {};
    QStringList schemas{Database::engineTraits(m_sql.engine()).defaultSchema};
    for (const Database::Attachment &attachment : profile.attachments)
        schemas += attachment.schema;
    if (schemas.contains(m_sql.schema(), Qt::CaseInsensitive)) // SQLite's names of schemas have no case
        return {};
    Core::Error error;
    error.kind = Core::ErrorKind::ProjectFiles;
    error.message = QCoreApplication::translate("Varve::History", "The history's schema is \"%1\", and this SQLite database has only %2.")
                        .arg(m_sql.schema(), schemas.join(QStringLiteral(", ")));
    error.where = m_schemaAt;
    error.remedy = QCoreApplication::translate(
                       "Varve::History", "Attach a file under that name (attach = { \"%1\" = \"FILE\" }), or take schema out of [history].")
                       .arg(m_sql.schema());
    return Core::failure(error);
}

std::pair<QString, QVariantList> HistoryTable::columnQuery(const QStringList &tables) const
{
    if (m_sql.engine() == Database::Engine::Sqlite) {
        QStringList parts;
        QVariantList values;
        for (const QString &table : tables) {
            parts += QStringLiteral("SELECT ?, name FROM pragma_table_info(?, ?)");
            values += {table, table, m_sql.schema()};
        }
        return {parts.join(QStringLiteral(" UNION ALL ")), values};
    }
    const QString sql = m_sql.engine() == Database::Engine::PostgreSql
        ? QStringLiteral(
            "SELECT c.relname::text, a.attname::text FROM pg_catalog.pg_class c "
            "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
            "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
            "WHERE n.nspname = ? AND c.relname IN (%1) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY c.relname, a.attnum")
        : QStringLiteral("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = ? AND table_name IN (%1) "
                         "ORDER BY table_name, ordinal_position");
    QVariantList values{m_sql.schema()};
    for (const QString &table : tables)
        values += table;
    return {sql.arg(QStringList(tables.size(), QStringLiteral("?")).join(QStringLiteral(", "))), values};
}

Core::Expected<QMap<QString, QStringList>> HistoryTable::columns(const QStringList &tables) const
{
    if (const Core::Expected<> checked = checkSchema(); !checked)
        return Core::failure(checked.error());
    const auto [sql, values] = columnQuery(tables);
    const Core::Expected<Database::ResultSet> result = m_connection.query(sql, values);
    if (!result)
        return Core::failure(result.error());
    QMap<QString, QStringList> found;
    for (const QVariantList &row : result->rows)
        found[row.at(0).toString()] += row.at(1).toString().toLower();
    return found;
}

Core::Expected<> HistoryTable::check(const QMap<QString, QStringList> &found) const
{
    for (auto table = found.cbegin(); table != found.cend(); ++table) {
        const QStringList expected = m_sql.expectedColumns(table.key());
        const bool complete
            = std::all_of(expected.cbegin(), expected.cend(), [&](const QString &column) { return table.value().contains(column); });
        if (!complete)
            return Core::failure(foreignTable(m_sql.qualified(table.key()), table.value(), expected));
    }
    return {};
}

} // namespace Varve::History
