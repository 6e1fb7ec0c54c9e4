// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tableengines.h"

#include "changedtables.h"
#include "sqlnames.h"
#include "transactionchecks.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

bool hasTransaction(const PlanStep &step)
{
    return (step.oneTransaction || step.inUnits) && (step.kind == StepKind::Apply || step.kind == StepKind::RollBack);
}

/// That the step changes in a transaction.
QStringList changedInTransaction(const PlanStep &step)
{
    if (step.oneTransaction || step.streamed)
        return step.tables;
    QStringList tables;
    for (const PlannedStatement &planned : step.statements) {
        for (const QString &table : changedTables(planned, Database::Engine::MariaDb)) {
            if (!tables.contains(table))
                tables += table;
        }
    }
    return tables;
}

/// Something about one of \a tables, or a table of another name that becomes one. Most of a long plan is about others.
bool mayDeclare(const PlanStep &step, const QHash<QString, QString> &tables, const QString &database)
{
    const bool names = std::any_of(step.tables.cbegin(), step.tables.cend(),
                                   [&](const QString &table) { return tables.contains(tableKey(table, database)); });
    return names || step.engines || std::any_of(step.statements.cbegin(), step.statements.cend(), [](const PlannedStatement &planned) {
               return planned.statement.verb == QLatin1String("RENAME TABLE");
           });
}

QList<DeclaredEngine> declaredIn(const PlanStep &step)
{
    QList<DeclaredEngine> found = *step.engines;
    for (const PlannedStatement &planned : step.statements)
        found += declaredEngines(planned);
    return found;
}

/// ENGINE's other words (SHOW ENGINES names each engine once).
QString engineName(const QString &written)
{
    const QString name = written.toLower();
    if (name == QLatin1String("heap"))
        return QStringLiteral("memory");
    if (name == QLatin1String("merge"))
        return QStringLiteral("mrg_myisam");
    return name == QLatin1String("innobase") ? QStringLiteral("innodb") : name;
}

/// What the server has, and what the plan makes of it.
class Engines final
{
public:
    explicit Engines(QString database) : m_database(std::move(database)) {}

    /// Two questions, and one more for each ten thousand of \a tables.
    Core::Expected<> ask(Database::Connection &connection, const QStringList &tables);
    void declare(const DeclaredEngine &declared)
    {
        const QString key = tableKey(declared.table, m_database);
        const QString engine
            = declared.engine.isEmpty() ? m_ofTable.value(tableKey(declared.like, m_database)) : engineName(declared.engine);
        if (m_hasTransactions.contains(engine) && !(declared.mayBeThere && m_ofTable.contains(key)))
            m_ofTable.insert(key, engine);
    }
    /// As the server writes it; empty where the table takes part in transactions, or nobody knows.
    QString withoutTransactions(const QString &table) const
    {
        const QString engine = m_ofTable.value(tableKey(table, m_database), m_default);
        return m_hasTransactions.value(engine, true) ? QString() : m_titles.value(engine);
    }

private:
    Core::Expected<> askForEngines(Database::Connection &connection);
    Core::Expected<> askForTables(Database::Connection &connection, const QStringList &tables);

    QString m_database;
    QHash<QString, bool> m_hasTransactions;
    QHash<QString, QString> m_titles;
    QHash<QString, QString> m_ofTable;
    QString m_default;
};

Core::Expected<> Engines::ask(Database::Connection &connection, const QStringList &tables)
{
    if (const Core::Expected<> general = askForEngines(connection); !general)
        return general;
    // A statement has at most 65535 placeholders (MariaDB's error 1390).
    constexpr qsizetype mostTables = 10000;
    for (qsizetype i = 0; i < tables.size(); i += mostTables) {
        if (const Core::Expected<> answered = askForTables(connection, tables.mid(i, mostTables)); !answered)
            return answered;
    }
    return {};
}

Core::Expected<> Engines::askForEngines(Database::Connection &connection)
{
    const auto answer = connection.query(
        QStringLiteral("SELECT engine, coalesce(transactions, ''), @@default_storage_engine FROM information_schema.engines"));
    if (!answer)
        return Core::failure(answer.error());
    for (const QVariantList &row : answer->rows) {
        const QString title = row.at(0).toString();
        m_titles.insert(title.toLower(), title);
        m_hasTransactions.insert(title.toLower(), row.at(1).toString() == QLatin1String("YES"));
        m_default = row.at(2).toString().toLower();
    }
    return {};
}

Core::Expected<> Engines::askForTables(Database::Connection &connection, const QStringList &tables)
{
    QStringList questions;
    QVariantList values;
    for (qsizetype i = 0; i < tables.size(); ++i) {
        // Looked up one by one the server opens no other table (mariadb.com/kb, "Information Schema Optimizations").
        questions += QStringLiteral("SELECT %1, engine FROM information_schema.tables WHERE table_schema = ? AND table_name = ? "
                                    "AND engine IS NOT NULL")
                         .arg(i);
        const QStringList parts = nameParts(tables.at(i), Database::Engine::MariaDb);
        values += parts.size() > 1 ? parts.at(parts.size() - 2) : m_database;
        values += parts.isEmpty() ? QString() : parts.constLast();
    }
    const auto answer = connection.query(questions.join(QStringLiteral(" UNION ALL ")), values);
    if (!answer)
        return Core::failure(answer.error());
    for (const QVariantList &row : answer->rows)
        m_ofTable.insert(tableKey(tables.at(row.at(0).toLongLong()), m_database), row.at(1).toString().toLower());
    return {};
}

void standAlone(PlanStep &step, const QStringList &tables, const QString &engine, Project::TransactionMode mode)
{
    QStringList keys;
    for (const QString &table : tables)
        keys += tableKey(table, {});
    step.withoutTransactions = keys;
    const auto alone = std::find_if(step.statements.cbegin(), step.statements.cend(), [&](const PlannedStatement &planned) {
        return changedTables(planned, Database::Engine::MariaDb).contains(tables.constFirst());
    });
    step.inUnits = mode == Project::TransactionMode::Auto;
    if (!std::exchange(step.oneTransaction, false))
        return;
    const QString name = nameParts(tables.constFirst(), Database::Engine::MariaDb).join(QLatin1Char('.'));
    if (alone == step.statements.cend()) {
        step.transactionReason
            = QCoreApplication::translate("Varve::Execution", "the table %1 takes no part in transactions, its engine is %2")
                  .arg(name, engine);
        return;
    }
    step.aloneAt = alone->statement.start;
    step.transactionReason
        = QCoreApplication::translate("Varve::Execution", "the table %1 takes no part in transactions, its engine is %2 (line %3)")
              .arg(name, engine)
              .arg(alone->statement.start.line);
}

/// In the place of what was said of \a step before.
void warn(Plan &plan, const QString &before, const PlanStep &step)
{
    const QString warning = transactionWarning(step);
    const qsizetype at = before.isEmpty() ? -1 : plan.warnings.indexOf(before);
    if (at >= 0)
        plan.warnings[at] = warning;
    else
        plan.warnings += warning;
}

/// Steps of a plan by their index.
struct Changes
{
    QHash<qsizetype, QStringList> tables;            ///< that a step changes in a transaction
    QHash<qsizetype, QList<DeclaredEngine>> engines; ///< that it declares
    QHash<QString, QString> asked;                   ///< the server's answer matters: as written, by key
    qsizetype last = -1;                             ///< that changes something in a transaction
};

Changes changesOf(const Plan &plan)
{
    const QString &database = plan.target.database;
    Changes changes;
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const QStringList tables = hasTransaction(plan.steps.at(i)) ? changedInTransaction(plan.steps.at(i)) : QStringList();
        if (tables.isEmpty())
            continue;
        changes.tables.insert(i, tables);
        changes.last = i;
        for (const QString &table : tables)
            changes.asked.insert(tableKey(table, database), table);
    }
    // What the plan itself declares counts too; a copy has the engine of what it is a copy of.
    for (qsizetype i = changes.last; i >= 0; --i) {
        const PlanStep &step = plan.steps.at(i);
        if (!mayDeclare(step, changes.asked, database))
            continue;
        const QList<DeclaredEngine> here = declaredIn(step);
        for (auto one = here.crbegin(); one != here.crend(); ++one) {
            if (!one->like.isEmpty() && changes.asked.contains(tableKey(one->table, database)))
                changes.asked.insert(tableKey(one->like, database), one->like);
        }
        changes.engines.insert(i, here);
    }
    return changes;
}

/// Whether something changed in \a step of \a plan, which changes \a tables.
bool look(Plan &plan, PlanStep &step, const QStringList &tables, const Engines &engines)
{
    QStringList without;
    QString engine;
    for (const QString &table : tables) {
        const QString found = engines.withoutTransactions(table);
        if (found.isEmpty())
            continue;
        without += table;
        engine = engine.isEmpty() ? found : engine;
    }
    if (without.isEmpty())
        return false;
    const QString before = step.oneTransaction ? QString() : transactionWarning(step);
    standAlone(step, without, engine, plan.policies.transaction);
    warn(plan, before, step);
    return true;
}

} // namespace

Core::Expected<> lookAtTableEngines(Plan &plan, Database::Connection &connection)
{
    if (plan.engine() != Database::Engine::MariaDb)
        return {};
    const Changes changes = changesOf(plan);
    if (changes.tables.isEmpty())
        return {};
    Engines engines(plan.target.database);
    if (const Core::Expected<> answered = engines.ask(connection, changes.asked.values()); !answered)
        return answered;
    bool isNew = false;
    for (qsizetype i = 0; i <= changes.last; ++i) {
        const QList<DeclaredEngine> declared = changes.engines.value(i);
        for (const DeclaredEngine &one : declared)
            engines.declare(one);
        isNew = look(plan, plan.steps[i], changes.tables.value(i), engines) || isNew;
    }
    if (isNew)
        plan.id = planId(plan);
    return {};
}

bool hasTableWithoutTransactions(Database::Connection &connection, const QStringList &tables, const QString &database)
{
    Engines engines(database);
    return engines.ask(connection, tables)
        && std::any_of(tables.cbegin(), tables.cend(), [&](const QString &table) { return !engines.withoutTransactions(table).isEmpty(); });
}

Core::Expected<Plan> withTableEngines(Core::Expected<Plan> plan, Database::Connection &connection)
{
    if (plan) {
        if (const Core::Expected<> looked = lookAtTableEngines(*plan, connection); !looked)
            return Core::failure(looked.error());
    }
    return plan;
}

} // namespace Varve::Execution
