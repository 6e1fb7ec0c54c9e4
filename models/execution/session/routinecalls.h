// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "sessionwords.h"

#include <QSet>

namespace Varve::Execution {

/// What statements of a file that hold others as texts may make of them: PREPARE, and on MariaDB the variables that it may read.
class HeldTexts final
{
public:
    explicit HeldTexts(Database::Engine engine) : m_engine(engine) {}
    void take(const PlannedStatement &planned, const SessionText &text);
    /// EXECUTE may run a routine, or something that nobody can read in the file.
    bool mayCall() const { return m_mayCall; }
    /// EXECUTE may change the session.
    bool maySet() const { return m_mayCall || m_maySet; }
    /// EXECUTE may choose another database.
    bool mayUse() const { return m_mayCall || m_mayUse; }

private:
    void lookAt(const QString &text);

    Database::Engine m_engine;
    QSet<QString> m_read; ///< variables that got a text which can be read in the file
    bool m_mayCall = false;
    bool m_maySet = false;
    bool m_mayUse = false;
};

/// \a planned may run a routine of the database's: it can use whatever its session has, and the file does not say so. What the server itself
/// brings does not; a function that is not known to be one of these is taken for the database's.
bool mayCallRoutine(const PlannedStatement &planned, const SessionText &text, Database::Engine engine);

} // namespace Varve::Execution
