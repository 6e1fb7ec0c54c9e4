// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "attachedfiles.h"

#include "sqlnames.h"

#include <models/history/historysql.h>

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

using Database::Engine;

/// Several of its statements are.
bool isOneTransaction(const PlanStep &step)
{
    return (step.oneTransaction || step.inUnits) && (step.kind == StepKind::Apply || step.kind == StepKind::RollBack);
}

QString schemaOf(const QString &table)
{
    const QStringList parts = nameParts(table, Engine::Sqlite);
    return parts.size() > 1 ? parts.constFirst().toLower() : QString();
}

QString historySchema(const Plan &plan)
{
    return History::HistorySql(plan.target, plan.policies).schema().toLower();
}

} // namespace

QStringList filesChangedTogether(const Plan &plan, const PlanStep &step)
{
    if (plan.engine() != Engine::Sqlite || plan.target.attachments.isEmpty() || !isOneTransaction(step))
        return {};
    QStringList schemas{historySchema(plan)};
    for (const QString &table : step.tables) {
        const QString named = schemaOf(table);
        const QString schema = named.isEmpty() ? QStringLiteral("main") : named;
        if (!schemas.contains(schema) && schema != QStringLiteral("temp"))
            schemas += schema;
    }
    return schemas;
}

AttachedFiles::~AttachedFiles()
{
    putBack();
}

void AttachedFiles::putBack()
{
    for (const QString &schema : std::as_const(m_left)) // another program may have come in between; then it decides
        (void)m_connection.query(QStringLiteral("PRAGMA %1.journal_mode = WAL").arg(m_connection.quoted(schema)));
    m_left.clear();
}

Core::Expected<> AttachedFiles::prepare(const Plan &plan)
{
    if (plan.engine() != Engine::Sqlite || plan.target.attachments.isEmpty())
        return {};
    const auto schemas = changed(plan);
    if (!schemas)
        return Core::failure(schemas.error());
    if (schemas->size() < 2)
        return {};
    QStringList together(schemas->cbegin(), schemas->cend());
    together.sort();
    for (const QString &schema : std::as_const(together)) {
        if (const Core::Expected<> left = leaveWal(schema, together); !left) {
            putBack();
            return left;
        }
    }
    return {};
}

/// A name without a schema means the first file that has it, in the order in which they were attached (sqlite.org/lang_naming.html).
Core::Expected<QSet<QString>> AttachedFiles::changed(const Plan &plan) const
{
    QList<std::pair<QString, QStringList>> known;
    for (const QString &schema : QStringList{QStringLiteral("main")} + [&] {
             QStringList names;
             for (const Database::Attachment &attachment : plan.target.attachments)
                 names += attachment.schema.toLower();
             return names;
         }()) {
        const auto tables = tablesOf(schema);
        if (!tables)
            return Core::failure(tables.error());
        known.emplaceBack(schema, *tables);
    }
    const auto where = [&](const QString &table) {
        if (const QString named = schemaOf(table); !named.isEmpty())
            return named;
        const QString name = nameParts(table, Engine::Sqlite).constLast();
        const auto found
            = std::find_if(known.cbegin(), known.cend(), [&](const auto &file) { return file.second.contains(name, Qt::CaseInsensitive); });
        return found == known.cend() ? QStringLiteral("main") : found->first;
    };
    QSet<QString> schemas;
    QSet<QString> together{historySchema(plan)}; // of one transaction: a step's, or that of the whole run
    for (const PlanStep &step : plan.steps) {
        if (!isOneTransaction(plan))
            together = {historySchema(plan)};
        for (const QString &table : isOneTransaction(step) ? step.tables : QStringList())
            together.insert(where(table));
        together.remove(QStringLiteral("temp"));
        if (together.size() > 1)
            schemas.unite(together);
    }
    return schemas;
}

Core::Expected<QStringList> AttachedFiles::tablesOf(const QString &schema) const
{
    const auto result = m_connection.query(
        QStringLiteral("SELECT name FROM %1.sqlite_schema WHERE type IN ('table', 'view')").arg(m_connection.quoted(schema)));
    if (!result)
        return Core::failure(result.error());
    QStringList names;
    for (const QVariantList &row : result->rows)
        names += row.constFirst().toString();
    return names;
}

Core::Expected<> AttachedFiles::leaveWal(const QString &schema, const QStringList &together)
{
    const QString pragma = QStringLiteral("PRAGMA %1.journal_mode").arg(m_connection.quoted(schema));
    const auto mode = m_connection.query(pragma);
    if (!mode)
        return Core::failure(mode.error());
    if (mode->rows.isEmpty() || mode->rows.constFirst().constFirst().toString() != QStringLiteral("wal"))
        return {};
    const auto left = m_connection.query(pragma + QStringLiteral(" = DELETE"));
    if (left && !left->rows.isEmpty() && left->rows.constFirst().constFirst().toString() == QStringLiteral("delete")) {
        m_left += schema;
        return {};
    }
    return Core::failure(
        Core::ErrorKind::Locked,
        QCoreApplication::translate(
            "Varve::Execution",
            "The run changes %1 together, each a file of its own, and %2 is in WAL mode, in which a commit of several files "
            "is not all or nothing. It could not leave that mode, because somebody else has it open. Nothing was run.")
            .arg(together.join(QStringLiteral(", ")), schema),
        QCoreApplication::translate("Varve::Execution",
                                    "Close what has it open, a catalog tree in a window of Varve too, then try again."));
}

} // namespace Varve::Execution
