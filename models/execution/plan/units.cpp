// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "units.h"

#include "changedtables.h"

#include <QCoreApplication>

namespace Varve::Execution {

bool standsAlone(const PlanStep &step, const PlannedStatement &planned)
{
    if (!planned.statement.inTransaction || !step.withoutTransactions)
        return !planned.statement.inTransaction;
    const QStringList changed = changedTables(planned, Database::Engine::MariaDb);
    return std::any_of(changed.cbegin(), changed.cend(),
                       [&](const QString &table) { return step.withoutTransactions->contains(tableKey(table, {})); });
}

UnitDivider::Place UnitDivider::place(const PlannedStatement &planned)
{
    const Text::Statement &statement = planned.statement;
    if (standsAlone(m_step, planned)) {
        m_inUnit = m_addsValue = false;
        return Place::Alone;
    }
    const bool begins = !m_inUnit || (statement.needsCommitBefore && m_addsValue);
    if (begins)
        m_addsValue = false;
    m_inUnit = true;
    m_addsValue = m_addsValue || statement.verb == QLatin1String("ALTER TYPE");
    return begins ? Place::Begin : Place::Same;
}

QList<PlanUnit> unitsOf(const PlanStep &step)
{
    QList<PlanUnit> units;
    if (!step.inUnits)
        return units;
    UnitDivider divider(step);
    for (int i = 0; i < step.statements.size(); ++i) {
        const UnitDivider::Place place = divider.place(step.statements.at(i));
        if (place == UnitDivider::Place::Same)
            ++units.last().count;
        else
            units += {.first = i, .count = 1, .transaction = place == UnitDivider::Place::Begin};
    }
    return units;
}

QString unitText(const PlanUnit &unit, int before)
{
    const int first = before + unit.first + 1;
    if (!unit.transaction)
        return QCoreApplication::translate("Varve::Execution", "statement %1 by itself").arg(first);
    if (unit.count == 1)
        return QCoreApplication::translate("Varve::Execution", "statement %1 in a transaction").arg(first);
    return QCoreApplication::translate("Varve::Execution", "statements %1 to %2 in one transaction").arg(first).arg(first + unit.count - 1);
}

} // namespace Varve::Execution
