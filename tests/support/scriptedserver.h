// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/surroundings.h>
#include <models/database/connection.h>

#include <functional>
#include <memory>

namespace Varve::Test {

/// A server that answers from a script, as PostgreSQL would: it knows transactions, and nothing of what is in a database. What it is not told
/// to answer gives no rows. Connections that the calling thread opens lead to it while it lives.
class ScriptedServer final
{
public:
    ScriptedServer();
    ~ScriptedServer();
    Q_DISABLE_COPY_MOVE(ScriptedServer)

    using Rows = std::function<QList<QVariantList>(int backendId)>;
    /// To statements that hold \a part.
    void answer(const QString &part, const Rows &rows);

    enum class Fault {
        Refused, ///< the statement is an error
        Lost,    ///< the connection is gone
    };
    /// The statement of that number, from 1, over all connections, meets \a fault.
    void failAt(int number, Fault fault);

    /// What was sent so far: "session text", values in their places.
    const QStringList &log() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Clock, random numbers and process that are the same for the same \a seed. Each look at the clock moves it by \a step.
Core::Surroundings madeSurroundings(unsigned seed, std::chrono::milliseconds step = std::chrono::milliseconds(1000));

} // namespace Varve::Test
