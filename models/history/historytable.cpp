// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "historytable.h"

#include "historyreader.h"

#include <QCoreApplication>

namespace Varve::History {

namespace {

Core::Error foreignTable(const QString &table, const QStringList &found, const QStringList &expected)
{
    return {.kind = Core::ErrorKind::History,
            .message = QCoreApplication::translate("Varve::History", "The table %1 is not Varve's: it has the columns %2, expected are %3.")
                           .arg(table, found.join(QStringLiteral(", ")), expected.join(QStringLiteral(", "))),
            .remedy
            = QCoreApplication::translate("Varve::History",
                                          "Name another table in varve.toml: [history] table = \"varve_history\". The tables beside it are "
                                          "then called varve_history_runs, varve_history_journal and varve_history_versions.")};
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

Core::Expected<QList<HistoryEntry>> HistoryTable::read(HistoryDepth depth) const
{
    if (const QMap<QString, QStringList> usual = usualColumns(); usual.contains(m_sql.historyName())) {
        note(usual);
        Core::Expected<QList<HistoryEntry>> rows = readAfter(0, depth);
        if (rows || rows.error().kind != Core::ErrorKind::History)
            return rows;
    }
    const Core::Expected<QMap<QString, QStringList>> found = columns(m_sql.tableNames());
    if (!found)
        return Core::failure(found.error());
    note(*found);
    if (!m_facts->history && isComplete(m_sql.runsName(), found->value(m_sql.runsName())))
        return Core::failure(lostTable());
    // Whoever reads a history asks for its runs and its journal next. A release is only entered, and ensure() looks before that.
    QMap<QString, QStringList> read = *found;
    read.remove(m_sql.versionsName());
    if (const Core::Expected<> checked = check(read); !checked)
        return Core::failure(checked.error());
    return m_facts->history ? readAfter(0, depth) : QList<HistoryEntry>();
}

QMap<QString, QStringList> HistoryTable::usualColumns() const
{
    const QString asked = m_sql.findUsualTables();
    if (asked.isEmpty() || m_connection.inTransaction()) // which would not survive the error about a missing column
        return {};
    const Core::Expected<Database::ResultSet> answered = m_connection.query(asked);
    if (!answered)
        return {};
    QMap<QString, QStringList> found;
    const QStringList tables = m_sql.tableNames();
    const QVariantList isThere = answered->rows.value(0);
    for (qsizetype at = 0; at < tables.size(); ++at) {
        if (isThere.value(at).toBool())
            found.insert(tables.at(at), m_sql.expectedColumns(tables.at(at)) + m_sql.newColumns(tables.at(at)));
    }
    m_sawEmptyJournal = isThere.value(tables.size()).toBool();
    return found;
}

Core::Expected<QList<HistoryEntry>> HistoryTable::readAfter(qint64 id, HistoryDepth depth) const
{
    const Core::Expected<HistoryFacts> known = facts();
    if (!known)
        return Core::failure(known.error());
    HistoryReader reader(m_sql.qualified(m_sql.historyName()), depth);
    return m_connection.read(m_sql.select(known->tokenChecksum, depth), {id}, [&reader](const Database::Row &row) { reader.take(row); })
        .map_error([&](const Core::Error &error) { return reader.asHistoryError(error); })
        .and_then([&reader] { return reader.result(); });
}

Core::Expected<> HistoryTable::ensure()
{
    const Core::Expected<QMap<QString, QStringList>> found = columns(m_sql.tableNames());
    if (!found)
        return Core::failure(found.error());
    if (const Core::Expected<> checked = check(*found); !checked)
        return checked;
    note(*found);
    if (const Core::Expected<> created = createMissing(); !created)
        return created;
    for (const QString &table : {m_sql.historyName(), m_sql.runsName()}) {
        for (const QString &column : m_sql.newColumns(table)) {
            if (!found->contains(table) || found->value(table).contains(column))
                continue;
            if (const Core::Expected<> added = addColumn(table, column); !added)
                return added;
        }
    }
    return {};
}

Core::Expected<> HistoryTable::createMissing()
{
    if (m_facts->history && m_facts->runs && m_facts->versions && m_facts->journal)
        return {};
    const bool onlyJournal = m_facts->history && m_facts->runs && m_facts->versions;
    const Core::Expected<> created = onlyJournal ? create({m_sql.createJournal()}) : create(m_sql.create());
    // Who may write in the tables of an older version need not be who may make one.
    if (!created)
        return onlyJournal && created.error().kind == Core::ErrorKind::Statement ? Core::Expected<>() : created;
    m_facts->history = m_facts->runs = m_facts->journal = m_facts->versions = true;
    return {};
}

Core::Expected<HistoryFacts> HistoryTable::facts() const
{
    if (m_facts)
        return *m_facts;
    const Core::Expected<QMap<QString, QStringList>> found = columns(m_sql.tableNames());
    if (!found)
        return Core::failure(found.error());
    note(*found);
    return *m_facts;
}

void HistoryTable::note(const QMap<QString, QStringList> &found) const
{
    const auto has = [&](const QString &table, const QString &column) {
        const auto columns = found.constFind(table);
        return columns == found.cend() || columns->contains(column);
    };
    // Nobody who only looks asks another tool's table for what it cannot know.
    const auto isOurs = [&](const QString &table) { return found.contains(table) && isComplete(table, found.value(table)); };
    m_facts = HistoryFacts{.history = found.contains(m_sql.historyName()),
                           .tokenChecksum = has(m_sql.historyName(), QStringLiteral("token_checksum")),
                           .runs = isOurs(m_sql.runsName()),
                           .backendStart = has(m_sql.runsName(), QStringLiteral("backend_start")),
                           .checks = has(m_sql.runsName(), QStringLiteral("checks")),
                           .journal = isOurs(m_sql.journalName()),
                           .versions = found.contains(m_sql.versionsName())};
}

bool &HistoryTable::fact(const QString &column) const
{
    if (column == QStringLiteral("token_checksum"))
        return m_facts->tokenChecksum;
    return column == QStringLiteral("checks") ? m_facts->checks : m_facts->backendStart;
}

/// Looks again once nobody else can add it: between the look and this another program may have done so.
Core::Expected<> HistoryTable::addColumn(const QString &table, const QString &column)
{
    Transaction transaction(m_connection);
    if (const Core::Expected<> begun = transaction.begin(); !begun)
        return begun;
    bool &has = fact(column);
    if (m_sql.engine() != Database::Engine::PostgreSql) {
        const auto found = columns({table});
        if (!found)
            return Core::failure(found.error());
        has = found->value(table).contains(column);
        if (has)
            return transaction.commit();
    }
    const auto added = m_connection.execute(m_sql.addColumn(table, column).toUtf8());
    if (!added && added.error().kind != Core::ErrorKind::Statement)
        return Core::failure(added.error());
    if (!added)
        return {}; // only its owner may alter a table; one without the column still serves
    has = true;
    return transaction.commit();
}

Core::Expected<> HistoryTable::create(const QStringList &statements)
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
    for (const QString &statement : statements) {
        const auto done = m_connection.execute(statement.toUtf8());
        if (!done)
            return Core::failure(done.error());
    }
    return transaction.commit();
}

Core::Expected<> HistoryTable::write(const HistoryEntry &entry)
{
    return insertion(entry).and_then([this](const QByteArray &statement) { return m_connection.executeAll({statement}); });
}

Core::Expected<QByteArray> HistoryTable::insertion(const HistoryEntry &entry) const
{
    // As text, not prepared: preparing costs two more round trips, and so a run sends exactly what a plan prints.
    return facts().map([&](const HistoryFacts &known) {
        HistoryEntry fitting = entry;
        if (!known.tokenChecksum)
            fitting.tokenChecksum.clear();
        return m_sql.insert(fitting).toUtf8();
    });
}

Core::Expected<> HistoryTable::checkWritable()
{
    const auto written = m_connection.execute(m_sql.insertNothing().toUtf8());
    if (written)
        return {};
    Core::Error error = written.error();
    error.message = QCoreApplication::translate("Varve::History", "The history %1 cannot be written, so nothing was run: %2.")
                        .arg(qualifiedName(), error.message);
    return Core::failure(error);
}

QString HistoryTable::qualifiedName() const
{
    return m_sql.qualified(m_sql.historyName());
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
    QMap<QString, QStringList> found;
    const auto take = [&found](const Database::Row &row) { found[row.text(0)] += row.text(1).toLower(); };
    return m_connection.read(sql, values, take).map([&found] { return found; });
}

Core::Expected<> HistoryTable::check(const QMap<QString, QStringList> &found) const
{
    for (auto table = found.cbegin(); table != found.cend(); ++table) {
        if (!isComplete(table.key(), table.value()))
            return Core::failure(foreignTable(m_sql.qualified(table.key()), table.value(), m_sql.expectedColumns(table.key())));
    }
    return {};
}

bool HistoryTable::isComplete(const QString &table, const QStringList &columns) const
{
    const QStringList expected = m_sql.expectedColumns(table);
    return std::all_of(expected.cbegin(), expected.cend(), [&](const QString &column) { return columns.contains(column); });
}

/// Nobody makes the one without the other: what was applied is not known any more.
Core::Error HistoryTable::lostTable() const
{
    return {.kind = Core::ErrorKind::History,
            .message = QCoreApplication::translate("Varve::History", "The table %1 is gone, and %2 shows that there was one.")
                           .arg(qualifiedName(), m_sql.qualified(m_sql.runsName())),
            .remedy = QCoreApplication::translate("Varve::History",
                                                  "Bring it back from a backup; or drop %1 too, and say with varve-cli adopt-state or "
                                                  "baseline what the database has.")
                          .arg(m_sql.qualified(m_sql.runsName()))};
}

} // namespace Varve::History
