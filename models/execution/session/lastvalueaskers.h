// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lastvalues.h"

#include <QHash>

namespace Varve::Execution {

/// Which statements of a file ask for what one before left: by themselves, by a view, a routine or a trigger that the file defines, or by a
/// text that it executes. What was in the database before is not looked into.
class LastValueAskers final
{
public:
    explicit LastValueAskers(Database::Engine engine) : m_engine(engine) {}
    /// What \a planned may ask for when it is sent. Statements one after the other, from the file's first one on.
    LastValues take(const PlannedStatement &planned, const SessionText &text);

private:
    LastValues hiddenIn(const SessionText &text, bool mayFire) const;
    void keepDefined(const PlannedStatement &planned, const SessionText &text);

    Database::Engine m_engine;
    QHash<QString, LastValues> m_defined; ///< that run where something names these
    QHash<QString, LastValues> m_fired;   ///< by triggers, where rows of these tables change
    LastValues m_held;                    ///< in texts, which an EXECUTE may run
};

} // namespace Varve::Execution
