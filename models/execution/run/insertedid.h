// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

#include <models/database/connection.h>

namespace Varve::Execution {

/// LAST_INSERT_ID() in a session that goes on with a file. Whether an INSERT makes an id its text does not say: a table without AUTO_INCREMENT
/// makes none, and what asks behind it would get that of the session before, which is over.
class InsertedId final
{
public:
    InsertedId(Database::Connection &connection, Database::Engine engine, const PlanStep &step)
        : m_connection(connection), m_engine(engine), m_step(step), m_isMissing(!step.idAskers->isEmpty())
    {}
    /// The session has none from here on.
    Core::Expected<> forget();
    /// Refuses a statement that asks for one where none was made since. \a number: 1-based, in the whole file.
    Core::Expected<> checkFor(int number);

private:
    Core::Expected<bool> isMade() const;
    Core::Error refusal(const IdAsker &asker) const;

    Database::Connection &m_connection;
    Database::Engine m_engine;
    const PlanStep &m_step;
    bool m_isMissing; ///< as far as it is known
};

} // namespace Varve::Execution
