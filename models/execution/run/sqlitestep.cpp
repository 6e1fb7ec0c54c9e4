// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlitestep.h"

#include <QCoreApplication>

namespace Varve::Execution {

Core::Expected<> SqliteStep::prepare()
{
    const ForeignKeysOff &wanted = *m_step.foreignKeysOff;
    if (!wanted.isNeeded())
        return {};
    const auto enforced = m_connection.query(QStringLiteral("PRAGMA foreign_keys"));
    if (!enforced)
        return Core::failure(enforced.error());
    if (!enforced->rows.constFirst().constFirst().toBool())
        return {}; // the connection's own setting
    if (!wanted.tables.isEmpty()) {
        const auto referred = isReferredTo(m_connection, wanted.tables);
        if (!referred)
            return Core::failure(referred.error());
        if (!*referred)
            return {};
    }
    m_off = true;
    // Where each statement stands by itself the file's own PRAGMA works where it stands.
    if (!m_step.oneTransaction && !m_step.inUnits && wanted.tables.isEmpty())
        return {};
    const auto set = m_connection.query(QStringLiteral("PRAGMA foreign_keys = 0"));
    return set ? Core::Expected<>() : Core::failure(set.error());
}

Core::Expected<> SqliteStep::begun()
{
    if (m_off)
        m_before = brokenReferences(m_connection);
    return {}; // a key that cannot be checked is told by check(), unless it could not be before
}

Core::Expected<> SqliteStep::check()
{
    if (!m_off)
        return {};
    const auto now = brokenReferences(m_connection);
    if (!now)
        return m_before ? Core::Expected<>(Core::failure(now.error())) : Core::Expected<>();
    const BrokenReferences added = m_before ? now->since(*m_before) : *now;
    if (added.groups.isEmpty())
        return {};
    return Core::failure(
        Core::ErrorKind::Statement,
        QCoreApplication::translate("Varve::Execution", "%n rows refer to what would not be there after it: %1.", nullptr, added.count())
            .arg(added.toString()),
        QCoreApplication::translate(
            "Varve::Execution",
            "Foreign keys were off while it ran, because %1. Give these rows something to refer to, or take them out, in the migration.")
            .arg(m_step.foreignKeysOff->reason));
}

} // namespace Varve::Execution
