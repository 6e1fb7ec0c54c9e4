// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "integrity.h"

#include "foreignkeys.h"
#include "stoppable.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

using Database::Engine;
using History::CountedTable;
using History::RowCount;

/// A run that names more tables than this is told by these, unless everything is asked for.
constexpr qsizetype mostTables = 100;
constexpr qsizetype mostFindings = 20;

QString qualifiedList(const QList<FoundTable> &tables)
{
    QStringList names;
    for (const FoundTable &table : tables)
        names += table.qualified;
    return names.join(QStringLiteral(", "));
}

QString literalList(const QList<FoundTable> &tables)
{
    QStringList names;
    for (const FoundTable &table : tables)
        names += QLatin1Char('\'') + QString(table.qualified).replace(QLatin1Char('\''), QStringLiteral("''"))
            + QStringLiteral("'::regclass");
    return names.join(QStringLiteral(", "));
}

} // namespace

QStringList namedTables(const Plan &plan)
{
    QStringList names;
    QSet<QString> known;
    for (const PlanStep &step : plan.steps) {
        for (const QString &table : step.tables) {
            if (!known.contains(table))
                names += table;
            known.insert(table);
        }
    }
    return names;
}

Integrity::Integrity(Database::Connection &connection, const Plan &plan) : m_connection(connection), m_plan(plan)
{
    if (!counts() && !plan.policies.analyze)
        return;
    m_names = namedTables(plan);
    if (!isFull() && m_names.size() > mostTables) {
        m_report.notCounted = static_cast<int>(m_names.size() - mostTables);
        m_names = m_names.first(mostTables);
    }
}

void Integrity::add(const QString &finding)
{
    if (m_report.findings.size() < mostFindings && !m_report.findings.contains(finding))
        m_report.findings += finding;
}

QList<FoundTable> Integrity::find(const QStringList &names)
{
    const auto found = findTables(m_connection, names);
    if (!found)
        add(QCoreApplication::translate("Varve::Execution", "The run's tables could not be looked up: %1").arg(found.error().message));
    QList<FoundTable> tables;
    QSet<QString> known; // one table can be written in several ways
    for (const FoundTable &table : found.value_or(QList<FoundTable>())) {
        if (!known.contains(table.qualified))
            tables += table;
        known.insert(table.qualified);
    }
    return tables;
}

void Integrity::count(const QList<FoundTable> &tables, std::optional<RowCount> CountedTable::*place)
{
    QStringList problems;
    const QHash<QString, RowCount> counts = countRows(m_connection, tables, isFull(), problems);
    for (const QString &problem : std::as_const(problems))
        add(problem);
    for (const FoundTable &table : tables) {
        const auto count = counts.constFind(table.qualified);
        if (count == counts.cend())
            continue;
        const auto known
            = std::find_if(m_report.tables.begin(), m_report.tables.end(), [&](const CountedTable &one) { return one.name == table.name; });
        if (known != m_report.tables.end()) {
            (*known).*place = *count;
            continue;
        }
        m_report.tables += {.name = table.name, .before = {}, .after = {}};
        m_report.tables.last().*place = *count;
    }
}

void Integrity::before()
{
    if (counts() && !m_names.isEmpty())
        count(find(m_names), &CountedTable::before);
}

void Integrity::applied(const PlanStep &step)
{
    for (const QString &table : step.tables)
        m_applied.insert(table);
}

void Integrity::after(const std::stop_token &stop)
{
    if (m_names.isEmpty() || stop.stop_requested() || !m_connection.isAlive() || m_connection.inTransaction())
        return;
    const QList<FoundTable> tables = find(m_names);
    if (tables.isEmpty() && m_report.tables.isEmpty())
        return;
    if (m_plan.policies.analyze)
        analyze();
    if (!counts())
        return;
    count(tables, &CountedTable::after);
    if (!stop.stop_requested())
        look(tables, stop);
}

/// Only for what was applied: what a failed migration left is as it was, or not to stay as it is.
void Integrity::analyze()
{
    QStringList names = m_names;
    names.removeIf([this](const QString &name) { return !m_applied.contains(name); });
    if (names.isEmpty())
        return;
    const QList<FoundTable> tables = find(names);
    QStringList statements;
    if (m_connection.profile().engine == Engine::Sqlite) {
        for (const FoundTable &table : tables)
            statements += QStringLiteral("ANALYZE ") + table.qualified;
    } else if (!tables.isEmpty()) {
        const bool isMaria = m_connection.profile().engine == Engine::MariaDb;
        statements += (isMaria ? QStringLiteral("ANALYZE TABLE ") : QStringLiteral("ANALYZE ")) + qualifiedList(tables);
    }
    for (const QString &statement : std::as_const(statements)) {
        const auto done = m_connection.execute(statement.toUtf8());
        if (!done)
            return add(QCoreApplication::translate("Varve::Execution", "Statistics could not be renewed: %1").arg(done.error().message));
    }
    for (const FoundTable &table : tables)
        m_report.analyzed += table.name;
}

void Integrity::look(const QList<FoundTable> &tables, const std::stop_token &stop)
{
    switch (m_connection.profile().engine) {
    case Engine::PostgreSql: lookInPostgres(tables); break;
    case Engine::Sqlite: return lookInSqlite(tables);
    case Engine::MariaDb: lookInMaria(tables); break;
    }
    if (isFull())
        checkRows(tables, stop);
}

/// An index whose concurrent building failed stays and is not valid; a constraint that was added NOT VALID holds only for new rows (manual,
/// CREATE INDEX and ALTER TABLE).
void Integrity::lookInPostgres(const QList<FoundTable> &tables)
{
    if (tables.isEmpty())
        return;
    const QString ofTables = QStringLiteral(" IN (%1)").arg(literalList(tables));
    const auto result = m_connection.query(
        QStringLiteral("SELECT true, i.indexrelid::regclass::text, i.indrelid::regclass::text FROM pg_catalog.pg_index i "
                       "JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid WHERE c.relkind = 'i' AND NOT i.indisvalid AND i.indrelid%1 "
                       "UNION ALL SELECT false, quote_ident(conname), conrelid::regclass::text FROM pg_catalog.pg_constraint "
                       "WHERE NOT convalidated AND conrelid%1 ORDER BY 1, 2")
            .arg(ofTables));
    if (!result)
        return add(QCoreApplication::translate("Varve::Execution", "Indexes and constraints could not be looked at: %1")
                       .arg(result.error().message));
    for (const QVariantList &row : result->rows) {
        const QString name = row.at(1).toString();
        const QString table = row.at(2).toString();
        if (row.at(0).toBool()) {
            add(QCoreApplication::translate("Varve::Execution",
                                            "The index %1 of %2 is not valid: building it failed. Drop it with DROP INDEX CONCURRENTLY %1.")
                    .arg(name, table));
        } else {
            add(QCoreApplication::translate(
                    "Varve::Execution",
                    "The constraint %1 of %2 is not validated: older rows may break it. ALTER TABLE %2 VALIDATE CONSTRAINT %1 checks them.")
                    .arg(name, table));
        }
    }
}

void Integrity::lookInSqlite(const QList<FoundTable> &tables)
{
    BrokenReferences broken;
    Core::Expected<> looked;
    if (isFull()) {
        auto all = brokenReferences(m_connection);
        looked = all.map([](const BrokenReferences &) {});
        broken = all.value_or(BrokenReferences());
    }
    for (const FoundTable &table : tables) {
        const auto counted = std::find_if(m_report.tables.cbegin(), m_report.tables.cend(),
                                          [&](const CountedTable &one) { return one.name == table.name; });
        const bool isSmall = counted != m_report.tables.cend() && counted->after && counted->after->precision == RowCount::Precision::Exact;
        if (!isFull() && isSmall && looked)
            looked = addBroken(m_connection, table.schema, table.table, broken);
    }
    if (!looked)
        add(QCoreApplication::translate("Varve::Execution", "Foreign keys could not be checked: %1").arg(looked.error().message));
    if (broken.count() > 0)
        add(QCoreApplication::translate("Varve::Execution", "%n rows break foreign keys: %1.", nullptr, broken.count())
                .arg(broken.toString()));
    const auto schemas = schemasOf(m_connection);
    for (const QString &schema : isFull() && schemas ? *schemas : QStringList())
        checkFile(schema);
}

void Integrity::checkFile(const QString &schema)
{
    constexpr qsizetype mostTold = 5;
    const auto result = m_connection.query(QStringLiteral("PRAGMA %1.integrity_check(%2)").arg(m_connection.quoted(schema)).arg(mostTold));
    if (!result)
        return add(
            QCoreApplication::translate("Varve::Execution", "The file of %1 could not be checked: %2").arg(schema, result.error().message));
    for (const QVariantList &row : result->rows) {
        if (row.constFirst().toString() != QStringLiteral("ok"))
            add(QCoreApplication::translate("Varve::Execution", "The file of %1 is damaged: %2").arg(schema, row.constFirst().toString()));
    }
}

/// Table, Op, Msg_type, Msg_text (mariadb.com/kb/en/check-table). It reads the whole table.
void Integrity::lookInMaria(const QList<FoundTable> &tables)
{
    if (!isFull() || tables.isEmpty())
        return;
    const auto result = m_connection.query(QStringLiteral("CHECK TABLE ") + qualifiedList(tables));
    if (!result)
        return add(QCoreApplication::translate("Varve::Execution", "The tables could not be checked: %1").arg(result.error().message));
    for (const QVariantList &row : result->rows) {
        const QString kind = row.at(2).toString();
        if (kind.compare(QStringLiteral("status"), Qt::CaseInsensitive) != 0
            && kind.compare(QStringLiteral("note"), Qt::CaseInsensitive) != 0)
            add(QCoreApplication::translate("Varve::Execution", "%1: %2", "table, what CHECK TABLE says")
                    .arg(row.at(0).toString(), row.at(3).toString()));
    }
}

/// Those whose rows were to be counted and could not be, which was told.
QSet<QString> Integrity::notCounted(const QList<FoundTable> &tables) const
{
    QSet<QString> names;
    for (const FoundTable &table : tables) {
        const bool isCounted = std::any_of(m_report.tables.cbegin(), m_report.tables.cend(),
                                           [&](const CountedTable &one) { return one.name == table.name && one.after; });
        if (!isCounted)
            names.insert(table.qualified);
    }
    return names;
}

/// What a server let in while it did not look: foreign_key_checks or check_constraint_checks off, triggers switched off, the role of a replica.
void Integrity::checkRows(const QList<FoundTable> &tables, const std::stop_token &stop)
{
    const auto rules = rowRules(m_connection, m_names, tables);
    if (!rules)
        return add(QCoreApplication::translate("Varve::Execution", "Foreign keys and constraints could not be looked up: %1")
                       .arg(rules.error().message));
    const QSet<QString> told = notCounted(tables);
    const Stoppable stoppable(m_connection, stop);
    for (const RowRule &rule : *rules) {
        if (QSet<QString>(rule.reads.cbegin(), rule.reads.cend()).intersects(told))
            continue;
        if (!checkRule(rule, stop))
            return;
    }
}

/// False when nothing more is to be asked: the run was cancelled, somebody holds the table, the connection is gone.
bool Integrity::checkRule(const RowRule &rule, const std::stop_token &stop)
{
    if (rule.hidesRows) {
        add(QCoreApplication::translate("Varve::Execution",
                                        "The rows of %1 could not be checked: row-level security hides some from this user.")
                .arg(rule.table));
        return true;
    }
    qint64 rows = 0;
    const auto counted = m_connection.execute(rule.query.toUtf8(), [&rows](const Database::ResultSet &chunk) {
        if (!chunk.rows.isEmpty())
            rows = chunk.rows.constFirst().constFirst().toLongLong();
        return true;
    });
    if (!counted && stop.stop_requested()) {
        add(QCoreApplication::translate("Varve::Execution", "Not all foreign keys and constraints were checked: that was cancelled."));
        return false;
    }
    if (!counted) {
        add(QCoreApplication::translate("Varve::Execution", "The rows of %1 could not be checked: %2")
                .arg(rule.table, counted.error().message));
        return counted.error().kind != Core::ErrorKind::Locked && m_connection.isAlive();
    }
    if (rows > 0)
        add(rule.finding(rows));
    return true;
}

} // namespace Varve::Execution
