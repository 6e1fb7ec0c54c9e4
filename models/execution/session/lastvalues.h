// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "sessionwords.h"

namespace Varve::Execution {

/// What a statement leaves in its session for those behind it that ask: which row it put in, how many it changed or found. PostgreSQL fails by
/// itself where a session has no such value.
enum class LastValue : quint8 {
    Inserted = 1, ///< LAST_INSERT_ID(), last_insert_rowid()
    Changed = 2,  ///< ROW_COUNT(), changes()
    Found = 4     ///< FOUND_ROWS()
};
Q_DECLARE_FLAGS(LastValues, LastValue)
Q_DECLARE_OPERATORS_FOR_FLAGS(LastValues)

/// That \a text says, whether it runs or only defines something that will.
LastValues namedLastValues(const SessionText &text, Database::Engine engine);
/// That \a planned makes anew: whoever asks behind it gets its own.
LastValues madeLastValues(const PlannedStatement &planned);
/// That it may leave: a routine that it calls can do anything.
LastValues maybeLeftLastValues(const PlannedStatement &planned, Database::Engine engine);

} // namespace Varve::Execution
