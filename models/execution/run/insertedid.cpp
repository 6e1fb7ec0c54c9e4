// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "insertedid.h"

#include "../plan/shellword.h"
#include "../session/lastvalues.h"
#include "../texts_p.h"

namespace Varve::Execution {

using Database::Engine;

namespace {

/// A view, a routine or a trigger asks for nothing when it is made.
bool asksForId(const PlannedStatement &statement, Engine engine)
{
    const bool isDefinition = statement.statement.kind == Text::StatementKind::Definition;
    if (isDefinition && !statement.statement.verb.endsWith(QStringLiteral(" TABLE")))
        return false;
    return namedLastValues(SessionText(statement.sent(), engine), engine).testFlag(LastValue::Inserted);
}

} // namespace

Core::Expected<> InsertedId::forget()
{
    m_isMissing = m_step.asksForInsertedId;
    if (!m_isMissing)
        return {};
    m_connection.setInsertedRow(0);
    if (m_engine != Engine::MariaDb)
        return {};
    return m_connection.execute("DO LAST_INSERT_ID(0)").map([](const auto &) {});
}

Core::Expected<> InsertedId::checkFor(const PlannedStatement &statement)
{
    if (!m_isMissing || !asksForId(statement, m_engine))
        return {};
    const Core::Expected<bool> made = isMade();
    if (!made)
        return Core::failure(made.error());
    m_isMissing = !*made;
    if (*made)
        return {};
    return Core::failure(
        Core::ErrorKind::Statement,
        Texts::tr("It asks for the id of the row that was put in last, and no statement has made one since the file went on: the session "
                  "that did is over."),
        Texts::tr("Run the down section: varve-cli rollback. Or go on at the statement that makes the id, and what was run from there on "
                  "runs a second time: varve-cli resume %1 --at N.")
            .arg(shellWord(m_step.migrationId)));
}

Core::Expected<bool> InsertedId::isMade() const
{
    if (const std::optional<qint64> row = m_connection.insertedRow())
        return *row != 0;
    return m_connection.query(QStringLiteral("SELECT LAST_INSERT_ID()")).map([](const Database::ResultSet &result) {
        return result.rows.value(0).value(0).toULongLong() != 0;
    });
}

} // namespace Varve::Execution
