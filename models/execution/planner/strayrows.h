// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "situation.h"

namespace Varve::Execution {

/// A migration of which the history says something else under a database that the project does not name: most likely this one, before it got
/// its name, or after somebody named it otherwise.
struct StrayRow
{
    enum class State {
        Applied,    ///< and pending here
        RolledBack, ///< later than it was applied here
        Partial,    ///< something of it, or not all of it, remains or may remain
    };
    const Project::Migration *migration = nullptr;
    History::HistoryEntry last; ///< that says so, or was tried
    State state = State::Applied;
};

/// In the order of the migrations.
QList<StrayRow> strayRows(const Situation &situation);

/// That \a order would run again what is there, and the ways on; nothing where it would not.
std::optional<Core::Error> strayError(const Situation &situation, const QList<const Project::Migration *> &order);

/// That what is applied here was rolled back under another name, wholly or in part, whatever is asked for; and the ways on.
std::optional<Core::Error> strayRollbackError(const Situation &situation);

/// That a rollback leaves alone what is there under another name, and the ways on.
QStringList strayWarnings(const Situation &situation);

} // namespace Varve::Execution
