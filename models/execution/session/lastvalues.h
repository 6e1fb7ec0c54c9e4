// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "sessionwords.h"

#include <array>

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

/// That \a sql says, whether it runs or only defines something that will.
LastValues namedLastValues(const QString &sql, Database::Engine engine);
/// That \a planned makes anew: whoever asks behind it gets its own.
LastValues madeLastValues(const PlannedStatement &planned);

/// What statements one after the other may have left by now: a routine that is called can leave anything.
class LastValuesLeft final
{
public:
    explicit LastValuesLeft(Database::Engine engine) : m_engine(engine) {}
    void take(const PlannedStatement &planned, int number);
    LastValues values() const;
    /// The last statement from which on all of \a values are made again. They must be among those that were left.
    int placeOf(LastValues values) const;

private:
    struct Place
    {
        LastValue value;
        int first = 0; ///< that may have left it
        int made = 0;  ///< the last one that surely did
    };
    Database::Engine m_engine;
    std::array<Place, 3> m_places{Place{LastValue::Inserted}, Place{LastValue::Changed}, Place{LastValue::Found}};
};

} // namespace Varve::Execution
