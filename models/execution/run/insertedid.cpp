// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "insertedid.h"

#include "../plan/shellword.h"
#include "../texts_p.h"

#include <algorithm>

namespace Varve::Execution {

using Database::Engine;

Core::Expected<> InsertedId::forget()
{
    if (!m_isMissing)
        return {};
    m_connection.setInsertedRow(0);
    if (m_engine != Engine::MariaDb)
        return {};
    return m_connection.execute("DO LAST_INSERT_ID(0)").map([](const auto &) {});
}

Core::Expected<> InsertedId::checkFor(int number)
{
    const QList<IdAsker> &askers = *m_step.idAskers;
    const auto asker = std::find_if(askers.cbegin(), askers.cend(), [number](const IdAsker &each) { return each.number == number; });
    if (!m_isMissing || asker == askers.cend())
        return {};
    if (asker->withRowCount)
        return Core::failure(refusal(*asker));
    const Core::Expected<bool> made = isMade();
    if (!made)
        return Core::failure(made.error());
    m_isMissing = !*made;
    return *made ? Core::Expected<>() : Core::failure(refusal(*asker));
}

Core::Error InsertedId::refusal(const IdAsker &asker) const
{
    return {
        .kind = Core::ErrorKind::Statement,
        .message = asker.withRowCount
            ? Texts::tr("It asks for the id of the row that was put in last and for ROW_COUNT(): whether a statement has made an id since "
                        "the file went on cannot be asked before it, as the server would count anew. The session before, which may have, "
                        "is over.")
            : Texts::tr("It asks for the id of the row that was put in last, and no statement has made one since the file went on: the "
                        "session before, which may have, is over."),
        .remedy = Texts::tr("Run the down section: varve-cli rollback. Or go on at the statement that makes the id, and what was run from "
                            "there on runs a second time: varve-cli resume %1 --at N. If none is needed, go on with: varve-cli resume %1 "
                            "--at %2")
                      .arg(shellWord(m_step.migrationId))
                      .arg(asker.number)};
}

/// A SELECT would give its own answer to FOUND_ROWS() behind it, and DO fails never. The query in it has two rows, and fails where it is asked.
Core::Expected<bool> InsertedId::isMade() const
{
    if (const std::optional<qint64> row = m_connection.insertedRow())
        return *row != 0;
    const auto asked = m_connection.execute("SET @varve_made = IF(LAST_INSERT_ID() = 0, (SELECT 1 UNION SELECT 2), 1)");
    if (!asked && asked.error().serverCode == QLatin1String("1242")) // ER_SUBQUERY_NO_1_ROW
        return false;
    return asked.map([](const auto &) { return true; });
}

} // namespace Varve::Execution
