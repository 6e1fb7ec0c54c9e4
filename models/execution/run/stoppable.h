// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/connection.h>

#include <stop_token>

namespace Varve::Execution {

/// What is executed while it lives, unlike what the history is told, is not sent once the run is to stop.
class Stoppable final
{
public:
    Stoppable(Database::Connection &connection, const std::stop_token &stop) : m_connection(connection) { connection.setStop(stop); }
    ~Stoppable() { m_connection.setStop({}); }
    Q_DISABLE_COPY_MOVE(Stoppable)

private:
    Database::Connection &m_connection;
};

} // namespace Varve::Execution
